import Library
import Sessions

/// The forward pass as a graph: its values in order, and which were made from which.
package struct ComputationGraph {
  package let values: [Value]
  /// The variable that was asked for; nil for the whole graph.
  package let subject: String?

  /// A tensor of the forward pass.
  package struct Value {
    package let name: String
    /// Empty before the statement has run.
    package let shape: String
    /// The statement that made it; nil for a parameter.
    package let statement: String?
    /// The places of the values that it was made from, in the order of the statement.
    package let inputs: [Int]
    package let state: State
    package let role: Role
  }

  /// How far the learner is with a value's gradient.
  package enum State { case answered, wrong, next, open, unasked }

  /// What a value is to the one that was asked for.
  package enum Role { case subject, producer, consumer, other }
}

extension ComputationGraph {
  /// The graph of a lesson's forward pass; values outside the gradient's way are left out.
  init(_ repl: REPL, subject: String?) throws {
    let asked = Dictionary(
      repl.answers.order.enumerated().map { ($1.variable, $0) },
      uniquingKeysWith: { first, _ in first })
    let next = repl.stepper.isComplete ? repl.answers.next?.variable : nil
    var made: [(name: String, statement: String?, inputs: [Int])] = []
    var places: [String: Int] = [:]
    for step in repl.forward.statements {
      guard let name = step.bound.last else { continue }
      var inputs: [Int] = []
      for read in step.read {
        if let place = places[read] {
          inputs.append(place)
        } else if repl.isParameter(read) {
          places[read] = made.count
          inputs.append(made.count)
          made.append((read, nil, []))
        }
      }
      guard !inputs.isEmpty || asked[name] != nil else { continue }
      places[name] = made.count
      made.append((name, step.text, inputs))
    }
    let place = subject.flatMap { places[$0] }
    if let subject, place == nil {
      throw Refusal("\(subject) is not in the forward pass's graph; :graph draws all of it")
    }
    func state(_ name: String) -> State {
      guard asked[name] != nil else { return .unasked }
      switch repl.answers.verdicts[name] {
      case true?: return .answered
      case _ where name == next: return .next
      case false?: return .wrong
      case nil: return .open
      }
    }
    func role(_ index: Int) -> Role {
      guard let place else { return .other }
      if index == place { return .subject }
      if made[place].inputs.contains(index) { return .producer }
      return made[index].inputs.contains(place) ? .consumer : .other
    }
    self.subject = subject
    values = made.enumerated().map { index, value in
      Value(
        name: value.name, shape: repl.tensor(value.name).map { "\($0.sizes)" } ?? "",
        statement: value.statement, inputs: value.inputs, state: state(value.name),
        role: role(index))
    }
  }

  // MARK: Files

  /// The graph in Graphviz's language.
  package var dot: String {
    let nodes = values.enumerated().map { index, value in
      let look = value.state == .answered ? ", style=filled, fillcolor=\"#9ecae1\"" : ""
      let border = value.role == .subject ? ", penwidth=3" : ""
      let shape = value.statement == nil ? "box" : "ellipse"
      return
        "  n\(index) [label=\"\(value.name)\\n\(value.shape)\", shape=\(shape)\(look)\(border)];"
    }
    return
      (["digraph forward {", "  rankdir=TB;"] + nodes
      + edges.map { "  n\($0.from) -> n\($0.to);" } + ["}", ""]).joined(separator: "\n")
  }

  /// The graph in Mermaid's language.
  package var mermaid: String {
    let nodes = values.enumerated().map { index, value in
      let label = "\"\(value.name)<br/>\(value.shape)\""
      return value.statement == nil ? "  n\(index)[\(label)]" : "  n\(index)([\(label)])"
    }
    let answered = values.indices.filter { values[$0].state == .answered }.map { "n\($0)" }
    let looks =
      answered.isEmpty
      ? []
      : [
        "  classDef answered fill:#9ecae1,stroke:#3182bd;",
        "  class \(answered.joined(separator: ",")) answered;",
      ]
    return (["flowchart TD"] + nodes + edges.map { "  n\($0.from) --> n\($0.to)" } + looks + [""])
      .joined(separator: "\n")
  }

  private var edges: [(from: Int, to: Int)] {
    values.enumerated().flatMap { index, value in value.inputs.map { (from: $0, to: index) } }
  }
}

extension REPL {
  /// Whether a name is bound to a tensor that the graph's gradient flows to, and no statement of the
  /// forward pass makes.
  func isParameter(_ name: String) -> Bool {
    workspace[name]?.variable?.requiresGrad ?? false
  }
}
