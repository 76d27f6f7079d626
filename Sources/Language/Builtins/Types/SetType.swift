/// `set` and `frozenset`: their constructors and their methods.
enum SetType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    .object(try make(arguments, isFrozen: false))
  }

  static func constructFrozen(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if let set = arguments.at(0)?.set, set.type === TypeObject.frozenset { return arguments[0] }
    return .object(try make(arguments, isFrozen: true))
  }

  private static func make(_ arguments: Arguments, isFrozen: Bool) throws -> SetObject {
    let name = isFrozen ? "frozenset" : "set"
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("\(name)() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...1, of: name)
    return try arguments.at(0).map { try set(of: $0, isFrozen: isFrozen) }
      ?? SetObject(isFrozen: isFrozen)
  }

  /// A set of the items of any iterable.
  private static func set(of value: Value, isFrozen: Bool = false) throws -> SetObject {
    let result = SetObject(isFrozen: isFrozen)
    if let other = value.set {
      try result.merge(other)
    } else if case .str(let text) = value, case .ascii(let bytes) = text.content {
      var seen = [Bool](repeating: false, count: 128)
      for byte in bytes where !seen[Int(byte)] {
        seen[Int(byte)] = true
        try result.add(.str(.character(UInt32(byte))))
      }
    } else {
      try Operations.forEach(Operations.iterator(of: value)) { try result.add($0) }
    }
    return result
  }

  private static func other(_ value: Value) throws -> SetObject { try value.set ?? set(of: value) }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .iteration, .containment], operators: [.or, .and, .subtract, .xor],
      inPlace: type === TypeObject.frozenset ? [] : [.or, .and, .subtract, .xor])
    if type === TypeObject.set { type.define("__hash__", .none) }
    let methods = MethodTable(type) { $0.set }
    defineAlgebra(methods)
    methods.nullary("copy") { .object(try $0.copied()) }
    if type === TypeObject.frozenset {
      methods.nullary("__hash__") { .int(try $0.hash()) }
    } else {
      defineChanges(methods)
    }
  }

  private static func defineAlgebra(_ methods: MethodTable<SetObject>) {
    let any = 0...Int.max - 1
    methods.positional("union", any) { set, arguments in
      .object(try arguments.positional.reduce(set.copied()) { try $0.union(other($1)) })
    }
    methods.positional("intersection", any) { set, arguments in
      .object(
        try arguments.positional.reduce(set.copied()) { try $0.intersection(other($1)) })
    }
    methods.positional("difference", any) { set, arguments in
      .object(try arguments.positional.reduce(set.copied()) { try $0.difference(other($1)) })
    }
    methods.unary("symmetric_difference") { .object(try $0.symmetricDifference(other($1))) }
    methods.unary("issubset") { .bool(try $0.isSubset(of: other($1))) }
    methods.unary("issuperset") { .bool(try other($1).isSubset(of: $0)) }
    methods.unary("isdisjoint") { .bool(try $0.intersection(other($1)).count == 0) }
  }

  private static func defineChanges(_ methods: MethodTable<SetObject>) {
    let any = 0...Int.max - 1
    methods.unary("add") {
      try $0.add($1)
      return .none
    }
    methods.unary("remove") {
      guard try $0.remove($1) else { throw PythonError.keyError($1) }
      return .none
    }
    methods.unary("discard") {
      _ = try $0.remove($1)
      return .none
    }
    methods.nullary("pop") { set in
      guard let item = set.removeFirst() else {
        throw PythonError.keyError(.str("pop from an empty set"))
      }
      return item
    }
    methods.nullary("clear") {
      $0.removeAll()
      return .none
    }
    methods.positional("update", any) { set, arguments in
      for value in arguments.positional { try set.merge(other(value)) }
      return .none
    }
    methods.positional("intersection_update", any) { set, arguments in
      for value in arguments.positional { _ = try set.inPlace(.and, .object(other(value))) }
      return .none
    }
    methods.positional("difference_update", any) { set, arguments in
      for value in arguments.positional { _ = try set.inPlace(.subtract, .object(other(value))) }
      return .none
    }
    methods.unary("symmetric_difference_update") { set, value in
      _ = try set.inPlace(.xor, .object(other(value)))
      return .none
    }
  }
}
