import Safety

extension Tensor {
  /// An elementwise operation of this tensor; functions such as `exp` turn integers into the
  /// default floating-point type.
  ///
  /// Throws `NotImplementedError` for types that PyTorch has no kernel for.
  package func unary(_ op: UnaryKernel) throws -> Tensor {
    let source = try to(op.computeType(dtype))
    if op == .gelu { return try source.gelu() }
    let type = op.isPredicate ? DType.bool : source.dtype
    let result =
      source.isContiguous
      ? try Tensor.empty(sizes, type)
      : try Tensor.emptyLike(sizes, type, stridesOf: source.strides)
    try Tensor.run(op, into: result, source)
    return result
  }

  /// The same operation, with the result written into this tensor.
  ///
  /// Throws `RuntimeError` if the result's type cannot be converted to this tensor's.
  package func unary_(_ op: UnaryKernel) throws {
    let compute = try op.computeType(dtype)
    guard compute.canCast(to: dtype) else {
      throw NamedError(
        "RuntimeError",
        "result type \(compute.messageName) can't be cast to the desired output type "
          + dtype.messageName)
    }
    try checkWritable()
    guard compute == dtype, !op.isPredicate, op != .gelu else { return try copy_(from: unary(op)) }
    try storage.willChange()
    try Tensor.run(op, into: self, self)
  }

  /// x ½ (1 + erf(x / √2)), rounded after each step
  /// (aten/src/ATen/native/cpu/Activation.cpp, `GeluKernelImpl`).
  private func gelu() throws -> Tensor {
    let erf = try mul(.double(0.5.squareRoot())).unary(.erf)
    return try mul(.double(0.5)).mul(erf.add(.int(1)))
  }

  /// Runs the kernel for the operand's dtype. Both tensors have one shape.
  private static func run(_ op: UnaryKernel, into out: Tensor, _ a: Tensor) throws {
    let loop = ElementwiseLoop(out.sizes, out.strides, a.strides)
    if op.isPredicate {
      return try Dispatch.numbers(
        a.dtype,
        real: { type in try runPredicate(op, loop, out, a, as: type) },
        integer: { type in try runIntegerPredicate(op, loop, out, a, as: type) })
    }
    switch a.dtype {
    case .float32: try runReal(op, loop, out, a, as: Float.self)
    case .float64: try runReal(op, loop, out, a, as: Double.self)
    case .bool: try runBool(op, loop, out, a)
    case .uint8: try runInteger(op, loop, out, a, as: UInt8.self)
    case .int8: try runInteger(op, loop, out, a, as: Int8.self)
    case .int16: try runInteger(op, loop, out, a, as: Int16.self)
    case .int32: try runInteger(op, loop, out, a, as: Int32.self)
    case .int64: try runInteger(op, loop, out, a, as: Int.self)
    }
  }

  private static func runReal<T: FunctionElement>(
    _ op: UnaryKernel, _ loop: ElementwiseLoop, _ out: Tensor, _ a: Tensor, as type: T.Type
  ) throws {
    let (target, source) = (out.pointer(as: type), UnsafePointer(a.pointer(as: type)))
    let step = loop.step
    if T.self == Float.self, let count = loop.rowCount, count > ElementwiseLoop.block,
      step.0 == 1 && step.1 == 1
    {
      let (target, source) = (out.pointer(as: Float.self), a.pointer(as: Float.self))
      return try LongRow(op: op, out: target, a: UnsafePointer(source)).run(count)
    }
    try loop.forEachRow { at, count in
      op.realRow(target + at.0, step.0, source + at.1, step.1, count)
    }
  }

  /// A long row of float32 elements, which the cores share.
  private struct LongRow: BitwiseCopyable {
    let op: UnaryKernel
    let out: UnsafeMutablePointer<Float>
    let a: UnsafePointer<Float>

    /// Throws `KeyboardInterrupt`.
    func run(_ count: Int) throws {
      try Cores.divide(count, unit: 1024, steps: count &* 8, self) { work, start, end, isHelper in
        let work = work.assumingMemoryBound(to: LongRow.self).pointee
        for first in stride(from: start, to: end, by: ElementwiseLoop.block) {
          guard Cores.goesOn(isHelper) else { return }
          let count = Swift.min(ElementwiseLoop.block, end &- first)
          work.op.realRow(work.out + first, 1, work.a + first, 1, count)
        }
      }
    }
  }

  private static func runPredicate<T: RealElement>(
    _ op: UnaryKernel, _ loop: ElementwiseLoop, _ out: Tensor, _ a: Tensor, as type: T.Type
  ) throws {
    let (target, source) = (out.pointer(as: Bool.self), UnsafePointer(a.pointer(as: type)))
    let step = loop.step
    try loop.forEachRow { at, count in
      op.predicateRow(target + at.0, step.0, source + at.1, step.1, count)
    }
  }

  /// No integer is infinite or not a number.
  private static func runIntegerPredicate<T: IntegerElement>(
    _ op: UnaryKernel, _ loop: ElementwiseLoop, _ out: Tensor, _ a: Tensor, as type: T.Type
  ) throws {
    let (target, source) = (out.pointer(as: Bool.self), UnsafePointer(a.pointer(as: type)))
    let step = loop.step
    try loop.forEachRow { at, count in
      RowKernels.map(target + at.0, step.0, source + at.1, step.1, count) {
        op == .logicalNot ? $0 == 0 : op == .isfinite
      }
    }
  }

  private static func runInteger<T: IntegerElement>(
    _ op: UnaryKernel, _ loop: ElementwiseLoop, _ out: Tensor, _ a: Tensor, as type: T.Type
  ) throws {
    let (target, source) = (out.pointer(as: type), UnsafePointer(a.pointer(as: type)))
    let step = loop.step
    let function: (T) -> T =
      switch op {
      case .neg: { 0 &- $0 }
      case .abs: { $0 < 0 ? 0 &- $0 : $0 }
      case .sign: { $0 > 0 ? 1 : $0 < 0 ? 0 &- 1 : 0 }
      case .square: { $0 &* $0 }
      case .relu: { Swift.max($0, 0) }
      case .bitwiseNot: { ~$0 }
      default: { $0 }
      }
    try loop.forEachRow { at, count in
      RowKernels.map(target + at.0, step.0, source + at.1, step.1, count, function)
    }
  }

  private static func runBool(
    _ op: UnaryKernel, _ loop: ElementwiseLoop, _ out: Tensor, _ a: Tensor
  ) throws {
    let (target, source) = (out.pointer(as: Bool.self), UnsafePointer(a.pointer(as: Bool.self)))
    let step = loop.step
    let inverts = op == .bitwiseNot
    try loop.forEachRow { at, count in
      RowKernels.map(target + at.0, step.0, source + at.1, step.1, count) { $0 != inverts }
    }
  }
}
