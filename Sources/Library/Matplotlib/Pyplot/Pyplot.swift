import Language

/// Where figures go when a program shows them.
package protocol FigureSink: AnyObject {
  /// Shows a figure, at once; throws where a stop is asked for while it is drawn.
  func show(_ figure: Figure) throws
}

/// `matplotlib.pyplot`: the figures of a program, and the way out for them.
package enum Pyplot {
  /// Who shows figures at `plt.show()`; without one they wait for `takeFigures()`.
  package nonisolated(unsafe) static weak var sink: (any FigureSink)?

  /// The running program's figures.
  nonisolated(unsafe) static var state = PyplotState()

  /// Registers `matplotlib.pyplot` and forgets the figures of an earlier program.
  package static func register(in interpreter: Interpreter) {
    state = PyplotState()
    let reference = ProgramReference(interpreter)
    state.write = { text, path in
      let file = Value.object(try reference.program.files.open(path, mode: "w"))
      _ = try Operations.call(Operations.getAttribute(file, "write"), .str(text))
      _ = try Operations.call(Operations.getAttribute(file, "close"))
    }
    // Made at the first import: the colour tables take a millisecond.
    var made: Module?
    func pyplot() -> Module {
      let module = made ?? PyplotModule.pyplot()
      made = module
      return module
    }
    interpreter.moduleMakers["matplotlib.pyplot"] = { _ in pyplot() }
    interpreter.moduleMakers["matplotlib"] = { _ in PyplotModule.matplotlib(pyplot: pyplot()) }
  }

  /// The figures that are to be shown now, in order; they are closed, as a notebook's inline
  /// backend does at the end of a cell. A figure without axes is dropped.
  package static func takeFigures() -> [Figure] { state.take() }

  /// The figures of `plt.show()` that nobody has seen yet; those that are still drawn in stay open.
  package static func takeShownFigures() -> [Figure] { state.takeShown() }

  /// The figure that a value of the program is, to be drawn where the value is shown.
  package static func figure(_ value: Value) -> Figure? {
    value.as(FigureObject.self)?.snapshot
  }
}
