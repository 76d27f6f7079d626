import ArgumentParser
import Lesson
import Sessions
import Terminal

struct Exercises: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the exercises, and how far you are with each.")

  func run() throws {
    var progress = Progress()
    do {
      progress = try ProgressFile.standard?.read { Output.error.write("dojo: \($0)\n") } ?? progress
    } catch {
      Output.error.write("dojo: \(error)\n")
    }
    let rows = try Program.catalog().all().map { ProgressRow($0, progress.exercises[$0.name]) }
    let view = ReportView(style: .ofStandardOutput(), columns: Screen.size.columns)
    Output.standard.write(view.draw(ProgressReport(rows: rows, variables: [])))
    Output.standard.flush()
  }
}
