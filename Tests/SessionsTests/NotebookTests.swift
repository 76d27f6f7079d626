import Testing

@testable import Sessions

@Suite("Notebooks")
struct NotebookTests {
  static let sample = #"""
    {
     "cells": [
      {
       "cell_type": "markdown",
       "id": "a1",
       "metadata": {},
       "source": [
        "# Title\n",
        "\n",
        "text"
       ]
      },
      {
       "cell_type": "code",
       "execution_count": 3,
       "metadata": {
        "collapsed": true
       },
       "outputs": [
        {
         "name": "stdout",
         "output_type": "stream",
         "text": [
          "1\n",
          "2\n"
         ]
        },
        {
         "data": {
          "image/png": "iVBOR",
          "text/plain": [
           "4"
          ]
         },
         "execution_count": 3,
         "metadata": {},
         "output_type": "execute_result"
        },
        {
         "ename": "ZeroDivisionError",
         "evalue": "division by zero",
         "output_type": "error",
         "traceback": []
        }
       ],
       "source": [
        "# %% not a header\n",
        "print(1)\n",
        "\n"
       ]
      },
      {
       "cell_type": "raw",
       "metadata": {},
       "source": "one\ntwo"
      },
      {
       "cell_type": "code",
       "execution_count": null,
       "metadata": {},
       "outputs": [],
       "source": []
      }
     ],
     "metadata": {
      "custom": {
       "z": 1,
       "a": 1.50
      }
     },
     "nbformat": 4,
     "nbformat_minor": 5
    }

    """#

  private func notebook(_ text: String) throws -> Notebook {
    try Notebook(parsing: Array(text.utf8))
  }

  @Test("A notebook is written as it was read")
  func roundTrip() throws {
    #expect(try notebook(Self.sample).text == Self.sample)
  }

  @Test("Cells have a source and outputs, however the text is split")
  func cells() throws {
    let cells = try notebook(Self.sample).cells
    #expect(cells.map(\.kind) == [.markdown, .code, .raw, .code])
    #expect(
      cells.map(\.source) == ["# Title\n\ntext", "# %% not a header\nprint(1)\n\n", "one\ntwo", ""])
    #expect(cells[1].executionCount == 3)
    #expect(
      cells[1].outputs.map(\.contents) == [
        .stream(name: "stdout", text: "1\n2\n"), .result("4"),
        .error(name: "ZeroDivisionError", value: "division by zero"),
      ])
  }

  @Test("New outputs are what nbformat asks for")
  func outputs() throws {
    var cell = NotebookCell(.code, source: "x")
    cell.executionCount = 1
    cell.outputs = [
      .stream("stderr", "a\nb"), .result("4", executionCount: 1),
      .display([MediaText("text/plain", "<Figure>"), MediaText("image/png", "aa\nbb")]),
      .error(name: "E", value: "v", traceback: ["t"]),
    ]
    let text = JSON.array(cell.outputs.map { .object($0.object) }).text(indent: nil)
    #expect(
      text == #"""
        [{"name": "stderr", "output_type": "stream", "text": ["a\n", "b"]}, \#
        {"data": {"text/plain": ["4"]}, "execution_count": 1, "metadata": {}, \#
        "output_type": "execute_result"}, {"data": {"text/plain": ["<Figure>"], \#
        "image/png": "aa\nbb"}, "metadata": {}, "output_type": "display_data"}, \#
        {"ename": "E", "evalue": "v", "output_type": "error", "traceback": ["t"]}]
        """#)
  }

  @Test(
    "What is no notebook is refused with the reason",
    arguments: [
      ("[", "not a notebook: Expecting value: line 1 column 2"),
      ("[]", "not a notebook: the outermost value is no object"),
      ("{}", "not a notebook: nbformat is missing"),
      (#"{"nbformat": 3}"#, "the notebook has nbformat 3; the dojo reads 4"),
      (#"{"nbformat": 4, "cells": 1}"#, "not a notebook: cells is no list"),
      (
        #"{"nbformat": 4, "cells": [{"cell_type": "code"}]}"#,
        "cell 1 of the notebook has no cell_type or no source"
      ),
    ])
  func errors(text: String, reason: String) {
    #expect(throws: NotebookError(description: reason)) { try notebook(text) }
  }

  // MARK: Conversion

  @Test("A notebook becomes a script that reads well")
  func toScript() throws {
    let script = Script(
      try notebook(
        #"""
        {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"display_name": "Python 3",
        "language": "python", "name": "python3"}}, "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Hello\n", "\n", "you"]},
        {"cell_type": "code", "metadata": {}, "source": ["x = 1\n", "x"], "execution_count": null,
         "outputs": []}]}
        """#))
    #expect(script.text == "# %% [markdown]\n# # Hello\n#\n# you\n\n# %%\nx = 1\nx\n")
  }

  @Test("A notebook comes back from its script, whatever is in it")
  func thereAndBack() throws {
    let original = try notebook(Self.sample)
    #expect(Notebook(Script(parsing: Script(original).text)) == original)
  }

  @Test(
    "A script comes back from its notebook",
    arguments: [
      ScriptTests.sample, "", "x\n", "# %%\n", "#%% odd\nx",
      "# %% a\n\n\n# %% b\nx\n# %%\n\n\ny\n\n",
      "# %% [markdown]\nno comment\n#: a b\n\n# %%\n#: text x\n", "x\r\n# %%\r\ny\r\n",
      "# %%\nprint(1)\n#> 1\n", "# %%\n#: cell {\"a\": 1}\nx\n",
      "#: notebook {\"a\": 1}\n# %%\nx\n",
      "#: notebook {\n", "# %% [raw]\n#  x\n#\n",
    ])
  func backAndThere(text: String) throws {
    let notebook = Notebook(Script(parsing: text))
    #expect(Script(notebook).text == text)
    let reread = try Notebook(parsing: Array(notebook.text.utf8))
    #expect(Script(reread).text == text)
  }

  @Test("What a script's statements should print is a notebook cell's output")
  func expectedOutput() {
    let notebook = Notebook(Script(parsing: "# %%\nprint(1)\n#> 1\nx\nprint(2)\n#> 2\n"))
    #expect(notebook.cells[0].outputs == [.stream("stdout", "1\n2\n")])
  }

  @Test("A source that was edited in the notebook prevails over the kept lines")
  func edited() {
    var notebook = Notebook(Script(parsing: "#%% odd\nx\n"))
    notebook.cells[0].source = "y"
    #expect(Script(notebook).text == "# %% odd\ny\n")
  }
}
