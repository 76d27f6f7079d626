import ArgumentParser
import Lesson
import Sessions
import Terminal

struct Exercises: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the exercises.")

  func run() throws {
    let exercises = try Program.catalog().all()
    for exercise in exercises {
      Output.standard.write("\(DisplayWidth.pad(exercise.name, to: 8))\(exercise.title)\n")
    }
    Output.standard.flush()
  }
}
