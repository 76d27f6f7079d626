import Autograd
import Language
import Tensors

/// Functions of each element that are rarely wanted, and that are a few others put together.
enum SpecialFunctions {
  static let table: [TorchFunction] = scales + choices + tests + activations

  private static func map(
    _ name: String, _ places: TorchFunction.Places = .both,
    _ body: @escaping (Variable) throws -> Variable
  ) -> TorchFunction {
    .init(name, places, "Tensor input, *, Tensor out = None") { c in
      let x = try c.variable(0)
      return .tensor(try body(x.dtype.isFloatingPoint ? x : x.to(.default)))
    }
  }

  // MARK: Scales

  private static let scales: [TorchFunction] = [
    map("deg2rad") { try $0 * .double(.pi / 180) },
    map("rad2deg") { try $0 * .double(180 / .pi) },
    map("erfc") { try 1 - Activations.erf($0) },
    map("sinc") { x in
      let angle = try x * .double(.pi)
      let isZero = Variable(try Tensor.binary(.eq, .tensor(x.tensor), .scalar(0)))
      let safe = try Selection.maskedFill(angle, isZero, 1)
      return try Selection.maskedFill(Trigonometry.sin(safe) / safe, isZero, 1)
    },
    .init("positive", .both, "Tensor input") { c in c[0] },
    .init("logit", .both, "Tensor input, float? eps = None, *, Tensor out = None") { c in
      var x = try c.variable(0)
      if let eps = try c.optionalDouble(1) {
        x = try Selection.clamp(x, low: .double(eps), high: .double(1 - eps))
      }
      return .tensor(try Powers.log(x / (1 - x)))
    },
    .init("xlogy", .both, "Operand input, Operand other, *, Tensor out = None") { c in
      let (x, y) = (try c.operand(0).asVariable, try c.operand(1).asVariable)
      let product = try x * Powers.log(y)
      let isNaN = try y.tensor.unary(.isnan).unary(.logicalNot)
      let isZero = try Tensor.binary(.eq, .tensor(x.tensor), .scalar(0))
      let mask = try Tensor.binary(.logicalAnd, .tensor(isZero), .tensor(isNaN))
      return .tensor(try Selection.maskedFill(product, Variable(mask), 0))
    },
    .init("float_power", .both, "Operand input, Operand exponent, *, Tensor out = None") { c in
      .tensor(try Powers.pow(c.operand(0).variable(.float64), c.operand(1).variable(.float64)))
    },
  ]

  // MARK: Choices

  private static let choices: [TorchFunction] = [
    .init("heaviside", .both, "Tensor input, Tensor values, *, Tensor out = None") { c in
      let x = try c.tensor(0)
      let isPositive = try Tensor.binary(.gt, .tensor(x), .scalar(0)).to(x.dtype)
      let isZero = try Tensor.binary(.eq, .tensor(x), .scalar(0))
      return .tensor(try Tensor.where(isZero, .tensor(c.tensor(1)), .tensor(isPositive)))
    },
    .init("masked_scatter", .both, "Tensor input, Tensor mask, Tensor source") { c in
      var result = try c.variable(0).clone()
      let mask = try c.tensor(1).expand(to: result.sizes)
      let count = try mask.sum().item().asInt
      let source = try c.variable(2).reshape([-1])
      guard source.sizes[0] >= count else {
        throw PythonError.runtimeError(
          "Number of elements of source < number of ones in mask")
      }
      try result.indexPut_([mask], source.narrow(dim: 0, start: 0, length: count))
      return .tensor(result)
    },
    .init(
      "randint_like", .torch,
      "Tensor input, int low, int? high = None, *, "
        + "object memory_format = None, \(CreationFunctions.options)"
    ) { c in
      let (low, high) = try c.optionalInt(2).map { (try c.int(1), $0) } ?? (0, c.int(1))
      return try c.made(4) {
        try .randint(low, high, Array(c.tensor(0).sizes), dtype: $0 ?? c.tensor(0).dtype)
      }
    },
  ]

  // MARK: Tests

  private static let tests: [TorchFunction] = [
    test("signbit") { x in
      guard x.dtype.isFloatingPoint else { return try Tensor.binary(.lt, .tensor(x), .scalar(0)) }
      // The reciprocal of a zero has the zero's sign.
      let inverse = try Tensor.binary(.lt, .tensor(x.unary(.reciprocal)), .scalar(0))
      return try Tensor.binary(
        .logicalOr, .tensor(inverse), .tensor(Tensor.binary(.lt, .tensor(x), .scalar(0))))
    },
    test("isposinf") { try Tensor.binary(.eq, .tensor($0), .scalar(.double(.infinity))) },
    test("isneginf") { try Tensor.binary(.eq, .tensor($0), .scalar(.double(-.infinity))) },
    test("isreal") { try Tensor.ones($0.sizes, .bool) },
  ]

  private static func test(
    _ name: String, _ body: @escaping (Tensor) throws -> Tensor
  ) -> TorchFunction {
    .init(name, .both, "Tensor input, *, Tensor out = None") { c in
      .tensor(try body(c.tensor(0)))
    }
  }

  // MARK: Activations

