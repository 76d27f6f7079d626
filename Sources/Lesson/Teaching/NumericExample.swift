import Language
import Library
import Sessions
import Tensors

/// One entry of a gradient, worked out with the numbers of this batch.
struct NumericExample {
  /// The name with the entry's place, such as `dW2[3, 5]`.
  let entry: String
  /// The calculation, such as `0.5 * 2.1 + … + 0.3 * 1.7`.
  let calculation: String
  let value: String

  /// The most terms of a sum that are written out.
  private static let shownTerms = 2

  /// Nil where the gradient is no product or sum of products.
  ///
  /// - Parameter entry: the entry's place; that of the largest where none is given.
  init?(
    _ name: String, of code: ExpressionText, _ gradient: Tensor, at entry: Int? = nil,
    evaluate: (String) -> Tensor?
  ) {
    guard let expression = ExpressionText.parse(code.text),
      let values = try? gradient.to(.float64).toArray(Double.self),
      let place = entry ?? values.indices.max(by: { abs(values[$0]) < abs(values[$1]) }),
      values.indices.contains(place), values[place] != 0
    else { return nil }
    let source = Source(code.text, name: "<rule>")
    let index = NumericExample.indices(of: place, gradient.sizes)
    let terms: [[(op: String, value: Double)]]?
    if case .binary(.matmul, let left, let right) = expression.kind {
      terms = NumericExample.productTerms(
        evaluate(source.text(at: left.span)), evaluate(source.text(at: right.span)), index)
    } else if case .call(let callee, _) = expression.kind,
      case .attribute(let receiver, let method) = callee.kind, method.text == "sum"
    {
      terms = NumericExample.terms(
        receiver, source, summedTo: gradient.sizes, at: index, evaluate: evaluate)
    } else {
      terms = NumericExample.terms(
        expression, source, summedTo: gradient.sizes, at: index, evaluate: evaluate)
    }
    guard let terms, !terms.isEmpty, terms.contains(where: { $0.count > 1 }) || terms.count > 1
    else { return nil }
    self.entry = NumericExample.entry(name, place, gradient.sizes)
    value = NumericExample.short(values[place])
    calculation = NumericExample.written(terms)
  }

  /// `dW2[3, 5]`.
  static func entry(_ name: String, _ place: Int, _ sizes: Dims) -> String {
    sizes.isEmpty ? name : "\(name)\(indices(of: place, sizes))"
  }

  static func written(_ terms: [[(op: String, value: Double)]]) -> String {
    let size = { (term: [(op: String, value: Double)]) in
      term.reduce(1.0) { $1.op == "/" ? $0 / $1.value : $0 * $1.value }
    }
    let sorted = terms.filter { size($0) != 0 }.sorted { abs(size($0)) > abs(size($1)) }
    let chosen = sorted.count <= shownTerms + 1 ? sorted : Array(sorted.prefix(shownTerms))
    let text = chosen.map { term in
      term.enumerated().map { place, factor in
        (place == 0 ? "" : " \(factor.op) ") + short(factor.value)
      }.joined()
    }.joined(separator: "  +  ")
    let rest = terms.count - chosen.count
    if rest == 0 { return text }
    return chosen.count == sorted.count
      ? text + "  +  \(rest) zero\(rest == 1 ? "" : "s")" : text + "  +  … \(rest) smaller"
  }

  /// The factors of each entry that adds to one entry of the gradient.
  private static func terms(
    _ product: Expression, _ source: Source, summedTo sizes: Dims, at index: [Int],
    evaluate: (String) -> Tensor?
  ) -> [[(op: String, value: Double)]]? {
    guard let whole = evaluate(source.text(at: product.span)) else { return nil }
    var shape = whole.sizes
    if shape.count < sizes.count || shape.reduce(1, &*) < sizes.reduce(1, &*) { shape = sizes }
    let isOnes = { (part: Expression) in source.text(at: part.span).hasPrefix("torch.ones_like(") }
    let factors = factors(of: product).filter { !isOnes($0.factor) }.map {
      ($0.op, evaluate(source.text(at: $0.factor.span)))
    }
    var spread: [(op: String, tensor: Tensor)] = []
    for (op, tensor) in factors {
      guard let tensor = try? tensor?.to(.float64).expand(to: shape) else { return nil }
      spread.append((op, tensor))
    }
    return places(in: shape, summedTo: sizes, at: index).map { place in
      spread.map { ($0.op, $0.tensor.element(at: place).asDouble) }
    }
  }

  /// The rows and columns that meet in one entry of a product of matrices.
  private static func productTerms(_ left: Tensor?, _ right: Tensor?, _ index: [Int])
    -> [[(op: String, value: Double)]]?
  {
    guard let left, let right, left.rank == 2, right.rank == 2, index.count == 2 else { return nil }
    let inner = left.sizes[1]
    return (0..<inner).map { k in
      [
        ("", left.element(at: index[0] * inner + k).asDouble),
        ("*", right.element(at: k * right.sizes[1] + index[1]).asDouble),
      ]
    }
  }

  private static func factors(of expression: Expression) -> [(op: String, factor: Expression)] {
    guard case .binary(let op, let left, let right) = expression.kind,
      op == .multiply || op == .trueDivide
    else { return [("", expression)] }
    return factors(of: left) + [(op.rawValue, right)]
  }

  // MARK: Places

  static func indices(of place: Int, _ sizes: Dims) -> [Int] {
    var rest = place
    return sizes.reversed().map { size in
      defer { rest /= max(1, size) }
      return rest % max(1, size)
    }.reversed()
  }

  /// The places of a larger shape whose sum is one entry of a smaller one.
  private static func places(in shape: Dims, summedTo sizes: Dims, at index: [Int]) -> [Int] {
    let count = shape.reduce(1, &*)
    if shape == sizes || sizes.count > shape.count {
      return (0..<count).filter { indices(of: $0, shape) == index }
    }
    let leading = shape.count - sizes.count
    return (0..<count).filter { place in
      let all = indices(of: place, shape)
      return sizes.indices.allSatisfy { sizes[$0] == 1 || all[leading + $0] == index[$0] }
    }
  }

  /// A number with four digits.
  static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return RuleText.number(value) }
    var scale = 1.0
    while abs(value) * scale < 1000 { scale *= 10 }
    while abs(value) * scale >= 10000 { scale /= 10 }
    return (try? Operations.repr(.float((value * scale).rounded() / scale))) ?? "\(value)"
  }
}
