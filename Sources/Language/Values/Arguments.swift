/// The arguments of one call: the positional values, then the values of the keywords.
///
/// It looks into the caller's registers, allocates nothing, and is valid during the call only.
public struct Arguments {
  /// Positional values, then keyword values.
  package let values: UnsafeBufferPointer<Value>
  /// The keywords' names, in the order of their values.
  package let keywords: [Name]

  package init(_ values: UnsafeBufferPointer<Value>, keywords: [Name] = []) {
    self.values = values
    self.keywords = keywords
  }

  /// How many arguments came without a name.
  @inline(__always)
  package var positionalCount: Int { values.count &- keywords.count }

  /// The positional argument at an index below `positionalCount`.
  @inline(__always)
  package subscript(index: Int) -> Value { values[index] }

  /// The positional values.
  package var positional: Swift.Slice<UnsafeBufferPointer<Value>> { values[..<positionalCount] }

  /// Calls `body` with these arguments and one more before them, as a bound method does.
  package func prepending<R>(_ first: Value, _ body: (Arguments) throws -> R) rethrows -> R {
    var all: [Value] = [first]
    all.append(contentsOf: values)
    return try all.withUnsafeBufferPointer { try body(Arguments($0, keywords: keywords)) }
  }

  /// Calls `body` with positional arguments from an array.
  package static func with<R>(
    _ values: [Value], keywords: [Name] = [], _ body: (Arguments) throws -> R
  ) rethrows -> R {
    try values.withUnsafeBufferPointer { try body(Arguments($0, keywords: keywords)) }
  }
}

extension Object {
  /// Calls the object with positional arguments.
  package final func call(_ values: Value...) throws -> Value {
    try Arguments.with(values) { try call($0) }
  }
}
