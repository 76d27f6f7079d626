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
  package internal(set) var dtype: DType

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
  package var count: Int {
    var (count, d) = (1, 0)
    while d < rank {
      count &*= sizes[d]
      d &+= 1
    }
    return count
  }

  /// The first element's address, for kernels. `T` must be the dtype's Swift type.
  @inline(__always)
  package func pointer<T>(as type: T.Type) -> UnsafeMutablePointer<T> {
    (storage.bytes + offset &* dtype.size).assumingMemoryBound(to: T.self)
  }

  /// Whether elements lie in row-major order without gaps.
  package var isContiguous: Bool {
    var expected = 1
    var d = rank &- 1
    while d >= 0 {
      let size = sizes[d]
      if size == 0 { return true }
      if size != 1 {
        if strides[d] != expected { return false }
        expected &*= size
      }
      d &-= 1
    }
    return true
  }

  /// Row-major strides for a shape.
  package static func contiguousStrides(_ sizes: Dims) -> Dims {
    var strides = sizes
    var step = 1
    var d = sizes.count &- 1
    while d >= 0 {
      strides[d] = step
      step &*= Swift.max(sizes[d], 1)
      d &-= 1
    }
    return strides
  }
}