  private static let activations: [TorchFunction] = [
    activation("softsign") { try $0 / (1 + Arithmetic.abs($0)) },
    activation("tanhshrink") { try $0 - Trigonometry.tanh($0) },
    activation("hardsigmoid") { try Selection.clamp($0 + 3, low: 0, high: 6) / 6 },
    activation("hardswish") { try $0 * Selection.clamp($0 + 3, low: 0, high: 6) / 6 },
    activation("mish") { try $0 * Trigonometry.tanh(Activations.softplus($0)) },
    .init("celu", [.torch, .functional], "Tensor input, Number alpha = 1.0") { c in
      let x = try c.variable(0)
      let alpha = try c.scalar(1)
      let low = try Selection.clamp(
        Powers.expm1(x / alpha) * alpha, low: nil, high: 0)
      return .tensor(try Selection.clamp(x, low: 0, high: nil) + low)
    },
    .init(
      "glu", .functional, isPython: true, "Tensor input, int dim = -1"
    ) { c in
      let parts = try c.base(0).chunk(2, dim: c.int(1))
      guard parts.count == 2, parts[0].sizes == parts[1].sizes else {
        throw PythonError.runtimeError("Halving dimension must be even")
      }
      return .tensor(try parts[0] * Activations.sigmoid(parts[1]))
    },
    shrink("hardshrink", "lambd") { x, limit in
      let isNear = try Tensor.binary(.le, .tensor(x.tensor.unary(.abs)), .scalar(limit))
      return try Selection.maskedFill(x, Variable(isNear), 0)
    },
    shrink("softshrink", "lambd") { x, limit in
      try x - Selection.clamp(x, low: .double(-limit.asDouble), high: limit)
    },
    .init(
      "threshold", [.torch, .functional], "Tensor input, Number threshold, Number value"
    ) { c in
      let x = try c.variable(0)
      let isLow = try Tensor.binary(.le, .tensor(x.tensor), .scalar(c.scalar(1)))
      return .tensor(try Selection.maskedFill(x, Variable(isLow), c.scalar(2)))
    },
    .init("prelu", [.torch, .method, .functional], "Tensor input, Tensor weight") { c in
      let (x, weight) = (try c.variable(0), try c.variable(1))
      var shape = Array(repeating: 1, count: max(x.rank, 1))
      if x.rank > 1 && weight.tensor.count > 1 { shape[1] = weight.tensor.count }
      let slope = weight.tensor.count == 1 ? try weight.reshape([]) : try weight.view(shape)
      let isPositive = try Tensor.binary(.gt, .tensor(x.tensor), .scalar(0))
      return .tensor(try Selection.choose(Variable(isPositive), x, x * slope))
    },
    .init(
      "softmin", .functional, isPython: true,
      "Tensor input, int? dim = None, int _stacklevel = 3, dtype dtype = None"
    ) { c in
      let x = try c.variable(0)
      let usual = x.rank == 0 || x.rank == 1 || x.rank == 3 ? 0 : 1
      return .tensor(try (-x).softmax(c.optionalInt(1) ?? usual))
    },
    .init(
      "rms_norm", [.torch, .functional],
      "Tensor input, ints1 normalized_shape, Tensor? weight = None, float? eps = None"
    ) { c in
      let x = try c.variable(0)
      let dims = try (0..<c.ints(1).count).map { -1 - $0 }
      let eps = try c.optionalDouble(3) ?? Double(Float.ulpOfOne)
      let scaled = try x * Powers.rsqrt((x * x).mean(dims, keepdim: true) + .double(eps))
      return .tensor(try c.optionalVariable(2).map { try scaled * $0 } ?? scaled)
    },
    .init(
      "scaled_dot_product_attention", .functional,
      "Tensor query, Tensor key, Tensor value, Tensor? attn_mask = None, float dropout_p = 0.0, "
        + "bool is_causal = False, *, float? scale = None"
    ) { c in .tensor(try attention(c)) },
  ]

  private static func activation(
    _ name: String, _ body: @escaping (Variable) throws -> Variable
  ) -> TorchFunction {
    .init(name, .functional, isPython: true, "Tensor input, bool inplace = False") { c in
      .tensor(try body(c.variable(0)))
    }
  }

  private static func shrink(
    _ name: String, _ limit: String, _ body: @escaping (Variable, Scalar) throws -> Variable
  ) -> TorchFunction {
    .init(name, .functional, isPython: true, "Tensor input, Number \(limit) = 0.5") { c in
      .tensor(try body(c.variable(0), c.scalar(1)))
    }
  }

  private static func attention(_ c: Call) throws -> Variable {
    let (query, key, value) = (try c.variable(0), try c.variable(1), try c.variable(2))
    guard query.rank >= 2, try c.double(4) == 0 else {
      throw NotInDojo.error("F.scaled_dot_product_attention(dropout_p=...)")
    }
    let width = Double(query.sizes[query.rank - 1])
    let scale = try c.optionalDouble(6) ?? 1 / width.squareRoot()
    var scores = try query.matmul(key.transpose(-2, -1)) * .double(scale)
    if c.bool(5) {
      let shape: Dims = [scores.sizes[scores.rank - 2], scores.sizes[scores.rank - 1]]
      let isLater = try Tensor.ones(shape, .bool).tril(diagonal: 0).unary(.logicalNot)
      scores = try Selection.maskedFill(scores, Variable(isLater), .double(-.infinity))
    }
    if let mask = c.optionalVariable(3) {
      scores =
        mask.dtype == .bool
        ? try Selection.maskedFill(
          scores, Variable(mask.tensor.unary(.logicalNot)), .double(-.infinity))
        : try scores + mask
    }
    return try scores.softmax(scores.rank - 1).matmul(value)
  }
}
