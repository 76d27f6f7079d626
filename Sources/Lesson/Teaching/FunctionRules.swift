import Language
import Library
import Tensors

/// The rules of functions that make several nodes of the graph at once, or whose gradient is written
/// otherwise for other arguments, in terms of their own operands; see `RuleText` for the letters.
///
/// As all rules, they are shown only where running them gives what the graph gives.
enum FunctionRules {
  /// The rule for one operand of a function; nil where the nodes' own rules do.
  ///
  /// - Parameters:
  ///   - place: the operand's place among the tensors.
  ///   - sizes: the tensors' shapes.
  static func rule(
    of name: String, _ arguments: [Expression.Argument], for place: Int, _ sizes: [Dims],
    _ result: Dims
  ) -> String? {
    if let rule = entrywise[name] { return rule }
    switch name {
    case "gelu":
      let isTanh = arguments.contains { $0.kind == .keyword("approximate") }
      return isTanh ? tanhGelu : gelu
    case "cat", "concat", "concatenate": return part(of: sizes, dim(arguments) ?? 0, place)
    case "vstack": return sizes.allSatisfy { $0.count > 1 } ? part(of: sizes, 0, place) : nil
    case "hstack": return sizes.allSatisfy { $0.count > 1 } ? part(of: sizes, 1, place) : nil
    case "stack": return layer(dim(arguments) ?? 0, place, rank: result.count)
    case "permute": return permutation(arguments, rank: result.count)
    case "T", "mT": return "the gradient transposed back: grad.\(name)"
    case "linear": return linear(place, sizes)
    case "outer": return place == 0 ? "\(outer): grad @ b" : "\(outer): grad.T @ a"
    case "logaddexp":
      return "the share of exp in the sum of both: grad * exp(\(place == 0 ? "a" : "b") - y)"
    case "var": return variance(arguments)
    case "layer_norm", "rms_norm", "batch_norm":
      return normalization(name, arguments, place, sizes)
    case "softmin":
      return "softmin y: ((grad * y).sum(dim, keepdim=True) - grad) * y"
    case "normalize":
      let dim = dim(arguments) ?? 1
      return "what lies along y does not change its direction: "
        + "(grad - y * (grad * y).sum(\(dim), keepdim=True)) / a.norm(dim=\(dim), keepdim=True)"
    default: return loss(name, arguments, place) ?? chosen(name, arguments, place, sizes, result)
    }
  }

  // MARK: Losses

  private static func loss(_ name: String, _ arguments: [Expression.Argument], _ place: Int)
    -> String?
  {
    let named = arguments.filter { $0.kind != .positional }
    let isSum =
      named.count == 1 && named[0].kind == .keyword("reduction")
      && named[0].value.text.contains("sum")
    guard named.isEmpty || isSum else { return nil }
    let (first, second) = place == 0 ? ("a", "b") : ("b", "a")
    let share = isSum ? "" : " / a.numel()"
    switch name {
    case "cross_entropy":
      return "the probabilities, less 1 at each target\(isSum ? "" : ", over their number"): "
        + "(F.softmax(a, 1) - F.one_hot(b, a.shape[1]))\(isSum ? "" : " / len(a)") * grad"
    case "l1_loss":
      return "d |a - b|/d\(first) = sign(\(first) - \(second)): "
        + "grad * torch.sign(\(first) - \(second))\(share)"
    case "smooth_l1_loss", "huber_loss":
      return "the distance, at most 1, with its sign: "
        + "grad * (\(first) - \(second)).clamp(-1, 1)\(share)"
    case "kl_div":
      return place == 0 ? "d (b * (log(b) - a))/da = -b: grad * -b\(share)" : nil
    default: return nil
    }
  }

  // MARK: Chosen and repeated

