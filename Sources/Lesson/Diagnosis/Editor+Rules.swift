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
    if sizes.count == 1, role == .value {
      let column = Expression.call(method: "unsqueeze", of: expression, [.number(1)])
      found.append(
        Rewrite(
          column, .shape, 1.2,
          "the shape: `\(name)` is a row, and stretches downwards; `\(column.text)` stretches to "
            + "the right"))
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
    for source in vocabulary.sizes.keys.sorted()
    where vocabulary.isSource(source, for: name) && vocabulary.sizes[source] == sizes {
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
    var candidates: [Expression] = []
    if abs(number) < 100 {
      for other in [1.0, 2, 0.5] where other != number { candidates.append(.decimal(other)) }
      for other in [number - 1, number + 1, 1 / number] where other.isFinite {
        if ![1, 2, 0.5, number].contains(other), other != 0 { candidates.append(.decimal(other)) }
      }
    }
    if number > 2 {
      candidates += vocabulary.scalars.keys.sorted().filter { vocabulary.near.contains($0) }.map {
        .named($0)
      }
      candidates += vocabulary.lengths.filter { Double($0.value) != number }.map(\.expression)
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

  /// Another dimension.
  func dimensions(_ expression: Expression, _ role: Role) -> [Rewrite] {
    guard let number = expression.number, number == number.rounded(), abs(number) <= 3 else {
      return []
    }
    return [0, 1, 2, -1].filter { Double($0) != number }.map {
      Rewrite(
        .number($0), role == .dimension ? .sum : .shape, $0 < 0 ? 1.05 : 1,
        "the dimension: \($0) belongs where \(expression.text) stands")
    }
  }

  // MARK: Calls

  func calls(_ callee: Expression, _ arguments: [Expression.Argument], _ whole: Expression)
    -> [Rewrite]
  {
    guard case .attribute(let object, let method) = callee.kind else { return [] }
    if let (left, right) = matrixCall(callee, arguments) { return matrixProducts(left, right) }
    return otherFunctions(callee, arguments, whole)
      + calls(of: method.text, on: object, callee, arguments, whole)
  }

  private func calls(
    of method: String, on object: Expression, _ callee: Expression,
    _ arguments: [Expression.Argument], _ whole: Expression
  ) -> [Rewrite] {
    if vocabulary.isModule(object) {
      guard arguments.count == 1, let argument = arguments.first?.value,
        !Vocabulary.shapeFunctions.contains(method)
      else { return [] }
      return [
        Rewrite(
          argument, .derivative, 1.2,
          "the local derivative: `\(argument.text)` belongs where `\(whole.text)` stands")
      ]
    }
    switch method {
    case "sum", "mean": return sumCalls(object, method, arguments, whole)
    case "long", "int", "short", "byte", "bool", "half", "bfloat16":
      return [
        Rewrite(object, .dtype, 0.8, "the type: .\(method)() loses most of the digits")
      ]
    case "max", "min", "amax", "amin", "prod": return extremes(callee, arguments, whole)
    case "view", "reshape":
      guard arguments.count == 2 else { return [] }
      let own = object.transposed
      let others = vocabulary.sizes.keys.sorted().filter {
        vocabulary.near.contains($0) && vocabulary.sizes[$0]?.count == 2 && $0 != object.text
      }.map { Expression.named($0).transposed }
      return ([own] + others).map { form in
        Rewrite(
          form, .transpose, form.text == own.text ? 0.9 : 1.1,
          "transposed: `\(form.text)` belongs where `\(whole.text)` stands, which only deals out "
            + "the entries anew")
      }
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
    if !object.mentionsGradient(vocabulary) {
      for source in vocabulary.sources {
        let product = Expression.binary(.multiply, object, .named(source))
        let callee = Expression(.attribute(product, Name(method)), whole.span)
        found.append(
          Rewrite(
            Expression(.call(callee, arguments), whole.span), .upstream, 1,
            "the chain rule: `\(object.text)` is the local derivative alone, times `\(source)` it "
              + "is what is to be summed"))
      }
    }
    let kept = keepsDims ? [true] : [false, true]
    for dim in 0...2 {
      let forms =
        kept.map { (object.summed(over: dim, keepdim: $0, method: method), method) }
        + [(object.summed(over: dim, keepdim: keepsDims, method: other), other)]
      for (form, name) in forms where form.text != whole.text {
        let isTotal = arguments.isEmpty && name == method
        found.append(
          Rewrite(
            form, .sum, name == method ? 0.9 : 1.15,
            isTotal
              ? "the \(method) runs over everything where it belongs over dimension \(dim)"
              : "the dimension of the \(method): `\(form.text)` belongs where `\(whole.text)` "
                + "stands"))
      }
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
    // Of a product with a constant the tensor is summed.
    if case .binary(let op, let left, let right) = expression.kind,
      op == .multiply || op == .trueDivide,
      vocabulary.isConstant(left) || vocabulary.isConstant(right)
    {
      return []
    }
    return (0...1).map { dim in
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
    var found = derivedParts(value)
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
      guard vocabulary.near.contains(name) else { continue }
      let square = Expression.binary(.power, factor, .number(2))
      found.append(
        Rewrite(
          .binary(.trueDivide, value, square), .derivative, 1.45,
          "the local derivative: a division by `\(square.text)` is missing"))
    }
    return found
  }
}
