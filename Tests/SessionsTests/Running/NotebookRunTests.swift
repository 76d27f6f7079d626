import Testing

@testable import Sessions

@Suite("Running a notebook", .serialized)
struct NotebookRunTests {
  @Test("cells run in one workspace; each keeps what it gave")
  func outputs() throws {
    let run = try TestRun("x = 2\nprint('a')\nprint('b')", "", "x * 21", "x;", "None")
    #expect(run.ending == .completed)
    #expect(run.contents(0) == [.stream(name: "stdout", text: "a\nb\n")])
    #expect(run.contents(2) == [.result("42")])
    #expect(run.contents(3).isEmpty && run.contents(4).isEmpty)
    #expect(run.notebook.cells.map(\.executionCount) == [1, nil, 2, 3, 4])
    #expect(run.shown.last == "value: 42")
  }

  @Test("streams stay in their order")
  func streams() throws {
    let run = try TestRun("import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)")
    #expect(
      run.contents() == [
        .stream(name: "stdout", text: "1\n"), .stream(name: "stderr", text: "2\n"),
        .stream(name: "stdout", text: "3\n"),
      ])
  }

  @Test("`_` is the last value, unless the program uses the name")
  func lastValue() throws {
    let run = try TestRun("6 * 7", "_ + 1", "for _ in range(3): pass", "'x'", "_")
    #expect(run.contents(1) == [.result("43")])
    #expect(run.contents(4) == [.result("2")])
  }

  // MARK: Errors

  @Test("an error ends the run; what came before stays")
  func error() throws {
    let run = try TestRun("print('before')\n1 / 0\nprint('after')", "print('next')")
    #expect(run.ending == .failed)
    #expect(
      run.contents() == [
        .stream(name: "stdout", text: "before\n"),
        .error(name: "ZeroDivisionError", value: "division by zero"),
      ])
    #expect(run.notebook.cells[1].executionCount == nil)
    let shown = try #require(run.shown.last)
    #expect(shown.contains("File \"<cell 1>\", line 2, in <module>\n    1 / 0"))
  }

  @Test("where errors are allowed, the next cells run")
  func allowedErrors() throws {
    let run = try TestRun("raise ValueError('no')", "(", "print('next')", allowsErrors: true)
    #expect(run.ending == .completed)
    #expect(run.contents(0) == [.error(name: "ValueError", value: "no")])
    #expect(
      run.contents(1) == [
        .error(name: "SyntaxError", value: "'(' was never closed (<cell 2>, line 1)")
      ])
    #expect(run.contents(2) == [.stream(name: "stdout", text: "next\n")])
  }

  @Test("outputs of an earlier run are gone, also where a cell does not run")
  func staleOutputs() throws {
    var notebook = Notebook()
    for source in ["1 / 0", "x"] {
      var cell = NotebookCell(.code, source: source)
      cell.outputs = [.stream("stdout", "old")]
      cell.executionCount = 7
      notebook.cells.append(cell)
    }
    let run = try TestRun(notebook)
    #expect(run.contents(0).count == 1)
    #expect(run.contents(1).isEmpty && run.notebook.cells[1].executionCount == nil)
  }

  @Test("an interrupt ends the run, even where errors are allowed")
  func interrupt() throws {
    let run = try TestRun("raise KeyboardInterrupt", "print('next')", allowsErrors: true)
    #expect(run.ending == .interrupted)
    #expect(run.contents(0) == [.error(name: "KeyboardInterrupt", value: "")])
    #expect(run.contents(1).isEmpty)
  }

  // MARK: Figures

  @Test("figures are shown at plt.show() and at the end of a cell")
  func figures() throws {
    let run = try TestRun(
      "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('between')\n"
        + "plt.figure(figsize=(4, 2))\nplt.plot([2, 1]);")
    #expect(
      run.contents() == [
        .display("<Figure size 640x480 with 1 Axes>"), .stream(name: "stdout", text: "between\n"),
        .display("<Figure size 400x200 with 1 Axes>"),
      ])
    let picture = run.notebook.text
    #expect(picture.contains("\"image/svg+xml\": [\n") && picture.contains("<svg xmlns="))
    #expect(run.shown.filter { $0.hasPrefix("figure") }.count == 2)
  }

  @Test("display shows a value in the middle of a cell")
  func display() throws {
    let run = try TestRun("display([1, 2])\nprint('x')\n'end'")
    #expect(
      run.contents() == [
        .display("[1, 2]"), .stream(name: "stdout", text: "x\n"), .result("'end'"),
      ])
  }

  @Test("what says how a notebook shows it is shown so, and in plain text")
  func richDisplay() throws {
    let run = try TestRun(
      """
      from IPython.display import HTML, Markdown
      class Table:
        def __repr__(self): return 'Table'
        def _repr_html_(self): return '<table></table>'
      display(Markdown('*a*'))
      Table()
      """, "HTML('<b>b</b>')")
    #expect(
      run.contents(0) == [
        .display("<IPython.core.display.Markdown object>"), .result("Table"),
      ])
    #expect(run.contents(1) == [.result("<IPython.core.display.HTML object>")])
    let forms = run.notebook.cells.flatMap { $0.outputs.compactMap { $0.object["data"]?.object } }
    #expect(forms[0]["text/markdown"] == .array([.string("*a*")]))
    #expect(forms[1]["text/html"] == .array([.string("<table></table>")]))
    #expect(forms[2]["text/html"] == .array([.string("<b>b</b>")]))
  }

  // MARK: Settings

  @Test("a setting stands for what the notebook assigns, wherever it does")
  func settings() throws {
    let run = try TestRun(
      "steps = 200000\nprint(steps)\nsteps = steps * 2\nprint(steps)", "steps",
      set: ["steps = 10 ** 2"])
    #expect(run.contents(0) == [.stream(name: "stdout", text: "100\n100\n")])
    #expect(run.contents(1) == [.result("100")])
  }

  @Test(
    "what is wrong with a setting is said before anything runs",
    arguments: [
      ("y=1", "NameError: no cell assigns to 'y', so it cannot be set"),
      ("x", "ValueError: 'x' is not NAME=VALUE"),
      ("x y=1", "ValueError: 'x y=1' is not NAME=VALUE"),
      (
        "x=qqqq",
        "ValueError: x=qqqq: the value is no Python expression "
          + "(NameError: name 'qqqq' is not defined)"
      ),
    ])
  func wrongSettings(setting: String, message: String) throws {
    let error = #expect(throws: (any Error).self) {
      try TestRun("x = 1\nprint(x)", set: [setting])
    }
    #expect("\(try #require(error))" == message)
  }

  // MARK: Magics and files

  @Test("magics that the dojo has not are named, and programs never run")
  func passedOver() throws {
    let run = try TestRun(
      "%load_ext autoreload\n!touch x\nfiles = !ls\nfiles", "%%bash\nexit 1", "%matplotlib inline")
    #expect(run.ending == .completed)
    #expect(
      run.shown == [
        "note: %load_ext is not in the dojo: the line is passed over",
        "note: !touch x is passed over: the dojo runs no programs",
        "note: !ls is passed over: the dojo runs no programs", "value: []",
        "note: %%bash is not in the dojo: its cell is passed over",
      ])
  }

  @Test("%time and %%time say how long something took, and give its value")
  func time() throws {
    let run = try TestRun("%time x = 3", "%%time\ny = x + 1\ny", "z = %time x * 2\nz")
    for cell in 0..<3 {
      guard case .stream("stdout", let text)? = run.contents(cell).first else {
        Issue.record("cell \(cell) printed nothing")
        continue
      }
      let lines = text.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].hasPrefix("CPU times: user ") && lines[0].contains(", sys: "))
      #expect(lines[1].hasPrefix("Wall time: "))
    }
    #expect(run.contents(1).last == .result("4"))
    #expect(run.contents(2).last == .result("6"))
  }

  @Test("what nobody will read is shown and not kept")
  func unkept() throws {
    let run = try TestRun("print(1)\n2", keepsOutputs: false)
    #expect(run.shown == ["out: 1\n", "value: 2"])
    #expect(run.contents().isEmpty)
  }

  @Test("%timeit and %%timeit run over and over and leave no names")
  func timeit() throws {
    let run = try TestRun(
      "%timeit -n 2 -r 3 inner = 1", "%%timeit -n1 -r1\ns = '''a\n  b'''\nassert len(s) == 5",
      "'inner' in globals() or '__timeit' in globals()")
    let endings = ["(mean ± std. dev. of 3 runs, 2 loops each)\n", "of 1 run, 1 loop each)\n"]
    for (cell, ending) in endings.enumerated() {
      guard case .stream("stdout", let text)? = run.contents(cell).first else {
        Issue.record("cell \(cell) printed nothing")
        continue
      }
      #expect(text.hasSuffix(ending) && text.contains(" ± "))
    }
    #expect(run.contents(2) == [.result("False")])
  }

  @Test("%%capture keeps what a cell prints to itself")
  func capture() throws {
    let run = try TestRun("%%capture\nprint(1)\nx = 5\nx", "x")
    #expect(run.contents(0).isEmpty)
    #expect(run.contents(1) == [.result("5")])
  }

  @Test(
    "durations in IPython's words",
    arguments: [
      (0, "0 ns"), (1.234e-8, "12.3 ns"), (3.5e-4, "350 µs"), (0.0124, "12.4 ms"),
      (1.239, "1.24 s"),
      (65, "1min 5s"), (3661, "1h 1min 1s"),
    ])
  func durations(seconds: Double, text: String) {
    #expect(Duration.text(seconds) == text)
  }

  @Test("names.txt is found by any path, and a note says where")
  func names() throws {
    let run = try TestRun("len(open('../nowhere/names.txt').read().splitlines())")
    #expect(run.contents() == [.result("32033")])
    #expect(run.shown.first?.hasPrefix("note: ../nowhere/names.txt is read from /") == true)
    let other = try TestRun("open('../nowhere/other.txt')")
    #expect(other.ending == .failed)
  }
}
