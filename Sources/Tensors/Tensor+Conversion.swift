import Safety

extension Tensor {
  // MARK: Reading

  /// The only element.
  ///
  /// Throws `RuntimeError` if there is not exactly one.
  package func item() throws -> Scalar {
    let count = count
    guard count == 1 else {
      throw NamedError(
        "RuntimeError", "a Tensor with \(count) elements cannot be converted to Scalar")
    }
    return scalar(atOffset: 0)
  }

  /// The element at a row-major index; the index must be within the tensor.
  package func element(at linearRowMajor: Int) -> Scalar {
    var (rest, place) = (linearRowMajor, 0)
    for d in stride(from: rank - 1, through: 0, by: -1) where sizes[d] > 0 {
      place &+= (rest % sizes[d]) &* strides[d]
      rest /= sizes[d]
    }
    return scalar(atOffset: place)
  }

  @inline(__always)
  private func scalar(atOffset place: Int) -> Scalar {
    switch dtype {
    case .bool: .bool(pointer(as: Bool.self)[place])
    case .uint8: .int(Int(pointer(as: UInt8.self)[place]))
    case .int8: .int(Int(pointer(as: Int8.self)[place]))
    case .int16: .int(Int(pointer(as: Int16.self)[place]))
    case .int32: .int(Int(pointer(as: Int32.self)[place]))
    case .int64: .int(pointer(as: Int.self)[place])
    case .float32: .double(Double(pointer(as: Float.self)[place]))
    case .float64: .double(pointer(as: Double.self)[place])
    }
  }

  /// All elements in row-major order, converted.
  package func toArray<T: Element>(_ type: T.Type) throws -> [T] {
    let source = try to(T.dtype).contiguous()
    return Array(UnsafeBufferPointer(start: source.pointer(as: type), count: source.count))
  }

  // MARK: Copying

  /// This tensor with elements of another type; itself if it has that type already.
  package func to(_ target: DType) throws -> Tensor {
    dtype == target ? self : try converted(target)
  }

  /// A copy with its own storage, in this tensor's layout.
  package func clone() throws -> Tensor { try converted(dtype) }

  /// This tensor if it is in row-major order without gaps, otherwise a copy that is.
  package func contiguous() throws -> Tensor {
    if isContiguous { return self }
    let result = try Tensor.empty(sizes, dtype)
    try result.write(self)
    return result
  }

  private func converted(_ target: DType) throws -> Tensor {
    let result =
      isContiguous
      ? try Tensor.empty(sizes, target)
      : try Tensor.emptyLike(sizes, target, stridesOf: strides)
    try result.write(self)
    return result
  }

  /// Writes another tensor's elements, broadcast and converted, into this tensor.
  ///
  /// Throws `RuntimeError` if the shapes do not broadcast to this tensor's.
  package func copy_(from source: Tensor) throws {
    if source.sizes != sizes { try checkExpands(source) }
    try checkWritable()
    let safe = try source.withoutOverlap(self)
    try storage.willChange()
    try write(safe.broadcast(to: sizes))
  }

  /// Throws what `expand` says of a shape that does not fit this tensor's.
  func checkExpands(_ source: Tensor) throws {
    guard source.rank <= rank else {
      throw NamedError(
        "RuntimeError",
        "The number of sizes provided (\(rank)) must be greater or equal to the number of "
          + "dimensions in the tensor (\(source.rank))")
    }
    for d in stride(from: rank - 1, through: rank - source.rank, by: -1) {
      let size = source.sizes[d - (rank - source.rank)]
      guard size == 1 || size == sizes[d] else {
        throw NamedError(
          "RuntimeError",
          "The expanded size of the tensor (\(sizes[d])) must match the existing size (\(size)) "
            + "at non-singleton dimension \(d).  Target sizes: \(sizes).  "
            + "Tensor sizes: \(source.sizes)")
      }
    }
  }

  /// Sets every element to a number. Throws `RuntimeError` if it does not fit the type.
  package func fill_(_ value: Scalar) throws {
    try value.checkFits(dtype)
    try storage.willChange()
    try write(value)
  }

  /// Sets every element to zero.
  package func zero_() throws { try fill_(0) }

  // MARK: Kernels

  /// Copies elements of the same shape; does not count as a change.
  func write(_ source: Tensor) throws {
    if source.dtype == dtype && isContiguous && source.isContiguous {
      let size = dtype.size
      let (out, input) = (
        storage.bytes + offset &* size, source.storage.bytes + source.offset &* size
      )
      return try Interrupt.forEachStretch(of: count &* size, length: 1 << 22) { stretch in
        (out + stretch.lowerBound).copyMemory(
          from: input + stretch.lowerBound, byteCount: stretch.count)
      }
    }
    let loop = ElementwiseLoop(sizes, strides, source.strides)
    try Dispatch.all(source.dtype) { from in
      try writeConverted(source, loop, from: from)
    }
  }

  private func writeConverted<From: Element>(
    _ source: Tensor, _ loop: ElementwiseLoop, from: From.Type
  ) throws {
    try Dispatch.all(dtype) { to in
      try copyElements(source, loop, from: from, to: to)
    }
  }

  private func copyElements<From: Element, To: Element>(
    _ source: Tensor, _ loop: ElementwiseLoop, from: From.Type, to: To.Type
  ) throws {
    let out = pointer(as: to)
    let input = UnsafePointer(source.pointer(as: from))
    let step = loop.step
    try loop.forEachRow { at, count in
      RowKernels.map(out + at.0, step.0, input + at.1, step.1, count) { To(converting: $0) }
    }
  }

  /// Writes one number everywhere; does not count as a change.
  func write(_ value: Scalar) throws {
    let loop = ElementwiseLoop(sizes, strides)
    try Dispatch.all(dtype) { type in try fillElements(value, loop, as: type) }
  }

  private func fillElements<T: Element>(
    _ value: Scalar, _ loop: ElementwiseLoop, as type: T.Type
  ) throws {
    let element = T(value)
    let out = pointer(as: type)
    let step = loop.step.0
    try loop.forEachRow { at, count in
      let row = out + at.0
      if step == 1 {
        row.update(repeating: element, count: count)
      } else {
        for i in 0..<count { row[i &* step] = element }
      }
    }
  }
}
