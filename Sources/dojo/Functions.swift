import ArgumentParser
import Library
import Terminal

struct Functions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what of PyTorch the dojo has, as a Markdown table.")

  @Flag(help: "Only the names, a row a place.")
  var names = false

  func run() throws {
    Output.standard.write(names ? SupportedFunctions.summary() : SupportedFunctions.markdown())
    Output.standard.flush()
  }
}
