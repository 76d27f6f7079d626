import Language
import Tensors

/// What functions compute, written with simpler ones, whose rules are known.
///
/// They are put in a statement's place only where they give the same numbers.
enum FunctionExpansions {
  /// The expression that says what a call computes; nil where none is known.
  static func text(of call: CallForm) -> String? {
    guard !call.sizes.isEmpty else { return nil }
    return arrangement(call) ?? distance(call) ?? product(call) ?? statistic(call) ?? loss(call)
  }

  // MARK: Arrangement

  private static func arrangement(_ call: CallForm) -> String? {
    let (a, rank) = (call.atom(0), call.sizes[0].count)
    switch call.name {
    case "glu":
      guard let dim = call.dim(1, standard: -1) else { return nil }
      let (half, colons) = (call.sizes[0][dim] / 2, CallForm.colons(dim))
      return "\(a)[\(colons):\(half)] * torch.sigmoid(\(a)[\(colons)\(half):])"
    case "diff":
      guard call.number(1, "n") ?? 1 == 1, let dim = call.dim(2, standard: -1) else { return nil }
      let colons = CallForm.colons(dim)
      return "\(a)[\(colons)1:] - \(a)[\(colons):-1]"
    case "tile":
      guard let counts = call.argument(1, "dims"), case .tuple(let items)? = parsed(counts),
        items.count <= rank
      else { return nil }
      let ones = Array(repeating: "1", count: rank - items.count)
      return "\(a).repeat(\((ones + items.map(\.text)).joined(separator: ", ")))"
    case "diagonal", "diag":
      guard rank == 2, call.argument(2, "dim1") == nil, call.result.count == 1 else { return nil }
      let offset = call.number(1, call.name == "diag" ? "diagonal" : "offset") ?? 0
      let (row, column) = (max(0, -offset), max(0, offset))
      let count = call.result[0]
      func places(_ start: Int) -> String {
        start == 0 ? "range(\(count))" : "range(\(start), \(start + count))"
      }
      return "\(a)[\(places(row)), \(places(column))]"
    case "unfold":
      guard let dim = call.dim(1), let size = call.number(2, "size"),
        let step = call.number(3, "step"), call.result.count > dim, call.result[dim] <= 12
      else { return nil }
      let windows = (0..<call.result[dim]).map { window in
        "[" + (0..<size).map { "\(window * step + $0)" }.joined(separator: ", ") + "]"
      }
      let index = "torch.tensor([\(windows.joined(separator: ", "))])"
      let list = "\(a)[\(CallForm.colons(dim))\(index)]"
      return dim == rank - 1 ? list : "\(list).movedim(\(dim + 1), -1)"
    case "take": return "\(a).flatten()[\(call.atom(1))]"
    case "masked_select": return "\(a)[\(call.positional.last ?? "")]"
    case "msort": return "\(a).sort(0).values"
    case "dstack" where rank == 2: return joined(call, "stack", 2)
    case "hstack" where rank == 1: return joined(call, "cat", 0)
    case "column_stack": return joined(call, rank == 1 ? "stack" : "cat", 1)
    case "aminmax":
      let name = call.part.contains("max") || call.part.contains("1") ? "amax" : "amin"
      guard let dim = call.argument(1, "dim") else { return "\(a).\(name.dropFirst())()" }
      return "\(a).\(name)(\(dim), keepdim=\(call.keywords["keepdim"] ?? "False"))"
    default: return nil
    }
  }

  private static func joined(_ call: CallForm, _ function: String, _ dim: Int) -> String {
    "torch.\(function)(\(call.positional.first ?? ""), \(dim))"
  }

  private static func parsed(_ text: String) -> Expression.Kind? {
    ExpressionText.parse(text)?.kind
  }

  // MARK: Distances

