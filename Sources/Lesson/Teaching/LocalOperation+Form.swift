import Language
import Library
import Tensors

extension LocalOperation {
  /// Whether the operation is all that the statement computes.
  func isWhole(_ source: Source) -> Bool { source.text.hasSuffix(text) && isOutermost }

  var isOutermost: Bool {
    // `name = expression`: the expression ends where the source ends, and starts behind the `=`.
    let before = source.text.dropLast(text.count).trimmed
    return before.hasSuffix("=") && !before.dropLast().contains("(")
  }

  /// The operation without the attribute that takes one of its results, as in `x.max(1).values`.
  var core: Expression {
    switch expression.kind {
    case .attribute(let inner, _):
      if case .call = inner.kind { return inner }
    case .subscript(let inner, _):
      if case .call(let callee, _) = inner.kind,
        LocalOperation.pairs.union(LocalOperation.statistics).contains(callee.calledName),
        !operands.contains(where: { $0.expression.span == inner.span })
      {
        return inner
      }
    default: break
    }
    return expression
  }

  /// Functions that give values and their places.
  static let pairs: Set = ["max", "min", "topk", "sort", "median", "mode", "kthvalue"]

  /// Functions that give two results of the same kind.
  static let statistics: Set = ["var_mean", "std_mean", "aminmax"]

  /// Functions whose first number is no dimension.
  static let counting: Set = ["topk", "kthvalue"]

  /// The text of the call whose values were taken, such as `x.topk(2, 1)`; nil for other operations.
  var choosingCall: String? {
    guard core.span != expression.span, case .call(let callee, _) = core.kind,
      LocalOperation.pairs.contains(callee.calledName)
    else { return nil }
    return source.text(at: core.span)
  }

  /// The rule of values that were chosen along a dimension.
  var choiceRule: RuleText? {
    guard let call = choosingCall, let operand = operands.first else { return nil }
    // The table has a rule of their own for the largest and the smallest.
    if case .attribute = expression.kind, call.contains("max(") || call.contains("min("),
      [-1, operand.variable.rank - 1].contains(dimensions.last ?? -1)
    {
      return nil
    }
    let dim = dimensions.last ?? (result.rank < operand.variable.rank ? nil : -1)
    guard let dim else { return nil }
    let isReduced = result.rank < operand.variable.rank
    let indices = "\(call).indices" + (isReduced ? ".unsqueeze(\(dim))" : "")
    // Where a dimension is gone, the gradient has it back already.
    return RuleText(
      "the gradient goes to the elements that were chosen, 0 elsewhere: "
        + "torch.zeros_like(a).scatter(\(dim), \(indices), grad)")
  }

  /// The numbers among the arguments: of several the last is the dimension.
  var dimensions: [Int] {
    guard case .call(let callee, let arguments) = core.kind else { return [] }
    for argument in arguments where argument.kind == .keyword("dim") {
      return argument.value.number.map { [Int($0)] } ?? []
    }
    let numbers = arguments.filter { $0.kind == .positional }.compactMap { $0.value.number }
    let isCounted = LocalOperation.counting.contains(callee.calledName)
    return isCounted && numbers.count == 1
      ? [-1] : numbers.dropFirst(isCounted ? 1 : 0).map { Int($0) }
  }

  /// The call by its arguments' texts; nil for operators and attributes.
  var call: CallForm? {
    guard case .call(let callee, let arguments) = core.kind else { return nil }
    var positional = arguments.filter { $0.kind == .positional }.map {
      source.text(at: $0.value.span)
    }
    if case .attribute(let receiver, _) = callee.kind,
      operands.contains(where: { $0.expression.span == receiver.span })
    {
      positional = [source.text(at: receiver.span)] + positional
    }
    var keywords: [String: String] = [:]
    for argument in arguments {
      guard case .keyword(let name) = argument.kind else { continue }
      keywords[name.text] = source.text(at: argument.value.span)
    }
    return CallForm(
      name: callee.calledName, positional: positional, keywords: keywords,
      part: String(text.dropFirst(source.text(at: core.span).count)),
      sizes: operands.map(\.variable.sizes), result: result.sizes)
  }

  /// The same computed with simpler functions; nil where none is known that gives the same numbers.
  var expansion: String? {
    guard let call, let text = FunctionExpansions.text(of: call),
      let value = try? scope.evaluate(text).variable?.tensor, value.sizes == result.sizes,
      (try? value.to(result.dtype).allclose(result.tensor, rtol: 1e-4, atol: 1e-6)) == true
    else { return nil }
    return text
  }

  /// The operands' texts by their places: left and right, or the receiver and the arguments.
  var positionalTexts: [String] {
    func text(_ part: Expression) -> String { source.text(at: part.span) }
    switch core.kind {
    case .binary(_, let left, let right): return [text(left), text(right)]
    case .unary(_, let inner), .attribute(let inner, _): return [text(inner)]
    case .subscript(let base, let index): return [text(base), text(index)]
    case .call(let callee, let arguments):
      var given = arguments.filter { $0.kind == .positional }.map { text($0.value) }
      if case .attribute(let receiver, _) = callee.kind,
        operands.contains(where: { $0.expression.span == receiver.span })
      {
        given = [text(receiver)] + given
      }
      let name = callee.calledName
      if name == "leaky_relu", given.count == 1 { return given + ["0.01"] }
      // `c + A @ B` and its like: the rules count the factors first.
      guard name.hasPrefix("add"), name.count > 3, given.count == 3 else { return given }
      return [given[1], given[2], given[0]]
    default: return operands.map(\.text)
    }
  }

