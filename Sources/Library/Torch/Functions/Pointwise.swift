import Autograd
import Language
import Tensors

/// Functions that compute each element from the elements at the same place.
enum Pointwise {
  static let table: [TorchFunction] =
    arithmetic + unary + rounding + bounds + logic

  // MARK: Two operands

  private static let arithmetic: [TorchFunction] = [
    scaled("add", .add),
    scaled("sub", .sub, aliases: ["subtract"]),
    .init("rsub", .both, "Operand input, Operand other, *, Number alpha = 1") { c in
      .tensor(try Variable.binary(.sub, c.operand(1), c.scaled(0, by: 2)))
    },
    binary("mul", .mul, aliases: ["multiply"]),
    .init(
      "div", [.torch, .method, .inPlace], aliases: ["divide"],
      [
        "Operand input, Operand other, *, Tensor out = None": { c in
          .tensor(try Variable.binary(.div, c.operand(0), c.operand(1)))
        },
        "Operand input, Operand other, *, str? rounding_mode, Tensor out = None": { c in
          let op: BinaryKernel
          switch c.optionalText(2) {
          case nil: op = .div
          case "floor": op = .floorDivide
          case "trunc": op = .truncDivide
          case let mode?:
            throw PythonError.runtimeError(
              "div expected rounding_mode to be one of None, 'trunc', or 'floor' "
                + "but found '\(mode)'")
          }
          return .tensor(try Variable.binary(op, c.operand(0), c.operand(1)))
        },
      ]),
    binary("true_divide", .div),
    binary("floor_divide", .floorDivide),
    binary("remainder", .remainder),
    binary("fmod", .fmod),
    .init(
      "pow", [.torch, .method, .inPlace],
      [
        "Tensor input, Tensor exponent, *, Tensor out = None": power,
        "Number self, Tensor exponent, *, Tensor out = None": power,
        "Tensor input, Number exponent, *, Tensor out = None": power,
      ]),
    binary("maximum", .maximum, [.torch, .method]),
    binary("minimum", .minimum, [.torch, .method]),
    binary("atan2", .atan2, aliases: ["arctan2"]),
    .init(
      "addcmul", [.torch, .method, .inPlace],
      "Tensor input, Tensor tensor1, Tensor tensor2, *, Number value = 1, Tensor out = None"
    ) { c in
      .tensor(try c.variable(0).add(c.variable(1).mul(c.variable(2)).mul(c.scalar(3))))
    },
    .init(
      "addcdiv", [.torch, .method, .inPlace],
      "Tensor input, Tensor tensor1, Tensor tensor2, *, Number value = 1, Tensor out = None"
    ) { c in
      .tensor(try c.variable(0).add(c.variable(1).mul(c.scalar(3)).div(c.variable(2))))
    },
    .init(
      "lerp", [.torch, .method, .inPlace],
      "Tensor input, Tensor end, Operand weight, *, Tensor out = None"
    ) { c in
      let step = try c.variable(1).sub(c.variable(0))
      return .tensor(try c.variable(0).add(Variable.binary(.mul, .variable(step), c.operand(2))))
    },
  ]

  private static let power: TorchFunction.Body = { c in
    .tensor(try Variable.binary(.pow, c.operand(0), c.operand(1)))
  }

  private static func binary(
    _ name: String, _ op: BinaryKernel,
    _ places: TorchFunction.Places = [.torch, .method, .inPlace], aliases: [String] = []
  ) -> TorchFunction {
    .init(name, places, aliases: aliases, "Operand input, Operand other, *, Tensor out = None") {
      c in .tensor(try Variable.binary(op, c.operand(0), c.operand(1)))
    }
  }

  /// `input op alpha * other`.
  private static func scaled(
    _ name: String, _ op: BinaryKernel, aliases: [String] = []
  ) -> TorchFunction {
    .init(
      name, [.torch, .method, .inPlace], aliases: aliases,
      "Operand input, Operand other, *, Number alpha = 1, Tensor out = None"
    ) { c in .tensor(try Variable.binary(op, c.operand(0), c.scaled(1, by: 2))) }
  }

  // MARK: One operand

  private static let unary: [TorchFunction] = [
    map("neg", aliases: ["negative"]) { try $0.neg() },
    map("abs", aliases: ["absolute"]) { try $0.abs() },
    map("sign", aliases: ["sgn"]) { try $0.sign() },
    map("exp") { try $0.exp() },
    map("exp2") { try $0.exp2() },
    map("expm1") { try $0.expm1() },
    map("log") { try $0.log() },
    map("log2") { try $0.log2() },
    map("log10") { try $0.log10() },
    map("log1p") { try $0.log1p() },
    map("sqrt") { try $0.sqrt() },
    map("rsqrt") { try $0.rsqrt() },
    map("square") { try $0.square() },
    map("reciprocal") { try $0.reciprocal() },
    map("sin") { try $0.sin() },
    map("cos") { try $0.cos() },
    map("tan") { try $0.tan() },
    map("asin", aliases: ["arcsin"]) { try $0.asin() },
    map("acos", aliases: ["arccos"]) { try $0.acos() },
    map("atan", aliases: ["arctan"]) { try $0.atan() },
    map("sinh") { try $0.sinh() },
    map("cosh") { try $0.cosh() },
    map("erf") { try $0.erf() },
    map("tanh", functional: true) { try $0.tanh() },
    map("sigmoid", functional: true) { try $0.sigmoid() },
    map("relu") { try $0.relu() },
  ]

