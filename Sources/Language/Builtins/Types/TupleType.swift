/// `tuple`: its constructor and its methods.
enum TupleType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("tuple() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...1, of: "tuple")
    guard let value = arguments.at(0) else { return .object(Tuple.empty) }
    if value.type === TypeObject.tuple { return value }
    return .tuple(try Operations.items(of: value))
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .iteration, .containment], operators: [.add, .multiply])
    let methods = MethodTable(type) { $0.tuple }
    methods.positional("index", 1...3) { tuple, arguments in
      try SequenceMethods.index(arguments, in: tuple.items) { "tuple.index(x): x not in tuple" }
    }
    methods.unary("count") { .int(try Sequences.count(of: $1, in: $0.items)) }
    methods.nullary("__hash__") { .int(try $0.hash()) }
  }
}