  private static func distance(_ call: CallForm) -> String? {
    let (a, b) = (call.atom(0), call.atom(1))
    switch call.name {
    case "cosine_similarity":
      let dim = call.number(2, "dim") ?? 1
      return "(\(a) * \(b)).sum(\(dim)) / (\(a).norm(dim=\(dim)) * \(b).norm(dim=\(dim)))"
    case "pairwise_distance": return "(\(a) - \(b) + 1e-06).norm(dim=-1)"
    case "dist": return "(\(a) - \(b)).norm()"
    case "cdist":
      let difference = "(\(a).unsqueeze(-2) - \(b).unsqueeze(-3))"
      switch call.argument(2, "p").map({ Double($0) ?? 0 }) ?? 2 {
      case 2: return "\(difference).norm(dim=-1)"
      case 1: return "\(difference).abs().sum(-1)"
      case let p:
        return "(\(difference).abs()**\(RuleText.number(p))).sum(-1)**(1/\(RuleText.number(p)))"
      }
    case "norm", "vector_norm":
      guard let order = call.argument(1, call.name == "norm" ? "p" : "ord"),
        let p = Double(order), p != 2, p > 0
      else { return nil }
      let dims =
        call.argument(2, "dim").map { dim in
          dim + (call.argument(3, "keepdim").map { ", keepdim=\($0)" } ?? "")
        } ?? ""
      let number = RuleText.number(p)
      return p == 1
        ? "\(a).abs().sum(\(dims))" : "(\(a).abs()**\(number)).sum(\(dims))**(1/\(number))"
    default: return nil
    }
  }

  // MARK: Products

  private static func product(_ call: CallForm) -> String? {
    let (a, b) = (call.atom(0), call.atom(1))
    let isPlain = call.keywords["alpha"] == nil && call.keywords["beta"] == nil
    switch call.name {
    case "addmm", "addmv", "baddbmm", "addbmm":
      return isPlain && call.name != "addbmm" ? "\(a) + \(b) @ \(call.atom(2))" : nil
    case "addcmul", "addcdiv":
      guard let value = call.keywords["value"] else { return nil }
      let sign = call.name == "addcmul" ? "*" : "/"
      return "\(a) + \(value) * \(b) \(sign) \(call.atom(2))"
    case "xlogy": return "\(a) * torch.log(\(call.positional[1]))"
    case "linear" where call.sizes[0].count != 2:
      return "\(a) @ \(b).T" + (call.argument(2, "bias").map { " + \($0)" } ?? "")
    case "tensordot":
      let dims = call.number(2, "dims") ?? 2
      let ranks = call.sizes.map(\.count)
      guard ranks.count == 2, dims <= min(ranks[0], ranks[1]) else { return nil }
      let letters = "abcdefghij".map(String.init)
      let left = letters.prefix(ranks[0])
      let right = left.suffix(dims) + letters.dropFirst(ranks[0]).prefix(ranks[1] - dims)
      let rest = left.dropLast(dims) + right.dropFirst(dims)
      return "torch.einsum('\(left.joined()),\(right.joined())->\(rest.joined())', "
        + "\(call.positional[0]), \(call.positional[1]))"
    case "kron":
      guard call.sizes.allSatisfy({ $0.count == 2 }) else { return nil }
      let shape = call.result.map { "\($0)" }.joined(separator: ", ")
      return "torch.einsum('ij,kl->ikjl', \(call.positional[0]), \(call.positional[1]))"
        + ".reshape(\(shape))"
    case "cross":
      guard let dim = call.dim(2, standard: -1) else { return nil }
      return "\(a).roll(-1, \(dim)) * \(b).roll(-2, \(dim)) "
        + "- \(a).roll(-2, \(dim)) * \(b).roll(-1, \(dim))"
    case "scaled_dot_product_attention": return attention(call)
    default: return nil
    }
  }

  private static func attention(_ call: CallForm) -> String? {
    guard call.positional.count == 3, let queries = call.sizes.first, queries.count >= 2,
      call.keywords.keys.allSatisfy({ $0 == "is_causal" })
    else { return nil }
    let scores = "\(call.atom(0)) @ \(call.atom(1)).mT / \(queries[queries.count - 1])**0.5"
    let length = queries[queries.count - 2]
    let masked =
      call.keywords["is_causal"] == "True"
      ? "(\(scores)).masked_fill(torch.ones(\(length), \(length)).triu(1).bool(), float('-inf'))"
      : scores
    return "F.softmax(\(masked), -1) @ \(call.atom(2))"
  }

  // MARK: Statistics

