import Language

// The changes of one expression, by its kind.

extension Editor {
  // MARK: Names and numbers

  /// Another tensor, or what the forward pass or a derivative makes of this one.
  func names(_ name: String, _ expression: Expression, _ role: Role) -> [Rewrite] {
    if let value = vocabulary.scalars[name] { return scalars(name, value, expression, role) }
    guard let sizes = vocabulary.sizes[name] else { return [] }
    var found: [Rewrite] = []
    let isGradient = vocabulary.isGradient(name)
    for other in vocabulary.alternatives(to: name) {
      let isSame = vocabulary.sizes[other] == sizes
      let phrase =
        isGradient
        ? "the gradient that it starts from: `\(other)` belongs where `\(name)` stands"
        : "the local derivative: `\(other)` belongs where `\(name)` stands"
      found.append(
        Rewrite(
          Expression.named(other), isGradient ? .upstream : .derivative,
          (isSame ? 1.1 : 1.4) + vocabulary.distance(other), phrase))
    }
    if isGradient {
      for factor in vocabulary.sizes.keys.sorted()
      where vocabulary.near.contains(factor) && !vocabulary.isGradient(factor) {
        found.append(
          Rewrite(
            .binary(.multiply, .named(factor), expression), .derivative, 1.15,
            "the local derivative: the factor `\(factor)` is missing before `\(name)`"))
      }
      return found
    }
    for source in vocabulary.sources where vocabulary.sizes[source] == sizes {
      found.append(
        Rewrite(
          .named(source), .upstream, 1.2,
          "the gradient that it starts from: `\(source)` belongs where `\(name)` stands"))
    }
    for (form, cost) in vocabulary.forms(of: expression, name) {
      found.append(
        Rewrite(
          form, .derivative, cost,
          "the local derivative: `\(form.text)` belongs where `\(name)` stands"))
    }
    if role == .matrix {
      found.append(
        Rewrite(
          expression.transposed, .transpose, 0.9,
          "transposed: `\(name).T` belongs where `\(name)` stands"))
    }
    return found
  }

  private func scalars(
    _ name: String, _ value: Double, _ expression: Expression, _ role: Role
  ) -> [Rewrite] {
    func factor(_ form: Expression, _ cost: Double) -> Rewrite {
      Rewrite(
        form, .factor, cost, "a constant: `\(form.text)` belongs where `\(name)` stands")
    }
    if role == .choice || role == .dimension { return [] }
    var found = [
      factor(.binary(.subtract, expression, .number(1)), 0.9),
      factor(.binary(.add, expression, .number(1)), 1.2),
      factor(.binary(.trueDivide, .number(1), expression), 1.1),
      factor(.number(1), 0.95),
    ]
    for (other, size) in vocabulary.scalars.sorted(by: { $0.key < $1.key }) where size != value {
      found.append(factor(.named(other), 1.2))
    }
    return found
  }

  func constants(_ value: Value, _ expression: Expression, _ role: Role) -> [Rewrite] {
    let number: Double
    switch value {
    case .int(let whole): number = Double(whole)
    case .float(let real): number = real
    default: return []
    }
    if role == .choice || role == .dimension {
      guard case .int(let dim) = value, (-3...3).contains(dim) else { return [] }
      return [0, 1, 2].filter { $0 != dim }.map {
        Rewrite(
          .number($0), role == .dimension ? .sum : .shape, 1,
          "the dimension: \($0) belongs where \(dim) stands")
      }
    }
    var candidates: [Expression] = []
    if abs(number) < 100 {
      for other in [1.0, 2, 0.5] where other != number { candidates.append(.decimal(other)) }
      for other in [number - 1, number + 1, 1 / number] where other.isFinite {
        if ![1, 2, 0.5, number].contains(other), other != 0 { candidates.append(.decimal(other)) }
      }
    }
    var found = candidates.map {
      Rewrite(
        $0, .factor, 1.2, "a constant: \($0.text) belongs where \(expression.text) stands")
    }
    if number != 0 {
      found.append(
        Rewrite(
          .negated(expression), .sign, 1,
          "the sign: -\(expression.text) belongs where \(expression.text) stands"))
    }
    return found
  }

