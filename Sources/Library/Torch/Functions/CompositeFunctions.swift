import Autograd
import Language
import Tensors

/// Functions that PyTorch has under a name of their own, and that are a few others put together.
enum CompositeFunctions {
  static let table: [TorchFunction] = pointwise + reductions + shapes + losses

  // MARK: Element by element

  private static let pointwise: [TorchFunction] = [
    .init("hypot", .both, "Tensor input, Tensor other, *, Tensor out = None") { c in
      .tensor(try Powers.hypot(c.variable(0), c.variable(1)))
    },
    .init("logaddexp", .both, "Tensor input, Tensor other, *, Tensor out = None") { c in
      let (a, b) = (try c.variable(0), try c.variable(1))
      let larger = try Selection.maximum(a, b)
      let rest = try Powers.exp(-Arithmetic.abs(a - b))
      return .tensor(try larger + Powers.log1p(rest))
    },
    .init(
      "nan_to_num", [.torch, .method, .inPlace],
      "Tensor input, float? nan = None, float? posinf = None, float? neginf = None, *, "
        + "Tensor out = None"
    ) { c in .tensor(try withoutSpecials(c)) },
    .init("isin", .torch, "Tensor elements, Operand test_elements, *, bool invert = False") { c in
      let tests = try c.operand(1).asVariable.tensor.reshape([-1])
      let matches = try Tensor.binary(
        .eq, .tensor(c.tensor(0).unsqueeze(-1)), .tensor(tests)
      ).any(dims: [-1], keepdim: false)
      return .tensor(c.bool(2) ? try matches.unary(.logicalNot) : matches)
    },
  ]

  private static func withoutSpecials(_ c: Call) throws -> Variable {
    let x = try c.variable(0)
    let greatest =
      x.dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
    return try Selection.withoutSpecials(
      x, nan: c.optionalDouble(1) ?? 0, positiveInfinity: c.optionalDouble(2) ?? greatest,
      negativeInfinity: c.optionalDouble(3) ?? -greatest)
  }

  // MARK: Many elements

  private static let reductions: [TorchFunction] = [
    .init(
      "median", .both,
      [
        "Tensor input": { c in .tensor(try c.variable(0).median()) },
        "Tensor input, int dim, bool keepdim = False": { c in
          .valuesAndIndices(
            "median", try c.variable(0).median(dim: c.int(1), keepdim: c.bool(2)))
        },
      ]),
    .init("diff", .both, "Tensor input, int n = 1, int dim = -1") { c in
      var x = try c.variable(0)
      guard x.rank > 0 else {
        throw PythonError.runtimeError("diff expects input to be at least one-dimensional")
      }
      let dim = try x.tensor.normalizedDim(c.int(2))
      // After as many steps as there are elements nothing is left.
      for _ in 0..<min(max(try c.int(1), 0), x.sizes[dim]) {
        let length = max(x.sizes[dim] - 1, 0)
        let before = try x.narrow(dim: dim, start: 0, length: length)
        let after = try x.narrow(dim: dim, start: x.sizes[dim] - length, length: length)
        x =
          x.dtype == .bool
          ? Variable(try Tensor.binary(.ne, .tensor(after.tensor), .tensor(before.tensor)))
          : try after - before
      }
      return .tensor(x)
    },
  ]

  // MARK: Shapes

  private static let shapes: [TorchFunction] = [
    .init("tile", .both, "Tensor input, ints dims") { c in
      let x = try c.variable(0)
      let counts = try c.ints(1)
      let missing = Array(repeating: 1, count: max(x.rank - counts.count, 0))
      return .tensor(try x.repeated(missing + counts))
    },
    .init("meshgrid", .torch, isPython: true, "object *tensors, str? indexing = None") { c in
      .tensors(try grids(c))
    },
    triangle("tril_indices") { try $0.tril(diagonal: $1) },
    triangle("triu_indices") { try $0.triu(diagonal: $1) },
  ]

