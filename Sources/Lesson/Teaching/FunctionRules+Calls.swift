import Language
import Tensors

/// Rules of functions whose gradient is written with their arguments.
extension FunctionRules {
  /// The rule for one operand of a call; nil where the nodes' own rules do.
  ///
  /// - Parameter place: the operand's place among the tensors.
  static func rule(of call: CallForm, for place: Int) -> String? {
    let call = call.quoted
    return parametrized(call, place) ?? arranged(call, place) ?? written(call, place)
      ?? matrices(call, place) ?? loss(call, place)
  }

  // MARK: Entry by entry

  private static func parametrized(_ call: CallForm, _ place: Int) -> String? {
    func value(_ name: String, _ standard: String) -> String { call.argument(1, name) ?? standard }
    switch call.name {
    case "elu":
      let alpha = value("alpha", "1.0")
      return alpha == "1.0"
        ? nil
        : "1 where a > 0, else alpha * exp(a): grad * torch.where(a > 0, 1, \(alpha) * exp(a))"
    case "celu":
      let alpha = value("alpha", "1.0")
      return alpha == "1.0"
        ? nil : "1 where a > 0, else exp(a/alpha): grad * torch.where(a > 0, 1, exp(a / \(alpha)))"
    case "softplus":
      let beta = value("beta", "1")
      return beta == "1" ? nil : "d softplus(a)/da = sigmoid(beta * a): grad * sigmoid(\(beta) * a)"
    case "softshrink", "hardshrink":
      let bound = value("lambd", "0.5")
      return "1 where |a| is above the bound, else 0: grad * (abs(a) > \(bound))"
    case "threshold":
      return "1 where a is above the threshold, else 0: grad * (a > \(value("threshold", "0")))"
    case "clamp", "clip":
      guard call.sizes.count > 1, let low = call.argument(1, "min"),
        let high = call.argument(2, "max")
      else { return nil }
      let (lower, upper) = ("(\(low))", "(\(high))")
      return [
        "1 within the bounds, else 0: grad * ((a >= \(lower)) & (a <= \(upper)))",
        "1 where the lower bound stands for a, else 0: grad * (a < \(lower))",
        "1 where the upper bound stands for a, else 0: grad * (a > \(upper))",
      ][min(place, 2)]
    case "add", "sub":
      guard place == 1, let alpha = call.keywords["alpha"] else { return nil }
      let sign = call.name == "add" ? "" : "-"
      return "d(a \(sign.isEmpty ? "+" : "-") alpha * b)/db = \(sign)alpha: grad * \(sign)\(alpha)"
    default: return nil
    }
  }

  // MARK: Arranged otherwise

  private static func arranged(_ call: CallForm, _ place: Int) -> String? {
    let rank = call.sizes.first?.count ?? 0
    let rest = call.positional.dropFirst().joined(separator: ", ")
    switch call.name {
    case "flip": return "the gradient flipped back: grad.flip(\(call.keywords["dims"] ?? rest))"
    case "fliplr", "flipud": return "the gradient flipped back: grad.\(call.name)()"
    case "roll":
      guard let shifts = call.argument(1, "shifts"),
        let back = negated(shifts)
      else { return nil }
      let dims = call.argument(2, "dims").map { ", \($0)" } ?? ""
      return "the gradient rolled back: grad.roll(\(back)\(dims))"
    case "rot90":
      guard let back = negated(call.argument(1, "k") ?? "1") else { return nil }
      let dims = call.argument(2, "dims").map { ", \($0)" } ?? ""
      return "the gradient turned back: grad.rot90(\(back)\(dims))"
    case "tril", "triu":
      let offset = call.argument(1, "diagonal") ?? ""
      let (kept, other) = call.name == "tril" ? ("below", "above") : ("above", "below")
      return "the gradient \(kept) the diagonal, 0 \(other): grad.\(call.name)(\(offset))"
    case "diag" where rank == 1:
      return "the gradient on the diagonal: grad.diagonal(\(call.argument(1, "diagonal") ?? ""))"
    case "diag_embed" where call.positional.count == 1 && call.keywords.isEmpty:
      return "the gradient on the diagonals: grad.diagonal(dim1=-2, dim2=-1)"
    case "pad":
      guard call.argument(2, "mode") == nil, let padding = call.argument(1, "pad"),
        let back = negated(padding)
      else { return nil }
      return "the gradient without what was added: F.pad(grad, \(back))"
    case "repeat_interleave":
      guard let count = call.number(1, "repeats"), let dim = call.dim(2) else { return nil }
      return "the sum of the gradient over the repetitions: "
        + "grad.unflatten(\(dim), (-1, \(count))).sum(\(dim + 1))"
    case "block_diag":
      guard call.sizes.allSatisfy({ $0.count == 2 }) else { return nil }
      let before = call.sizes[..<place]
      let (row, column) = (before.reduce(0) { $0 + $1[0] }, before.reduce(0) { $0 + $1[1] })
      let own = call.sizes[place]
      return "each its own block of the gradient: "
        + "grad[\(row):\(row + own[0]), \(column):\(column + own[1])]"
    case "reshape", "flatten", "ravel": return "the gradient in the old shape: grad.view(a.shape)"
    default: return nil
    }
  }

  /// `-2`, or `(-1, -2)` for `(1, 2)`.
  private static func negated(_ text: String) -> String? {
    guard let expression = ExpressionText.parse(RuleText.bare(text)) else { return nil }
    switch expression.kind {
    case .tuple(let items), .list(let items):
      let numbers = items.compactMap { $0.number.map { "\(-Int($0))" } }
      return numbers.count == items.count ? "(\(numbers.joined(separator: ", ")))" : nil
    default: return expression.number.map { "\(-Int($0))" }
    }
  }

  // MARK: Written into

