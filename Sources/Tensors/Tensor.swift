/// A strided view of a storage: what PyTorch calls a tensor, without the graph.
///
/// A value type: copying one shares the storage. Operations live in extensions, one subject a file.
package struct Tensor {
  package var storage: Storage
  /// Of the first element, in elements from the start of the storage.
  package var offset: Int
  package var sizes: Dims
  /// In elements; 0 where a dimension is expanded.
  package var strides: Dims
  package let dtype: DType

  package init(storage: Storage, offset: Int, sizes: Dims, strides: Dims, dtype: DType) {
    self.storage = storage
    self.offset = offset
    self.sizes = sizes
    self.strides = strides
    self.dtype = dtype
  }

  /// The number of dimensions.
  package var rank: Int { sizes.count }

  /// The number of elements.
  package var count: Int { sizes.reduce(1, &*) }

  /// The first element's address, for kernels. `T` must be the dtype's Swift type.
  @inline(__always)
  package func pointer<T>(as type: T.Type) -> UnsafeMutablePointer<T> {
    (storage.bytes + offset &* dtype.size).assumingMemoryBound(to: T.self)
  }

  /// Whether elements lie in row-major order without gaps.
  package var isContiguous: Bool {
    var expected = 1
    for d in stride(from: rank - 1, through: 0, by: -1) where sizes[d] != 1 {
      if sizes[d] == 0 { return true }
      if strides[d] != expected { return false }
      expected &*= sizes[d]
    }
    return true
  }

  /// Row-major strides for a shape.
  package static func contiguousStrides(_ sizes: Dims) -> Dims {
    var strides = sizes
    var step = 1
    for d in stride(from: sizes.count - 1, through: 0, by: -1) {
      strides[d] = step
      step &*= Swift.max(sizes[d], 1)
    }
    return strides
  }
}
