import Autograd
import Language
import Tensors

/// Statistics, distances and areas: functions that are a few others put together.
enum StatisticsFunctions {
  static let table: [TorchFunction] = covariances + quantiles + distances + areas

  // MARK: Covariance

  private static let covariances: [TorchFunction] = [
    .init(
      "cov", .both,
      "Tensor input, *, int correction = 1, Tensor? fweights = None, Tensor? aweights = None"
    ) { c in
      guard c[2].isNone, c[3].isNone else { throw NotInDojo.error("torch.cov with weights") }
      return .tensor(try covariance(c.variable(0), correction: c.int(1), name: "cov"))
    },
    .init("corrcoef", .both, "Tensor input") { c in
      let matrix = try covariance(c.variable(0), correction: 1, name: "corrcoef")
      guard matrix.rank == 2 else { return .tensor(try matrix / matrix) }
      let deviation = try Powers.sqrt(matrix.diag(0))
      let scaled = try matrix / deviation.view([-1, 1]) / deviation.view([1, -1])
      return .tensor(try Selection.clamp(scaled, low: -1, high: 1))
    },
  ]

  private static func covariance(
    _ x: Variable, correction: Int, name: String
  ) throws -> Variable {
    guard x.rank <= 2 else {
      throw PythonError.runtimeError(
        "\(name)(): expected input to have two or fewer dimensions but got an input with "
          + "\(x.rank) dimensions")
    }
    let rows = x.rank < 2 ? try x.reshape([1, -1]) : x
    let real = rows.dtype.isFloatingPoint ? rows : try rows.to(.default)
    let count = rows.sizes[1]
    let mean = try real.sum([1]) / .int(count)
    let centred = try real - mean.unsqueeze(1)
    let (left, overflow) = count.subtractingReportingOverflow(correction)
    let divisor = overflow ? Int.max : max(left, 0)
    return try (centred.mm(centred.t()) / .int(divisor)).squeeze()
  }

  // MARK: Quantiles

  private static let quantiles: [TorchFunction] = [
    quantile("quantile", ignoresNaN: false), quantile("nanquantile", ignoresNaN: true),
    .init(
      "nanmedian", .both,
      [
        "Tensor input": { c in
          let x = try c.variable(0).reshape([-1])
          let count = try x.tensor.count - c.missing(0)
          guard count > 0 else { return .tensor(try x.sum() * .double(.nan)) }
          return .tensor(try x.sort().values.index((count - 1) / 2))
        }
      ]),
  ]

