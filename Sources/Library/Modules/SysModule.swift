import Language

/// `import sys`: what a program may ask about the language it runs in.
enum SysModule {
  static func make(_ interpreter: Interpreter) -> Module {
    let reference = ProgramReference(interpreter)
    let output = OutputStream("stdout") { [weak interpreter] in interpreter?.output($0) }
    interpreter.standardOutput = output
    let module = Module(
      "sys",
      functions: [
        NativeFunction("exit", 0...1) { arguments in
          throw PythonError(Exception(.systemExit, Array(arguments.positional)))
        },
        NativeFunction("getrecursionlimit", 0...0) { _ in
          .int(try reference.program.recursionLimit)
        },
        NativeFunction("setrecursionlimit", 1...1) { arguments in
          try reference.program.setRecursionLimit(Operations.index(arguments[0]))
          return .none
        },
        NativeFunction("exc_info", 0...0) { _ in
          guard let exception = try reference.program.handledException else {
            return .tuple([.none, .none, .none])
          }
          return .tuple([.object(exception.type), .object(exception), .none])
        },
        NativeFunction("get_int_max_str_digits", 0...0) { _ in .int(IntegerText.digitLimit) },
        NativeFunction("intern", 1...1) { $0[0] },
      ],
      values: [
        "version": .str("3.11.7 (dojo)"), "maxsize": .int(.max), "byteorder": .str("little"),
        "platform": .str(platform), "argv": .list([.str("")]), "path": .list([]),
        "maxunicode": .int(0x10FFFF), "version_info": versionInfo, "float_info": floatInfo,
        "int_info": intInfo,
        "stdout": .object(output), "__stdout__": .object(output),
        "stderr": .object(
          OutputStream("stderr") { [weak interpreter] in interpreter?.errorOutput?($0) }),
      ])
    module.says(notInDojo: "sys") { [weak interpreter] name in
      guard name == "modules", let interpreter else { return nil }
      let known = interpreter.modules.sorted { $0.key < $1.key }
      return .object(Dict(names: known.map { ($0.key, .object($0.value)) }))
    }
    return module
  }

  private static var platform: String {
    #if os(macOS)
      "darwin"
    #else
      "linux"
    #endif
  }

  /// A tuple with names, as `sys` has several.
  private static func record(_ name: String, _ items: [(String, Value)]) -> Value {
    let type = TypeObject(
      name, module: "sys", bases: [.tuple],
      populate: { type in
        let methods = MethodTable(type) { $0.tuple }
        for (index, item) in items.enumerated() { methods.property(item.0) { $0.items[index] } }
      })
    return .object(NamedTuple(type, items.map(\.0), items.map(\.1)))
  }

  private static var versionInfo: Value {
    record(
      "version_info",
      [
        ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)),
        ("releaselevel", .str("final")), ("serial", .int(0)),
      ])
  }

  private static var intInfo: Value {
    record(
      "int_info",
      [
        ("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)),
        ("default_max_str_digits", .int(IntegerText.digitLimit)),
        ("str_digits_check_threshold", .int(640)),
      ])
  }

  private static var floatInfo: Value {
    record(
      "float_info",
      [
        ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)),
        ("max_10_exp", .int(308)), ("min", .float(.leastNormalMagnitude)),
        ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)), ("dig", .int(15)),
        ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)),
        ("rounds", .int(1)),
      ])
  }
}

/// `sys.stdout` and `sys.stderr`.
private final class OutputStream: Object {
  private let name: String
  private let put: (String) -> Void

  init(_ name: String, _ put: @escaping (String) -> Void) {
    self.name = name
    self.put = put
    super.init()
  }

  private nonisolated(unsafe) static let streamType = TypeObject(
    "OutStream", module: "ipykernel.iostream",
    populate: { type in
      let methods = MethodTable(type) { $0.as(OutputStream.self) }
      methods.unary("write") { stream, text in
        guard case .str(let text) = text else {
          throw PythonError.typeError("write() argument must be str, not \(text.type.name)")
        }
        stream.put(text.text)
        return .int(text.count)
      }
      methods.nullary("flush") { _ in .none }
      methods.nullary("isatty") { _ in .bool(false) }
      methods.property("name") { .str("<\($0.name)>") }
    })

  override var type: TypeObject { OutputStream.streamType }
}
