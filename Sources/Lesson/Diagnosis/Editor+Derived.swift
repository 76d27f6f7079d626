import Language

/// The changes that put a part of the right gradient's notation in the place of some factors.
extension Editor {
  /// More factors than this are not divided into those that stay and those that are replaced.
  private static let chainLimit = 5

  /// Another part in the place of one factor of a product, or of two.
  func derivedParts(_ expression: Expression) -> [Rewrite] {
    let chain = FactorChain(expression)
    let count = chain.factors.count
    guard count <= Editor.chainLimit else { return [] }
    return (1..<(1 << count)).filter { $0.nonzeroBitCount <= 2 }.flatMap { choice -> [Rewrite] in
      let chosen = chain.factors.indices.filter { choice >> $0 & 1 == 1 }
      // Constants are looked at by themselves.
      if chosen.contains(where: { vocabulary.isConstant(chain.factors[$0].expression) }) {
        return []
      }
      let old = chain.only(chosen).leftToRight
      return vocabulary.derived.compactMap { part in
        guard part.expression.text != old.text, let edit = edit(from: old, to: part) else {
          return nil
        }
        return Rewrite(
          chain.replacing(chosen, with: part.expression).leftToRight, edit.cause,
          edit.cost + 0.1 * Double(chosen.count - 1), edit.phrase)
      }
    }
  }

  /// What it is called where a part of the right gradient belongs in the place of another; nil where
  /// that makes no sense.
  private func edit(from old: Expression, to part: DerivedForms.Part) -> Edit? {
    let new = part.expression
    let place = "belongs where `\(old.text)` stands"
    if let operation = part.derivativeOf {
      let name =
        new.text.count > 40 ? "that of `\(operation)` at its operand" : "`\(new.text)`"
      guard !old.mentionsGradient(vocabulary) else { return nil }
      return Edit(cause: .derivative, phrase: "the local derivative: \(name) \(place)", cost: 1.2)
    }
    let terms = Term.all(in: new)
    if terms.count > 1, let own = terms.firstIndex(where: { $0.expression.text == old.text }) {
      var others = terms
      others.remove(at: own)
      let list = others.map { "`\($0.written.text)`" }.joined(separator: " and ")
      return Edit(
        cause: .path,
        phrase: "a summand is missing: beside `\(old.text)` also \(list) arrives there", cost: 1.2)
    }
    if let object = new.summedObject, object.text == old.text {
      return Edit(
        cause: .sum, phrase: "a sum is missing: `\(new.text)` \(place)", cost: 1.15)
    }
    if new.mentionsGradient(vocabulary) != old.mentionsGradient(vocabulary) {
      guard new.mentionsGradient(vocabulary) else { return nil }
      return Edit(
        cause: .upstream,
        phrase: "the gradient that it starts from: `\(new.text)` \(place)", cost: 1.25)
    }
    guard gradients(in: old) == gradients(in: new) else { return nil }
    return Edit(
      cause: .derivative, phrase: "the local derivative: `\(new.text)` \(place)", cost: 1.3)
  }

  private func gradients(in expression: Expression) -> Set<String> {
    Set(expression.readNames.map(\.text).filter { vocabulary.isGradient($0) })
  }

  /// The gradient that an answer starts from, where something computed stands.
  ///
  /// The whole of an answer is not looked at: the gradient in its place would explain nothing.
  func innerSources(_ whole: Expression) -> [Rewrite] {
    let parts = whole.parts
    return parts.indices.flatMap { place -> [Rewrite] in
      (computedSources(parts[place]) + innerSources(parts[place])).map { rewrite in
        rewrite.inside { changed in
          var parts = parts
          parts[place] = changed
          return whole.with(parts: parts)
        }
      }
    }
  }

  private func computedSources(_ expression: Expression) -> [Rewrite] {
    switch expression.kind {
    case .binary, .call, .unary: break
    default: return []
    }
    guard !expression.mentionsGradient(vocabulary), vocabulary.mentionsTensor(expression) else {
      return []
    }
    return vocabulary.sources.map { source in
      Rewrite(
        .named(source), .upstream, 1.25,
        "the gradient that it starts from: `\(source)` belongs where `\(expression.text)` stands")
    }
  }
}

extension Expression {
  /// What `x.sum(…)` is a sum of; nil for anything else.
  var summedObject: Expression? {
    guard case .call(let callee, _) = kind, case .attribute(let object, let method) = callee.kind,
      method.text == "sum"
    else { return nil }
    return object
  }
}
