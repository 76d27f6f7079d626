import Language
import Safety

@testable import Library

/// Runs programs that plot, each in an interpreter of its own.
enum PlotProgram {
  private static func interpreter() throws -> Interpreter {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    _ = try interpreter.run(Source("import torch, matplotlib.pyplot as plt", name: "<test>"))
    return interpreter
  }

  /// The value of the program's last expression.
  static func value(_ program: String) throws -> Value {
    try interpreter().run(Source(program, name: "<test>"))
  }

  /// What `repr` says of the last expression, without addresses.
  static func shown(_ program: String) throws -> String {
    try withoutAddresses(Operations.repr(value(program)))
  }

  private static func withoutAddresses(_ text: String) -> String {
    text.replacing(#/at 0x[0-9a-f]+/#, with: "at 0x")
  }

  /// `ValueError: …`, as the program's last line says.
  static func error(_ program: String) throws -> String {
    do {
      return try "no error: \(shown(program))"
    } catch let error as PythonError {
      return "\(error.exception.type.name): \(try error.exception.str())"
    }
  }

  /// The figures that are open at the program's end.
  static func figures(_ program: String) throws -> [Figure] {
    _ = try value(program)
    return Pyplot.takeFigures()
  }

  /// The first axes of the last figure, and that figure.
  static func axes(_ program: String) throws -> (axes: Axes, figure: Figure) {
    guard let figure = try figures(program).last, let axes = figure.axes.first else {
      throw NamedError("LookupError", "nothing was drawn")
    }
    return (axes, figure)
  }
}
