import Autograd
import Language
import Library
import Tensors

/// A forward pass found in a script: what has to be there before it, its steps, and the loss.
struct ForwardPass {
  let setup: [String]
  let steps: [String]
  /// The name of the scalar that everything leads to.
  let loss: String
  /// The variables between the leaves and the loss, in the order in which the gradient reaches
  /// them.
  let variables: [String]
  /// Those of them that nothing computes.
  let leaves: [String]
  /// How many statements after the loss are left out.
  let ignoredCount: Int
  /// Names that are bound several times, of which only the last value is asked for.
  let shadowed: [String]
  /// Names of tensors that have another name already, with that name.
  let aliases: [(name: String, original: String)]
}

/// Why no exercise can be made of a script.
enum NoForwardPass {
  /// No statement binds a scalar that a gradient can go back from.
  case noLoss
  /// It holds answers itself; the first of their names.
  case isWorked(String)
  /// The loss depends on nothing that could be asked for.
  case noVariables(loss: String)
  /// The forward pass and the call of `backward` stand in one block; its first line.
  case inBlock(String)
  /// A statement fails before the loss is there.
  case fails(statement: String, error: PythonError)
}

/// Finds the forward pass in the statements of a script, by running them.
struct ForwardPassFinder {
  private let workspace: Workspace
  /// What ran, with the names that it bound and what they were bound to then.
  private var ran: [Ran] = []

  fileprivate struct Ran {
    let text: String
    let statements: [Statement]
    /// The names that it bound to tensors in the graph.
    var computed: [String] = []
    /// The scalars among those.
    var scalars: [String] = []
    /// Whether it gave a leaf that requires a gradient another name, as `h = x` does.
    var isAlias = false

    var bound: [String] { statements.flatMap(\.changedNames).map(\.text) }
    var read: [String] { statements.flatMap(\.readNames).map(\.text) }
  }

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// What came of looking for a forward pass.
  enum Outcome {
    case found(ForwardPass)
    case none(NoForwardPass)
  }

  /// The forward pass that `texts` end in, or why there is none. A loop that calls `backward` is
  /// entered: the pass is then that of its first round.
  ///
  /// Throws only where it is interrupted, and the syntax error of a text.
  mutating func find(_ texts: [String]) throws -> Outcome {
    let texts = try texts.flatMap(LoopBody.unrolled)
    if let failure = try run(texts) { return .none(failure) }
    guard let loss = lossPlace else { return .none(.noLoss) }
    let computed = Set(ran[...loss.place].flatMap(\.computed).flatMap(Answers.names))
    if let answer = ran[(loss.place + 1)...].flatMap(\.bound).first(where: computed.contains) {
      return .none(.isWorked(answer))
    }
    var start = ran.firstIndex { !$0.computed.isEmpty } ?? loss.place
    while start > 0, ran[start - 1].isAlias { start -= 1 }
    // A list that the pass fills is made in it.
    let filled = Set(ran[start...loss.place].compactMap(\.filledName))
    if let list = ran[..<start].firstIndex(where: { $0.makesList(in: filled) }) { start = list }
    let steps = Array(ran[start...loss.place])
    if let block = steps.first(where: { $0.callsBackward }) {
      return .none(
        .inBlock(block.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""))
    }
    let leaves = leaves(of: steps)
    let reached = try reached(leaves, from: loss.name)
    let ordered = order(steps, leaves, loss: loss.name).filter {
      !leaves.contains($0) || reached.contains($0)
    }
    let aliases = aliases(among: ordered, ran.flatMap(\.bound))
    let variables = ordered.filter { name in !aliases.contains { $0.name == name } }
    guard !variables.isEmpty else { return .none(.noVariables(loss: loss.name)) }
    return .found(
      ForwardPass(
        setup: ran[..<start].map(\.text), steps: steps.map(\.text), loss: loss.name,
        variables: variables, leaves: leaves.filter { variables.contains($0) },
        ignoredCount: texts.count - loss.place - 1,
        shadowed: rebound(steps).filter { variables.contains($0) }, aliases: aliases))
  }

  // MARK: Running

  /// Runs the statements, until one calls `backward` or fails after a loss was there; says which
  /// one failed before.
  private mutating func run(_ texts: [String]) throws -> NoForwardPass? {
    for text in texts {
      let source = Source(text, name: "<script>")
      let statements = try parse(source)
      var item = Ran(text: text, statements: statements)
      if item.callsBackward, item.isExpression {
        ran.append(item)
        return nil
      }
      do {
        for statement in statements { _ = try workspace.run(statement, of: source) }
      } catch let error as PythonError where error.exception.type.name != "KeyboardInterrupt" {
        return lossPlace == nil ? .fails(statement: text, error: error) : nil
      }
      for name in item.bound {
        guard let variable = workspace[name]?.variable, variable.gradFn != nil,
          !item.computed.contains(name)
        else { continue }
        item.computed.append(name)
        if variable.tensor.count == 1 { item.scalars.append(name) }
      }
      item.isAlias = item.bound.contains { name in
        guard let leaf = workspace[name]?.variable, leaf.requiresGrad, leaf.isLeaf else {
          return false
        }
        return item.read.contains {
          $0 != name && workspace[$0]?.variable?.meta === leaf.meta
        }
      }
      ran.append(item)
      // What a block does after it has gone backwards, a whole training perhaps, need not be run.
      if item.callsBackward, !item.scalars.isEmpty { return nil }
    }
    return nil
  }

