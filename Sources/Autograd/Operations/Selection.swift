import Safety
import Tensors

/// Choices between elements: the larger one, a range, a mask.
package enum Selection {
  /// The larger element; where both are equal, each gets half of the gradient.
  package static let maximum = Binary(
    .maximum, "MaximumBackward0",
    Gradient("d max(a, b)/da = 1 where a > b, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in try share(grad, kept[0], kept[1], without: .lt)
    },
    Gradient("d max(a, b)/db = 1 where b > a, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in try share(grad, kept[0], kept[1], without: .gt)
    })

  /// The smaller element; where both are equal, each gets half of the gradient.
  package static let minimum = Binary(
    .minimum, "MinimumBackward0",
    Gradient("d min(a, b)/da = 1 where a < b, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in try share(grad, kept[0], kept[1], without: .gt)
    },
    Gradient("d min(a, b)/db = 1 where b < a, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in try share(grad, kept[0], kept[1], without: .lt)
    })

  /// The larger element, of which only one may be no number; see `maximum`.
  package static let fmax = Binary(
    .fmax, "FmaxBackward0",
    Gradient("d fmax(a, b)/da = 1 where a > b, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in
      let (a, b) = (try kept[0], try kept[1])
      return try maskedFill(share(grad, a, b, without: .lt), isOnlyFirstNaN(a, b), 0)
    },
    Gradient("d fmax(a, b)/db = 1 where b > a, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in
      let (a, b) = (try kept[0], try kept[1])
      return try maskedFill(share(grad, a, b, without: .gt), Variable(b.tensor.unary(.isnan)), 0)
    })

  /// The smaller element, of which only one may be no number; see `minimum`.
  package static let fmin = Binary(
    .fmin, "FminBackward0",
    Gradient("d fmin(a, b)/da = 1 where a < b, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in
      let (a, b) = (try kept[0], try kept[1])
      return try maskedFill(share(grad, a, b, without: .gt), isOnlyFirstNaN(a, b), 0)
    },
    Gradient("d fmin(a, b)/db = 1 where b < a, 0.5 where equal", uses: [.first, .second]) {
      grad, kept in
      let (a, b) = (try kept[0], try kept[1])
      return try maskedFill(share(grad, a, b, without: .lt), Variable(b.tensor.unary(.isnan)), 0)
    })

  /// Where `b` is a number and `a` is not.
  private static func isOnlyFirstNaN(_ a: Variable, _ b: Variable) throws -> Variable {
    try Variable(a.tensor.unary(.isnan)).compared(
      .gt, Variable(b.tensor.unary(.isnan)))
  }

  private static func share(
    _ grad: Variable, _ a: Variable, _ b: Variable, without losing: BinaryKernel
  ) throws -> Variable {
    let halved = try choose(a.compared(.eq, b), grad / 2, grad)
    return try maskedFill(halved, a.compared(losing, b), 0)
  }

  // MARK: where

  private static let whereOperation = Operation<Tensor>(
    "WhereBackward0",
    Gradient("d where(c, a, b)/da = 1 where c, else 0", uses: .parameters) { grad, kept in
      try choose(Variable(kept.parameters), grad, grad.zeroLike())
    },
    Gradient("d where(c, a, b)/db = 1 where not c, else 0", uses: .parameters) { grad, kept in
      try choose(Variable(kept.parameters), grad.zeroLike(), grad)
    })

  /// `a` where the condition holds, `b` elsewhere: `torch.where`.
  package static func choose(_ condition: Variable, _ a: Variable, _ b: Variable) throws
    -> Variable
  {
    try whereOperation.record(
      Tensor.where(condition.tensor, .tensor(a.tensor), .tensor(b.tensor)), a, b,
      condition.tensor)
  }

  // MARK: masked_fill

  private static let maskedFillScalar = Operation<Tensor>(
    "MaskedFillBackward0",
    Gradient("0 where filled, else 1: grad.masked_fill(b, 0)", uses: .parameters) { grad, kept in
      try maskedFill(grad, Variable(kept.parameters), 0)
    })

  private static let maskedFillTensor = Operation<Tensor>(
    "MaskedFillBackward1",
    Gradient("0 where filled, else 1: grad.masked_fill(b, 0)", uses: .parameters) { grad, kept in
      try maskedFill(grad, Variable(kept.parameters), 0)
    },
    Gradient("the sum of the gradient where filled", uses: .parameters) { grad, kept in
      try choose(Variable(kept.parameters), grad, grad.zeroLike()).sum()
    })

  /// `a` with `value` where the mask is true.
  package static func maskedFill(_ a: Variable, _ mask: Variable, _ value: Scalar) throws
    -> Variable
  {
    try maskedFillScalar.record(a.tensor.maskedFill(mask.tensor, value), a, mask.tensor)
  }

  /// `a` with the 0-dim `value` where the mask is true.
  package static func maskedFill(_ a: Variable, _ mask: Variable, _ value: Variable) throws
    -> Variable
  {
    try maskedFillTensor.record(filled(a.tensor, mask, value), a, value, mask.tensor)
  }

  /// `a` filled in place where the mask is true.
  package static func maskedFill_(_ a: inout Variable, _ mask: Variable, _ value: Scalar) throws {
    try maskedFillScalar.change(&a, parameters: mask.tensor) {
      try $0.maskedFill_(mask.tensor, value)
    }
  }

  /// `a` filled in place with the 0-dim `value` where the mask is true.
  package static func maskedFill_(_ a: inout Variable, _ mask: Variable, _ value: Variable) throws {
    try maskedFillTensor.change(&a, value, parameters: mask.tensor) {
      try $0.copy_(from: filled($0, mask, value))
    }
  }

  private static func filled(_ a: Tensor, _ mask: Variable, _ value: Variable) throws -> Tensor {
    guard value.rank == 0 else {
      throw NamedError(
        "RuntimeError",
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
          + "\(value.rank) dimension(s).")
    }
    return try Tensor.where(mask.tensor, .tensor(value.tensor.to(a.dtype)), .tensor(a))
  }

  // MARK: nan_to_num

  private static let withoutSpecialsOperation = Operation<Void>(
    "NanToNumBackward0",
    Gradient("1 where a is finite, else 0", uses: .first) { grad, kept in
      try grad * Variable(kept[0].tensor.unary(.isfinite))
    })

  /// `a` with numbers in the place of what is none and of infinities.
  package static func withoutSpecials(
    _ a: Variable, nan: Double, positiveInfinity: Double, negativeInfinity: Double
  ) throws -> Variable {
    var result = try a.tensor.clone()
    if a.dtype.isFloatingPoint {
      result = try result.maskedFill(a.tensor.unary(.isnan), .double(nan))
      for (special, replacement) in [
        (Double.infinity, positiveInfinity), (-.infinity, negativeInfinity),
      ] {
        let mask = try Tensor.binary(.eq, .tensor(a.tensor), .scalar(.double(special)))
        result = try result.maskedFill(mask, .double(replacement))
      }
    }
    return try withoutSpecialsOperation.record(result, a, ())
  }

  // MARK: clamp

  /// The bounds of `clamp`; nil where there is none.
  struct Bounds {
    let low: Scalar?
    let high: Scalar?
  }

  private static let clampOperation = Operation<Bounds>(
    "ClampBackward1",
    Gradient("d clamp(a)/da = 1 within the bounds, else 0: grad * (y == a)", uses: .first) {
      grad, kept in
      var grad = grad
      let bounds = kept.parameters
      if let low = bounds.low {
        grad = try choose(kept[0].compared(.gt, low), grad, grad.zeroLike())
      }
      if let high = bounds.high {
        grad = try choose(kept[0].compared(.lt, high), grad, grad.zeroLike())
      }
      return grad
    })

  /// `a` with what is out of the bounds moved to the nearer one.
  package static func clamp(_ a: Variable, low: Scalar?, high: Scalar?) throws -> Variable {
    try clampOperation.record(
      clamped(a.tensor, low, high), a, Bounds(low: low, high: high))
  }

  private static func clamped(_ a: Tensor, _ low: Scalar?, _ high: Scalar?) throws -> Tensor {
    try a.clamp(min: low.map(Operand.scalar), max: high.map(Operand.scalar))
  }

  /// Which bounds a `clamp` with tensors has; they are its inputs after the first.
  struct TensorBounds {
    let hasLow: Bool
    let hasHigh: Bool
  }

  private static let clampTensors = Operation<TensorBounds>(
    "ClampBackward0",
    each: Gradient(
      "to a within the bounds, to a bound where it stands for a, half to each where equal",
      uses: [.first, .second, .third]
    ) { grad, kept in
      let bounds = kept.parameters
      return try ClampPlaces(
        a: kept[0], low: bounds.hasLow ? kept[1] : nil,
        high: bounds.hasHigh ? kept[bounds.hasLow ? 2 : 1] : nil
      ).share(grad, of: kept.input == 0 ? .a : kept.input == 1 && bounds.hasLow ? .low : .high)
    })

  /// `a` with what is out of the bounds moved to the nearer one; the bounds are tensors.
  package static func clamp(_ a: Variable, low: Variable?, high: Variable?) throws -> Variable {
    let result = try a.tensor.clamp(
      min: low.map { .tensor($0.tensor) }, max: high.map { .tensor($0.tensor) })
    let inputs = [a] + [low, high].compactMap { $0 }
    return clampTensors.record(
      result, all: inputs, TensorBounds(hasLow: low != nil, hasHigh: high != nil))
  }

  /// `clamp` in place.
  package static func clamp_(_ a: inout Variable, low: Scalar?, high: Scalar?) throws {
    try clampOperation.change(&a, parameters: Bounds(low: low, high: high)) {
      try $0.copy_(from: clamped($0, low, high))
    }
  }
}

