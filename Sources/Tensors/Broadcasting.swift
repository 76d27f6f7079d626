import Safety

extension Tensor {
  /// The shape that two shapes broadcast to.
  ///
  /// Throws `RuntimeError` where neither size of a dimension is 1 (ATen/ExpandUtils.cpp,
  /// `infer_size`).
  package static func broadcastShapes(_ a: Dims, _ b: Dims) throws -> Dims {
    if a == b { return a }
    var result = a.count >= b.count ? a : b
    for d in (0..<result.count).reversed() {
      let inA = d - (result.count - a.count)
      let inB = d - (result.count - b.count)
      let sizeA = inA < 0 ? 1 : a[inA]
      let sizeB = inB < 0 ? 1 : b[inB]
      guard sizeA == sizeB || sizeA == 1 || sizeB == 1 else {
        throw NamedError(
          "RuntimeError",
          "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) "
            + "at non-singleton dimension \(d)")
      }
      result[d] = sizeA == 1 ? sizeB : sizeA
    }
    return result
  }

  /// The strides with which this tensor is read in a shape that it broadcasts to.
  func broadcastStrides(to target: Dims) -> Dims {
    if sizes == target { return strides }
    let missing = target.count - rank
    var result = Dims(count: target.count)
    for d in 0..<rank where sizes[d] != 1 || target[d + missing] == 1 {
      result[d + missing] = strides[d]
    }
    return result
  }

  /// A view of this tensor in a shape that it broadcasts to; the caller has checked that it does.
  func broadcast(to target: Dims) -> Tensor {
    Tensor(
      storage: storage, offset: offset, sizes: target, strides: broadcastStrides(to: target),
      dtype: dtype)
  }

  /// Adds up what broadcasting had repeated: the gradient of a broadcast
  /// (ATen/ExpandUtils.h, `sum_to`).
  ///
  /// `target` is a shape that broadcasts to this tensor's.
  package func sum(toSize target: Dims) throws -> Tensor {
    if sizes == target { return self }
    let leading = rank - target.count
    guard leading >= 0 else {
      throw NamedError(
        "RuntimeError", "size {\(target)} is not expandable to size {\(sizes)}.")
    }
    var dims: [Int] = Array(0..<leading)
    for d in leading..<rank where target[d - leading] == 1 && sizes[d] != 1 { dims.append(d) }
    var result = dims.isEmpty ? self : try sum(dims: dims, keepdim: true)
    for _ in 0..<leading {
      result.sizes.remove(at: 0)
      result.strides.remove(at: 0)
    }
    return result
  }

  /// An in-place change must have room for the whole result.
  ///
  /// Throws `RuntimeError` if the shapes do not broadcast to this tensor's own.
  package func checkBroadcastsInPlace(with other: Dims) throws {
    let shape = try Tensor.broadcastShapes(sizes, other)
    guard shape == sizes else {
      throw NamedError(
        "RuntimeError",
        "output with shape \(sizes) doesn't match the broadcast shape \(shape)")
    }
  }

  /// A tensor that shows one element in several places cannot be written through that view
  /// (ATen/MemoryOverlap.cpp).
  func checkWritable() throws {
    if count == 0 { return }
    for d in 0..<rank where strides[d] == 0 && sizes[d] > 1 {
      throw NamedError(
        "RuntimeError",
        "unsupported operation: more than one element of the written-to tensor refers to a "
          + "single memory location. Please clone() the tensor before performing the operation.")
    }
  }
}
