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
      progress = try ProgressFile.standard?.read { Program.complain($0) } ?? progress
    } catch {
      Program.complain(error)
    }
    let rows = try Program.catalog().all().map { ProgressRow($0, progress.exercises[$0.name]) }
    let view = ReportView(style: .ofStandardOutput(), columns: Screen.size.columns)
    Output.standard.write(view.draw(.progress(ProgressReport(rows: rows, variables: []))))
    Output.standard.flush()
  }
}
