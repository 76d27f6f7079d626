// The progress file: JSON that a person can read.
extension Progress {
  private static let version = 1

  /// The file's text.
  package var json: JSON {
    let works = exercises.sorted { $0.key < $1.key }.map { name, work in
      (name, Progress.json(work))
    }
    var members: [(String, JSON)] = [("version", JSON(Progress.version))]
    if let last { members.append(("last", .string(last))) }
    return .object(JSONObject(members + [("exercises", .object(JSONObject(works)))]))
  }

  private static func json(_ work: Work) -> JSON {
    let answers = work.answers.sorted { $0.key < $1.key }.map { name, answer in
      (
        name,
        JSON.object(
          JSONObject([
            ("answered", .bool(answer.isAnswered)), ("tries", JSON(answer.tries)),
            ("hints", JSON(answer.hints)), ("solution", .bool(answer.sawSolution)),
            ("statements", .array(answer.statements.map { .string($0) })),
          ]))
      )
    }
    return .object(
      JSONObject([
        ("seconds", JSON(Int(min(max(work.seconds, 0), 1e15)))),
        ("answers", .object(JSONObject(answers))),
      ]))
  }

  /// Reads the file's text; nil where it is no progress that this dojo understands.
  package init?(_ json: JSON) {
    guard let members = json.object, members["version"]?.int == Progress.version,
      let works = members["exercises"]?.object
    else { return nil }
    last = members["last"]?.string
    for (name, json) in works.members {
      guard let work = json.object, let answers = work["answers"]?.object else { return nil }
      var made = Work()
      made.seconds = Double(work["seconds"]?.int ?? 0)
      for (variable, json) in answers.members {
        guard let answer = json.object else { return nil }
        var own = Answer()
        own.isAnswered = answer["answered"] == .bool(true)
        own.tries = answer["tries"]?.int ?? 0
        own.hints = answer["hints"]?.int ?? 0
        own.sawSolution = answer["solution"] == .bool(true)
        own.statements = (answer["statements"]?.array ?? []).compactMap(\.string)
        made.answers[variable] = own
      }
      exercises[name] = made
    }
  }
}
