import Language

/// `import operator`.
enum OperatorModule {
  static func make() -> Module {
    Module("operator", functions: operators + comparisons + others + getters)
  }

  private static var operators: [NativeFunction] {
    let binary: [(String, BinaryOperator)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide),
      ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("matmul", .matmul),
      ("and_", .and), ("or_", .or), ("xor", .xor), ("lshift", .leftShift),
      ("rshift", .rightShift), ("concat", .add),
    ]
    let unary: [(String, UnaryOperator)] = [
      ("neg", .negative), ("pos", .positive), ("invert", .invert), ("inv", .invert),
    ]
    let inPlace: [(String, BinaryOperator)] = [
      ("iadd", .add), ("isub", .subtract), ("imul", .multiply), ("itruediv", .trueDivide),
    ]
    return binary.map { name, op in
      NativeFunction(name, 2...2) { try Operations.binary(op, $0[0], $0[1]) }
    }
      + unary.map { name, op in NativeFunction(name, 1...1) { try Operations.unary(op, $0[0]) } }
      + inPlace.map { name, op in
        NativeFunction(name, 2...2) { try Operations.inPlace(op, $0[0], $0[1]) }
      }
  }

  private static var comparisons: [NativeFunction] {
    let names: [(String, ComparisonOperator)] = [
      ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater),
      ("ge", .greaterEqual),
    ]
    return names.map { name, op in
      NativeFunction(name, 2...2) { try Operations.compare(op, $0[0], $0[1]) }
    }
  }

  private static var others: [NativeFunction] {
    [
      NativeFunction("not_", 1...1) { .bool(try !Operations.isTrue($0[0])) },
      NativeFunction("truth", 1...1) { .bool(try Operations.isTrue($0[0])) },
      NativeFunction("is_", 2...2) { .bool(Operations.identical($0[0], $0[1])) },
      NativeFunction("is_not", 2...2) { .bool(!Operations.identical($0[0], $0[1])) },
      NativeFunction("contains", 2...2) { .bool(try Operations.contains($0[0], $0[1])) },
      NativeFunction("getitem", 2...2) { try Operations.getItem($0[0], $0[1]) },
      NativeFunction("setitem", 3...3) {
        try Operations.setItem($0[0], $0[1], $0[2])
        return .none
      },
      NativeFunction("delitem", 2...2) {
        try Operations.deleteItem($0[0], $0[1])
        return .none
      },
      NativeFunction("index", 1...1) { .integer(try Operations.bigIndex($0[0])) },
      NativeFunction("countOf", 2...2) { arguments in
        let items = try Operations.items(of: arguments[0])
        return .int(try items.reduce(0) { try $0 + (Operations.equal($1, arguments[1]) ? 1 : 0) })
      },
    ]
  }

  private static var getters: [NativeFunction] {
    [
      NativeFunction("itemgetter", 1...Int.max - 1) { arguments in
        getter("itemgetter", Array(arguments.positional)) { try Operations.getItem($0, $1) }
      },
      NativeFunction("attrgetter", 1...Int.max - 1) { arguments in
        getter("attrgetter", Array(arguments.positional)) { value, path in
          guard case .str(let text) = path else {
            throw PythonError.typeError("attribute name must be a string")
          }
          return try text.text.split(separator: ".").reduce(value) {
            try Operations.getAttribute($0, Name(String($1)))
          }
        }
      },
      NativeFunction("methodcaller") { arguments in
        guard let name = arguments.at(0)?.string else {
          throw PythonError.typeError("method name must be a string")
        }
        let (values, keywords) = (Array(arguments.values.dropFirst()), arguments.keywords)
        return .object(
          NativeFunction("methodcaller", 1...1) { inner in
            let method = try Operations.getAttribute(inner[0], Name(name.text))
            return try Arguments.with(values, keywords: keywords) {
              try Operations.call(method, $0)
            }
          })
      },
    ]
  }

  /// A function that gets one thing, or a tuple of several.
  private static func getter(
    _ name: String, _ keys: [Value], _ get: @escaping (Value, Value) throws -> Value
  ) -> Value {
    .object(
      NativeFunction(name, 1...1) { arguments in
        if keys.count == 1 { return try get(arguments[0], keys[0]) }
        return .tuple(try keys.map { try get(arguments[0], $0) })
      })
  }
}
