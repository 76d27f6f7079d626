/// A program, for its functions: one that was given to a class of the library (`nn.Module.show = print`)
/// outlives the program that it came from.
package struct ProgramReference {
  private weak var interpreter: Interpreter?

  package init(_ interpreter: Interpreter) { self.interpreter = interpreter }

  /// The program's interpreter. Throws `RuntimeError` where the program has ended.
  package var program: Interpreter {
    get throws {
      guard let interpreter else {
        throw PythonError.runtimeError("the program that this function is of has ended")
      }
      return interpreter
    }
  }
}
