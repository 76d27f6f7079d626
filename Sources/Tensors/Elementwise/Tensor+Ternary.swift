import Safety

/// Elementwise operations of three operands.
extension Tensor {
  /// Three operands converted to one type and broadcast to one shape, with room for the result.
  private struct Prepared {
    let out, a, b, c: Tensor
    let loop: ElementwiseLoop
  }

  private static func prepare(
    _ type: DType, _ a: Operand, _ b: Operand, _ c: Operand, firstType: DType? = nil
  ) throws -> Prepared {
    let x = try a.tensor(firstType ?? type)
    let (y, z) = (try b.tensor(type), try c.tensor(type))
    let shape = try broadcastShapes(broadcastShapes(x.sizes, y.sizes), z.sizes)
    let (p, q, r) = (x.broadcast(to: shape), y.broadcast(to: shape), z.broadcast(to: shape))
    let out = try emptyLike(shape, type, stridesOf: p.strides, q.strides, r.strides)
    let loop = ElementwiseLoop(shape, out.strides, p.strides, q.strides, r.strides)
    return Prepared(out: out, a: p, b: q, c: r, loop: loop)
  }

  /// `out = function(a, b, c)` with `a` of type `A`.
  @inline(__always)
  private static func map<A: Element, T: Element>(
    _ prepared: Prepared, first: A.Type, as type: T.Type, _ function: (A, T, T) -> T
  ) throws {
    let out = prepared.out.pointer(as: type)
    let a = prepared.a.pointer(as: first)
    let (b, c) = (prepared.b.pointer(as: type), prepared.c.pointer(as: type))
    let step = prepared.loop.step
    try prepared.loop.forEachRow { at, count in
      for i in 0..<count {
        out[at.0 &+ i &* step.0] = function(
          a[at.1 &+ i &* step.1], b[at.2 &+ i &* step.2], c[at.3 &+ i &* step.3])
      }
    }
  }

  /// `a + b * c`, rounded once.
  static func fused(_ type: DType, _ a: Operand, _ b: Operand, _ c: Operand) throws -> Tensor {
    let prepared = try prepare(type, a, b, c)
    if type == .float32 {
      try map(prepared, first: Float.self, as: Float.self) { $0.addingProduct($1, $2) }
    } else {
      try map(prepared, first: Double.self, as: Double.self) { $0.addingProduct($1, $2) }
    }
    return prepared.out
  }

  /// `a + b * factor`, rounded once. Where `b` is the same all along a row, what is left behind whole
  /// pairs of vectors is in part rounded twice: after the first element as many groups of 16 bytes as
  /// there are (measured; so the compiler of PyTorch's program arranged it).
  static func scaledSum(_ type: DType, _ a: Operand, _ b: Operand, _ factor: Operand) throws
    -> Tensor
  {
    let prepared = try prepare(type, a, b, factor)
    if type == .float32 {
      try addScaled(prepared, as: Float.self)
    } else {
      try addScaled(prepared, as: Double.self)
    }
    return prepared.out
  }

  private static func addScaled<T: VectorElement>(_ prepared: Prepared, as type: T.Type) throws {
    let (out, a) = (prepared.out.pointer(as: type), prepared.a.pointer(as: type))
    let (b, factor) = (prepared.b.pointer(as: type), prepared.c.pointer(as: type).pointee)
    let step = prepared.loop.step
    let isSame = step.0 == 1 && step.1 == 1 && step.2 == 0
    try prepared.loop.forEachRow { at, count in
      let (pair, group) = (2 &* T.Vector.scalarCount, T.Vector.scalarCount / 2)
      let first = count / pair &* pair &+ 1
      let groups = isSame ? Swift.max(count &- first, 0) / group &* group : 0
      for i in 0..<count {
        let (x, y) = (a[at.1 &+ i &* step.1], b[at.2 &+ i &* step.2])
        let isTwice = i >= first && i < first &+ groups
        out[at.0 &+ i &* step.0] = isTwice ? x + y * factor : x.addingProduct(y, factor)
      }
    }
  }

