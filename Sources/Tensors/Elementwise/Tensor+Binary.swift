import Safety

extension Tensor {
  /// An elementwise operation with PyTorch's type promotion and broadcasting.
  ///
  /// Throws `RuntimeError` for shapes that do not broadcast, `NotImplementedError` for types that
  /// PyTorch has no kernel for.
  package static func binary(_ op: BinaryKernel, _ a: Operand, _ b: Operand) throws -> Tensor {
    switch (a, b) {
    case (.tensor(let x), .tensor(let y)):
      if x.dtype == .float32 && y.dtype == .float32 && x.sizes == y.sizes && x.isContiguous
        && y.isContiguous
      {
        return try sameShape(op, x, y)
      }
      return try general(op, x, y, common: resultType(a, b))
    case (.tensor(let x), .scalar(let number)):
      if op == .pow { return try x.pow(number) }
      try checkSubtraction(op, a, b)
      let type = try op.computeType(resultType(a, b))
      if type == .float32 && x.dtype == .float32 && !op.isPredicate && x.isShortRow {
        let result = try empty(x.sizes, type)
        op.row(into: result, x, Float(number))
        return result
      }
      return try withScalar(op, x.to(type), number, scalarIsFirst: false)
    case (.scalar(let number), .tensor(let y)):
      if op == .pow { return try pow(number, y) }
      try checkSubtraction(op, a, b)
      let type = try op.computeType(resultType(a, b))
      return try withScalar(op, y.to(type), number, scalarIsFirst: true)
    case (.scalar(let x), .scalar(let y)):
      return try binary(
        op, .tensor(Tensor(scalar: x, dtype: x.dtype)), .tensor(Tensor(scalar: y, dtype: y.dtype)))
    }
  }

  /// The same operation, with the result written into this tensor.
  ///
  /// Throws `RuntimeError` if the result's shape is another or its type cannot be converted to
  /// this tensor's.
  package func binary_(_ op: BinaryKernel, _ b: Operand) throws {
    if dtype == .float32 && isShortRow, try binaryRow_(op, b) { return }
    let common = Tensor.resultType(.tensor(self), b)
    try Tensor.checkSubtraction(op, .tensor(self), b)
    let compute = try op.computeType(common)
    let result = op.isPredicate ? DType.bool : compute
    guard result.canCast(to: dtype) else {
      throw NamedError(
        "RuntimeError",
        "result type \(result.messageName) can't be cast to the desired output type "
          + dtype.messageName)
    }
    try checkWritable()
    switch b {
    case .tensor(let other):
      try checkBroadcastsInPlace(with: other.sizes)
      guard dtype == compute, result == compute else {
        return try copy_(from: Tensor.binary(op, .tensor(self), b))
      }
      let safe = try other.withoutOverlap(self).to(compute)
      try Tensor.checkDivisor(op, safe)
      try storage.willChange()
      try Tensor.run(op, into: self, self, safe.broadcast(to: sizes))
    case .scalar(let number):
      guard dtype == compute, result == compute, op != .pow else {
        return try copy_(from: Tensor.binary(op, .tensor(self), b))
      }
      try storage.willChange()
      try Tensor.runScalar(op, into: self, self, number, scalarIsFirst: false)
    }
  }

  /// This tensor, or a copy if `target` shows some of the same elements in other places.
  func withoutOverlap(_ target: Tensor) throws -> Tensor {
    guard storage === target.storage else { return self }
    let isSame = offset == target.offset && sizes == target.sizes && strides == target.strides
    return isSame ? self : try clone()
  }

  // MARK: Short rows

  /// Whether the elements lie in order without gaps, and are so few that no interrupt has to be
  /// looked for: nearly all tensors of a training step.
  @inline(__always)
  var isShortRow: Bool { isContiguous && count <= ElementwiseLoop.block }

  /// float32 tensors of one shape in row-major order.
  @inline(__always)
  private static func sameShape(_ op: BinaryKernel, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    let type = try op.computeType(.float32)
    let result = try empty(x.sizes, op.isPredicate ? .bool : type)
    if op.isPredicate || !x.isShortRow {
      try run(op, into: result, x, y)
    } else {
      op.row(into: result, x, y)
    }
    return result
  }

