import Autograd
import Language
import Library
import Sessions
import Tensors

// Why an answer that is right is not the reference bit by bit: which operation takes another order
// than the graph does. It is found by trying: the answer in another order, or the graph's own steps,
// that give every bit.

extension REPL {
  /// What `:why` says of an answer that is right, in one to three lines.
  func rounding(
    _ variable: String, _ answer: Tensor, _ reference: Tensor, _ name: String
  ) throws -> [String] {
    let comparison = try Comparison(answer, reference)
    if comparison.isExact { return ["\(name) is right, to the last bit"] }
    let size = try reference.unary(.abs).max().item().asDouble
    let steps = comparison.maximumDifference / max(size, 1e-300) / REPL.rounding
    let how =
      steps < 1e4
      ? "\(REPL.rounded(steps)) roundings of the largest entry" : "rounding alone"
    return [
      "\(name) is right: it differs by at most "
        + "\(NamedFactors.short(comparison.maximumDifference)), \(how), which does not matter"
    ] + orderLines(variable, reference, name)
  }

  /// `0.5`, `2.4`, `310`.
  private static func rounded(_ steps: Double) -> String {
    NamedFactors.short(steps < 100 ? (steps * 10).rounded() / 10 : steps.rounded())
  }

  /// Half the distance of float32 numbers, relative to their size.
  private static let rounding = 5.96e-8

  private func orderLines(_ variable: String, _ reference: Tensor, _ name: String) -> [String] {
    let budget = diagnosisBudget
    guard let trace = trace(of: name, longest: budget == nil ? nil : REPL.longestTrace) else {
      return [REPL.unknownOrder]
    }
    let exact = inexactSources(of: trace)
    let list = exact.map { "`\($0.name)`" }.joined(separator: " and ")
    let search = OrderSearch(
      scratch: Scratch(workspace, answer: name, budget: budget), reference: reference,
      values: Dictionary(uniqueKeysWithValues: exact.map { ($0.name, $0.right) }))
    if !exact.isEmpty, search.isExact(trace.statements) {
      return [
        "that comes from \(list), right but not exact either: with the exact "
          + (exact.count == 1 ? "one" : "ones") + " this step is exact"
      ]
    }
    let also = exact.isEmpty ? "" : "; the rest comes from \(list), right but not exact either"
    if let order = search.order(of: trace.statements, definitions: definitions) {
      return [order + also]
    }
    return [graphOrder(of: variable, trace, search) ?? REPL.unknownOrder + also]
  }

  private static let unknownOrder =
    "float32 rounds after each step, and yours takes its steps in another order than the graph"

  /// The gradients that an answer starts from and that are right but not exact.
  private func inexactSources(of trace: AnswerTrace) -> [(name: String, right: Value)] {
    trace.readNames.compactMap { read in
      guard read != trace.name, let variable = variable(ofAnswer: read),
        let value = workspace[read]?.variable?.tensor, let owner = workspace[variable],
        let reference = owner.variable?.grad?.tensor,
        let right = try? Operations.getAttribute(owner, "grad"),
        let comparison = try? Comparison(value, reference), !comparison.isExact
      else { return nil }
      return (read, right)
    }
  }

  /// What the statements of the forward pass compute their names from.
  private var definitions: [String: Expression] {
    var found: [String: Expression] = [:]
    for step in forward.statements {
      for statement in (try? parse(Source(step.text, name: "<forward>"))) ?? [] {
        guard let name = statement.freshName?.text,
          case .assignment(_, let value) = statement.kind
        else { continue }
        found[name] = value
      }
    }
    return found
  }

  // MARK: The graph's own steps