  /// Whether it is a product of matrices, of a matrix and a vector, or of two vectors.
  var isMatrixProduct: Bool {
    switch core.kind {
    case .binary(.matmul, _, _): operands.count == 2
    case .call(let callee, _):
      operands.count == 2
        && ["matmul", "mm", "bmm", "mv", "dot", "vdot"].contains(callee.calledName)
    default: false
    }
  }

  /// Whether broadcasting applies: operators and functions that work entry by entry.
  var isElementwise: Bool {
    switch core.kind {
    case .binary(let op, _, _): op != .matmul
    case .call(let callee, _):
      operands.count > 1 && operands.allSatisfy { $0.variable.rank <= result.rank }
        && !FunctionRules.joining.contains(callee.calledName)
    default: false
    }
  }

  /// Whether entries were put together to fewer.
  var isReduction: Bool {
    guard case .call = core.kind, operands.count == 1 else { return false }
    return result.tensor.count < operands[0].variable.tensor.count
  }

  var reducedCount: Int {
    guard let first = operands.first, result.tensor.count > 0 else { return 1 }
    return max(1, first.variable.tensor.count / result.tensor.count)
  }

  /// What stands in the brackets of an index.
  var indexText: String? {
    if let parts = slicedText { return parts }
    guard case .subscript(_, let index) = expression.kind, core.span == expression.span else {
      return nil
    }
    let text = source.text(at: index.span)
    guard case .tuple = index.kind, text.hasPrefix("("), text.hasSuffix(")") else { return text }
    return text
  }

  /// The brackets that take what `select`, `narrow`, `split`, `chunk` and their like take.
  var slicedText: String? {
    var (whole, part) = (expression, Int?.none)
    if case .subscript(let inner, let index) = expression.kind {
      guard let number = index.number else { return nil }
      (whole, part) = (inner, Int(number))
    }
    guard case .call(let callee, let arguments) = whole.kind, operands.count == 1,
      let operand = operands.first, operand.expression.span != whole.span
    else { return nil }
    let name = callee.calledName
    let given = arguments.filter {
      $0.kind == .positional && $0.value.span != operand.expression.span
    }
    let numbers = given.compactMap { $0.value.number.map { Int($0) } }
    func axis(_ place: Int) -> Int? {
      let named = arguments.first { $0.kind == .keyword("dim") }?.value.number
      let written = named.map { Int($0) } ?? (given.count > place ? numbers.last : 0)
      return written.map { $0 < 0 ? $0 + operand.variable.rank : $0 }
    }
    func at(_ dim: Int?, _ text: String) -> String? {
      dim.flatMap { $0 >= 0 ? String(repeating: ":, ", count: $0) + text : nil }
    }
    let rank = operand.variable.rank
    switch (name, part) {
    case ("select", nil) where numbers.count == 2:
      return at(numbers[0] < 0 ? numbers[0] + rank : numbers[0], "\(numbers[1])")
    case ("narrow", nil) where numbers.count == 3:
      return at(
        numbers[0] < 0 ? numbers[0] + rank : numbers[0], "\(numbers[1]):\(numbers[1] + numbers[2])")
    case ("unbind", let part?): return at(axis(0), "\(part)")
    case ("split", let part?), ("chunk", let part?), ("tensor_split", let part?),
      ("split_with_sizes", let part?):
      guard let dim = axis(1) else { return nil }
      let parts = "(\(source.text(at: whole.span)))"
      let before = "sum(_dojo_part.shape[\(dim)] for _dojo_part in \(parts)[:\(part)])"
      guard case .int(let start)? = try? scope.evaluate(before),
        dim < result.rank
      else { return nil }
      return at(dim, "\(start):\(Int(start) + result.sizes[dim])")
    default: return nil
    }
  }

  /// What gives a reduction's result its dimensions back: `.unsqueeze(1)`, `[None, :, None]`; empty
  /// where none went away, nil where that is not known.
  var restoration: String? {
    guard isReduction, result.rank < operands[0].variable.rank, result.rank > 0 else { return "" }
    if let dimension { return ".unsqueeze(\(dimension))" }
    guard case .call(_, let arguments) = core.kind else { return nil }
    for argument in arguments {
      let items: [Expression]
      switch argument.value.kind {
      case .tuple(let list), .list(let list): items = list
      default: continue
      }
      let rank = operands[0].variable.rank
      let dims = items.compactMap { $0.number.map { Int($0) } }.map { $0 < 0 ? $0 + rank : $0 }
      guard dims.count == items.count, dims.count == rank - result.rank else { return nil }
      let places = (0..<rank).map { dims.contains($0) ? "None" : ":" }
      return "[\(places.joined(separator: ", "))]"
    }
    return nil
  }

  /// The dimension argument as it was written.
  var dimension: String? {
    guard case .call(_, let arguments) = core.kind else { return nil }
    for argument in arguments {
      if case .keyword(let name) = argument.kind, ["dim", "axis"].contains(name.text) {
        return source.text(at: argument.value.span)
      }
    }
    let texts = arguments.filter { $0.kind == .positional }.map { source.text(at: $0.value.span) }
    guard case .call(let callee, _) = core.kind,
      LocalOperation.counting.contains(callee.calledName)
    else { return texts.first { Int($0) != nil } }
    let dims = texts.filter { Int($0) != nil }.dropFirst()
    return dims.first ?? (result.rank < operands[0].variable.rank ? "-1" : nil)
  }
}
