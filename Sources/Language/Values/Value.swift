/// A Python value. Small ones are held in place; everything else is an `Object`.
public enum Value {
  /// No value: an unbound local, a missing argument. A program never sees it.
  case undefined
  case none
  case bool(Bool)
  /// An int that fits 64 bits; a larger one is a `BigInteger` object.
  case int(Int)
  case float(Double)
  case str(Str)
  case object(Object)

  /// The value's class, as `type(x)` gives it.
  package var type: TypeObject {
    switch self {
    case .undefined, .none: .noneType
    case .bool: .bool
    case .int: .int
    case .float: .float
    case .str: .str
    case .object(let object): object.type
    }
  }

  /// Whether there is a value at all.
  @inline(__always)
  package var isUndefined: Bool {
    if case .undefined = self { true } else { false }
  }

  /// Whether this is `None`.
  @inline(__always)
  package var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// The object of a class, if the value is one: `value.as(List.self)`.
  @inline(__always)
  package func `as`<T: Object>(_: T.Type) -> T? {
    if case .object(let object) = self { object as? T } else { nil }
  }

  /// A str with this text.
  package static func str(_ text: String) -> Value { .str(Str(text)) }

  /// A new list.
  package static func list(_ items: [Value]) -> Value {
    .object(items.withUnsafeBufferPointer(List.of))
  }

  /// A tuple.
  package static func tuple(_ items: [Value]) -> Value { .object(Tuple(items)) }

  /// `NotImplemented`.
  package static var notImplemented: Value { .object(NotImplementedType.shared) }

  /// `...`.
  package static var ellipsis: Value { .object(EllipsisType.shared) }

  /// The object, if the value is one that is not held in place.
  @inline(__always)
  package var object: Object? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The object that an instance carries, if it has this layout.
  @inline(never)
  private func carried(_ layout: Object.Layout) -> Object? {
    guard case .object(let object)? = payload, object.layout == layout else { return nil }
    return object
  }

  @inline(never)
  private var carriedStr: Str? {
    guard case .str(let str)? = payload else { return nil }
    return str
  }

  /// The list, if the value is one (or of a class derived from it).
  @inline(__always)
  package var list: List? {
    if case .object(let object) = self, object.layout == .list {
      unsafeDowncast(object, to: List.self)
    } else {
      carried(.list).map { unsafeDowncast($0, to: List.self) }
    }
  }

  /// Whether it is a list itself, and no instance that carries one.
  @inline(__always)
  package var isPlainList: Bool {
    if case .object(let object) = self { object.layout == .list } else { false }
  }

  /// The tuple, if the value is one (or of a class derived from it).
  @inline(__always)
  package var tuple: Tuple? {
    if case .object(let object) = self, object.layout == .tuple {
      unsafeDowncast(object, to: Tuple.self)
    } else {
      carried(.tuple).map { unsafeDowncast($0, to: Tuple.self) }
    }
  }

  /// The dict, if the value is one (or of a class derived from it).
  @inline(__always)
  package var dict: Dict? {
    if case .object(let object) = self, object.layout == .dict {
      unsafeDowncast(object, to: Dict.self)
    } else {
      carried(.dict).map { unsafeDowncast($0, to: Dict.self) }
        ?? self.as(GlobalsDict.self)?.refreshed()
    }
  }

  /// The set or frozenset, if the value is one (or of a class derived from it).
  @inline(__always)
  package var set: SetObject? {
    if case .object(let object) = self, object.layout == .set {
      unsafeDowncast(object, to: SetObject.self)
    } else {
      carried(.set).map { unsafeDowncast($0, to: SetObject.self) }
    }
  }

  /// The class, if the value is one.
  @inline(__always)
  package var typeObject: TypeObject? {
    if case .object(let object) = self, object.layout == .type {
      unsafeDowncast(object, to: TypeObject.self)
    } else {
      nil
    }
  }

  /// The str, if the value is one.
  @inline(__always)
  package var string: Str? {
    if case .str(let str) = self { str } else { carriedStr }
  }
}

/// Operators with two operands; the raw value is the operator's text.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case trueDivide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matmul = "@"
  case leftShift = "<<"
  case rightShift = ">>"
  case and = "&"
  case or = "|"
  case xor = "^"
}

/// Operators with one operand (`not` is no such operator: it asks for truth).
public enum UnaryOperator: String, Sendable, CaseIterable {
  case negative = "-"
  case positive = "+"
  case invert = "~"
}

/// Rich comparisons.
public enum ComparisonOperator: String, Sendable, CaseIterable {
  case less = "<"
  case lessEqual = "<="
  case equal = "=="
  case notEqual = "!="
  case greater = ">"
  case greaterEqual = ">="

  /// The comparison with its operands exchanged: `a < b` is `b > a`.
  package var swapped: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    }
  }
}
