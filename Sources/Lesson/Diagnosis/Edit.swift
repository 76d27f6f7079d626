import Language

/// One change of an answer's statements that a learner may have to make.
struct Edit {
  let cause: Cause
  /// What is wrong, in a few words.
  let phrase: String
  /// How far-fetched it is.
  let cost: Double
}

/// An answer's statements with some changes.
struct Variant {
  var statements: [Statement]
  var edits: [Edit]

  var cost: Double { edits.reduce(0) { $0 + $1.cost } }
}

/// An expression that could stand in another's place.
struct Rewrite {
  let expression: Expression
  let edit: Edit

  init(_ expression: Expression, _ cause: Cause, _ cost: Double, _ phrase: String) {
    self.expression = expression
    edit = Edit(cause: cause, phrase: phrase, cost: cost)
  }

  private init(_ expression: Expression, _ edit: Edit) {
    self.expression = expression
    self.edit = edit
  }

  /// The same change, seen from an expression around.
  func inside(_ wrap: (Expression) -> Expression) -> Rewrite { Rewrite(wrap(expression), edit) }
}
