import Language
import Library
import Sessions
import Tensors

/// The forward pass as assignments of one expression to one name, in which no name is bound twice.
///
/// What the pass binds to a name that gets another value later, and results that have no name at
/// all, are *inner*: they have names and values here that the workspace lacks.
struct StraightLine {
  /// `name = text`.
  struct Assignment {
    var name: String
    var text: String
    /// The statement as the learner wrote it.
    let statement: String
    var isInner: Bool
    /// Whether a part is written otherwise than the learner did.
    var isRewritten = false

    /// The assignment as a source of one line.
    var source: Source { Source("\(name) = \(text)", name: "<statement>") }

    /// The expression in that source.
    var expression: Expression? {
      guard let statement = try? parse(source).first,
        case .assignment(_, let value) = statement.kind
      else { return nil }
      return value
    }

    var readNames: [String] { expression?.readNames.map(\.text) ?? [] }
  }

  private(set) var assignments: [Assignment]
  /// The values of the inner names.
  private(set) var values: [String: Value] = [:]
  /// Names that are other names' tensors, with the expression that gave them.
  private(set) var aliases: [String: (name: String, text: String?)] = [:]
  private let workspace: Workspace
  private let gradientName: (String) -> String
  /// The names of the forward pass, which an inner result must not take.
  private var taken: Set<String>

  /// - Parameters:
  ///   - setup: the statements before, which define functions.
  ///   - variables: the names that are asked for.
  ///   - gradientName: the name of a variable's gradient, such as `dx`.
  init(
    _ steps: [Stepper.Step], after setup: [String], of variables: [String],
    in workspace: Workspace,
    gradientName: @escaping (String) -> String
  ) {
    self.workspace = workspace
    self.gradientName = gradientName
    taken = Set(steps.flatMap { $0.bound + $0.read })
    var writer = StraightLineWriter(steps, setup: setup, in: workspace)
    for step in steps { writer.add(step.text) }
    assignments = writer.isGivenUp ? [] : writer.assignments
    nameVersions()
    mergeAliases(of: variables)
  }

  /// The scope in which the assignments' expressions have their values.
  var scope: EvaluationScope { EvaluationScope(workspace: workspace, bindings: values) }

  /// The assignments that read a name.
  func uses(of name: String) -> [Assignment] {
    assignments.filter { $0.readNames.contains(name) }
  }

  /// The place of the assignment that binds a name.
  func place(of name: String) -> Int? { assignments.firstIndex { $0.name == name } }

  // MARK: Inner results

  /// Gives a part of an assignment's expression a name of its own; says whether it has a value.
  mutating func split(_ cut: Cut) -> Bool {
    guard let place = place(of: cut.assignment), let expression = assignments[place].expression
    else { return false }
    let whole = assignments[place]
    let substitution = Substitution(expression: expression, source: whole.source)
    if let text = cut.replacement {
      assignments[place].text = substitution.text { $0.span == cut.span ? text : nil }
      assignments[place].isRewritten = true
      return true
    }
    let text = whole.source.text(at: cut.span)
    guard let value = try? scope.evaluate(text) else { return false }
    let name = freshName("u", for: value)
    values[name] = value
    assignments[place].text = substitution.text { $0.span == cut.span ? name : nil }
    assignments.insert(
      Assignment(name: name, text: text, statement: whole.statement, isInner: true), at: place)
    return true
  }

  /// A part of an assignment's expression, as columns of its source.
  struct Cut {
    let assignment: String
    let span: SourceSpan
    /// What is written in its place instead of a name.
    var replacement: String?
  }

  /// The values that a name has before its last get names with numbers.
  private mutating func nameVersions() {
    var names: [String: String] = [:]
    for place in assignments.indices {
      guard let base = StraightLineWriter.base(of: assignments[place].name) else { continue }
      let isLast = !assignments[(place + 1)...].contains {
        StraightLineWriter.base(of: $0.name) == base && !StraightLineWriter.isLocal($0.name)
      }
      if let expression = assignments[place].expression {
        assignments[place].text = Substitution(
          expression: expression, source: assignments[place].source
        ).text(renaming: names)
      }
      let own = assignments[place].name
      if isLast, !StraightLineWriter.isLocal(own) {
        names[own] = base
        // A change in place, or a value that is put together from the name's earlier ones.
        let text = assignments[place].text
        if !assignments[place].statement.contains(text) { assignments[place].isRewritten = true }
      } else {
        let value = try? scope.evaluate(assignments[place].text)
        let name = freshName(base, for: value, startingAt: 1)
        if let value { values[name] = value }
        names[own] = name
        assignments[place].isInner = true
      }
      assignments[place].name = names[own] ?? own
    }
    for place in assignments.indices where !assignments[place].isInner {
      guard let expression = assignments[place].expression else { continue }
      assignments[place].text = Substitution(
        expression: expression, source: assignments[place].source
      ).text(renaming: names)
    }
  }

  /// Leaves out what gives a name to a tensor that has one, as `r = x.float()` does where `x` is
  /// float32 already: what reads `r` reads `x`.
  private mutating func mergeAliases(of variables: [String]) {
    let names = Set(assignments.filter { !$0.isInner }.flatMap { [$0.name] + $0.readNames })
    for name in names.subtracting(variables) where values[name] == nil {
      guard let meta = workspace[name]?.variable?.meta,
        let variable = variables.first(where: { workspace[$0]?.variable?.meta === meta })
      else { continue }
      let text = assignments.first { $0.name == name }?.text
      aliases[name] = (variable, text)
    }
    if aliases.isEmpty { return }
    assignments.removeAll { aliases[$0.name] != nil }
    for place in assignments.indices {
      guard let expression = assignments[place].expression else { continue }
      let text = Substitution(expression: expression, source: assignments[place].source)
        .text(renaming: aliases.mapValues(\.name))
      if text != assignments[place].text {
        assignments[place].text = text
        assignments[place].isRewritten = true
      }
    }
  }

  /// A name that nothing else has, nor its gradient.
  private mutating func freshName(_ base: String, for value: Value?, startingAt first: Int? = nil)
    -> String
  {
    var number = first
    while true {
      let name = number.map { "\(base)\($0)" } ?? base
      number = (number ?? 1) + 1
      if taken.contains(name) || taken.contains(gradientName(name)) { continue }
      if let other = workspace[name] {
        // The learner's own, from an answer in this notation before.
        guard let tensor = other.variable?.tensor, let own = value?.variable?.tensor,
          tensor.sizes == own.sizes, (try? tensor.equal(own)) == true
        else { continue }
      } else if workspace[gradientName(name)] != nil {
        continue
      }
      taken.insert(name)
      return name
    }
  }
}