  private static func chosen(
    _ name: String, _ arguments: [Expression.Argument], _ place: Int, _ sizes: [Dims],
    _ result: Dims
  ) -> String? {
    switch name {
    case "prelu":
      return place == 0
        ? "1 where a > 0, else the slope: grad * torch.where(a > 0, 1, b)"
        : "a where a < 0, summed: (grad * torch.where(a > 0, 0, a)).sum()"
    case "expand", "expand_as", "broadcast_to":
      return place == 0 ? sizes.first.flatMap { stretched($0, result) } : nil
    case "repeat": return sizes.first.flatMap { repeated($0, result) }
    case "repeat_interleave":
      return "the sum of the gradient over the repetitions: "
        + "grad.unflatten(j, (-1, i)).sum(j + 1)"
    case "movedim", "moveaxis":
      return "the gradient with the dimension moved back: grad.movedim(j, i)"
    case "take_along_dim":
      return "the gradient added at each gathered place: "
        + "torch.zeros_like(a).scatter_add(j, i, grad)"
    case "scatter":
      return place == 0 ? "0 where overwritten, else 1: grad.scatter(i, j, 0)" : nil
    case "trace":
      return sizes.first.map {
        "1 on the diagonal, else 0: grad * torch.eye(\($0[0]), \($0[1]))"
      }
    case "nansum": return "1 for each number, 0 for what is none: grad * (~torch.isnan(a))"
    case "nan_to_num": return "1 where a is finite, else 0: grad * torch.isfinite(a)"
    default: return nil
    }
  }

  private static func stretched(_ own: Dims, _ result: Dims) -> String? {
    let leading = result.count - own.count
    let words = "the sum of the gradient over what was stretched"
    let inner = own.indices.filter { own[$0] != result[leading + $0] }
    if leading > 0, inner.isEmpty { return "\(words): grad.sum(\(tuple(Array(0..<leading))))" }
    guard leading == 0, !inner.isEmpty else { return nil }
    return "\(words): grad.sum(\(tuple(inner)), keepdim=True)"
  }

  private static func repeated(_ own: Dims, _ result: Dims) -> String? {
    guard own.count == result.count, own.allSatisfy({ $0 > 0 }) else { return nil }
    let shape = own.indices.flatMap { [result[$0] / own[$0], own[$0]] }
    let list = shape.map(String.init).joined(separator: ", ")
    let dims = tuple(own.indices.map { 2 * $0 })
    return "the sum of the gradient over the repetitions: grad.view(\(list)).sum(\(dims))"
  }

  static func tuple(_ numbers: [Int]) -> String {
    let list = numbers.map(String.init).joined(separator: ", ")
    return numbers.count == 1 ? list : "(\(list))"
  }

  /// Functions of several tensors that do not work entry by entry.
  static let joining: Set = [
    "cat", "concat", "concatenate", "stack", "hstack", "vstack", "linear", "outer", "einsum",
    "matmul", "mm", "bmm", "mv", "dot", "inner", "tensordot", "addmm", "baddbmm", "addmv", "cdist",
    "scaled_dot_product_attention", "cosine_similarity", "embedding",
  ]

  // MARK: Entry by entry

  private static let entrywise: [String: String] = [
    "square": "d a**2/da = 2 * a: grad * 2 * a",
    "log2": "d log2(a)/da = 1/(a * log(2)): grad / (a * 0.6931471805599453)",
    "log10": "d log10(a)/da = 1/(a * log(10)): grad / (a * 2.302585092994046)",
    "exp2": "d 2**a/da = log(2) * 2**a: grad * y * 0.6931471805599453",
    "erf": "d erf(a)/da = 2/sqrt(pi) * exp(-a**2): grad * 1.1283791670955126 * exp(-a**2)",
    "erfc": "d erfc(a)/da = -2/sqrt(pi) * exp(-a**2): grad * -1.1283791670955126 * exp(-a**2)",
    "logit": "d logit(a)/da = 1/(a * (1 - a)): grad / (a * (1 - a))",
    "logsigmoid": "d log(sigmoid(a))/da = sigmoid(-a): grad * sigmoid(-a)",
    "softsign": "d softsign(a)/da = 1/(1 + |a|)**2: grad / (1 + abs(a))**2",
    "tanhshrink": "d (a - tanh(a))/da = tanh(a)**2: grad * tanh(a)**2",
    "hardsigmoid": "1/6 where |a| < 3, else 0: grad * (abs(a) < 3) / 6",
    "hardswish": "a/3 + 1/2 where |a| < 3, 0 below, 1 above: "
      + "grad * torch.where(abs(a) < 3, a / 3 + 0.5, (a > 0).float())",
    "softshrink": "1 where |a| is above the bound, else 0: grad * (abs(a) > 0.5)",
    "hardshrink": "1 where |a| is above the bound, else 0: grad * (abs(a) > 0.5)",
    "threshold": "1 where a is above the threshold, else 0: grad * (a > i)",
    "mish": "d (a * tanh(softplus(a)))/da, as a product: grad * (tanh(F.softplus(a)) "
      + "+ a * sigmoid(a) * (1 - tanh(F.softplus(a))**2))",
    "celu": "1 where a > 0, else exp(a): grad * torch.where(a > 0, 1, exp(a))",
    "selu": "a scale where a > 0, else scale * alpha * exp(a): "
      + "grad * 1.0507009873554805 * torch.where(a > 0, 1, 1.6732632423543772 * exp(a))",
  ]

