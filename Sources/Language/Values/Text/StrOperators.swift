/// The operators of str.
enum StrOperators {
  /// `text op other`; nil where str has no such operator.
  static func binary(_ op: BinaryOperator, _ text: Str, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard case .str(let other) = other else { return nil }
      return .str(try concatenated(text, other))
    case .multiply:
      return try repeated(text, other)
    case .modulo:
      return .str(try PercentFormat.format(text, other))
    default:
      return nil
    }
  }

  /// `text + other`; throws `MemoryError` where that is too much.
  static func concatenated(_ text: Str, _ other: Str) throws -> Str {
    guard text.count + other.count > 1 << 20 else { return text.concatenated(with: other) }
    return try concatenated(text, other, room: text.count + other.count)
  }

  /// The same in storage with room for more; lets a request to stop through.
  private static func concatenated(_ text: Str, _ other: Str, room: Int) throws -> Str {
    try Sequences.checkMemory(room, times: 1, bytesEach: 4)
    var sum = StrBuilder()
    sum.reserve(room)
    try sum.append(text)
    try sum.append(other)
    return sum.finish()
  }

  /// `variable += more`: takes time for what is added only, on the whole, where the variable alone
  /// holds a long text; throws as `concatenated`.
  static func append(_ more: Str, to variable: UnsafeMutablePointer<Value>) throws {
    guard var text = take(variable) else { return }
    defer { variable.pointee = .str(text) }
    let count = text.count + more.count
    if count < 256 {
      text = text.concatenated(with: more)
    } else if isKnownUniquelyReferenced(&text), text.hasRoom(for: more) {
      var content = text.content
      text = .empty
      content.append(more)
      text = Str(content)
    } else {
      text = try concatenated(text, more, room: count + count / 2)
    }
  }

  /// The str of a variable, which loses it.
  private static func take(_ variable: UnsafeMutablePointer<Value>) -> Str? {
    guard case .str(let text) = variable.pointee else { return nil }
    variable.pointee = .undefined
    return text
  }

  /// `text * count`; nil where `count` is no integer.
  static func repeated(_ text: Str, _ count: Value) throws -> Value? {
    guard let count = try Sequences.repetitions(count) else { return nil }
    guard count > 0, text.count > 0 else { return .str(.empty) }
    if count == 1 { return .str(text) }
    switch text.content {
    case .ascii(let bytes):
      if bytes.count == 1 {
        return .str(Str(.ascii(try Sequences.filled(count, with: bytes[0]))))
      }
      try Sequences.checkMemory(bytes.count, times: count, bytesEach: 1)
      return .str(Str(.ascii(try repeated(bytes, count))))
    case .wide(let scalars):
      try Sequences.checkMemory(scalars.count, times: count, bytesEach: 4)
      return .str(Str(.wide(try repeated(scalars, count))))
    }
  }

  private static func repeated<T>(_ part: [T], _ count: Int) throws -> [T] {
    var result: [T] = []
    result.reserveCapacity(part.count * count)
    for _ in 0..<count {
      try Str.forEachStretch(of: part.count) { result.append(contentsOf: part[$0]) }
    }
    return result
  }

  /// `text[key]`.
  @inline(__always)
  static func getItem(_ text: Str, _ key: Value) throws -> Value {
    if case .int(let index) = key {
      let place = try Sequences.place(index, count: text.count, "string index out of range")
      return .str(.character(text.scalar(at: place)))
    }
    return try getItemSlowly(text, key)
  }

  private static func getItemSlowly(_ text: Str, _ key: Value) throws -> Value {
    if let slice = key.as(Slice.self) {
      let places = try slice.indices(text.count)
      if places.step == 1 {
        if places.count == text.count { return .str(text) }
        if places.count < 1 << 20 {
          return .str(text.slice(places.start, max(places.start, places.stop)))
        }
        var part = StrBuilder()
        part.reserve(places.count)
        try part.append(text, places.start..<places.stop)
        return .str(part.finish())
      }
      var result = StrBuilder()
      result.reserve(places.count)
      try Str.forEachStretch(of: places.count) { numbers in
        for number in numbers {
          result.append(text.scalar(at: places.start &+ number &* places.step))
        }
      }
      return .str(result.finish())
    }
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError("string indices must be integers, not '\(key.type.name)'")
    }
    let place = try Sequences.place(index, count: text.count, "string index out of range")
    return .str(.character(text.scalar(at: place)))
  }
}

/// The iterator of a str.
package final class StrIterator: Iterator {
  package let text: Str
  private var index = 0

  package init(_ text: Str) { self.text = text }

  package override var type: TypeObject {
    if case .ascii = text.content { .asciiIterator } else { .strIterator }
  }

  @inline(__always)
  package override func next() throws -> Value? {
    guard index < text.count else { return nil }
    willChange()
    defer { index &+= 1 }
    return .str(.character(text.scalar(at: index)))
  }

  package override var remaining: Int? { text.count - index }

  package override func restoration() -> (() -> Void)? {
    let old = index
    return { [self] in index = old }
  }
}