  /// The in-place form for float32; false if the operand is another.
  private func binaryRow_(_ op: BinaryKernel, _ b: Operand) throws -> Bool {
    switch b {
    case .tensor(let other):
      guard other.dtype == .float32, other.sizes == sizes, other.isContiguous, !op.isPredicate,
        storage !== other.storage
      else { return false }
      _ = try op.computeType(.float32)
      try storage.willChange()
      op.row(into: self, self, other)
    case .scalar(let number):
      guard !op.isPredicate, op != .pow, try op.computeType(.float32) == .float32 else {
        return false
      }
      try Tensor.checkSubtraction(op, .tensor(self), b)
      try storage.willChange()
      op.row(into: self, self, Float(number))
    }
    return true
  }

  // MARK: Cases

  private static func general(
    _ op: BinaryKernel, _ a: Tensor, _ b: Tensor, common: DType
  ) throws -> Tensor {
    try op.checkBools(a.dtype == .bool, b.dtype == .bool)
    let type = try op.computeType(common)
    let (x, y) = (try a.to(type), try b.to(type))
    let shape = try broadcastShapes(x.sizes, y.sizes)
    let (left, right) = (x.broadcast(to: shape), y.broadcast(to: shape))
    if !shape.contains(0) { try checkDivisor(op, y) }
    let resultType = op.isPredicate ? DType.bool : type
    let result =
      left.isContiguous && right.isContiguous
      ? try empty(shape, resultType)
      : try emptyLike(shape, resultType, stridesOf: left.strides, right.strides)
    try run(op, into: result, left, right)
    return result
  }

  private static func withScalar(
    _ op: BinaryKernel, _ x: Tensor, _ number: Scalar, scalarIsFirst: Bool
  ) throws -> Tensor {
    let type = op.isPredicate ? DType.bool : x.dtype
    let result =
      x.isContiguous
      ? try empty(x.sizes, type) : try emptyLike(x.sizes, type, stridesOf: x.strides)
    try runScalar(op, into: result, x, number, scalarIsFirst: scalarIsFirst)
    return result
  }

  private static func checkSubtraction(_ op: BinaryKernel, _ a: Operand, _ b: Operand) throws {
    guard op == .sub else { return }
    try op.checkBools(a.isBool, b.isBool)
  }

  /// An integer division by 0 is an error before anything is computed.
  private static func checkDivisor(_ op: BinaryKernel, _ divisor: Tensor) throws {
    guard op.dividesIntegers, divisor.dtype.isInteger else { return }
    let zeros = try binary(.eq, .tensor(divisor), .scalar(.int(0)))
    if try zeros.any().item().isTrue { throw NamedError("RuntimeError", "ZeroDivisionError") }
  }

  // MARK: Kernels

  /// Runs the kernel for the operands' dtype. All three have one shape.
  private static func run(
    _ op: BinaryKernel, into out: Tensor, _ a: Tensor, _ b: Tensor
  ) throws {
    let loop = ElementwiseLoop(out.sizes, out.strides, a.strides, b.strides)
    let rawA = UnsafeRawPointer(a.storage.bytes + a.offset &* a.dtype.size)
    let rawB = UnsafeRawPointer(b.storage.bytes + b.offset &* b.dtype.size)
    try run(op, loop, into: out, a.dtype, rawA, rawB)
  }

  /// Runs the kernel with a number for one operand, converted to the tensor's type.
  private static func runScalar(
    _ op: BinaryKernel, into out: Tensor, _ x: Tensor, _ number: Scalar, scalarIsFirst: Bool
  ) throws {
    if op.dividesIntegers && x.dtype.isInteger && !scalarIsFirst && number.asInt == 0 && x.count > 0
    {
      throw NamedError("RuntimeError", "ZeroDivisionError")
    }
    if scalarIsFirst { try checkDivisor(op, x) }
    let none = Dims(count: out.rank)
    let loop = ElementwiseLoop(
      out.sizes, out.strides, scalarIsFirst ? none : x.strides, scalarIsFirst ? x.strides : none)
    let raw = UnsafeRawPointer(x.storage.bytes + x.offset &* x.dtype.size)
    var bits: UInt64 = 0
    try withUnsafeMutableBytes(of: &bits) { buffer in
      guard let place = buffer.baseAddress else { return }
      Dispatch.all(x.dtype) { type in put(number, at: place, as: type) }
      let value = UnsafeRawPointer(place)
      try run(
        op, loop, into: out, x.dtype, scalarIsFirst ? value : raw, scalarIsFirst ? raw : value)
    }
  }