  private static let gelu =
    "d gelu(a)/da = cdf(a) + a * pdf(a), both of the normal distribution: "
    + "grad * (0.5 * (1 + erf(a * 0.7071067811865476)) "
    + "+ a * exp(-0.5 * a**2) * 0.3989422804014327)"

  private static let tanhGelu =
    "the derivative of 0.5 * a * (1 + tanh(z)), as a product: "
    + "grad * (0.5 * (1 + tanh(0.7978845608028654 * (a + 0.044715 * a**3))) "
    + "+ 0.5 * a * (1 - tanh(0.7978845608028654 * (a + 0.044715 * a**3))**2) "
    + "* 0.7978845608028654 * (1 + 0.134145 * a**2))"

  // MARK: Joined and reordered

  /// The part of the gradient that a tensor has among those joined along a dimension.
  private static func part(of sizes: [Dims], _ dim: Int, _ place: Int) -> String? {
    guard let rank = sizes.first?.count, sizes.allSatisfy({ $0.count == rank }) else { return nil }
    let axis = dim < 0 ? dim + rank : dim
    guard (0..<rank).contains(axis) else { return nil }
    let start = sizes[..<place].reduce(0) { $0 + $1[axis] }
    let end = start + sizes[place][axis]
    let from = start == 0 ? "" : "\(start)"
    let to = place == sizes.count - 1 ? "" : "\(end)"
    return "each its own part of the gradient: grad[\(colons(axis))\(from):\(to)]"
  }

  private static func layer(_ dim: Int, _ place: Int, rank: Int) -> String? {
    let axis = dim < 0 ? dim + rank : dim
    guard (0..<rank).contains(axis) else { return nil }
    return "each its own part of the gradient: grad[\(colons(axis))\(place)]"
  }

  private static func colons(_ count: Int) -> String { String(repeating: ":, ", count: count) }

  /// The dimensions in the order in which they were.
  private static func permutation(_ arguments: [Expression.Argument], rank: Int) -> String? {
    var numbers = arguments.compactMap { $0.value.number.map { Int($0) } }
    for argument in arguments {
      switch argument.value.kind {
      case .tuple(let items), .list(let items):
        numbers = items.compactMap { $0.number.map { Int($0) } }
      default: break
      }
    }
    let order = numbers.map { $0 < 0 ? $0 + rank : $0 }
    guard Set(order) == Set(0..<rank), order.count == rank else { return nil }
    let back = (0..<rank).compactMap { order.firstIndex(of: $0) }
    let list = back.map(String.init).joined(separator: ", ")
    return "the gradient with its dimensions in the old order: grad.permute(\(list))"
  }

  private static func dim(_ arguments: [Expression.Argument]) -> Int? {
    let named = arguments.first { [.keyword("dim"), .keyword("axis")].contains($0.kind) }
    let places = arguments.filter { $0.kind == .positional }.compactMap { $0.value.number }
    return (named?.value.number ?? places.first).map { Int($0) }
  }

  // MARK: Products

  private static let outer = "d(a * b.T), the outer product"

  private static func linear(_ place: Int, _ sizes: [Dims]) -> String? {
    guard sizes[0].count == 2 else { return nil }
    return [
      "d(A @ W.T)/dA: grad @ b", "d(A @ W.T)/dW: grad.T @ a", "d(A @ W.T + c)/dc: grad.sum(0)",
    ][
      min(place, 2)]
  }