  private static func grids(_ c: Call) throws -> [Variable] {
    let given = c[0].items ?? []
    let items = given.count == 1 ? given[0].items ?? given : given
    var axes = try items.enumerated().map { i, item in
      guard let object = item.tensor else {
        throw PythonError.typeError(
          "expected Tensor as element \(i) in argument 0, but got \(item.type.name)")
      }
      return try object.variable.reshape([-1])
    }
    let isSwapped = c.optionalText(1) == "xy" && axes.count > 1
    if isSwapped { axes.swapAt(0, 1) }
    let shape = axes.map { $0.sizes[0] }
    var grids = try axes.enumerated().map { i, axis in
      var sizes = Array(repeating: 1, count: shape.count)
      sizes[i] = shape[i]
      return try axis.view(sizes).expand(shape)
    }
    if isSwapped { grids.swapAt(0, 1) }
    return grids
  }

  private static func triangle(
    _ name: String, _ cut: @escaping (Tensor, Int) throws -> Tensor
  ) -> TorchFunction {
    .init(name, .torch, "int row, int col, int offset = 0") { c in
      let ones = try Tensor.ones([c.int(0), c.int(1)], .bool)
      return .tensor(try cut(ones, c.int(2)).nonzero().t().contiguous())
    }
  }

  // MARK: Losses

  private static let losses: [TorchFunction] = [
    .init(
      "cosine_similarity", [.torch, .functional],
      "Tensor x1, Tensor x2, int dim = 1, float eps = 1e-08"
    ) { c in
      let (a, b, dims) = (try c.variable(0), try c.variable(1), [try c.int(2)])
      func length(_ x: Variable) throws -> Variable {
        try Selection.clamp(x.norm(2, dims, keepdim: true), low: c.scalar(3), high: nil)
      }
      return .tensor(try ((a / length(a)) * (b / length(b))).sum(dims))
    },
    .init(
      "huber_loss", .functional, isPython: true,
      "Tensor input, Tensor target, str reduction = 'mean', float delta = 1.0"
    ) { c in
      let delta = try c.double(3)
      let distance = try Arithmetic.abs(c.variable(0) - c.variable(1))
      let near = try distance * distance * 0.5
      let far = try (distance - .double(0.5 * delta)) * .double(delta)
      return .tensor(
        try c.reduced(chosen(near, far, where: distance, isBelow: delta), 2))
    },
    .init(
      "smooth_l1_loss", .functional, isPython: true,
      "Tensor input, Tensor target, bool? size_average = None, bool? reduce = None, "
        + "str reduction = 'mean', float beta = 1.0"
    ) { c in
      let beta = try c.double(5)
      let distance = try Arithmetic.abs(c.variable(0) - c.variable(1))
      if beta == 0 { return .tensor(try c.reduced(distance, 4)) }
      let near = try distance * distance * 0.5 / .double(beta)
      let far = try distance - .double(0.5 * beta)
      return .tensor(
        try c.reduced(chosen(near, far, where: distance, isBelow: beta), 4))
    },
    .init(
      "kl_div", .functional, isPython: true,
      "Tensor input, Tensor target, bool? size_average = None, bool? reduce = None, "
        + "str reduction = 'mean', bool log_target = False"
    ) { c in
      let (x, t) = (try c.variable(0), try c.variable(1))
      let terms =
        c.bool(5)
        ? try Powers.exp(t) * (t - x)
        : try t * (Powers.log(Selection.clamp(t, low: .double(1e-45), high: nil)) - x)
      if c.text(4) == "batchmean" { return .tensor(try terms.sum() / .int(x.sizes.first ?? 1)) }
      return .tensor(try c.reduced(terms, 4))
    },
  ]

  private static func chosen(
    _ near: Variable, _ far: Variable, where distance: Variable, isBelow limit: Double
  ) throws -> Variable {
    let mask = try Tensor.binary(.lt, .tensor(distance.tensor), .scalar(.double(limit)))
    return try Selection.choose(Variable(mask), near, far)
  }
}

extension Call {
  /// Losses made one number as `reduction=` says.
  fileprivate func reduced(_ losses: Variable, _ index: Int) throws -> Variable {
    switch try lossReduction(index) {
    case .none: losses
    case .mean: try losses.mean()
    case .sum: try losses.sum()
    }
  }
}