  private static func statistic(_ call: CallForm) -> String? {
    let a = call.atom(0)
    switch call.name {
    case "trapezoid" where call.positional.count == 1:
      return "(\(a)[..., 1:] + \(a)[..., :-1]).sum(-1) / 2"
    case "logcumsumexp": return call.argument(1, "dim").map { "\(a).exp().cumsum(\($0)).log()" }
    case "std":
      guard call.keywords["unbiased"] != nil || call.keywords["correction"] != nil else {
        return nil
      }
      let rest =
        call.positional.dropFirst()
        + call.keywords.sorted { $0.key < $1.key }.map {
          "\($0.key)=\($0.value)"
        }
      return "\(a).var(\(rest.joined(separator: ", "))).sqrt()"
    case "var_mean", "std_mean":
      let rest =
        call.positional.dropFirst()
        + call.keywords.sorted { $0.key < $1.key }.map {
          "\($0.key)=\($0.value)"
        }
      let name = call.part == "[1]" ? "mean" : String(call.name.prefix(3))
      return "\(a).\(name)(\(rest.joined(separator: ", ")))"
    case "quantile":
      guard let q = call.argument(1, "q").flatMap({ Double($0) }), call.positional.count == 2,
        call.argument(2, "dim") == nil, case let count = call.sizes[0].reduce(1, *), count > 1
      else { return nil }
      let place = q * Double(count - 1)
      let below = min(Int(place), count - 2)
      let share = RuleText.number(((place - Double(below)) * 1e9).rounded() / 1e9)
      let values = "\(a).flatten().sort().values"
      return "torch.lerp(\(values)[\(below)], \(values)[\(below + 1)], \(share))"
    default: return nil
    }
  }

  // MARK: Losses

  private static func loss(_ call: CallForm) -> String? {
    let (a, b) = (call.atom(0), call.atom(1))
    let reduction = call.keywords["reduction"].map { String($0.dropFirst().dropLast()) } ?? "mean"
    func reduced(_ text: String) -> String? {
      switch reduction {
      case "none": text
      case "sum", "mean": "\(ExpressionText(text)?.asAtom ?? text).\(reduction)()"
      default: nil
      }
    }
    switch call.name {
    case "l1_loss" where reduction == "none": return "(\(a) - \(b)).abs()"
    case "nll_loss" where call.sizes[0].count == 2:
      return reduced("-\(a)[range(\(call.sizes[0][0])), \(call.positional[1])]")
    case "cross_entropy": return crossEntropy(call, reduced)
    case "kl_div":
      let terms = "\(b) * (\(b).log() - \(a))"
      return reduction == "batchmean"
        ? "(\(terms)).sum() / \(call.sizes[0].first ?? 1)" : reduced(terms)
    default: return nil
    }
  }

  private static func crossEntropy(_ call: CallForm, _ reduced: (String) -> String?) -> String? {
    let (a, shape) = (call.atom(0), call.sizes[0])
    guard call.positional.count == 2 else { return nil }
    let target = call.positional[1]
    if shape.count == 1 { return "-F.log_softmax(\(call.positional[0]), 0)[\(target)]" }
    guard shape.count == 2 else { return nil }
    let logs = "F.log_softmax(\(call.positional[0]), 1)"
    let places = "[range(\(shape[0])), \(target)]"
    let options = Set(call.keywords.keys).subtracting(["reduction"])
    if call.sizes.count > 1, call.sizes[1].count == 2, options.isEmpty {
      return reduced("-(\(call.atom(1)) * \(logs)).sum(1)")
    }
    switch options {
    case []: return reduced("-\(logs)\(places)")
    case ["label_smoothing"]:
      guard let share = call.keywords["label_smoothing"].flatMap({ Double($0) }) else { return nil }
      let (kept, spread) = (RuleText.number(1 - share), RuleText.number(share / Double(shape[1])))
      return reduced(
        "-((F.one_hot(\(target), \(shape[1])) * \(kept) + \(spread)) * \(logs)).sum(1)")
    case ["weight"]:
      guard let weight = call.keywords["weight"] else { return nil }
      let own = "\(ExpressionText(weight)?.asAtom ?? weight)[\(target)]"
      let sum = "-(\(own) * \(logs)\(places)).sum()"
      return call.keywords["reduction"] == nil ? "\(sum) / \(own).sum()" : nil
    case ["ignore_index"]:
      guard let ignored = call.keywords["ignore_index"] else { return nil }
      let kept = "[\(target) != \(ignored)]"
      return "F.cross_entropy(\(a)\(kept), \(target)\(kept))"
    default: return nil
    }
  }
}