  /// A product with a vector, or of stacks of matrices; nil for two matrices, whose node has the rule.
  static func product(_ place: Int, _ sizes: [Dims], _ result: Dims) -> String? {
    let (left, right) = (sizes[0].count, sizes[1].count)
    let own = sizes[place]
    let head = place == 0 ? "d(A @ B)/dA" : "d(A @ B)/dB"
    switch (left, right) {
    case (2, 2): return nil
    case (1, 1): return place == 0 ? "d(a . b)/da = b" : "d(a . b)/db = a"
    case (2, 1):
      return place == 0
        ? "d(A @ b)/dA, the outer product: torch.outer(grad, b)" : "d(A @ b)/db: A.T @ grad"
    case (1, 2):
      return place == 0
        ? "d(a @ B)/da: B @ grad" : "d(a @ B)/dB, the outer product: torch.outer(a, grad)"
    case (_, 1):
      return place == 0
        ? "d(A @ b)/dA, the outer product of each: grad.unsqueeze(-1) * b"
        : "d(A @ b)/db, summed: (grad.unsqueeze(-1) * A).sum(\(tuple(Array(0..<(left - 1)))))"
    case (1, _):
      return place == 0
        ? "d(a @ B)/da, summed: (B @ grad.unsqueeze(-1)).squeeze(-1)"
          + ".sum(\(tuple(Array(0..<(right - 2)))))"
        : "d(a @ B)/dB, the outer product of each: a.unsqueeze(-1) * grad.unsqueeze(-2)"
    default:
      let whole = place == 0 ? "grad @ B.mT" : "A.mT @ grad"
      let leading = result.count - own.count
      let copied = result.indices.dropLast(2).filter {
        $0 < leading || own[$0 - leading] != result[$0]
      }
      if copied.isEmpty { return "\(head), for each pair: \(whole)" }
      let keeps = leading > 0 ? "" : ", keepdim=True"
      guard leading == 0 || copied.count == leading else { return nil }
      return "\(head), added up for the pairs that it is in: "
        + "(\(whole)).sum(\(tuple(Array(copied)))\(keeps))"
    }
  }

  // MARK: Statistics

  private static func variance(_ arguments: [Expression.Argument]) -> String? {
    let isBiased = arguments.contains { argument in
      guard case .keyword(let name) = argument.kind else { return false }
      if name.text == "correction" { return argument.value.number == 0 }
      guard name.text == "unbiased", case .constant(.bool(let isOn)) = argument.value.kind else {
        return false
      }
      return !isOn
    }
    return isBiased ? "d var(a)/da = 2/n * (a - mean(a))" : nil
  }

  private static func normalization(
    _ name: String, _ arguments: [Expression.Argument], _ place: Int, _ sizes: [Dims]
  ) -> String? {
    guard let input = sizes.first, input.count >= 2 else { return nil }
    let isBatch = name == "batch_norm"
    guard !isBatch || input.count == 2 || sizes.count == 1 else { return nil }
    let dim = isBatch ? tuple([0] + Array(2..<max(2, input.count))) : "-1"
    let others = (0..<(input.count - 1)).map(String.init).joined(separator: ", ")
    let along = input.count == 2 ? "0" : "(\(others))"
    let x =
      switch name {
      case "layer_norm": "F.layer_norm(a, i)"
      case "rms_norm": "F.rms_norm(a, i)"
      default: "F.batch_norm(a, None, None, training=True)"
      }
    if place == 2 || (name == "rms_norm" && place > 1) {
      return "d(gamma * x + beta)/dbeta = 1, summed: grad.sum(\(along))"
    }
    if place == 1 { return "d(gamma * x + beta)/dgamma = x, summed: (grad * \(x)).sum(\(along))" }
    let scaled = sizes.count > 1 ? "(grad * \(isBatch ? "k" : "j"))" : "grad"
    let factor = sizes.count > 1 ? "gamma/std" : "1/std"
    if name == "rms_norm" {
      return "\(factor) * (grad - x * mean(grad * x)), x the result before gamma: "
        + "(\(scaled) - \(x) * (\(scaled) * \(x)).mean(-1, keepdim=True)) "
        + "/ ((a**2).mean(-1, keepdim=True) + 1.1920928955078125e-07)**0.5"
    }
    return "\(factor) * (grad - mean(grad) - x * mean(grad * x)), x the result before gamma and "
      + "beta: "
      + "(\(scaled) - \(scaled).mean(\(dim), keepdim=True) "
      + "- \(x) * (\(scaled) * \(x)).mean(\(dim), keepdim=True)) "
      + "/ (a.var(\(dim), keepdim=True, unbiased=False) + 1e-05)**0.5"
  }
}