  /// `a` where the condition holds, otherwise `b`.
  ///
  /// Throws `RuntimeError` if the condition is not of type bool (or uint8).
  package static func `where`(_ condition: Tensor, _ a: Operand, _ b: Operand) throws -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw NamedError(
        "RuntimeError",
        "where expected condition to be a boolean tensor, but got a tensor with dtype "
          + condition.dtype.messageName)
    }
    let prepared = try prepare(
      resultType(a, b), .tensor(condition), a, b, firstType: .bool)
    try Dispatch.all(prepared.out.dtype) { type in try choose(prepared, as: type) }
    return prepared.out
  }

  private static func choose<T: Element>(_ prepared: Prepared, as type: T.Type) throws {
    try map(prepared, first: Bool.self, as: type) { $0 ? $1 : $2 }
  }

  /// This tensor with a number where the mask is true.
  ///
  /// Throws `RuntimeError` if the mask is not of type bool, or the number does not fit the type.
  package func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try checkMask(mask)
    let filler = try Tensor(scalar: value, dtype: dtype)
    return try Tensor.where(mask, .tensor(filler), .tensor(self)).to(dtype)
  }

  /// The point between this tensor and `end` at `weight`, from the nearer end, rounded once
  /// (aten/src/ATen/native/Lerp.h).
  ///
  /// Throws `RuntimeError` for different types, `NotImplementedError` for integers.
  package func lerp(_ end: Tensor, _ weight: Operand) throws -> Tensor {
    guard end.dtype == dtype else {
      throw NamedError(
        "RuntimeError",
        "expected dtype \(dtype.cName) for `end` but got dtype \(end.dtype.cName)")
    }
    guard dtype.isFloatingPoint else { throw Tensor.notImplemented("lerp_kernel_scalar", dtype) }
    let prepared = try Tensor.prepare(dtype, .tensor(self), .tensor(end), weight)
    if dtype == .float32 {
      try Tensor.map(prepared, first: Float.self, as: Float.self, Tensor.between)
    } else {
      try Tensor.map(prepared, first: Double.self, as: Double.self, Tensor.between)
    }
    return prepared.out
  }

  private static func between<T: RealElement>(_ start: T, _ end: T, _ weight: T) -> T {
    weight.magnitude < 0.5
      ? start.addingProduct(weight, end - start) : end.addingProduct(weight - 1, end - start)
  }

  /// Each element, but not below `min` and not above `max`; what is not a number stays.
  ///
  /// Throws `RuntimeError` if both are missing.
  package func clamp(min: Operand? = nil, max: Operand? = nil) throws -> Tensor {
    guard min != nil || max != nil else {
      throw NamedError(
        "RuntimeError", "torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    // A number gives way to an equal element, which tells 0 from -0, and so do two single elements.
    // Other tensors are a maximum's second operands (ATen/native/cpu/TensorCompareKernel.cpp).
    let sizes = [min, max].compactMap { $0?.count }
    let areNumbers = sizes.isEmpty || sizes == [1, 1]
    var result = self
    if let min = try min?.bound(of: self, isLower: true) {
      result = try Tensor.binary(areNumbers ? .atLeast : .maximum, .tensor(result), min)
    }
    if let max = try max?.bound(of: self, isLower: false) {
      result = try Tensor.binary(areNumbers ? .atMost : .minimum, .tensor(result), max)
    }
    return min == nil || result.storage !== storage ? result : try clone()
  }

  /// Each element rounded to a number of decimals, half to even
  /// (aten/src/ATen/native/cpu/UnaryOpsKernel.cpp, `round_decimals_kernel`).
  ///
  /// Throws `NotImplementedError` for integers.
  package func round(decimals: Int) throws -> Tensor {
    if decimals == 0 { return try unary(.round) }
    guard dtype.isFloatingPoint else { throw Tensor.notImplemented("round_cpu", dtype) }
    let power = Exact.pow(10, Double(decimals.magnitude)).high
    let (up, down): (BinaryKernel, BinaryKernel) = decimals > 0 ? (.mul, .div) : (.div, .mul)
    let scaled = try Tensor.binary(up, .tensor(self), .scalar(.double(power)))
    return try Tensor.binary(down, .tensor(scaled.unary(.round)), .scalar(.double(power)))
  }
}

extension Operand {
  /// How many elements a tensor has; nil for a number.
  fileprivate var count: Int? {
    guard case .tensor(let tensor) = self else { return nil }
    return tensor.count
  }

  /// A bound of `clamp`; nil if an integer type has no numbers beyond it.
  ///
  /// Throws `RuntimeError` if it has none within it.
  fileprivate func bound(of tensor: Tensor, isLower: Bool) throws -> Operand? {
    guard case .scalar(.int(let value)) = self, let range = tensor.dtype.integers,
      !range.contains(value)
    else { return self }
    if isLower == (value < range.lowerBound) { return nil }
    throw NamedError(
      "RuntimeError",
      "Clamp \(isLower ? "min" : "max") value \(value) is outside the representable range of "
        + tensor.dtype.messageName)
  }

  /// The operand as a tensor of a type.
  fileprivate func tensor(_ type: DType) throws -> Tensor {
    switch self {
    case .tensor(let tensor): try tensor.to(type)
    case .scalar(let scalar): try Tensor.zeroDimensional(scalar, type)
    }
  }
}

extension DType {
  /// The numbers of an integer type.
  fileprivate var integers: ClosedRange<Int>? {
    switch self {
    case .uint8: 0...255
    case .int8: -128...127
    case .int16: Int(Int16.min)...Int(Int16.max)
    case .int32: Int(Int32.min)...Int(Int32.max)
    default: nil
    }
  }
}

extension Tensor {
  /// A number as a tensor, converted without a check: what is too large becomes infinite.
  static func zeroDimensional(_ scalar: Scalar, _ type: DType) throws -> Tensor {
    let result = try empty([], type)
    try result.write(scalar)
    return result
  }
}
