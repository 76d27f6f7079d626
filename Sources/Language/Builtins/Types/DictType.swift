/// `dict`: its constructor and its methods.
enum DictType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let dict = Dict()
    try update(dict, arguments, name: "dict")
    return .object(dict)
  }

  /// What `dict(...)` and `dict.update(...)` do with their arguments.
  static func update(_ dict: Dict, _ arguments: Arguments, name: String) throws {
    try ArgumentError.check(arguments.positionalCount, 0...1, of: name)
    if let source = arguments.at(0) { try dict.update(from: source) }
    for (index, keyword) in arguments.keywords.enumerated() {
      try dict.set(.str(keyword.text), arguments.values[arguments.positionalCount + index])
    }
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .mutableItems, .iteration, .containment], operators: [.or],
      inPlace: [.or])
    type.define("__hash__", .none)
    let methods = MethodTable(type) { $0.dict }
    methods.nullary("keys") { .object(DictView($0, .keys)) }
    methods.nullary("values") { .object(DictView($0, .values)) }
    methods.nullary("items") { .object(DictView($0, .items)) }
    methods.positional("get", 1...2) { try $0.get($1[0]) ?? $1.at(1) ?? .none }
    methods.positional("setdefault", 1...2) { dict, arguments in
      if let value = try dict.get(arguments[0]) { return value }
      let value = arguments.at(1) ?? .none
      try dict.set(arguments[0], value)
      return value
    }
    methods.positional("pop", 1...2) { dict, arguments in
      if let value = try dict.remove(arguments[0]) ?? arguments.at(1) { return value }
      throw PythonError.keyError(arguments[0])
    }
    methods.nullary("popitem") { dict in
      guard let pair = dict.removeEnd() else {
        throw PythonError.keyError(.str("popitem(): dictionary is empty"))
      }
      return .tuple([pair.key, pair.value])
    }
    methods.nullary("clear") { dict in
      dict.removeAll()
      return .none
    }
    methods.nullary("copy") { .object($0.copied()) }
    methods.nullary("__reversed__") { .object(DictIterator($0, .keys, reversed: true)) }
    defineUpdate(on: type)
    let fromKeys = NativeFunction("fromkeys") { arguments in
      try ArgumentError.check(arguments.positionalCount - 1, 1...2, of: "fromkeys")
      let made = try Operations.call(arguments[0])
      try Operations.forEach(Operations.iterator(of: arguments[1])) { key in
        try Operations.setItem(made, key, arguments.at(2) ?? .none)
      }
      return made
    }
    type.define("fromkeys", .object(ClassMethod(.object(fromKeys))))
  }

  /// `update` takes any keywords, so it binds its arguments itself.
  private static func defineUpdate(on type: TypeObject) {
    let update = NativeFunction("update", owner: type) { arguments in
      guard arguments.positionalCount > 0, let dict = arguments[0].dict else {
        throw PythonError.typeError("unbound method dict.update() needs an argument")
      }
      try self.update(dict, arguments.dropFirst(), name: "update")
      return .none
    }
    type.define("update", .object(update))
  }

  /// The methods of the views.
  static func populateView(_ type: TypeObject) {
    SlotMethods.define(on: type, [.length, .iteration, .containment])
    let methods = MethodTable(type) { $0.as(DictView.self) }
    methods.nullary("__reversed__") {
      .object(DictIterator($0.dict, $0.part, reversed: true))
    }
    methods.unary("isdisjoint") { view, other in
      let set = try SetObject(view.items)
      return .bool(try !Operations.items(of: other).contains { try set.has($0) })
    }
  }
}