  /// The loss: what `backward` is called on, or else the last scalar in the graph.
  private var lossPlace: (place: Int, name: String)? {
    for item in ran.reversed() {
      if let name = item.backwardTarget,
        let place = ran.lastIndex(where: { $0.scalars.contains(name) })
      {
        return (place, name)
      }
    }
    guard let place = ran.lastIndex(where: { !$0.scalars.isEmpty }),
      let name = ran[place].scalars.last
    else { return nil }
    return (place, name)
  }

  // MARK: The variables

  private func leaves(of steps: [Ran]) -> [String] {
    var seen: Set<String> = []
    return steps.flatMap(\.read).filter { name in
      guard let variable = workspace[name]?.variable, variable.isLeaf, variable.requiresGrad else {
        return false
      }
      return seen.insert(name).inserted
    }
  }

  /// Backwards through the steps: what a step binds, then the leaves that no earlier step reads.
  private func order(_ steps: [Ran], _ leaves: [String], loss: String) -> [String] {
    var needed: Set<String> = [loss]
    var order: [String] = []
    var seen: Set<String> = [loss]
    for place in steps.indices.reversed() {
      let step = steps[place]
      let isFilling = step.filledName.map(needed.contains) ?? false
      guard isFilling || !needed.isDisjoint(with: step.bound) else { continue }
      needed.formUnion(step.read)
      for name in step.computed.reversed() where needed.contains(name) {
        if seen.insert(name).inserted { order.append(name) }
      }
      for leaf in leaves where step.read.contains(leaf) {
        let isFirst = !steps[..<place].contains { $0.read.contains(leaf) }
        if isFirst, seen.insert(leaf).inserted { order.append(leaf) }
      }
    }
    return order
  }

  /// The leaves that the gradient comes to: of `v.expand_as(x)` not `x`, of which only the shape is
  /// read.
  private func reached(_ leaves: [String], from loss: String) throws -> Set<String> {
    guard let result = workspace[loss]?.variable, !leaves.isEmpty else { return [] }
    let tensors = leaves.compactMap { workspace[$0]?.variable }
    let gradients = try? Engine.grad(
      [result], tensors, gradients: [nil], retainGraph: true, allowUnused: true)
    guard let gradients, gradients.count == leaves.count else { return Set(leaves) }
    return Set(zip(leaves, gradients).filter { $1 != nil }.map(\.0))
  }

  /// The names among `variables` whose tensors had a name before.
  private func aliases(among variables: [String], _ names: [String]) -> [(
    name: String, original: String
  )] {
    variables.compactMap { name in
      guard let meta = workspace[name]?.variable?.meta,
        let first = names.first(where: { workspace[$0]?.variable?.meta === meta }), first != name
      else { return nil }
      return (name, first)
    }
  }

  /// Names that are bound by several steps: only the last value can be asked for.
  private func rebound(_ steps: [Ran]) -> [String] {
    var counts: [String: Int] = [:]
    for name in steps.flatMap({ Set($0.bound) }) { counts[name, default: 0] += 1 }
    return counts.filter { $0.value > 1 }.map(\.key).sorted()
  }
}

extension ForwardPassFinder.Ran {
  /// Whether `backward` is called anywhere in it.
  var callsBackward: Bool {
    func calls(_ statement: Statement) -> Bool {
      var found = false
      for expression in statement.expressions {
        expression.walk { if case .attribute(_, "backward") = $0.kind { found = true } }
      }
      return found || statement.innerStatements.contains(where: calls)
    }
    return statements.contains(where: calls)
  }

  /// `hs` of `hs.append(h)`.
  var filledName: String? {
    for statement in statements {
      if case .expression(let value) = statement.kind, case .call(let callee, _) = value.kind,
        case .attribute(let object, let method) = callee.kind, case .name(let name) = object.kind,
        ["append", "extend", "insert"].contains(method.text)
      {
        return name.text
      }
    }
    return nil
  }

  /// Whether it binds one of these names to a list without items.
  func makesList(in names: Set<String>) -> Bool {
    statements.contains { statement in
      guard case .assignment(_, let value) = statement.kind, case .list(let items) = value.kind
      else {
        return false
      }
      return items.isEmpty && !names.isDisjoint(with: statement.boundNames.map(\.text))
    }
  }

  /// Whether it is an expression alone.
  var isExpression: Bool {
    statements.allSatisfy { if case .expression = $0.kind { true } else { false } }
  }

  /// `loss` of `loss.backward()`.
  var backwardTarget: String? {
    for statement in statements {
      if case .expression(let value) = statement.kind, case .call(let callee, _) = value.kind,
        case .attribute(let object, "backward") = callee.kind, case .name(let name) = object.kind
      {
        return name.text
      }
    }
    return nil
  }
}