  private static func written(_ call: CallForm, _ place: Int) -> String? {
    guard let dim = call.argument(1, "dim"), let index = call.argument(2, "index") else {
      return placed(call, place)
    }
    switch call.name {
    case "scatter" where place > 0:
      return "the gradient at the places that were written: grad.gather(\(dim), \(index))"
    case "scatter_add", "scatter_reduce":
      if call.name == "scatter_reduce" {
        guard call.argument(4, "reduce")?.contains("sum") == true else { return nil }
      }
      return place == 0
        ? "the gradient as it is: grad"
        : "the gradient at the places that were added to: grad.gather(\(dim), \(index))"
    case "index_add":
      return place == 0
        ? "the gradient as it is: grad"
        : "the gradient at the places that were added to: grad.index_select(\(dim), \(index))"
    case "index_copy":
      return place == 0
        ? "0 where overwritten, else 1: grad.index_fill(\(dim), \(index), 0)"
        : "the gradient at the places that were written: grad.index_select(\(dim), \(index))"
    case "index_fill":
      return place == 0
        ? "0 where filled, else 1: grad.index_fill(\(dim), \(index), 0)"
        : "the sum of the gradient at the filled places: grad.index_select(\(dim), \(index)).sum()"
    default: return placed(call, place)
    }
  }

  private static func placed(_ call: CallForm, _ place: Int) -> String? {
    switch call.name {
    case "index_put":
      guard let index = call.argument(1, "indices"), case let whole = RuleText.bare(index),
        whole.hasPrefix("("), whole.hasSuffix(")")
      else { return nil }
      let items = whole.dropFirst().dropLast()
      let brackets = RuleText.own(String(items.hasSuffix(",") ? items.dropLast() : items))
      let isAdded = call.argument(3, "accumulate") == "True"
      if place > 0 { return "the gradient at the indexed places: grad[\(brackets)]" }
      return isAdded
        ? "the gradient as it is: grad"
        : "0 where overwritten, else 1: grad.index_put(\(index), torch.tensor(0.0))"
    case "masked_scatter":
      guard let mask = call.argument(1, "mask") else { return nil }
      return place == 0
        ? "0 where overwritten, else 1: grad.masked_fill(\(mask), 0)"
        : "the gradient where the mask is true, for the first entries in order: "
          + "F.pad(grad[\(mask)], (0, b.numel() - grad[\(mask)].numel())).view(b.shape)"
    case "cumprod":
      guard let dim = call.argument(1, "dim") else { return nil }
      return "each element is in its own product and all later ones, which it divides: "
        + "(grad * y).flip(\(dim)).cumsum(\(dim)).flip(\(dim)) / a"
    case "cummax", "cummin":
      guard let dim = call.argument(1, "dim") else { return nil }
      return "each gradient is added where its element came from: "
        + "torch.zeros_like(a).scatter_add(\(dim), a.\(call.name)(\(dim)).indices, grad)"
    default: return nil
    }
  }

  // MARK: Products

  private static func matrices(_ call: CallForm, _ place: Int) -> String? {
    guard call.name == "einsum", call.positional.count == call.sizes.count + 1,
      case .constant(let value)? = ExpressionText.parse(call.positional[0])?.kind,
      let text = value.string?.text
    else { return nil }
    let sides = text.filter { $0 != " " }.split(separator: ">", omittingEmptySubsequences: false)
    guard sides.count == 2, sides[0].hasSuffix("-"), !text.contains(".") else { return nil }
    let operands = sides[0].dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard operands.count == call.sizes.count else { return nil }
    let own = operands[place]
    let others = operands.indices.filter { $0 != place }
    var unique = ""
    for letter in own where !unique.contains(letter) { unique.append(letter) }
    var letters = [String(sides[1])] + others.map { String(operands[$0]) }
    var texts = ["grad"] + others.map { call.positional[$0 + 1] }
    let words = "the gradient and the other factors, summed over what is not the factor's own: "
    let known = letters.joined()
    if known.isEmpty, unique.count == own.count {
      return "1 for each element: grad * torch.ones_like(\(call.positional[place + 1]))"
    }
    // What was summed over by itself has the same gradient everywhere.
    for letter in unique where !known.contains(letter) {
      guard let axis = Array(own).firstIndex(of: letter) else { continue }
      letters.append(String(letter))
      texts.append("torch.ones(\(call.sizes[place][axis]))")
    }
    let isGradient = letters == [unique]
    let einsum =
      isGradient
      ? "grad"
      : "torch.einsum('\(letters.joined(separator: ","))->\(unique)', "
        + "\(texts.joined(separator: ", ")))"
    if unique.count == own.count { return words + einsum }
    guard own.count == 2, unique.count == 1 else { return nil }
    return "the gradient on the diagonal, 0 elsewhere: "
      + (known.isEmpty ? "grad * torch.eye(\(call.sizes[place][0]))" : "torch.diag(\(einsum))")
  }

  // MARK: Losses

  private static func loss(_ call: CallForm, _ place: Int) -> String? {
    let (first, second) = place == 0 ? ("a", "b") : ("b", "a")
    let reduction = call.keywords["reduction"] ?? "'mean'"
    let share = reduction.contains("mean") ? " / a.numel()" : ""
    switch call.name {
    case "smooth_l1_loss":
      guard let beta = call.keywords["beta"] else { return nil }
      return "the distance over beta, at most 1, with its sign: "
        + "grad * (\(first) - \(second)).clamp(-\(beta), \(beta)) / \(beta)\(share)"
    case "huber_loss":
      guard let delta = call.keywords["delta"] else { return nil }
      return "the distance, at most delta, with its sign: "
        + "grad * (\(first) - \(second)).clamp(-\(delta), \(delta))\(share)"
    default: return nil
    }
  }
}
