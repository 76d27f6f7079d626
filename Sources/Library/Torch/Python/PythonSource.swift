import Language

/// A module of the library that is written in Python.
struct PythonSource {
  /// The module's dotted name.
  let module: String
  let text: String

  /// The interpreters that functions of such modules run in: they see no name of the program.
  private nonisolated(unsafe) static var interpreters: [Interpreter] = []

  /// Runs the text where the given names are known; returns all names that it binds.
  ///
  /// What it imports are the modules of `outer`, so that a class is the same for both; without
  /// one it has modules of its own.
  func run(with names: [Name: Value], in outer: Interpreter? = nil) throws -> [Name: Value] {
    let interpreter = Interpreter(output: { _ in })
    interpreter.files = .restricted
    PythonSource.interpreters.append(interpreter)
    TorchModule.register(in: interpreter)
    PythonModules.register(in: interpreter, sharing: outer)
    for (name, value) in names { interpreter.globals[name] = value }
    interpreter.globals["__name__"] = .str(module)
    try interpreter.run(Source(text, name: "<\(module)>"))
    return Dictionary(
      uniqueKeysWithValues: interpreter.globals.boundNames.compactMap { name in
        interpreter.globals[name].map { (name, $0) }
      })
  }
}
