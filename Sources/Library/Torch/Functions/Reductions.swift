import Autograd
import Language
import Tensors

/// Functions that make one element of many.
enum Reductions {
  static let table: [TorchFunction] = sums + spreads + extremes + truths + scans

  // MARK: Sums

  private static let sums: [TorchFunction] = [
    .init(
      "sum", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.converted(0, to: c.dtype(1)).sum())
        },
        "Tensor input, ints1? dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(
              try c.converted(0, to: c.dtype(3)).sum(dims: c.reduced(1), keepdim: c.bool(2)))
          },
      ]),
    .init(
      "mean", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.converted(0, to: c.dtype(1)).mean())
        },
        "Tensor input, ints1? dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(
              try c.converted(0, to: c.dtype(3)).mean(dims: c.reduced(1), keepdim: c.bool(2)))
          },
      ]),
    .init(
      "prod", .both,
      [
        "Tensor input, *, dtype dtype = None": { c in
          .tensor(try c.converted(0, to: c.dtype(1)).prod())
        },
        "Tensor input, int dim, bool keepdim = False, *, dtype dtype = None, Tensor out = None":
          { c in
            .tensor(
              try c.converted(0, to: c.dtype(3)).prod(dim: c.int(1), keepdim: c.bool(2)))
          },
      ]),
    .init(
      "norm", .both, isPython: true,
      "Tensor input, object p = 2, ints1? dim = None, bool keepdim = False, Tensor out = None, "
        + "dtype dtype = None"
    ) { c in .tensor(try norm(c)) },
    .init(
      "logsumexp", .both, "Tensor input, ints1 dim, bool keepdim = False, *, Tensor out = None"
    ) { c in
      .tensor(try c.variable(0).logsumexp(dims: c.ints(1), keepdim: c.bool(2)))
    },
  ]

  private static func norm(_ c: Call) throws -> Variable {
    let power: Double
    switch c[1] {
    case .str(let name) where name.text == "fro": power = 2
    case .none: power = 2
    default: power = try c.double(1)
    }
    let x = try c.converted(0, to: c.dtype(5))
    let dims = try c.optionalInts(2) ?? []
    switch power {
    case 2: return try x.square().sum(dims: dims, keepdim: c.bool(3)).sqrt()
    case 1: return try x.abs().sum(dims: dims, keepdim: c.bool(3))
    case .infinity: return try x.abs().amax(dims: dims, keepdim: c.bool(3))
    default:
      let powers = try x.abs().pow(.double(power))
      return try powers.sum(dims: dims, keepdim: c.bool(3)).pow(.double(1 / power))
    }
  }

  // MARK: Variance

  private static let spreads: [TorchFunction] =
    [
      spread("var") { .tensor(try $0.variance(dims: $1, correction: $2, keepdim: $3)) },
      spread("std") { .tensor(try $0.std(dims: $1, correction: $2, keepdim: $3)) },
      spread("var_mean") {
        .tuple([
          .tensor(try $0.variance(dims: $1, correction: $2, keepdim: $3)),
          .tensor(try $0.mean(dims: $1, keepdim: $3)),
        ])
      },
      spread("std_mean") {
        .tuple([
          .tensor(try $0.std(dims: $1, correction: $2, keepdim: $3)),
          .tensor(try $0.mean(dims: $1, keepdim: $3)),
        ])
      },
    ]

  private static func spread(
    _ name: String, _ body: @escaping (Variable, [Int], Double, Bool) throws -> Value
  ) -> TorchFunction {
    .init(
      name, name.hasSuffix("mean") ? .torch : .both,
      [
        "Tensor input, ints1? dim, bool unbiased = True, bool keepdim = False": { c in
          try body(c.variable(0), c.reduced(1), c.bool(2) ? 1 : 0, c.bool(3))
        },
        "Tensor input, ints1? dim = None, *, Number correction = None, bool keepdim = False":
          { c in
            try body(c.variable(0), c.reduced(1), c.optionalDouble(2) ?? 1, c.bool(3))
          },
        "Tensor input, bool unbiased = True": { c in
          try body(c.variable(0), [], c.bool(1) ? 1 : 0, false)
        },
      ])
  }

  // MARK: Extremes

  private static let extremes: [TorchFunction] =
    [
      extreme("max", .maximum, { try $0.max() }, { try $0.max(dim: $1, keepdim: $2) }),
      extreme("min", .minimum, { try $0.min() }, { try $0.min(dim: $1, keepdim: $2) }),
      .init(
        "amax", .both, "Tensor input, ints1 dim = None, bool keepdim = False, *, Tensor out = None"
      ) { c in .tensor(try c.variable(0).amax(dims: c.reduced(1), keepdim: c.bool(2))) },
      .init(
        "amin", .both, "Tensor input, ints1 dim = None, bool keepdim = False, *, Tensor out = None"
      ) { c in .tensor(try c.variable(0).amin(dims: c.reduced(1), keepdim: c.bool(2))) },
      .init(
        "argmax", .both, "Tensor input, int dim = None, bool keepdim = False, *, Tensor out = None"
      ) { c in .tensor(try c.tensor(0).argmax(dim: c.optionalInt(1), keepdim: c.bool(2))) },
      .init(
        "argmin", .both, "Tensor input, int dim = None, bool keepdim = False, *, Tensor out = None"
      ) { c in .tensor(try c.tensor(0).argmin(dim: c.optionalInt(1), keepdim: c.bool(2))) },
    ]

  private static func extreme(
    _ name: String, _ op: BinaryKernel, _ all: @escaping (Variable) throws -> Variable,
    _ along: @escaping (Variable, Int, Bool) throws -> (values: Variable, indices: Variable)
  ) -> TorchFunction {
    .init(
      name, .both,
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try all(c.variable(0))) },
        "Tensor input, Tensor other, *, Tensor out = None": { c in
          .tensor(try Variable.binary(op, c.operand(0), c.operand(1)))
        },
        "Tensor input, int dim, bool keepdim = False": { c in
          let result = try along(c.variable(0), c.int(1), c.bool(2))
          return .valuesAndIndices(name, result.values, result.indices)
        },
      ])
  }

  // MARK: Truth

  private static let truths: [TorchFunction] = [
    truth("all", { try $0.all() }, { try $0.all(dim: $1, keepdim: $2) }),
    truth("any", { try $0.any() }, { try $0.any(dim: $1, keepdim: $2) }),
    .init("count_nonzero", .both, "Tensor input, ints1? dim = None") { c in
      let isTrue = Variable(try c.tensor(0).to(.bool))
      return .tensor(try isTrue.sum(dims: c.reduced(1), keepdim: false))
    },
  ]

  private static func truth(
    _ name: String, _ whole: @escaping (Tensor) throws -> Tensor,
    _ along: @escaping (Tensor, Int, Bool) throws -> Tensor
  ) -> TorchFunction {
    .init(
      name, .both,
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try whole(c.tensor(0))) },
        "Tensor input, ints? dim = None, bool keepdim = False, *, Tensor out = None": { c in
          guard let dims = try c.optionalInts(1) else {
            return .tensor(try whole(c.tensor(0)))
          }
          var result = try c.tensor(0)
          for dim in try result.normalizedDims(dims).sorted(by: >) {
            result = try along(result, dim, c.bool(2))
          }
          return .tensor(result)
        },
        "Tensor input, int dim, bool keepdim = False, *, Tensor out = None": { c in
          .tensor(try along(c.tensor(0), c.int(1), c.bool(2)))
        },
      ])
  }

  // MARK: Scans

  private static let scans: [TorchFunction] = [
    .init(
      "cumsum", [.torch, .method, .inPlace],
      "Tensor input, int dim, *, dtype dtype = None, Tensor out = None"
    ) { c in .tensor(try c.converted(0, to: c.dtype(2)).cumsum(dim: c.int(1))) },
    .init(
      "cumprod", [.torch, .method, .inPlace],
      "Tensor input, int dim, *, dtype dtype = None, Tensor out = None"
    ) { c in .tensor(try c.converted(0, to: c.dtype(2)).cumprod(dim: c.int(1))) },
  ]
}

extension Call {
  /// A tensor in the type that the result is to have.
  func converted(_ index: Int, to dtype: DType?) throws -> Variable {
    let variable = try variable(index)
    guard let dtype, dtype != variable.dtype else { return variable }
    return try variable.to(dtype)
  }

  /// The dimensions to reduce; all of them where none are named.
  func reduced(_ index: Int) throws -> [Int] { try optionalInts(index) ?? [] }
}

extension Value {
  /// `torch.return_types.name(values=…, indices=…)`.
  static func valuesAndIndices(
    _ name: String, _ values: Variable, _ indices: Variable
  ) -> Value {
    .object(ReturnTuple(ReturnTuple.kind(name), [.tensor(values), .tensor(indices)]))
  }
}
