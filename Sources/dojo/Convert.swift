import ArgumentParser
import Sessions
import Terminal

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn a notebook (.ipynb) into a script in cells (.py), or back, without loss.")

  @Argument(help: "The file to read.", completion: .file(extensions: ["ipynb", "py"]))
  var file: String

  @Argument(help: "The file to write.", completion: .file(extensions: ["ipynb", "py"]))
  var output: String

  func validate() throws {
    guard NotebookFile.isNotebook(file) != NotebookFile.isNotebook(output) else {
      throw ValidationError("one of the files must be a notebook (.ipynb), the other a script")
    }
  }

  func run() throws {
    do {
      try NotebookFile.write(NotebookFile.read(file), to: output)
    } catch {
      throw ValidationError(Printable.escape("\(error)"))
    }
  }
}
