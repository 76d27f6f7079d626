import Language

/// `help`: written in Python, and made when somebody asks.
final class HelpObject: Object {
  private let reference: ProgramReference

  nonisolated(unsafe) private static let typeObject = TypeObject(
    "_Helper", module: "_sitebuiltins")

  init(_ interpreter: Interpreter) { reference = ProgramReference(interpreter) }

  override var type: TypeObject { HelpObject.typeObject }

  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments) throws -> Value {
    try Operations.call(HelpObject.function("help", in: reference.program), arguments)
  }

  override func repr() throws -> String {
    "Type help(object), or object? at the prompt, for help on an object; :help lists the commands."
  }

  /// A function of `pydoc`.
  fileprivate static func function(_ name: Name, in interpreter: Interpreter) throws -> Value {
    try interpreter.module(named: "pydoc").getAttribute(name)
  }
}

extension Library {
  /// What IPython shows for `name?`: how to call the thing or what it holds, its words, its type.
  ///
  /// - Parameter name: a name with attributes, such as `torch.max`.
  ///
  /// Throws Python's error where there is no such thing.
  package static func information(on name: String, in interpreter: Interpreter) throws -> String {
    let thing = try interpreter.run(interpreter.compile(Source(name, name: "<help>")))
    return try Operations.str(
      Operations.call(HelpObject.function("information", in: interpreter), thing))
  }
}