extension Variable {
  /// Zeros of this shape and type, outside the graph.
  func zerosLike() throws -> Variable { Variable(try Tensor.zeros(sizes, dtype)) }

  /// A zero of this type without dimensions, outside the graph.
  func zeroLike() throws -> Variable { Variable(try Tensor.zeros([], dtype)) }
}

/// Who gives each element of a `clamp` between tensors, and so gets its gradient.
private struct ClampPlaces {
  enum Operand { case a, low, high }

  let a: Variable
  let low: Variable?
  let high: Variable?

  /// The gradient where an operand gives the result, half of it where two that are equal do. Where
  /// the bounds are crossed, the upper one gives everything.
  func share(_ grad: Variable, of operand: Operand) throws -> Variable {
    let (everywhere, nowhere) = (
      Variable(try Tensor.ones([], .bool)), Variable(try Tensor.zeros([], .bool))
    )
    let isBelow = try low.map { try a.compared(.lt, $0) } ?? nowhere
    let isAbove = try high.map { try a.compared(.gt, $0) } ?? nowhere
    let isLow = try low.map { try a.compared(.eq, $0) } ?? nowhere
    let isHigh = try high.map { try a.compared(.eq, $0) } ?? nowhere
    // Whether the bounds are in order, with room between them, or crossed.
    var (areOrdered, areApart, areCrossed) = (everywhere, everywhere, nowhere)
    if let low, let high {
      areOrdered = try low.compared(.le, high)
      areApart = try low.compared(.lt, high)
      areCrossed = try low.compared(.gt, high)
    }
    switch operand {
    case .a:
      let isOutside = try isBelow.compared(.logicalOr, isAbove).compared(.logicalOr, areCrossed)
      let isTied = try isLow.compared(.logicalOr, isHigh).compared(.logicalAnd, areApart)
      return try Selection.maskedFill(
        Selection.choose(isTied, grad / 2, grad), isOutside, 0)
    case .low:
      return try part(
        of: grad, isBelow.compared(.logicalAnd, areOrdered),
        isLow.compared(.logicalAnd, areApart))
    case .high:
      return try part(
        of: grad, isAbove.compared(.logicalAnd, areOrdered).compared(.logicalOr, areCrossed),
        isHigh.compared(.logicalAnd, areApart))
    }
  }

  private func part(
    of grad: Variable, _ isWhole: Variable, _ isTied: Variable
  ) throws -> Variable {
    let half = try Selection.choose(isTied, grad / 2, grad.zeroLike())
    return try Selection.choose(isWhole, grad, half)
  }
}
