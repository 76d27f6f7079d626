import Lesson

extension ReportView {
  /// The computation graph, a value a line, and what the marks mean.
  func draw(_ graph: ComputationGraph) -> String {
    let rails = GraphRails(graph.values.map(\.inputs))
    let lines = zip(graph.values, rails.rows).map { value, row in
      let rail = "  " + row.before + mark(value.state) + row.after
      let shape = value.shape.isEmpty ? "" : "  " + value.shape
      let relation = relation(value, to: graph.subject)
      let room = columns - DisplayWidth.of(rail) - DisplayWidth.of(shape) - relation.count - 2
      let text = value.statement.map(oneLine) ?? "\(value.name)  parameter"
      let shown = DisplayWidth.truncate(text, to: max(value.name.count, room))
      return rail + " " + look(shown, value, hasSubject: graph.subject != nil)
        + style(.faint, shape) + style(.prompt, relation) + "\n"
    }
    return lines.joined() + legend(graph)
  }

  private func oneLine(_ statement: String) -> String {
    Printable.escape(
      statement.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }
        .joined(separator: " "))
  }

  private func look(_ text: String, _ value: ComputationGraph.Value, hasSubject: Bool) -> String {
    switch value.role {
    case .subject: style(.strong, text)
    case .producer, .consumer: text
    case .other: hasSubject ? style(.faint, text) : text
    }
  }

  private func relation(_ value: ComputationGraph.Value, to subject: String?) -> String {
    guard let subject else { return "" }
    return switch value.role {
    case .subject: "  ◀ \(subject)"
    case .producer: "  ↓ makes \(subject)"
    case .consumer: "  ↑ uses \(subject)"
    case .other: ""
    }
  }

  private func mark(_ state: ComputationGraph.State) -> String {
    switch state {
    case .answered: style(.good, "✓")
    case .wrong: style(.bad, "✗")
    case .next: style(.prompt, "›")
    case .open: "●"
    case .unasked: "○"
    }
  }

  private func legend(_ graph: ComputationGraph) -> String {
    let meanings: [(ComputationGraph.State, String)] = [
      (.answered, "answered"), (.wrong, "wrong"), (.next, "next"), (.open, "to answer"),
      (.unasked, "not asked for"),
    ]
    let used = meanings.filter { meaning in graph.values.contains { $0.state == meaning.0 } }
    return wrapped(used.map { "\(plainMark($0.0)) \($0.1)" }.joined(separator: "   "), indent: 2)
      .map { "  " + style(.faint, $0) + "\n" }.joined()
  }

  private func plainMark(_ state: ComputationGraph.State) -> String {
    switch state {
    case .answered: "✓"
    case .wrong: "✗"
    case .next: "›"
    case .open: "●"
    case .unasked: "○"
    }
  }
}