  // MARK: Operators

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
            + "`\(b.text)` divides instead of multiplying"))
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
    found.append(
      Rewrite(
        .binary(.add, left, right), .product, 1.5,
        "`\(left.text)` and `\(right.text)` are to be added, not multiplied"))
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

  private func matrixProducts(_ left: Expression, _ right: Expression) -> [Rewrite] {
    let elementwise = Expression.binary(.multiply, left, right)
    var found = [
      Rewrite(
        elementwise, .product, 0.9,
        "`@` where the product entry by entry `\(elementwise.text)` belongs")
    ]
    let plain = (left.untransposed, right.untransposed)
    for (a, b) in [
      (plain.0, plain.1), (plain.0.transposed, plain.1), (plain.0, plain.1.transposed),
      (plain.0.transposed, plain.1.transposed), (plain.1, plain.0), (plain.1.transposed, plain.0),
      (plain.1, plain.0.transposed), (plain.1.transposed, plain.0.transposed),
    ] {
      let product = Expression.binary(.matmul, a, b)
      found.append(
        Rewrite(
          product, .transpose, 0.9,
          "the order of the product, or a transpose: `\(product.text)` belongs where "
            + "`\(Expression.binary(.matmul, left, right).text)` stands"))
    }
    let entrywise = Expression.binary(.multiply, plain.0, plain.1)
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
          + "`\(right.text)` multiplies instead of dividing"))
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
            "the local derivative: `\(above.text)` multiplies instead of dividing: `\(form.text)`"))
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
    var found = [
      Rewrite(
        .binary(other, left, right), .sign, 0.9,
        "the sign of `\(right.text)` in `\(whole.text)`"),
      Rewrite(
        right, .path, 1.2, "the summand `\(left.text)` is too much in `\(whole.text)`"),
      Rewrite(left, .path, 1.2, "the summand `\(right.text)` is too much in `\(whole.text)`"),
    ]
    for (other, word) in [(BinaryOperator.multiply, "multiplied"), (.trueDivide, "divided")] {
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
    return forms.map {
      Rewrite(
        $0, .derivative, 0.95,
        "the parentheses: `\($0.text)` belongs where `\(whole.text)` stands")
    }
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

  // MARK: Calls

  func calls(_ callee: Expression, _ arguments: [Expression.Argument], _ whole: Expression)
    -> [Rewrite]
  {
    guard case .attribute(let object, let method) = callee.kind else { return [] }
    if vocabulary.isModule(object) {
      guard arguments.count == 1, let argument = arguments.first?.value,
        !Vocabulary.shapeFunctions.contains(method.text)
      else { return [] }
      return [
        Rewrite(
          argument, .derivative, 1.2,
          "the local derivative: `\(argument.text)` belongs where `\(whole.text)` stands")
      ]
    }
    switch method.text {
    case "sum", "mean": return sumCalls(object, method.text, arguments, whole)
    case "long", "int", "short", "byte", "bool", "half", "bfloat16":
      return [
        Rewrite(object, .dtype, 0.8, "the type: .\(method.text)() loses most of the digits")
      ]
    case "max", "min", "amax", "amin", "prod": return extremes(callee, arguments, whole)
    case "view", "reshape":
      guard arguments.count == 2 else { return [] }
      let form = object.transposed
      return [
        Rewrite(
          form, .transpose, 0.9,
          "transposed: `\(form.text)` belongs where `\(whole.text)` stands, which only deals out "
            + "the entries anew")
      ]
    case "clone", "expand_as", "expand", "contiguous", "detach": return []
    case "t":
      return [
        Rewrite(object, .transpose, 1, "transposed: `\(object.text)` belongs without .t()")
      ]
    default:
      return [
        Rewrite(
          object, .derivative, 1.2,
          "the local derivative: `\(object.text)` belongs where `\(whole.text)` stands")
      ]
    }
  }

  private func sumCalls(
    _ object: Expression, _ method: String, _ arguments: [Expression.Argument], _ whole: Expression
  ) -> [Rewrite] {
    var found = [
      Rewrite(
        object, .sum, 1, "a sum too many: `\(object.text)` belongs where `\(whole.text)` stands")
    ]
    let other = method == "sum" ? "mean" : "sum"
    let swapped = Expression(
      .call(Expression(.attribute(object, Name(other)), whole.span), arguments), whole.span)
    found.append(
      Rewrite(
        swapped, .sum, 0.7,
        "a \(method) where the \(other) belongs: `\(swapped.text)`"))
    for dim in 0...2 {
      let form = object.summed(over: dim, keepdim: keepsDims)
      if form.text == whole.text { continue }
      let isTotal = arguments.isEmpty
      found.append(
        Rewrite(
          form, .sum, 0.9,
          isTotal
            ? "the sum runs over everything where it belongs over dimension \(dim)"
            : "the dimension of the sum: `\(form.text)` belongs where `\(whole.text)` stands"))
    }
    return found
  }

  /// A largest entry, or a product of all, where all are to be added.
  func extremes(
    _ callee: Expression, _ arguments: [Expression.Argument], _ whole: Expression
  ) -> [Rewrite] {
    guard case .attribute(let object, let method) = callee.kind, !vocabulary.isModule(object),
      ["max", "min", "amax", "amin", "prod"].contains(method.text), !arguments.isEmpty
    else { return [] }
    let form = Expression(
      .call(Expression(.attribute(object, Name("sum")), whole.span), arguments), whole.span)
    return [
      Rewrite(
        form, .sum, 1, "a sum is missing: `\(form.text)` belongs where `\(whole.text)` stands"),
      Rewrite(
        object, .derivative, 1.2,
        "the local derivative: `\(object.text)` belongs where `\(whole.text)` stands"),
    ]
  }

  /// A sum that is missing in the midst of an expression.
  func sums(_ expression: Expression) -> [Rewrite] {
    (0...1).map { dim in
      let form = expression.summed(over: dim, keepdim: keepsDims)
      return Rewrite(
        form, .sum, 1.1 + (dim == 0 ? 0 : 0.01),
        "a sum is missing: `\(form.text)` belongs where `\(expression.text)` stands")
    }
  }

  /// Another function of the same tensor, or another tensor, for a factor that is a function of one
  /// tensor alone: what a local derivative usually is.
  func derivatives(_ expression: Expression) -> [Rewrite] {
    switch expression.kind {
    case .name, .constant, .attribute: return []
    default: break
    }
    guard let tensor = vocabulary.onlyTensor(of: expression), case .name(let name) = tensor.kind,
      !vocabulary.isGradient(name.text)
    else { return [] }
    var forms = vocabulary.forms(of: tensor, name.text).map(\.0)
    forms += vocabulary.alternatives(to: name.text).filter {
      vocabulary.near.contains($0) && vocabulary.sizes[$0] == vocabulary.sizes[name.text]
    }.map { Expression.named($0) }
    return forms.map {
      Rewrite(
        $0, .derivative, 1.3,
        "the local derivative: `\($0.text)` belongs where `\(expression.text)` stands")
    }
  }

  // MARK: The whole

  /// A factor that the entries at an index lack: `dp[range(n), Y] = -1/(n*p[range(n), Y])`.
  func pickedFactors(_ index: Expression, _ value: Expression) -> [Rewrite] {
    vocabulary.near.sorted().filter {
      vocabulary.sizes[$0] != nil && !vocabulary.isGradient($0)
    }.flatMap { name in
      let picked = Expression(.subscript(.named(name), index), value.span)
      return [(BinaryOperator.multiply, "times"), (.trueDivide, "divided by")].map { op, word in
        Rewrite(
          .binary(op, value, picked), .derivative, 1.2,
          "the local derivative: `\(value.text)` \(word) `\(picked.text)` is the gradient there")
      }
    }
  }

  /// A factor that the whole expression lacks.
  func rootInsertions(_ value: Expression) -> [Rewrite] {
    var found: [Rewrite] = []
    for name in vocabulary.sizes.keys.sorted() {
      let factor = Expression.named(name)
      let isGradient = vocabulary.isGradient(name)
      if isGradient && value.mentionsGradient(vocabulary) { continue }
      found.append(
        Rewrite(
          .binary(.multiply, value, factor), isGradient ? .upstream : .derivative,
          (isGradient ? 1 : 1.3) + vocabulary.distance(name),
          isGradient
            ? "the chain rule: this is the local derivative alone, times `\(name)` it is the gradient"
            : "the local derivative: the factor `\(name)` is missing"))
      if isGradient { continue }
      found.append(
        Rewrite(
          .binary(.trueDivide, value, factor), .derivative, 1.35 + vocabulary.distance(name),
          "the local derivative: a division by `\(name)` is missing"))
    }
    return found
  }
}
