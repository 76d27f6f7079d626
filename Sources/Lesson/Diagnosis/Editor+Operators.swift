import Language

/// The changes of operators: products, quotients, sums, powers, and where brackets stand.
extension Editor {
  func binaries(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression,
    _ role: Role
  ) -> [Rewrite] {
    switch op {
    case .multiply: products(left, right, whole)
    case .matmul: matrixProducts(left, right)
    case .trueDivide: quotients(left, right, whole)
    case .add, .subtract: sumsAndDifferences(op, left, right, whole)
    case .power: powers(left, right, whole)
    default: []
    }
  }

  private func products(_ left: Expression, _ right: Expression, _ whole: Expression) -> [Rewrite] {
    var found = dropping(left, keeping: right) + dropping(right, keeping: left)
    for (a, b) in [(left, right), (right, left)] {
      let isConstant = vocabulary.isConstant(b)
      found.append(
        Rewrite(
          .binary(.trueDivide, a, b), isConstant ? .factor : .derivative, 1,
          (isConstant ? "a constant factor: " : "the local derivative: ")
            + "`\(b.text)` multiplies where it should divide"))
    }
    for (a, b) in [
      (left, right), (left.transposed, right), (left, right.transposed), (right, left),
      (right.transposed, left), (right, left.transposed),
    ] {
      let product = Expression.binary(.matmul, a, b)
      found.append(
        Rewrite(
          product, .product, 0.8,
          "a product entry by entry where the matrix product `\(product.text)` belongs"))
    }
    for (op, word) in [(BinaryOperator.add, "added"), (.subtract, "subtracted")] {
      let form = Expression.binary(op, left, right)
      found.append(
        Rewrite(
          form, .product, 1.5,
          "`\(left.text)` and `\(right.text)` are to be \(word), not multiplied: `\(form.text)`"))
    }
    if let form = FactorChain(whole).summedOnce {
      found.append(
        Rewrite(
          form, .sum, 0.6,
          "summed too early: the sum of the products `\(form.text)` belongs where "
            + "`\(whole.text)` stands"))
    }
    return found
  }

  /// A factor that does not belong.
  private func dropping(_ factor: Expression, keeping rest: Expression) -> [Rewrite] {
    if vocabulary.isConstant(factor) {
      return [Rewrite(rest, .factor, 0.9, "a constant factor: `\(factor.text)` is too much")]
    }
    let phrase = "the factor `\(factor.text)` is too much"
    return [Rewrite(rest, .derivative, 1.1, "the local derivative: " + phrase)]
  }

  func matrixProducts(_ left: Expression, _ right: Expression) -> [Rewrite] {
    let elementwise = Expression.binary(.multiply, left, right)
    var found = [
      Rewrite(
        elementwise, .product, 0.9,
        "`@` where the product entry by entry `\(elementwise.text)` belongs")
    ]
    let written = Expression.binary(.matmul, left, right).text
    for product in matrixForms(left, right) where product.text != written {
      found.append(
        Rewrite(
          product, .transpose, 0.9,
          "the order of the product, or a transpose: `\(product.text)` belongs where "
            + "`\(written)` stands"))
    }
    let entrywise = Expression.binary(.multiply, left.untransposed, right.untransposed)
    found.append(
      Rewrite(
        entrywise, .product, 1,
        "`@` where the product entry by entry `\(entrywise.text)` belongs"))
    return found
  }

  private func quotients(_ left: Expression, _ right: Expression, _ whole: Expression) -> [Rewrite]
  {
    var found = dropping(right, keeping: left)
    let isConstant = vocabulary.isConstant(right)
    found.append(
      Rewrite(
        .binary(.multiply, left, right), isConstant ? .factor : .derivative, 1,
        (isConstant ? "a constant factor: " : "the local derivative: ")
          + "`\(right.text)` divides where it should multiply"))
    found.append(
      Rewrite(
        .binary(.trueDivide, right, left), .derivative, 1.1,
        "the local derivative: `\(right.text)` and `\(left.text)` are swapped in the quotient"))
    if case .binary(.multiply, let a, let b) = right.kind {
      for (above, below) in [(a, b), (b, a)] {
        let top = left.number == 1 ? above : Expression.binary(.multiply, left, above)
        let form = Expression.binary(.trueDivide, top, below)
        found.append(
          Rewrite(
            form, .derivative, 1.1,
            "the local derivative: `\(above.text)` divides where it should multiply: "
              + "`\(form.text)`"))
      }
    }
    if !isConstant {
      found.append(
        Rewrite(
          .binary(.trueDivide, left, .binary(.power, right, .number(2))), .derivative, 1,
          "the local derivative: `\(right.text)` divides once where it should divide twice"))
    }
    return found
  }

