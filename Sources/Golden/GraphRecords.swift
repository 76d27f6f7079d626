import Foundation
import Lesson
import Recordings
import Safety
import Sessions

/// `graph_*.json`: every tensor of an exercise's forward pass, and its reference gradient.
enum GraphRecords {
  /// Runs the exercise that computes the recorded graph; the names are those of its script.
  static func compare(_ file: URL, name: String, exercise: String) throws -> Comparison {
    guard let json = try Recordings.json(file) as? [String: Any],
      let tensors = json["tensors"] as? [String: Any], let grads = json["grads"] as? [String: Any]
    else { throw NamedError("ValueError", "\(file.lastPathComponent) has no tensors") }
    var comparison = Comparison(name)
    let workspace = try Workspace()
    let exercise = try find(exercise)
    for statement in exercise.setup + exercise.forward + exercise.reference {
      try workspace.run(statement.source)
    }
    for (name, expected) in tensors.sorted(by: { $0.key < $1.key }) {
      comparison.add(name) { try difference(workspace, name, expected) }
    }
    for (name, expected) in grads.sorted(by: { $0.key < $1.key }) {
      comparison.add("\(name).grad") { try difference(workspace, "\(name).grad", expected) }
    }
    comparison.add("loss") { try difference(workspace, "loss", json["loss"]) }
    return comparison
  }

  private static func difference(
    _ workspace: Workspace, _ expression: String, _ expected: Any?
  ) throws -> Difference {
    try Difference(workspace.tensor(expression), Recordings.tensor(expected))
  }

  private static func find(_ name: String) throws -> Exercise {
    guard let folder = Locations.sessions(),
      let exercise = Exercise(
        Script(parsing: try Files.readText("\(folder)/exercise-\(name).py")))
    else { throw NamedError("FileNotFoundError", "there is no exercise \(name)") }
    return exercise
  }
}
