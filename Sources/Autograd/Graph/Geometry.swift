import Tensors

/// Where a tensor's elements lie in its storage.
struct Geometry {
  let sizes: Dims
  let strides: Dims
  let offset: Int

  init(_ tensor: Tensor) {
    sizes = tensor.sizes
    strides = tensor.strides
    offset = tensor.offset
  }

  /// Elements from the first to the last one's place, inclusive.
  var extent: Int {
    if sizes.contains(0) { return 0 }
    return zip(sizes, strides).reduce(1) { $0 &+ ($1.0 &- 1) &* $1.1 }
  }

  /// Whether each place in one stretch of memory is used exactly once.
  var isDense: Bool {
    let steps = zip(sizes, strides).filter { $0.0 != 1 }.sorted { $0.1 < $1.1 }
    var expected = 1
    for (size, stride) in steps {
      if size == 0 { return true }
      if stride != expected { return false }
      expected &*= size
    }
    return true
  }

  /// Whether several indices may lead to the same place.
  var mayOverlap: Bool {
    let steps = zip(sizes, strides).filter { $0.0 != 1 }.sorted { $0.1 < $1.1 }
    var reach = 0
    for (size, stride) in steps {
      if size == 0 { return false }
      if stride <= reach { return true }
      reach &+= (size &- 1) &* stride
    }
    return false
  }

  /// A copy of `source`, which has these sizes, laid out so; contiguous if this is not dense.
  func copy(_ source: Tensor) throws -> Tensor {
    var result = try Tensor.empty(sizes, source.dtype)
    if isDense { result.strides = strides }
    try result.copy_(from: source)
    return result
  }
}