  private func sumsAndDifferences(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> [Rewrite] {
    let other: BinaryOperator = op == .add ? .subtract : .add
    let swapped = Expression.binary(other, left, right)
    if vocabulary.isConstant(whole) {
      return [
        Rewrite(
          swapped, .factor, 0.95,
          "a constant: `\(swapped.text)` belongs where `\(whole.text)` stands")
      ] + parentheses(op, left, right, whole)
    }
    var found = [
      Rewrite(swapped, .sign, 0.9, "the sign of `\(right.text)` in `\(whole.text)`"),
      Rewrite(
        op == .add ? right : .negated(right), .path, 1.2,
        "the summand `\(left.text)` is too much in `\(whole.text)`"),
      Rewrite(left, .path, 1.2, "the summand `\(right.text)` is too much in `\(whole.text)`"),
    ]
    for (other, word) in [(BinaryOperator.multiply, "multiplied"), (.trueDivide, "divided")]
    where !vocabulary.isConstant(left) && !vocabulary.isConstant(right) {
      let form = Expression.binary(other, left, right)
      found.append(
        Rewrite(
          form, .product, 1.25,
          "`\(left.text)` and `\(right.text)` are to be \(word): `\(form.text)`"))
    }
    found += parentheses(op, left, right, whole)
    found += summandFactors(op, left, right, whole)
    if op == .subtract {
      found.append(
        Rewrite(
          .binary(.subtract, right, left), .sign, 1,
          "the sign: `\(right.text)` and `\(left.text)` are swapped in the difference"))
    }
    // A square that only one of the two operands has, or that neither has.
    for (a, b, cost) in [
      (left, .binary(.power, right, .number(2)), 1.0),
      (.binary(.power, left, .number(2)), right, 1.2),
    ] as [(Expression, Expression, Double)] where !vocabulary.isConstant(right) {
      let form = Expression.binary(op, a, b)
      found.append(
        Rewrite(
          form, .derivative, cost,
          "the local derivative: `\(form.text)` belongs where `\(whole.text)` stands"))
    }
    return found
  }

  /// `1 - h**2 * dh` for `(1 - h**2) * dh`.
  private func parentheses(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> [Rewrite] {
    var forms: [Expression] = []
    for inner in [BinaryOperator.multiply, .trueDivide] {
      if case .binary(inner, let a, let b) = right.kind {
        forms.append(.binary(inner, .binary(op, left, a), b))
      }
    }
    if case .binary(.multiply, let a, let b) = left.kind {
      forms.append(.binary(.multiply, a, .binary(op, b, right)))
    }
    forms += spanningParentheses(whole)
    return forms.map {
      Rewrite(
        $0, .derivative, 0.95,
        "the parentheses: `\($0.text)` belongs where `\(whole.text)` stands")
    }
  }

  /// Parentheses around several summands: `a * (b - c - d)` for `a * b - c - d`, and around the
  /// divisor of one: `a - n / (n - 1) * b` for `a - n / n - 1 * b`.
  private func spanningParentheses(_ whole: Expression) -> [Expression] {
    let terms = Term.all(in: whole)
    guard terms.count > 1 else { return [] }
    func sum(_ terms: [Term]) -> Expression {
      terms.dropFirst().reduce(terms[0].written) {
        .binary($1.isNegative ? .subtract : .add, $0, $1.expression)
      }
    }
    var forms: [Expression] = []
    if terms.count > 2, !terms[0].isNegative {
      for (outer, inner, op) in terms[0].expression.productSplits {
        let rest = terms.dropFirst().map { $0 }
        let spanned = sum([Term(expression: inner, isNegative: false)] + rest)
        forms.append(.binary(op, outer, spanned))
      }
    }
    for place in terms.indices.dropLast() {
      guard case .binary(.trueDivide, let above, let below) = terms[place].expression.kind,
        vocabulary.isConstant(below),
        let (first, rest) = terms[place + 1].expression.leadingFactor,
        vocabulary.isConstant(first)
      else { continue }
      let divisor = Expression.binary(
        terms[place + 1].isNegative ? .subtract : .add, below, first)
      let quotient = Expression.binary(.trueDivide, above, divisor)
      var joined = terms
      joined[place].expression = rest.map { Expression.binary(.multiply, quotient, $0) } ?? quotient
      joined.remove(at: place + 1)
      forms.append(sum(joined))
    }
    return forms
  }

  /// A factor that one summand lacks.
  private func summandFactors(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) -> [Rewrite] {
    [(left, true), (right, false)].flatMap { summand, isLeft -> [Rewrite] in
      if vocabulary.isConstant(summand) { return [] }
      let hasGradient = summand.mentionsGradient(vocabulary)
      let factors =
        hasGradient
        ? vocabulary.near.sorted().filter {
          vocabulary.sizes[$0] != nil && !vocabulary.isGradient($0)
        } : vocabulary.sources
      return factors.map { name in
        let product = Expression.binary(.multiply, .named(name), summand)
        let form = isLeft ? Expression.binary(op, product, right) : .binary(op, left, product)
        return Rewrite(
          form, hasGradient ? .derivative : .upstream, hasGradient ? 1.15 : 1,
          hasGradient
            ? "the local derivative: the factor `\(name)` is missing before `\(summand.text)`"
            : "the chain rule: `\(summand.text)` is the local derivative alone, times `\(name)` it "
              + "is the gradient")
      }
    }
  }

  private func powers(_ base: Expression, _ exponent: Expression, _ whole: Expression) -> [Rewrite]
  {
    let isConstant = vocabulary.isConstant(base)
    var found = [
      Rewrite(
        base, isConstant ? .factor : .derivative, 1,
        "the local derivative: `\(base.text)` belongs where `\(whole.text)` stands")
    ]
    if let value = exponent.number {
      var seen: Set<Double> = [value, 0, 1]
      for other in [value - 1, value + 1, -value, 2, -1, -2, 0.5, -0.5, -1.5, 3, -3]
      where seen.insert(other).inserted {
        found.append(
          Rewrite(
            .binary(.power, base, .decimal(other)), isConstant ? .factor : .derivative, 1,
            "the exponent of `\(base.text)`: \(Expression.decimal(other).text) belongs where "
              + "\(exponent.text) stands"))
      }
    }
    // (1 - h)**2 for 1 - h**2.
    if case .binary(let op, let left, let right) = base.kind, op == .add || op == .subtract {
      let form = Expression.binary(op, left, .binary(.power, right, exponent))
      found.append(
        Rewrite(
          form, .derivative, 1,
          "the local derivative: `\(form.text)` belongs where `\(whole.text)` stands"))
    }
    return found
  }
}
