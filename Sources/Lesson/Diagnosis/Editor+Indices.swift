import Language

// The changes of what stands in brackets, and of the ranges that loops run over.

extension Editor {
  /// Other entries than those that an index picks.
  func indexRewrites(of expression: Expression) -> [Rewrite] {
    func rewrite(_ form: Expression, _ cost: Double) -> Rewrite {
      Rewrite(
        form, .rows, cost,
        "the index: `\(form.text)` belongs where `\(expression.text)` stands")
    }
    switch expression.kind {
    case .unary(.negative, let inner): return [rewrite(inner, 1)]
    case .constant(.int(let value)) where value > 0:
      return ([0, 1, 2].filter { $0 != value } + [-value]).map { rewrite(.number($0), 1) }
    case .constant(.int(let value)):
      return [0, 1, 2].filter { $0 != value }.map { rewrite(.number($0), 1) }
    case .tuple(let items): return pairedRows(items, expression)
    case .slice(let lower, let upper, nil): return otherPart(lower, upper, expression, rewrite)
    case .slice, .constant, .list: return []
    case .binary(_, let left, let right):
      return [rewrite(left, 1.1), rewrite(right, 1.1)] + otherIndices(expression, rewrite)
    default: return otherIndices(expression, rewrite)
    }
  }

  /// `4:` for `:4`, and the reverse.
  private func otherPart(
    _ lower: Expression?, _ upper: Expression?, _ whole: Expression,
    _ rewrite: (Expression, Double) -> Rewrite
  ) -> [Rewrite] {
    guard (lower == nil) != (upper == nil) else { return [] }
    return [rewrite(Expression(.slice(lower: upper, upper: lower, step: nil), whole.span), 1)]
  }

  private func otherIndices(
    _ expression: Expression, _ rewrite: (Expression, Double) -> Rewrite
  ) -> [Rewrite] {
    var found = vocabulary.indices.filter { $0 != expression.text }.map {
      rewrite(.named($0), 1.15)
    }
    // `[Y]`, whole rows, for `[range(n), Y]`.
    if case .name(let name) = expression.kind, vocabulary.indices.contains(name.text) {
      found += vocabulary.lengths.map { length in
        Rewrite(
          Expression(.tuple([Editor.range(length.expression), expression]), expression.span), .rows,
          0.9,
          "the index: `[\(name.text)]` takes whole rows; `[range(\(length.expression.text)), "
            + "\(name.text)]` takes one entry of each row")
      }
    }
    // `X[i, 2]` for `Y[i]`.
    if case .subscript(let object, let index) = expression.kind,
      case .tuple(let items) = index.kind, vocabulary.indices.contains(object.text)
    {
      found += vocabulary.indices.filter { $0 != object.text }.map {
        rewrite(Expression(.subscript(.named($0), items[0]), expression.span), 1.15)
      }
    }
    return found
  }

  /// `F.one_hot(Y, n)` where the numbers of the places themselves are computed with.
  func marks(_ expression: Expression) -> [Rewrite] {
    let names = expression.readNames.map(\.text).filter { !vocabulary.isModule(.named($0)) }
    guard let name = names.first, names.count == 1, vocabulary.indices.contains(name) else {
      return []
    }
    if case .binary = expression.kind { return [] }
    return vocabulary.lengths.map { length in
      let marks = Expression.call(
        method: "one_hot", of: .named("F"), [.named(name), length.expression])
      return Rewrite(
        marks, .rows, 1,
        "wrong entries: `\(expression.text)` counts with the numbers in `\(name)`, which only say "
          + "where; `F.one_hot(\(name), \(length.expression.text))` is 1 there")
    }
  }

  /// `[:, Y]` for `[range(n), Y]`.
  private func pairedRows(_ items: [Expression], _ whole: Expression) -> [Rewrite] {
    items.indices.flatMap { place -> [Rewrite] in
      if items[place].number != nil { return everyRow(items, place, whole) }
      guard case .slice(nil, nil, nil) = items[place].kind else { return [] }
      return vocabulary.lengths.map { length in
        var items = items
        items[place] = Editor.range(length.expression)
        let form = Expression(.tuple(items), whole.span)
        let text = items.map(\.text).joined(separator: ", ")
        return Rewrite(
          form, .rows, 0.9,
          "the index: `:` takes these columns of every row; `[\(text)]` takes one entry of each "
            + "row")
      }
    }
  }

  /// `[0, Y]` for `[range(n), Y]`.
  private func everyRow(_ items: [Expression], _ place: Int, _ whole: Expression) -> [Rewrite] {
    vocabulary.lengths.map { length in
      var items = items
      items[place] = Editor.range(length.expression)
      let text = items.map(\.text).joined(separator: ", ")
      return Rewrite(
        Expression(.tuple(items), whole.span), .rows, 0.95,
        "the index: `[\(text)]` belongs where `[\(whole.text)]` stands")
    }
  }

  /// The row that a gradient `d[k, j]` belongs to, looked up at the same place: `X[k, j]`.
  func lookups(_ index: Expression, _ value: Expression) -> [Rewrite] {
    var places: [Expression] = []
    value.walk { if case .subscript(_, let place) = $0.kind { places.append(place) } }
    return places.flatMap { place in
      vocabulary.indices.compactMap { name in
        let form = Expression(.subscript(.named(name), place), index.span)
        guard form.text != index.text else { return nil }
        return Rewrite(
          form, .rows, 1.2,
          "the index: `\(form.text)` belongs where `\(index.text)` stands")
      }
    }
  }

  /// Other ranges for a loop.
  func ranges(_ iterable: Expression) -> [Rewrite] {
    guard case .call(let callee, let arguments) = iterable.kind, callee.calledName == "range",
      (1...2).contains(arguments.count)
    else { return [] }
    return vocabulary.lengths.compactMap { length in
      let form = Editor.range(length.expression)
      guard form.text != iterable.text else { return nil }
      return Rewrite(
        form, .rows, 1.1,
        "the loop does not reach all: `\(form.text)` belongs where `\(iterable.text)` stands")
    }
  }

  private static func range(_ length: Expression) -> Expression {
    Expression(
      .call(
        .named("range"), [.init(kind: .positional, value: length, span: length.span)]), length.span)
  }

  /// One entry, or row, where all are to be added; another dimension's length.
  func picks(_ object: Expression, _ index: Expression, _ whole: Expression) -> [Rewrite] {
    guard case .constant(.int(let place)) = index.kind else { return [] }
    if case .attribute(_, let name) = object.kind, name.text == "shape" {
      return [0, 1, 2].filter { $0 != place }.map {
        let form = Expression(.subscript(object, .number($0)), whole.span)
        return Rewrite(
          form, .factor, 0.9,
          "a constant factor: `\(form.text)` belongs where `\(whole.text)` stands")
      }
    }
    let form = object.summed(over: 0, keepdim: keepsDims)
    return [
      Rewrite(
        form, .sum, 1, "a sum is missing: `\(form.text)` belongs where `\(whole.text)` stands")
    ]
  }
}