  private static func put<T: Element>(
    _ number: Scalar, at place: UnsafeMutableRawPointer, as type: T.Type
  ) {
    place.storeBytes(of: T(number), as: type)
  }

  private static func run(
    _ op: BinaryKernel, _ loop: ElementwiseLoop, into out: Tensor, _ dtype: DType,
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) throws {
    if op.isPredicate {
      return try Dispatch.all(dtype) { type in
        try runPredicate(op, loop, out.pointer(as: Bool.self), a, b, as: type)
      }
    }
    let target = out.storage.bytes + out.offset &* out.dtype.size
    switch dtype {
    case .float32: try runReal(op, loop, target, a, b, as: Float.self)
    case .float64: try runReal(op, loop, target, a, b, as: Double.self)
    case .bool: try runBool(op, loop, target, a, b)
    case .uint8: try runInteger(op, loop, target, a, b, as: UInt8.self)
    case .int8: try runInteger(op, loop, target, a, b, as: Int8.self)
    case .int16: try runInteger(op, loop, target, a, b, as: Int16.self)
    case .int32: try runInteger(op, loop, target, a, b, as: Int32.self)
    case .int64: try runInteger(op, loop, target, a, b, as: Int.self)
    }
  }

  private static func runReal<T: LaneElement>(
    _ op: BinaryKernel, _ loop: ElementwiseLoop, _ out: UnsafeMutableRawPointer,
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, as type: T.Type
  ) throws {
    let out = out.assumingMemoryBound(to: type)
    let (a, b) = (a.assumingMemoryBound(to: type), b.assumingMemoryBound(to: type))
    let step = loop.step
    try loop.forEachRow { at, count in
      op.realRow(out + at.0, step.0, a + at.1, step.1, b + at.2, step.2, count)
    }
  }

  private static func runInteger<T: IntegerElement>(
    _ op: BinaryKernel, _ loop: ElementwiseLoop, _ out: UnsafeMutableRawPointer,
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, as type: T.Type
  ) throws {
    let out = out.assumingMemoryBound(to: type)
    let (a, b) = (a.assumingMemoryBound(to: type), b.assumingMemoryBound(to: type))
    let step = loop.step
    try loop.forEachRow { at, count in
      op.integerRow(out + at.0, step.0, a + at.1, step.1, b + at.2, step.2, count)
    }
  }

  /// Sums and products of bools are "or" and "and".
  private static func runBool(
    _ op: BinaryKernel, _ loop: ElementwiseLoop, _ out: UnsafeMutableRawPointer,
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer
  ) throws {
    let kernel: BinaryKernel =
      switch op {
      case .add: .maximum
      case .mul: .minimum
      default: op
      }
    try runInteger(kernel, loop, out, a, b, as: UInt8.self)
  }

  private static func runPredicate<T: Element>(
    _ op: BinaryKernel, _ loop: ElementwiseLoop, _ out: UnsafeMutablePointer<Bool>,
    _ a: UnsafeRawPointer, _ b: UnsafeRawPointer, as type: T.Type
  ) throws {
    let (a, b) = (a.assumingMemoryBound(to: type), b.assumingMemoryBound(to: type))
    let step = loop.step
    try loop.forEachRow { at, count in
      op.predicateRow(out + at.0, step.0, a + at.1, step.1, b + at.2, step.2, count)
    }
  }
}

extension BinaryKernel {
  /// A row of float32 elements and another.
  @inline(__always)
  fileprivate func row(into out: Tensor, _ a: Tensor, _ b: Tensor) {
    realRow(
      out.pointer(as: Float.self), 1, UnsafePointer(a.pointer(as: Float.self)), 1,
      UnsafePointer(b.pointer(as: Float.self)), 1, out.count)
  }

  /// A row of float32 elements and a number.
  @inline(__always)
  fileprivate func row(into out: Tensor, _ a: Tensor, _ number: Float) {
    withUnsafePointer(to: number) {
      realRow(
        out.pointer(as: Float.self), 1, UnsafePointer(a.pointer(as: Float.self)), 1, $0, 0,
        out.count)
    }
  }
}

extension Operand {
  fileprivate var isBool: Bool {
    switch self {
    case .tensor(let tensor): tensor.dtype == .bool
    case .scalar(.bool): true
    case .scalar: false
    }
  }
}
