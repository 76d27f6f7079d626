extension Builtins {
  static var textFunctions: [NativeFunction] {
    [
      unary("repr") { .str(try Operations.repr($0)) },
      unary("ascii") { .str(Str.escapingNonASCII(try Operations.repr($0))) },
      positional("format", 1...2) { arguments in
        guard let spec = arguments.at(1) else { return .str(try Operations.str(arguments[0])) }
        guard let spec = spec.string else {
          throw PythonError.typeError("format() argument 2 must be str, not \(spec.type.name)")
        }
        return .str(try Operations.format(arguments[0], spec.text))
      },
    ]
  }

  private static let printSignature = Signature(
    "*args, sep=None, end=None, file=None, flush=False", style: .builtin)

  static func outputFunctions(_ interpreter: Interpreter) -> [NativeFunction] {
    let reference = ProgramReference(interpreter)
    return [
      NativeFunction("print", keywords: { printSignature.keywordNames }) { arguments in
        try print(arguments, to: reference.program)
        return .none
      },
      positional("input", 0...1) { arguments in
        guard let read = try reference.program.readLine else {
          throw PythonError.notInDojo("input")
        }
        let prompt = try arguments.at(0).map(Operations.str) ?? ""
        guard let line = try read(prompt) else {
          throw PythonError(.eofError, "EOF when reading a line")
        }
        return .str(line)
      },
      NativeFunction(
        "open",
        signature: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None",
        style: .builtin
      ) { bound in
        .object(
          try reference.program.files.open(
            Operations.str(bound[0]), mode: Operations.str(bound[1])))
      },
    ]
  }

  private static func print(_ arguments: Arguments, to interpreter: Interpreter) throws {
    // The usual call has one str and no keywords.
    if arguments.values.count == 1, arguments.keywords.isEmpty {
      let text = try Operations.str(arguments[0])
      if !text.isLong { return try interpreter.write(text + "\n") }
      try interpreter.write(text)
      return try interpreter.write("\n")
    }
    for name in arguments.keywords
    where !["sep", "end", "file", "flush"].contains(name.text) {
      throw PythonError.typeError("'\(name)' is an invalid keyword argument for print()")
    }
    let bound = try printSignature.bind(arguments, to: "print")
    let separator = try option(bound[1], "sep", standard: " ")
    let end = try option(bound[2], "end", standard: "\n")
    var parts = arguments.positional[...]
    let text = try Sequences.joined(separator, { parts.popFirst() }, Operations.str) + end
    if let file = bound[3].object {
      _ = try Operations.callMethod(.object(file), "write", .str(text))
    } else {
      try interpreter.write(text)
    }
  }

  private static func option(_ value: Value, _ name: String, standard: String) throws -> String {
    switch value {
    case .none: return standard
    case .str(let text): return text.text
    default:
      throw PythonError.typeError("\(name) must be None or a string, not \(value.type.name)")
    }
  }
}
