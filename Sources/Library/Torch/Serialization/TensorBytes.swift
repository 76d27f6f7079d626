import Tensors

/// The elements of tensors as bytes, the lowest first, as all file formats here have them.
package enum TensorBytes {
  /// Calls `body` with the elements in row-major order.
  package static func read<R>(
    _ tensor: Tensor, _ body: (UnsafeRawBufferPointer) throws -> R
  ) throws -> R {
    let whole = try tensor.contiguous()
    let start = UnsafeRawPointer(whole.storage.bytes) + whole.offset * whole.dtype.size
    return try withExtendedLifetime(whole.storage) {
      try body(UnsafeRawBufferPointer(start: start, count: whole.count * whole.dtype.size))
    }
  }

  /// A storage with these bytes; throws `MemoryError` past the budget.
  ///
  /// A bool of a file may be any byte; here only 0 and 1 are bools.
  package static func storage(
    _ bytes: some Collection<UInt8>, _ dtype: DType
  ) throws -> Storage {
    let storage = try Storage(byteCount: bytes.count)
    let target = UnsafeMutableRawBufferPointer(start: storage.bytes, count: bytes.count)
    target.copyBytes(from: bytes)
    if dtype == .bool { for i in target.indices where target[i] > 1 { target[i] = 1 } }
    return storage
  }
}
