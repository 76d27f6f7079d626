import Safety
import Tensors

/// Sums, differences, products, quotients and remainders.
///
/// The formulas are those of PyTorch's `derivatives.yaml`, in the same order of operations.
package enum Arithmetic {
  package static let neg = Unary(.neg, "NegBackward0", "d(-a)/da = -1") { grad, _ in try -grad }

  package static let abs = Unary(.abs, "AbsBackward0", "d|a|/da = sign(a)", uses: .first) {
    grad, kept in try grad * sign(kept[0])
  }

  package static let add = Binary(
    .add, "AddBackward0",
    Gradient("d(a + b)/da = 1") { grad, _ in grad },
    Gradient("d(a + b)/db = 1") { grad, _ in grad })

  package static let sub = Binary(
    .sub, "SubBackward0",
    Gradient("d(a - b)/da = 1") { grad, _ in grad },
    Gradient("d(a - b)/db = -1") { grad, _ in try -grad })

  package static let mul = Binary(
    .mul, "MulBackward0",
    Gradient("d(a * b)/da = b", uses: .second) { grad, kept in try grad * kept[1] },
    Gradient("d(a * b)/db = a", uses: .first) { grad, kept in try grad * kept[0] })

  package static let div = Binary(
    .div, "DivBackward0",
    Gradient("d(a / b)/da = 1/b", uses: .second) { grad, kept in try grad / kept[1] },
    Gradient("d(a / b)/db = -a/b**2", uses: [.first, .second]) { grad, kept in
      try -grad * (kept[0] / kept[1] / kept[1])
    })

  /// `a / b` rounded down; its steps have no slope.
  package static let floorDiv = Binary(
    .floorDivide, "DivBackward2",
    Gradient("d floor(a / b)/da = 0", uses: .second) { grad, _ in try grad.zerosLike() },
    Gradient("d floor(a / b)/db = 0", uses: [.first, .second]) { grad, _ in try grad.zerosLike() })

  /// `a / b` rounded towards zero; its steps have no slope.
  package static let truncDiv = Binary(
    .truncDivide, "DivBackward2",
    Gradient("d trunc(a / b)/da = 0", uses: .second) { grad, _ in try grad.zerosLike() },
    Gradient("d trunc(a / b)/db = 0", uses: [.first, .second]) { grad, _ in try grad.zerosLike() })

  /// Python's `a % b`: of the sign of `b`.
  package static let remainder = Binary(
    .remainder, "RemainderBackward0",
    Gradient("d(a % b)/da = 1") { grad, _ in grad },
    Gradient("d(a % b)/db = -floor(a / b)", uses: [.first, .second]) { grad, kept in
      try -grad * floorDiv(kept[0], kept[1])
    })

  /// C's remainder: of the sign of `a`.
  package static let fmod = Binary(
    .fmod, "FmodBackward0",
    Gradient("d fmod(a, b)/da = 1") { grad, _ in grad },
    Gradient("d fmod(a, b)/db = -trunc(a / b)", uses: [.first, .second]) { grad, kept in
      try -grad * truncDiv(kept[0], kept[1])
    })

  // MARK: Steps, without slope

  package static let sign = step(.sign, "SignBackward0")
  package static let floor = step(.floor, "FloorBackward0")
  package static let ceil = step(.ceil, "CeilBackward0")
  package static let round = step(.round, "RoundBackward0")
  package static let trunc = step(.trunc, "TruncBackward0")

  private static func step(_ kind: UnaryKernel, _ name: String) -> Unary {
    Unary(kind, name, "the steps have no slope: 0") { grad, _ in try grad.zerosLike() }
  }

  // MARK: A number minus a tensor

  private static let rsubOperation = Operation<Void>(
    "RsubBackward1", Gradient("d(1 - a)/da = -1") { grad, _ in try -grad })

  /// `number - a`.
  package static func rsub(_ a: Variable, _ number: Scalar) throws -> Variable {
    try rsubOperation.record(Tensor.binary(.sub, .scalar(number), .tensor(a.tensor)), a, ())
  }

  /// `number / a`: PyTorch multiplies by the reciprocal.
  package static func rdiv(_ a: Variable, _ number: Scalar) throws -> Variable {
    try Powers.reciprocal(a) * number
  }

  // MARK: Between two tensors

  private static let lerpOperation = Operation<Void>(
    "LerpBackward1",
    Gradient("d lerp(a, b, w)/da = 1 - w", uses: .third) { grad, kept in
      try grad * (1 - kept[2])
    },
    Gradient("d lerp(a, b, w)/db = w", uses: .third) { grad, kept in try grad * kept[2] },
    Gradient("d lerp(a, b, w)/dw = b - a", uses: [.first, .second]) { grad, kept in
      try grad * (kept[1] - kept[0])
    })

  /// The point between `a` and `b` at `weight`.
  package static func lerp(_ a: Variable, _ b: Variable, _ weight: Variable) throws -> Variable {
    lerpOperation.record(
      try a.tensor.lerp(b.tensor, .tensor(weight.tensor)), all: [a, b, weight], ())
  }

  // MARK: Sums with a scaled operand, product or quotient

  private static let addScaledOperation = Operation<Scalar>(
    "AddBackward0",
    Gradient("d(a + b)/da = 1") { grad, _ in grad },
    Gradient("d(a + b)/db = 1") { grad, kept in try grad * kept.parameters })

  private static let subScaledOperation = Operation<Scalar>(
    "SubBackward0",
    Gradient("d(a - b)/da = 1") { grad, _ in grad },
    Gradient("d(a - b)/db = -1") { grad, kept in try -grad * kept.parameters })

  /// `a + alpha * b`.
  package static func add(_ a: Variable, _ b: Variable, alpha: Scalar) throws -> Variable {
    try addScaledOperation.record(
      Tensor.add(.tensor(a.tensor), .tensor(b.tensor), alpha: alpha), a, b, alpha)
  }

  /// `a - alpha * b`.
  package static func sub(_ a: Variable, _ b: Variable, alpha: Scalar) throws -> Variable {
    try subScaledOperation.record(
      Tensor.sub(.tensor(a.tensor), .tensor(b.tensor), alpha: alpha), a, b, alpha)
  }

  private static let addcmulOperation = Operation<Scalar>(
    "AddcmulBackward0",
    Gradient("d(c + a * b)/dc = 1") { grad, _ in grad },
    Gradient("d(c + a * b)/da = b", uses: .third) { grad, kept in
      try grad * (kept[2] * kept.parameters)
    },
    Gradient("d(c + a * b)/db = a", uses: .second) { grad, kept in
      try grad * (kept[1] * kept.parameters)
    })

  /// `c + value * a * b`.
  package static func addcmul(
    _ c: Variable, _ a: Variable, _ b: Variable, value: Scalar
  ) throws -> Variable {
    addcmulOperation.record(
      try c.tensor.addcmul(a.tensor, b.tensor, value: value), all: [c, a, b], value)
  }

  private static let addcdivOperation = Operation<Scalar>(
    "AddcdivBackward0",
    Gradient("d(c + a / b)/dc = 1") { grad, _ in grad },
    Gradient("d(c + a / b)/da = 1/b", uses: .third) { grad, kept in
      let b = try kept[2]
      // PyTorch divides in place.
      guard b.dtype.isFloatingPoint else {
        throw NamedError(
          "RuntimeError",
          "result type Float can't be cast to the desired output type \(b.dtype.messageName)")
      }
      return try grad * (Variable(number: kept.parameters, like: b.tensor) / b)
    },
    Gradient("d(c + a / b)/db = -a/b**2", uses: [.second, .third]) { grad, kept in
      try -grad * (kept[1] * kept.parameters / (kept[2] * kept[2]))
    })

  /// `c + value * a / b`.
  package static func addcdiv(
    _ c: Variable, _ a: Variable, _ b: Variable, value: Scalar
  ) throws -> Variable {
    addcdivOperation.record(
      try c.tensor.addcdiv(a.tensor, b.tensor, value: value), all: [c, a, b], value)
  }

  // MARK: Python's floor division

  private static let floorDivideOperation = Operation<Void>(
    "NotImplemented", underivable("floor_divide"), underivable("floor_divide"))

  private static func underivable(_ name: String) -> Gradient<Void> {
    Gradient("not derivable") { _, _ in
      throw NamedError("RuntimeError", "derivative for aten::\(name) is not implemented")
    }
  }

  /// `a // b`, which PyTorch cannot derive.
  package static func floorDivide(_ a: Variable, _ b: Variable) throws -> Variable {
    try floorDivideOperation.record(
      Tensor.binary(.floorDivide, .tensor(a.tensor), .tensor(b.tensor)), a, b, ())
  }

  /// `a // number`; the number takes the type of integers, too.
  package static func floorDivide(_ a: Variable, _ number: Scalar) throws -> Variable {
    let result = try Tensor.binary(.floorDivide, .tensor(a.tensor), .scalar(number))
    guard GradMode.isEnabled, a.requiresGrad else { return Variable(result) }
    return try floorDivideOperation.record(result, a, Variable(number: number, like: result), ())
  }

  private static let numberRemainderOperation = Operation<Void>(
    "NotImplemented", underivable("remainder"))

  /// `number % a`, which PyTorch cannot derive.
  package static func remainder(of number: Scalar, by a: Variable) throws -> Variable {
    try numberRemainderOperation.record(
      Tensor.binary(.remainder, .scalar(number), .tensor(a.tensor)), a, ())
  }
}