  private static func map(
    _ name: String, aliases: [String] = [], functional: Bool = false,
    _ function: @escaping (Variable) throws -> Variable
  ) -> TorchFunction {
    let places: TorchFunction.Places = functional ? [.functional] : []
    return .init(
      name, places.union([.torch, .method, .inPlace]), aliases: aliases,
      "Tensor input, *, Tensor out = None"
    ) { c in .tensor(try function(c.variable(0))) }
  }

  // MARK: Rounding

  private static let rounding: [TorchFunction] = [
    map("floor") { try $0.floor() },
    map("ceil") { try $0.ceil() },
    map("trunc", aliases: ["fix"]) { try $0.trunc() },
    map("frac") { try $0.sub($0.trunc()) },
    .init(
      "round", [.torch, .method, .inPlace],
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try c.variable(0).round()) },
        "Tensor input, *, int decimals, Tensor out = None": { c in
          .tensor(try c.variable(0).round(decimals: c.int(1)))
        },
      ]),
  ]

  // MARK: Bounds

  private static let bounds: [TorchFunction] = [
    .init(
      "clamp", [.torch, .method, .inPlace], aliases: ["clip"],
      [
        "Tensor input, Tensor min = None, Tensor max = None, *, Tensor out = None": { c in
          .tensor(try clamped(c, c.optionalVariable(1), c.optionalVariable(2)))
        },
        "Tensor input, Number min = None, Number max = None, *, Tensor out = None": { c in
          .tensor(try c.variable(0).clamp(min: c.optionalScalar(1), max: c.optionalScalar(2)))
        },
      ]),
    .init("clamp_min", [.torch, .method, .inPlace], "Tensor input, Number min") { c in
      .tensor(try c.variable(0).clamp(min: c.scalar(1), max: nil))
    },
    .init("clamp_max", [.torch, .method, .inPlace], "Tensor input, Number max") { c in
      .tensor(try c.variable(0).clamp(min: nil, max: c.scalar(1)))
    },
  ]

  private static func clamped(_ c: Call, _ low: Variable?, _ high: Variable?) throws -> Variable {
    guard low != nil || high != nil else {
      throw PythonError.runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    var result = try c.variable(0)
    if let low { result = try Variable.binary(.maximum, .variable(result), .variable(low)) }
    if let high { result = try Variable.binary(.minimum, .variable(result), .variable(high)) }
    return result
  }

  // MARK: Comparison and logic

  private static let logic: [TorchFunction] = [
    comparison("eq", .eq), comparison("ne", .ne, aliases: ["not_equal"]),
    comparison("lt", .lt, aliases: ["less"]), comparison("le", .le, aliases: ["less_equal"]),
    comparison("gt", .gt, aliases: ["greater"]),
    comparison("ge", .ge, aliases: ["greater_equal"]),
    logical("logical_and", .logicalAnd), logical("logical_or", .logicalOr),
    logical("logical_xor", .logicalXor),
    binary("bitwise_and", .bitwiseAnd), binary("bitwise_or", .bitwiseOr),
    binary("bitwise_xor", .bitwiseXor), binary("bitwise_left_shift", .leftShift),
    binary("bitwise_right_shift", .rightShift),
    map("logical_not") { Variable(try $0.tensor.logicalNot()) },
    map("bitwise_not") { Variable(try $0.tensor.bitwiseNot()) },
    test("isnan") { try $0.isnan() }, test("isinf") { try $0.isinf() },
    test("isfinite") { try $0.isfinite() },
    .init(
      "isclose", .both,
      "Tensor input, Tensor other, float rtol = 1e-05, float atol = 1e-08, bool equal_nan = False"
    ) { c in
      .tensor(
        try c.tensor(0).isclose(
          c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNan: c.bool(4)))
    },
    .init(
      "allclose", .both,
      "Tensor input, Tensor other, float rtol = 1e-05, float atol = 1e-08, bool equal_nan = False"
    ) { c in
      .bool(
        try c.tensor(0).allclose(
          c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNan: c.bool(4)))
    },
    .init("equal", .both, "Tensor input, Tensor other") { c in
      .bool(try c.tensor(0).equal(c.tensor(1)))
    },
  ]

  private static func comparison(
    _ name: String, _ op: BinaryKernel, aliases: [String] = []
  ) -> TorchFunction {
    let body: TorchFunction.Body = { c in
      .tensor(try Variable.binary(op, c.operand(0), c.operand(1)))
    }
    return .init(
      name, [.torch, .method, .inPlace], aliases: aliases,
      [
        "Operand input, Tensor other, *, Tensor out = None": body,
        "Operand input, Number other, *, Tensor out = None": body,
      ])
  }

  private static func logical(_ name: String, _ op: BinaryKernel) -> TorchFunction {
    .init(name, [.torch, .method, .inPlace], "Tensor input, Tensor other, *, Tensor out = None") {
      c in .tensor(try Variable.binary(op, c.operand(0), c.operand(1)))
    }
  }

  private static func test(
    _ name: String, _ function: @escaping (Tensor) throws -> Tensor
  ) -> TorchFunction {
    .init(name, .both, "Tensor input") { c in .tensor(try function(c.tensor(0))) }
  }
}

extension Call {
  /// An operand times a number, which is nearly always 1.
  fileprivate func scaled(_ index: Int, by alpha: Int) throws -> VariableOperand {
    let factor = try scalar(alpha)
    guard factor != .int(1) else { return try operand(index) }
    switch try operand(index) {
    case .variable(let variable):
      return .variable(try Variable.binary(.mul, .variable(variable), .scalar(factor)))
    case .scalar(let number):
      if case (.int(let a), .int(let b)) = (number, factor) { return .scalar(.int(a &* b)) }
      return .scalar(.double(number.asDouble * factor.asDouble))
    }
  }
}
