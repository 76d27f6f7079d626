import Tensors

/// How the gradient of a variable follows from one use of it in a statement, operation by operation
/// from the statement's result back to the variable.
struct Derivation {
  /// The statement that uses the variable.
  let statement: String
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

  /// Whether what `code` gives shares its memory with the result's gradient.
  let sharesUpstream: Bool

  /// The statements of this use's gradient, the first of several uses at place 0; none where the
  /// rules have only words.
  func lines(_ name: String, place: Int, of count: Int) -> [String] {
    guard let code else { return [] }
    // What comes second is added in place, which must not change the gradient that came first.
    return sharesUpstream && place == 0 && count > 1
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
  }

  /// The statements that bind the gradient to a name, or add it to what the name has.
  func lines(_ name: String, adding: Bool = false) -> [String] {
    guard let place else { return ["\(name) \(adding ? "+=" : "=") \(expression.text)"] }
    let change =
      place.repeats
      ? "\(name).index_put_((\(place.index),), \(expression.text), accumulate=True)"
      : "\(name)[\(place.index)] += \(expression.text)"
    return (adding ? [] : ["\(name) = torch.zeros_like(\(place.base))"]) + [change]
  }
}
