import Language

/// The changes that are made at several places at once: a name, or an expression, that stands for
/// another one wherever it occurs.
extension Editor {
  /// Such changes of an answer's statements.
  func renamings(_ variant: Variant) -> [Variant] {
    renamings(of: variant.statements.flatMap(\.allExpressions)).map { old, new, edit in
      var copy = variant
      copy.statements = variant.statements.map { $0.replacing(old, with: new) }
      copy.edits.append(edit)
      return copy
    }
  }

  /// Such changes of an expression.
  func renamings(in expression: Expression) -> [Rewrite] {
    renamings(of: [expression]).map { old, new, edit in
      Rewrite(expression.replacing(old, with: new), edit.cause, edit.cost, edit.phrase)
    }
  }

  private func renamings(of expressions: [Expression]) -> [(
    old: String, new: Expression, edit: Edit
  )] {
    dimensionChanges(of: expressions)
      + repeatedTexts(expressions).flatMap { old, count in
        replacements(of: old).map { new, cause in
          let kind =
            cause == .upstream ? "the gradient that it starts from" : "the local derivative"
          let places = count == 2 ? "in both places" : "in all \(count) places"
          return (
            old, .named(new),
            Edit(
              cause: cause, phrase: "\(kind): `\(new)` belongs where `\(old)` stands, \(places)",
              cost: 1.3 + vocabulary.distance(new))
          )
        }
      }
  }

  /// Another dimension in all calls that name the same one.
  private func dimensionChanges(of expressions: [Expression]) -> [(
    old: String, new: Expression, edit: Edit
  )] {
    var counts: [Int: Int] = [:]
    for expression in expressions {
      expression.walk { inner in
        guard case .call(_, let arguments) = inner.kind else { return }
        for argument in arguments {
          guard let dim = argument.value.number, abs(dim) < 3, dim == dim.rounded() else {
            continue
          }
          counts[Int(dim), default: 0] += 1
        }
      }
    }
    return counts.filter { $0.value > 1 }.sorted { $0.key < $1.key }.flatMap { dim, count in
      [0, 1, 2].filter { $0 != dim }.map { other in
        (
          "\(dim)", .number(other),
          Edit(
            cause: .sum,
            phrase: "the dimension: \(other) belongs where \(dim) stands, in "
              + (count == 2 ? "both places" : "all \(count) places"), cost: 1.2)
        )
      }
    }
  }

  /// What is computed of tensors of the forward pass and occurs twice or more.
  private func repeatedTexts(_ expressions: [Expression]) -> [(text: String, count: Int)] {
    var counts: [String: Int] = [:]
    for expression in expressions {
      expression.walk { inner in
        switch inner.kind {
        case .name(let name):
          if vocabulary.sizes[name.text] != nil { counts[name.text, default: 0] += 1 }
        case .binary:
          let names = inner.readNames.map(\.text)
          if names.allSatisfy({ vocabulary.sizes[$0] != nil && !vocabulary.isGradient($0) }),
            !names.isEmpty
          {
            counts[inner.text, default: 0] += 1
          }
        default: break
        }
      }
    }
    return counts.filter { $0.value > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func replacements(of text: String) -> [(name: String, cause: Cause)] {
    if vocabulary.isGradient(text) {
      return vocabulary.alternatives(to: text).map { ($0, .upstream) }
    }
    let tensors = vocabulary.sizes.keys.sorted().filter {
      $0 != text && !vocabulary.isGradient($0) && vocabulary.near.contains($0)
        && (vocabulary.sizes[text] == nil || vocabulary.sizes[$0] == vocabulary.sizes[text])
    }
    let sources = vocabulary.sizes.keys.sorted().filter {
      vocabulary.isSource($0, for: text) && vocabulary.sizes[$0] == vocabulary.sizes[text]
    }
    return tensors.map { ($0, .derivative) } + sources.map { ($0, .upstream) }
  }
}

extension Statement {
  /// The expressions of the statement and of those within it.
  var allExpressions: [Expression] { expressions + innerStatements.flatMap(\.allExpressions) }

  /// The statement with every occurrence of an expression replaced, on the right-hand side.
  func replacing(_ text: String, with other: Expression) -> Statement {
    switch kind {
    case .assignment(let targets, let value):
      Statement(.assignment(targets: targets, value: value.replacing(text, with: other)), span)
    case .augmented(let target, let op, let value):
      Statement(
        .augmented(target: target, op: op, value: value.replacing(text, with: other)), span)
    default: self
    }
  }
}

extension Expression {
  /// The expression with every part of that text replaced.
  func replacing(_ text: String, with other: Expression) -> Expression {
    if self.text == text { return other }
    let parts = parts
    return parts.isEmpty ? self : with(parts: parts.map { $0.replacing(text, with: other) })
  }

  /// The ways to cut a product or quotient in two, `a * b * c` as `a` and `b * c`, with the operator
  /// between.
  var productSplits: [(left: Expression, right: Expression, op: BinaryOperator)] {
    guard case .binary(let op, let left, let right) = kind, op == .multiply || op == .trueDivide
    else { return [] }
    let own = op == .multiply ? [(left: left, right: right, op: op)] : []
    return own
      + left.productSplits.map { ($0.left, .binary(op, $0.right, right), $0.op) }
  }

  /// The first factor of a product, and what is left of it.
  var leadingFactor: (first: Expression, rest: Expression?)? {
    guard case .binary(.multiply, let left, let right) = kind else { return (self, nil) }
    guard let (first, rest) = left.leadingFactor else { return nil }
    return (first, rest.map { .binary(.multiply, $0, right) } ?? right)
  }
}