  private static func quantile(_ name: String, ignoresNaN: Bool) -> TorchFunction {
    .init(
      name, .both,
      "Tensor input, Operand q, int? dim = None, bool keepdim = False, *, "
        + "str interpolation = 'linear', Tensor out = None"
    ) { c in
      let x = try c.variable(0)
      guard x.dtype.isFloatingPoint else {
        throw PythonError.runtimeError(
          "\(name)() input tensor must be either float or double dtype")
      }
      let places = try c.operand(1).variable(x.dtype).tensor
      guard places.rank <= 1 else {
        throw PythonError.runtimeError(
          "\(name)() q must be a scalar or 1D tensor")
      }
      let q = try places.toArray(Double.self)
      guard q.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw PythonError.runtimeError(
          "\(name)() q values must be in the range [0, 1]")
      }
      let flat = try c.optionalInt(2) == nil ? x.reshape([-1]) : x
      let dim = try flat.tensor.normalizedDim(c.optionalInt(2) ?? 0)
      let results = try q.map {
        try value(
          at: $0, of: flat, dim, c.text(4), ignoresNaN: ignoresNaN, keepdim: c.bool(3), name)
      }
      if places.rank == 0 { return .tensor(results[0]) }
      return .tensor(try Variable.stack(results, dim: 0))
    }
  }

  /// One quantile along a dimension: between the two elements nearest to its rank.
  private static func value(
    at q: Double, of x: Variable, _ dim: Int, _ interpolation: String, ignoresNaN: Bool,
    keepdim: Bool, _ name: String
  ) throws -> Variable {
    guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(interpolation) else {
      throw PythonError.runtimeError(
        "\(name)() interpolation must be one of linear, lower, higher, midpoint or nearest, but "
          + "got \(interpolation)")
    }
    let line = x.rank == 0 ? try x.reshape([1]) : x
    guard line.sizes[dim] > 0 else {
      throw PythonError.runtimeError("\(name)() input tensor must be non-empty")
    }
    let sorted = try line.sort(dim: dim).values
    let isMissing = try line.tensor.unary(.isnan)
    let present = try isMissing.unary(.logicalNot).sum(dims: [dim], keepdim: true)
    let total = ignoresNaN ? present : try Tensor.full(present.sizes, .int(line.sizes[dim]), .int64)
    // Ranks are computed in the type of the elements, as PyTorch does.
    let last = try Tensor.binary(.sub, .tensor(total), .scalar(1)).to(x.dtype).clamp(
      min: .scalar(0))
    var rank = try Tensor.binary(
      .mul, .tensor(last), .tensor(Tensor(scalar: .double(q), dtype: x.dtype)))
    if !ignoresNaN {
      let isNaN = try isMissing.any(dims: [dim], keepdim: true)
      rank = try Tensor.where(isNaN, .tensor(last), .tensor(rank))
    }
    switch interpolation {
    case "lower": rank = try rank.unary(.floor)
    case "higher": rank = try rank.unary(.ceil)
    case "nearest": rank = try rank.unary(.round)
    default: break
    }
    let below = try rank.unary(.floor)
    var result = try sorted.gather(dim, Variable(below.to(.int64)))
    if interpolation == "linear" || interpolation == "midpoint" {
      let weight =
        interpolation == "midpoint"
        ? try Tensor.full(rank.sizes, 0.5, x.dtype)
        : try Tensor.binary(.sub, .tensor(rank), .tensor(below))
      let above = try sorted.gather(dim, Variable(rank.unary(.ceil).to(.int64)))
      result = try Arithmetic.lerp(result, above, Variable(weight))
    }
    if x.rank == 0 { return try result.reshape([]) }
    return keepdim ? result : try result.squeeze(dim)
  }

  // MARK: Distances

  private static let distances: [TorchFunction] = [
    .init("dist", .both, "Tensor input, Tensor other, Number p = 2") { c in
      .tensor(try (c.variable(0) - c.variable(1)).norm(c.double(2)))
    },
    .init(
      "cdist", .torch, isPython: true,
      "Tensor x1, Tensor x2, float p = 2.0, str compute_mode = 'use_mm_for_euclid_dist_if_necessary'"
    ) { c in
      let (a, b) = (try c.variable(0), try c.variable(1))
      guard a.rank >= 2, b.rank >= 2 else {
        throw PythonError.runtimeError(
          "cdist only supports at least 2D tensors, X1 got: \(a.rank)D")
      }
      guard a.sizes[a.rank - 1] == b.sizes[b.rank - 1] else {
        throw PythonError.runtimeError(
          "X1 and X2 must have the same number of columns. "
            + "X1: \(a.sizes[a.rank - 1]) X2: \(b.sizes[b.rank - 1])")
      }
      return .tensor(try (a.unsqueeze(-2) - b.unsqueeze(-3)).norm(c.double(2), [-1]))
    },
    .init(
      "pairwise_distance", [.torch, .functional],
      "Tensor x1, Tensor x2, float p = 2.0, float eps = 1e-06, bool keepdim = False"
    ) { c in
      let distance = try c.variable(0) - c.variable(1) + c.scalar(3)
      return .tensor(try distance.norm(c.double(2), [-1], keepdim: c.bool(4)))
    },
  ]

  // MARK: Areas

  private static let areas: [TorchFunction] = [
    .init(
      "trapezoid", .torch, aliases: ["trapz"],
      [
        "Tensor y, Tensor x, *, int dim = -1": { c in
          let (y, x) = (try c.variable(0), try c.variable(1))
          return .tensor(try area(y, dim: c.int(2), widths: x))
        },
        "Tensor y, *, Number dx = 1, int dim = -1": { c in
          .tensor(try area(c.variable(0), dim: c.int(2), widths: nil) * c.scalar(1))
        },
      ])
  ]

  private static func area(_ y: Variable, dim: Int, widths x: Variable?) throws -> Variable {
    let d = try x == nil && y.rank == 0 ? dim : y.tensor.normalizedDim(dim)
    guard y.rank > 0 else {
      throw PythonError(
        .indexError, "Dimension specified as \(d) but tensor has no dimensions")
    }
    func pairs(_ t: Variable) throws -> (Variable, Variable) {
      let count = max(t.sizes[d] - 1, 0)
      return (
        try t.narrow(dim: d, start: min(1, t.sizes[d]), length: count),
        try t.narrow(dim: d, start: 0, length: count)
      )
    }
    let (right, left) = try pairs(y)
    guard let x else { return try (right + left).sum([d]) / 2 }
    var axis = x
    if x.rank == 1 {
      guard x.sizes[0] == y.sizes[d] else {
        throw PythonError.runtimeError(
          "trapezoid: There must be one `x` value for each sample point")
      }
      var shape = Array(repeating: 1, count: y.rank)
      shape[d] = x.sizes[0]
      axis = try x.view(shape)
    } else if x.rank < y.rank {
      axis = try x.view(Array(repeating: 1, count: y.rank - x.rank) + x.sizes.map { $0 })
    }
    let (after, before) = try pairs(axis)
    return try ((right + left) * (after - before)).sum([d]) / 2
  }
}

extension Call {
  /// How many elements of a tensor are not numbers.
  fileprivate func missing(_ index: Int) throws -> Int {
    try tensor(index).unary(.isnan).sum().item().asInt
  }
}
