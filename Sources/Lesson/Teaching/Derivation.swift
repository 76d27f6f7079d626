import Language
import Tensors

/// How the gradient of a variable follows from one use of it in a statement, operation by operation
/// from the statement's result back to the variable.
struct Derivation {
  /// The statement that uses the variable, as the learner wrote it.
  let statement: String
  /// The assignment that uses it: the statement, or a part of it.
  let assignment: StraightLine.Assignment
  /// The variable, and the name that the statement binds.
  let variable: String
  let result: String
  /// The name of the result's gradient; nil where the result is the loss, whose gradient is 1.
  let upstream: String?
  let steps: [Step]
  /// The gradient in PyTorch's notation, checked against the graph's own; nil where the rules have
  /// only words for it.
  let code: GradientCode?
  /// What this use adds to the variable's gradient, computed by the graph's own rules.
  let value: Tensor
  /// Whether `value` comes from the loss of this batch, and not from a stand-in gradient.
  let isOfBatch: Bool

  /// The name of a tensor that what `code` gives shares its memory with.
  let sharesMemoryWith: String?

  /// The inner results that the gradient comes through, in forward order.
  let inner: [Inner]
  /// The forward pass, with the inner results that it takes.
  let program: StraightLine
  /// The scope in which `code` has its value.
  let scope: EvaluationScope

  /// A result without a name of the learner's that a gradient comes through.
  struct Inner {
    let assignment: StraightLine.Assignment
    /// The name of its gradient.
    let gradient: String
    let derivations: [Derivation]
    /// Its place among the assignments of the forward pass.
    let place: Int
  }

  /// The statements of this use's gradient, the first of several uses at place 0; none where the
  /// rules have only words.
  func lines(_ name: String, place: Int, of count: Int) -> [String] {
    guard let code else { return [] }
    // What comes second is added in place, which must not change the gradient that came first.
    return sharesMemoryWith != nil && place == 0 && count > 1
      ? ["\(name) = \(code.expression.asAtom).clone()"] : code.lines(name, adding: place > 0)
  }

  /// One operation on the way back.
  struct Step {
    /// The operation as it was written, and the operand that the way goes on to.
    let expression: String
    let operand: String
    /// The rules, from the result back: one for each node that the operation made.
    let rules: [String]
    /// What the rule's letters stand for.
    let letters: [(letter: String, text: String)]
    let operandSizes: Dims
    let resultSizes: Dims
    /// The dimensions of the result that broadcasting copied the operand along.
    let copied: [Int]
    /// The slope or gradient that the rule gives, filled in; nil where it has only words.
    let local: String?
  }
}

/// A gradient in PyTorch's notation.
struct GradientCode {
  /// The expression, or what is added at a place.
  var expression: ExpressionText
  /// Where the gradient is 0 but at the places of an index.
  var place: Place?

  struct Place {
    /// The variable whose shape the gradient has.
    let base: String
    /// What stands in the index's brackets.
    let index: String
    /// Whether a place can occur twice, so that `+=` would keep only one of the gradients.
    var repeats = false
    /// The dimension that the index is of; nil where it is of the first ones.
    var dim: Int?
  }

  /// The statements that bind the gradient to a name, or add it to what the name has.
  func lines(_ name: String, adding: Bool = false) -> [String] {
    guard let place else { return ["\(name) \(adding ? "+=" : "=") \(expression.text)"] }
    let change =
      if !place.repeats {
        "\(name)[\(place.index)] += \(expression.text)"
      } else if let dim = place.dim {
        "\(name).index_add_(\(dim), \(place.index), \(expression.text))"
      } else {
        "\(name).index_put_((\(place.index),), \(expression.text), accumulate=True)"
      }
    return (adding ? [] : ["\(name) = torch.zeros_like(\(place.base))"]) + [change]
  }
}

/// One of the uses that a gradient is added up of: of the variable itself, or of an inner result on
/// the way to it.
struct DerivationPiece {
  let derivation: Derivation
  /// The name of the gradient that this use adds to.
  let name: String
  /// Which of the uses it is, from the last statement to the first.
  let place: Int
  /// All uses of the same result.
  let uses: [Derivation]

  /// The statements of this piece.
  var lines: [String] { derivation.lines(name, place: place, of: uses.count) }

  /// The statement, with names for what the learner has none for.
  var statement: String {
    let assignment = derivation.assignment
    return assignment.isInner || assignment.isRewritten || !derivation.inner.isEmpty || isSplit
      ? "\(assignment.name) = \(assignment.text)" : derivation.statement
  }

  /// Whether the statement is taken apart.
  let isSplit: Bool
}

extension [Derivation] {
  /// The inner results that the gradients come through, each once, in forward order.
  var inner: [Derivation.Inner] {
    var seen: Set<String> = []
    return flatMap(\.inner).filter { seen.insert($0.assignment.name).inserted }
      .sorted { $0.place < $1.place }
  }

  /// All uses, from the loss back to the variable.
  ///
  /// - Parameter name: the name of the variable's gradient.
  func pieces(_ name: String) -> [DerivationPiece] {
    let inner = inner
    let split = Set(inner.map(\.assignment.statement))
    func pieces(_ uses: [Derivation], _ name: String) -> [DerivationPiece] {
      uses.enumerated().map { place, derivation in
        DerivationPiece(
          derivation: derivation, name: name, place: place, uses: uses,
          isSplit: split.contains(derivation.statement))
      }
    }
    return inner.reversed().flatMap { pieces($0.derivations, $0.gradient) } + pieces(self, name)
  }

  /// The statements of a variable's whole gradient, those of inner results included; none where one
  /// of them cannot be written.
  func solution(_ name: String) -> [String] {
    let pieces = pieces(name)
    if isEmpty || pieces.contains(where: { $0.derivation.code == nil }) { return [] }
    let lines = pieces.flatMap(\.lines)
    return definitions(for: lines) + lines
  }

  /// The assignments of those inner results that statements read.
  func definitions(for lines: [String]) -> [String] {
    var read = Set(
      lines.flatMap { line -> [String] in
        let statement = try? parse(Source(line, name: "<rule>")).first
        return statement?.readNames.map(\.text) ?? []
      })
    let needed = (first?.program.assignments ?? []).reversed().filter { assignment in
      guard assignment.isInner, read.contains(assignment.name) else { return false }
      read.formUnion(assignment.readNames)
      return true
    }
    return needed.reversed().map { "\($0.name) = \($0.text)" }
  }
}
