import Safety

extension Tensor {
  /// A contiguous tensor of undefined content.
  ///
  /// Throws `RuntimeError` for a negative size, `MemoryError` past the budget.
  package static func empty(_ sizes: Dims, _ dtype: DType) throws -> Tensor {
    var bytes = dtype.size
    var d = 0
    while d < sizes.count {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: sizes[d])
      guard sizes[d] >= 0, !overflow else { throw invalidSizes(sizes, sizes[d]) }
      bytes = product
      d &+= 1
    }
    return Tensor(
      storage: try Storage(byteCount: bytes), offset: 0, sizes: sizes,
      strides: contiguousStrides(sizes), dtype: dtype)
  }

  @inline(never)
  private static func invalidSizes(_ sizes: Dims, _ size: Int) -> NamedError {
    size < 0
      ? NamedError(
        "RuntimeError",
        "Trying to create tensor with negative dimension \(size): \(sizes)")
      : NamedError("MemoryError", "a tensor of shape \(sizes) does not fit the memory")
  }

  /// A contiguous tensor of zeros.
  package static func zeros(_ sizes: Dims, _ dtype: DType) throws -> Tensor {
    let result = try empty(sizes, dtype)
    result.storage.bytes.initializeMemory(
      as: UInt8.self, repeating: 0, count: result.storage.byteCount)
    return result
  }

  /// A contiguous tensor of ones.
  package static func ones(_ sizes: Dims, _ dtype: DType) throws -> Tensor {
    try full(sizes, 1, dtype)
  }

  /// A contiguous tensor of one value. Throws `RuntimeError` if the value does not fit the type.
  package static func full(_ sizes: Dims, _ value: Scalar, _ dtype: DType) throws -> Tensor {
    try value.checkFits(dtype)
    let result = try empty(sizes, dtype)
    try result.write(value)
    return result
  }

  /// A tensor without dimensions. Throws `RuntimeError` if the value does not fit the type.
  package init(scalar: Scalar, dtype: DType) throws {
    try scalar.checkFits(dtype)
    self = try Tensor.empty([], dtype)
    Dispatch.all(dtype) { type in store(scalar, as: type) }
  }

  private func store<T: Element>(_ scalar: Scalar, as type: T.Type) {
    pointer(as: type).pointee = T(scalar)
  }

  /// A contiguous tensor of the elements of an array in row-major order.
  ///
  /// `sizes` has as many elements as `values`.
  package static func from<T: Element>(_ values: [T], sizes: Dims) throws -> Tensor {
    precondition(sizes.reduce(1, &*) == values.count)
    let result = try empty(sizes, T.dtype)
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress {
        result.pointer(as: T.self).update(from: base, count: source.count)
      }
    }
    return result
  }

  /// The numbers from `start` up to `end`, without it, `step` apart: float types multiply, they do
  /// not add up (aten/src/ATen/native/cpu/RangeFactoriesKernel.cpp).
  ///
  /// Throws `RuntimeError` for a step of 0, of the wrong sign, or an infinite range.
  package static func arange(
    start: Scalar, end: Scalar, step: Scalar, dtype: DType
  ) throws -> Tensor {
    guard dtype != .bool else { throw notImplemented("arange_cpu", dtype) }
    let (first, last, width) = (start.asDouble, end.asDouble, step.asDouble)
    guard width != 0, !width.isNaN else {
      throw NamedError("RuntimeError", "step must be nonzero")
    }
    guard first.isFinite, last.isFinite else {
      throw NamedError(
        "RuntimeError", "unsupported range: \(rangeText(start)) -> \(rangeText(end))")
    }
    guard width > 0 ? last >= first : last <= first else {
      throw NamedError("RuntimeError", "upper bound and lower bound inconsistent with step sign")
    }
    let count = try arangeCount(start, end, step)
    let result = try empty([count], dtype)
    Dispatch.numbers(
      dtype,
      real: { type in fillRange(result, first, width, as: type) },
      integer: { type in fillRange(result, start.asInt, step.asInt, as: type) })
    return result
  }

  private static func rangeText(_ value: Scalar) -> String {
    if case .int(let int) = value { return "\(int)" }
    return value.asDouble.rounded() == value.asDouble && value.asDouble.magnitude < 1e15
      ? "\(value.asInt)" : "\(value.asDouble)"
  }

  private static func arangeCount(_ start: Scalar, _ end: Scalar, _ step: Scalar) throws -> Int {
    if case (.int(let first), .int(let last), .int(let width)) = (start, end, step) {
      let (distance, overflow) = last.subtractingReportingOverflow(first)
      if !overflow {
        let whole = distance / width
        return distance % width == 0 ? whole : whole + 1
      }
    }
    let count = ((end.asDouble - start.asDouble) / step.asDouble).rounded(.up)
    guard count < 0x1p62 else {
      throw NamedError("RuntimeError", "invalid size, possible overflow?")
    }
    return Int(count)
  }

  private static func fillRange<T: RealElement>(
    _ result: Tensor, _ start: Double, _ step: Double, as type: T.Type
  ) {
    let out = result.pointer(as: type)
    for i in 0..<result.count { out[i] = T(start + step * Double(i)) }
  }

  private static func fillRange<T: IntegerElement>(
    _ result: Tensor, _ start: Int, _ step: Int, as type: T.Type
  ) {
    let out = result.pointer(as: type)
    for i in 0..<result.count { out[i] = T(integer: start &+ step &* i) }
  }

  /// `steps` numbers from `start` to `end`, both included: the second half is counted from the end
  /// (aten/src/ATen/native/cpu/RangeFactoriesKernel.cpp, `linspace_kernel`).
  package static func linspace(
    start: Scalar, end: Scalar, steps: Int, dtype: DType
  ) throws -> Tensor {
    guard steps >= 0 else {
      throw NamedError("RuntimeError", "number of steps must be non-negative")
    }
    guard dtype != .bool else { throw notImplemented("linspace_cpu", dtype) }
    let result = try empty([steps], dtype)
    Dispatch.numbers(
      dtype,
      real: { type in fillLinspace(result, start, end, as: type) },
      integer: { type in fillLinspace(result, start.asDouble, end.asDouble, as: type) })
    return result
  }

  private static func fillLinspace<T: RealElement>(
    _ result: Tensor, _ start: Scalar, _ end: Scalar, as type: T.Type
  ) {
    let (first, last, steps) = (T(start), T(end), result.count)
    let out = result.pointer(as: type)
    if steps == 1 { out[0] = first }
    guard steps > 1 else { return }
    let step = (last - first) / T(steps - 1)
    for i in 0..<steps {
      out[i] =
        i < steps / 2
        ? first.addingProduct(step, T(i)) : last.addingProduct(-step, T(steps - i - 1))
    }
  }

  private static func fillLinspace<T: IntegerElement>(
    _ result: Tensor, _ start: Double, _ end: Double, as type: T.Type
  ) {
    let steps = result.count
    let out = result.pointer(as: type)
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    for i in 0..<steps {
      out[i] = T(
        real: i < (steps + 1) / 2 ? start + step * Double(i) : end - step * Double(steps - i - 1))
    }
  }

  /// A matrix with ones on the diagonal.
  package static func eye(_ rows: Int, _ columns: Int, _ dtype: DType) throws -> Tensor {
    for size in [rows, columns] where size < 0 {
      throw NamedError("RuntimeError", "n must be greater or equal to 0, got \(size)")
    }
    let result = try zeros([rows, columns], dtype)
    Dispatch.all(dtype) { type in fillDiagonal(result, as: type) }
    return result
  }

  private static func fillDiagonal<T: Element>(_ matrix: Tensor, as type: T.Type) {
    let out = matrix.pointer(as: type)
    for i in 0..<Swift.min(matrix.sizes[0], matrix.sizes[1]) {
      out[i &* (matrix.sizes[1] &+ 1)] = T(integer: 1)
    }
  }

  /// The error of an operation that does not exist for a type, such as `"pow" not implemented for
  /// 'Bool'`.
  static func notImplemented(_ kernel: String, _ dtype: DType) -> NamedError {
    NamedError("NotImplementedError", "\"\(kernel)\" not implemented for '\(dtype.messageName)'")
  }
}
