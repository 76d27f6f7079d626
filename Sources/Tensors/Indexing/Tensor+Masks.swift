import Safety

// Masks: nonzero, masked_select, masked_fill, where's positions.

extension Tensor {
  /// The positions of all elements that are not zero: int64 `[found, rank]`, in row-major order.
  package func nonzero() throws -> Tensor {
    let places = try Dispatch.all(dtype) { type in try nonzeroPlaces(as: type) }
    // PyTorch has the columns side by side in memory, which shows in the order of sums.
    let result = try Tensor.empty([rank, places.count], .int64).transpose(0, 1)
    let out = result.pointer(as: Int.self)
    for (row, place) in places.enumerated() {
      if row & 0xFFFF == 0 { try Interrupt.check() }
      var rest = place
      for d in (0..<rank).reversed() {
        out[d * places.count + row] = rest % sizes[d]
        rest /= sizes[d]
      }
    }
    return result
  }

  /// Row-major numbers of the elements that are not zero.
  private func nonzeroPlaces<T: Element>(as type: T.Type) throws -> [Int] {
    let values = storage.bytes.assumingMemoryBound(to: type)
    let zero = T(integer: 0)
    var found: [Int] = []
    var number = 0
    try forEachPlace(sizes, strides, from: offset) { place in
      if values[place] != zero { found.append(number) }
      number &+= 1
    }
    return found
  }

  /// The elements where a bool mask, broadcast, is true: a vector.
  package func maskedSelect(_ mask: Tensor) throws -> Tensor {
    guard mask.dtype == .bool else {
      throw NamedError("RuntimeError", "masked_select: expected BoolTensor for mask")
    }
    let shape = try Tensor.broadcastShapes(mask.sizes, sizes)
    let places = try expand(to: shape).places(where: mask.expand(to: shape))
    return try places.read(from: self, sizes: [places.starts.count])
  }

  /// Writes one value where a bool mask, broadcast, is true.
  package func maskedFill_(_ mask: Tensor, _ value: Scalar) throws {
    try maskedFill_(mask, Tensor(scalar: value, dtype: dtype))
  }

  /// Writes a 0-dim tensor's value where a bool mask, broadcast, is true.
  package func maskedFill_(_ mask: Tensor, _ value: Tensor) throws {
    guard value.rank == 0 else {
      throw NamedError(
        "RuntimeError",
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
          + "\(value.rank) dimension(s).")
    }
    try checkMask(mask)
    try checkBroadcastsInPlace(with: mask.sizes)
    let places = try places(where: mask.expand(to: sizes))
    try places.write(value.to(dtype).expand([places.starts.count]), into: self)
  }

  /// Throws `RuntimeError` for a mask of another dtype than bool.
  func checkMask(_ mask: Tensor) throws {
    guard mask.dtype == .bool else {
      throw NamedError(
        "RuntimeError",
        "masked_fill_ only supports boolean masks, but got mask with dtype "
          + mask.dtype.plainName)
    }
  }

  /// Places of the elements where a mask of the same shape is true.
  private func places(where mask: Tensor) throws -> Places {
    let isTrue = mask.storage.bytes.assumingMemoryBound(to: Bool.self)
    var starts: [Int] = []
    try forEachPlace(sizes, strides, from: offset, and: mask.strides, from: mask.offset) {
      place, at in
      if isTrue[at] { starts.append(place) }
    }
    return Places(starts: starts)
  }
}

extension DType {
  /// C++'s name as some messages spell it: `long int` for int64.
  var plainName: String {
    switch self {
    case .bool: "bool"
    case .uint8: "unsigned char"
    case .int8: "signed char"
    case .int16: "short int"
    case .int32: "int"
    case .int64: "long int"
    case .float32: "float"
    case .float64: "double"
    }
  }
}