  /// What the graph does from the gradients that the answer starts from, if that gives every bit.
  private func graphOrder(
    of variable: String, _ trace: AnswerTrace, _ search: OrderSearch
  ) -> String? {
    let given = trace.readNames.filter { $0 != trace.name && self.variable(ofAnswer: $0) != nil }
    var steps: [(name: String, lines: [String])] = []
    guard addSteps(to: variable, given: given, &steps), !steps.isEmpty else { return nil }
    var values = search.values
    for name in given {
      guard let variable = self.variable(ofAnswer: name), let owner = workspace[variable] else {
        continue
      }
      values[name] = try? Operations.getAttribute(owner, "grad")
    }
    let lines = steps.flatMap(\.lines) + ["\(trace.name) = \(steps.last?.name ?? "")"]
    let text = lines.joined(separator: "\n")
    guard let statements = try? parse(Source(text, name: "<graph>")),
      search.isExact(statements, with: values)
    else { return nil }
    if steps.count == 1 {
      let code = steps[0].lines.joined(separator: "; ")
      return "the graph takes another order: `\(code)` gives every bit"
    }
    let between = steps.dropLast().map(\.name).joined(separator: ", ")
    return "yours goes there at once, the graph by way of \(between), and rounds at each: step by "
      + "step every bit agrees"
  }

  /// Adds the statements that give the gradient of a variable, after those that they start from;
  /// says whether the rules have notation for all of them.
  private func addSteps(
    to variable: String, given: [String], _ steps: inout [(name: String, lines: [String])]
  ) -> Bool {
    let name = gradientName(of: variable)
    if steps.contains(where: { $0.name == name }) { return true }
    guard steps.count < 16 else { return false }
    let derivations = derivations(of: variable)
    guard !derivations.isEmpty else { return false }
    for derivation in derivations {
      guard let upstream = derivation.upstream, !given.contains(upstream) else { continue }
      guard addSteps(to: derivation.result, given: given, &steps) else { return false }
    }
    var lines: [String] = []
    for (place, derivation) in derivations.enumerated() {
      guard let code = derivation.code else { return false }
      lines += code.lines(name, adding: place > 0)
    }
    steps.append((name, lines))
    return true
  }
}

/// Looks for an order of an answer's operations in which it is the gradient bit by bit.
struct OrderSearch {
  let scratch: Scratch
  let reference: Tensor
  /// The exact gradients, by the names of those that are not.
  let values: [String: Value]

  /// The most pairs of changes that are tried.
  private static let pairLimit = 1500

  /// Whether statements give the reference to the last bit.
  func isExact(_ statements: [Statement], with values: [String: Value]? = nil) -> Bool {
    scratch.run(statements, with: values ?? self.values) { tensor -> Bool? in
      guard tensor.sizes == reference.sizes, tensor.dtype == reference.dtype else { return false }
      return try Comparison(tensor, reference).isExact
    } ?? false
  }

  /// Which operations differ from the graph's, in words; nil where no order that was tried gives
  /// every bit.
  func order(of statements: [Statement], definitions: [String: Expression]) -> String? {
    let reorderer = Reorderer(definitions: definitions)
    let singles = variants(of: statements, reorderer)
    for (variant, change) in singles {
      if scratch.isExhausted { return nil }
      if isExact(variant) {
        return "the graph \(change.difference): with `\(change.after.text)` for "
          + "`\(change.before.text)` every bit agrees"
      }
    }
    var seen: Set<String> = []
    for (variant, first) in singles {
      for (second, change) in variants(of: variant, reorderer) {
        if scratch.isExhausted || seen.count > OrderSearch.pairLimit { return nil }
        let texts = second.map(\.oneLine)
        guard seen.insert(texts.joined(separator: "\n")).inserted, isExact(second) else { continue }
        let changed = zip(texts, statements.map(\.oneLine)).filter { $0 != $1 }.map(\.0)
        let also = first.difference == change.difference ? "" : ", and \(change.difference)"
        return "the graph \(first.difference)\(also): with `\(changed.joined(separator: "; "))` "
          + "every bit agrees"
      }
    }
    return nil
  }

  private func variants(of statements: [Statement], _ reorderer: Reorderer)
    -> [(statements: [Statement], change: Reordering)]
  {
    statements.indices.flatMap { place in
      reorderer.reorderings(of: statements[place]).map { changed, change in
        var copy = statements
        copy[place] = changed
        return (copy, change)
      }
    }
  }
}
