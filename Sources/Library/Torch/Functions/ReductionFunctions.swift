import Autograd
import Language
import Safety
import Tensors

/// Functions that make one element of many.
enum ReductionFunctions {
  static let table: [TorchFunction] = sums + spreads + extremes + truths + scans

  // MARK: Sums

  private static let sums: [TorchFunction] = [
    .init(
      "sum", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.variable(0).sum(dtype: c.dtype(1)))
        },
        "Tensor input, ints1? dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(try c.variable(0).sum(c.dims(1), keepdim: c.bool(2), dtype: c.dtype(3)))
          },
      ]),
    .init(
      "mean", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.variable(0).mean(dtype: c.dtype(1)))
        },
        "Tensor input, ints1? dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(try c.variable(0).mean(c.dims(1), keepdim: c.bool(2), dtype: c.dtype(3)))
          },
      ]),
    .init(
      "prod", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.variable(0).prod(dtype: c.dtype(1)))
        },
        "Tensor input, int dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(try c.variable(0).prod(c.int(1), keepdim: c.bool(2), dtype: c.dtype(3)))
          },
      ]),
    .init(
      "norm", .both, isPython: true,
      "Tensor input, object p = 2, ints1? dim = None, bool keepdim = False"
    ) { c in .tensor(try norm(c)) },
    .init(
      "nansum", .both,
      "Tensor input, ints1? dim = None, bool keepdim = False, *, "
        + "dtype dtype = None, Tensor out = None"
    ) { c in
      .tensor(
        try c.variable(0).nansum(c.dims(1), keepdim: c.bool(2), dtype: c.dtype(3)))
    },
    .init(
      "nanmean", .both,
      "Tensor input, ints1? dim = None, bool keepdim = False, *, "
        + "dtype dtype = None, Tensor out = None"
    ) { c in
      let x = try c.variable(0)
      guard x.dtype.isFloatingPoint else {
        throw NamedError(
          "NotImplementedError",
          "nanmean(): expected input to have floating point or complex dtype but got "
            + x.dtype.messageName)
      }
      let count = try x.tensor.unary(.isnan).unary(.logicalNot)
        .sum(dims: c.dims(1), keepdim: c.bool(2))
      return .tensor(
        try x.nansum(c.dims(1), keepdim: c.bool(2), dtype: c.dtype(3)) / Variable(count))
    },
    .init("aminmax", .both, "Tensor input, *, int? dim = None, bool keepdim = False") { c in
      let (min, max) = try c.variable(0).aminmax(c.optionalInt(1), keepdim: c.bool(2))
      return .object(
        ReturnTuple(ReturnTuple.kind("aminmax", ["min", "max"]), [.tensor(min), .tensor(max)]))
    },
    .init(
      "logsumexp", .both, "Tensor input, ints1 dim, bool keepdim = False, *, Tensor out = None"
    ) { c in .tensor(try c.variable(0).logsumexp(c.ints(1), keepdim: c.bool(2))) },
  ]

  private static func norm(_ c: Call) throws -> Variable {
    let power: Double
    switch c[1] {
    case .str(let name) where name.text == "fro": power = 2
    case .none: power = 2
    default: power = try c.double(1)
    }
    return try c.variable(0).norm(power, c.dims(2), keepdim: c.bool(3))
  }

  // MARK: Variance

  private static let spreads: [TorchFunction] = [
    spread("var", .both) { .tensor(try $0.variance($1, correction: $2, keepdim: $3)) },
    spread("std", .both) { .tensor(try $0.std($1, correction: $2, keepdim: $3)) },
    spread("var_mean", .torch) {
      .tensors([
        try $0.variance($1, correction: $2, keepdim: $3), try $0.mean($1, keepdim: $3),
      ])
    },
    spread("std_mean", .torch) {
      .tensors([try $0.std($1, correction: $2, keepdim: $3), try $0.mean($1, keepdim: $3)])
    },
  ]

  private static func spread(
    _ name: String, _ places: TorchFunction.Places,
    _ body: @escaping (Variable, [Int]?, Double, Bool) throws -> Value
  ) -> TorchFunction {
    .init(
      name, places,
      [
        "Tensor input, ints1? dim, bool unbiased = True, bool keepdim = False": { c in
          try body(c.variable(0), c.dims(1), c.bool(2) ? 1 : 0, c.bool(3))
        },
        "Tensor input, ints1? dim = None, *, Number correction = None, bool keepdim = False":
          { c in
            try body(c.variable(0), c.dims(1), c.optionalDouble(2) ?? 1, c.bool(3))
          },
        "Tensor input, bool unbiased = True": { c in
          try body(c.variable(0), nil, c.bool(1) ? 1 : 0, false)
        },
      ])
  }

  // MARK: Extremes

  private static let extremes: [TorchFunction] = [
    extreme("max", Selection.maximum, { try $0.max() }, { try $0.max(dim: $1, keepdim: $2) }),
    extreme("min", Selection.minimum, { try $0.min() }, { try $0.min(dim: $1, keepdim: $2) }),
    .init(
      "amax", .both, "Tensor input, ints1 dim = None, bool keepdim = False, *, Tensor out = None"
    ) { c in .tensor(try c.variable(0).amax(c.dims(1) ?? [], keepdim: c.bool(2))) },
    .init(
      "amin", .both, "Tensor input, ints1 dim = None, bool keepdim = False, *, Tensor out = None"
    ) { c in .tensor(try c.variable(0).amin(c.dims(1) ?? [], keepdim: c.bool(2))) },
    .init(
      "argmax", .both, "Tensor input, int dim = None, bool keepdim = False, *, Tensor out = None"
    ) { c in .tensor(try c.tensor(0).argmax(dim: c.optionalInt(1), keepdim: c.bool(2))) },
    .init(
      "argmin", .both, "Tensor input, int dim = None, bool keepdim = False, *, Tensor out = None"
    ) { c in .tensor(try c.tensor(0).argmin(dim: c.optionalInt(1), keepdim: c.bool(2))) },
  ]

  private static func extreme(
    _ name: String, _ pairwise: Binary, _ all: @escaping (Variable) throws -> Variable,
    _ along: @escaping (Variable, Int, Bool) throws -> (values: Variable, indices: Tensor)
  ) -> TorchFunction {
    .init(
      name, .both,
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try all(c.variable(0))) },
        "Tensor input, Tensor other, *, Tensor out = None": { c in
          .tensor(try pairwise(c.variable(0), c.variable(1)))
        },
        "Tensor input, int dim, bool keepdim = False": { c in
          .valuesAndIndices(name, try along(c.variable(0), c.int(1), c.bool(2)))
        },
      ])
  }

  // MARK: Truth

  private static let truths: [TorchFunction] = [
    truth("all") { try $0.all(dims: $1, keepdim: $2) },
    truth("any") { try $0.any(dims: $1, keepdim: $2) },
    .init("count_nonzero", .both, "Tensor input, ints1? dim = None") { c in
      .tensor(try c.tensor(0).countNonzero(dims: c.dims(1)))
    },
  ]

  private static func truth(
    _ name: String, _ body: @escaping (Tensor, [Int]?, Bool) throws -> Tensor
  ) -> TorchFunction {
    .init(
      name, .both,
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try body(c.tensor(0), nil, false)) },
        "Tensor input, ints? dim = None, bool keepdim = False, *, Tensor out = None": { c in
          .tensor(try body(c.tensor(0), c.dims(1), c.bool(2)))
        },
        "Tensor input, int dim, bool keepdim = False, *, Tensor out = None": { c in
          .tensor(try body(c.tensor(0), [c.int(1)], c.bool(2)))
        },
      ])
  }

  // MARK: Scans

  private static let scans: [TorchFunction] = [
    .init(
      "cumsum", [.torch, .method, .inPlace],
      "Tensor input, int dim, *, dtype dtype = None, Tensor out = None"
    ) { c in .tensor(try c.variable(0).cumsum(c.int(1), dtype: c.dtype(2))) },
    .init(
      "cumprod", [.torch, .method, .inPlace],
      "Tensor input, int dim, *, dtype dtype = None, Tensor out = None"
    ) { c in
      .tensor(try c.variable(0).cumprod(c.int(1), dtype: c.dtype(2)))
    },
    .init("cummax", .both, "Tensor input, int dim") { c in
      .valuesAndIndices("cummax", try c.variable(0).cummax(c.int(1)))
    },
    .init("cummin", .both, "Tensor input, int dim") { c in
      .valuesAndIndices("cummin", try c.variable(0).cummin(c.int(1)))
    },
    .init("logcumsumexp", .both, "Tensor input, int dim, *, Tensor out = None") { c in
      .tensor(try c.variable(0).logcumsumexp(c.int(1)))
    },
  ]
}

extension Call {
  /// The dimensions to reduce; nil for all of them.
  fileprivate func dims(_ index: Int) throws -> [Int]? { try optionalInts(index) }
}

extension Value {
  /// `torch.return_types.name(values=…, indices=…)`.
  static func valuesAndIndices(
    _ name: String, _ result: (values: Variable, indices: Tensor)
  ) -> Value {
    .object(
      ReturnTuple(ReturnTuple.kind(name), [.tensor(result.values), .tensor(result.indices)]))
  }
}
