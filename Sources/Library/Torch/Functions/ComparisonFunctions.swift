import Autograd
import Language
import Tensors

/// Comparisons, logic and bits: functions without a derivative.
enum ComparisonFunctions {
  static let table: [TorchFunction] = comparisons + logic + bits + tests

  // MARK: Comparisons

  private static let comparisons: [TorchFunction] = [
    comparison("eq", .eq), comparison("ne", .ne, aliases: ["not_equal"]),
    comparison("lt", .lt, aliases: ["less"]), comparison("le", .le, aliases: ["less_equal"]),
    comparison("gt", .gt, aliases: ["greater"]), comparison("ge", .ge, aliases: ["greater_equal"]),
    .init(
      "isclose", .both,
      "Tensor input, Tensor other, float rtol = 1e-05, float atol = 1e-08, bool equal_nan = False"
    ) { c in
      .tensor(
        try c.tensor(0).isclose(
          c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNaN: c.bool(4)))
    },
    .init(
      "allclose", .both,
      "Tensor input, Tensor other, float rtol = 1e-05, float atol = 1e-08, bool equal_nan = False"
    ) { c in
      .bool(
        try c.tensor(0).allclose(
          c.tensor(1), rtol: c.double(2), atol: c.double(3), equalNaN: c.bool(4)))
    },
    .init("equal", .both, "Tensor input, Tensor other") { c in
      .bool(try c.tensor(0).equal(c.tensor(1)))
    },
  ]

  private static func comparison(
    _ name: String, _ op: BinaryKernel, aliases: [String] = []
  ) -> TorchFunction {
    let body: TorchFunction.Body = { c in
      .tensor(try Tensor.binary(op, c.operand(0).plain, c.operand(1).plain))
    }
    return .init(
      name, [.torch, .method, .inPlace], aliases: aliases,
      [
        "Operand input, Tensor other, *, Tensor out = None": body,
        "Operand input, Number other, *, Tensor out = None": body,
      ])
  }

  // MARK: Logic and bits

  private static let logic: [TorchFunction] = [
    binary("logical_and", .logicalAnd, "Tensor"), binary("logical_or", .logicalOr, "Tensor"),
    binary("logical_xor", .logicalXor, "Tensor"),
    unary("logical_not", .logicalNot),
  ]

  private static let bits: [TorchFunction] = [
    binary("bitwise_and", .bitwiseAnd, "Operand"), binary("bitwise_or", .bitwiseOr, "Operand"),
    binary("bitwise_xor", .bitwiseXor, "Operand"),
    binary("bitwise_left_shift", .leftShift, "Operand"),
    binary("bitwise_right_shift", .rightShift, "Operand"),
    unary("bitwise_not", .bitwiseNot),
  ]

  private static func binary(_ name: String, _ op: BinaryKernel, _ type: String) -> TorchFunction {
    .init(
      name, [.torch, .method, .inPlace], "\(type) input, \(type) other, *, Tensor out = None"
    ) { c in .tensor(try Tensor.binary(op, c.operand(0).plain, c.operand(1).plain)) }
  }

  private static func unary(_ name: String, _ op: UnaryKernel) -> TorchFunction {
    .init(name, [.torch, .method, .inPlace], "Tensor input, *, Tensor out = None") { c in
      .tensor(try c.tensor(0).unary(op))
    }
  }

  // MARK: Tests

  private static let tests: [TorchFunction] = [
    test("isnan", .isnan), test("isinf", .isinf), test("isfinite", .isfinite),
    .init("is_tensor", .torch, isPython: true, "object obj") { c in .bool(c[0].tensor != nil) },
    .init("is_floating_point", .both, "Tensor input") { c in
      .bool(try c.tensor(0).dtype.isFloatingPoint)
    },
    .init("is_complex", .both, "Tensor input") { _ in .bool(false) },
  ]

  private static func test(_ name: String, _ op: UnaryKernel) -> TorchFunction {
    .init(name, .both, "Tensor input") { c in .tensor(try c.tensor(0).unary(op)) }
  }
}
