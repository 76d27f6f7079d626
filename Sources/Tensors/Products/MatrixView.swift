/// A matrix in memory: element (i, j) lies at `base[i * rowStep + j * columnStep]`.
struct MatrixView<T>: BitwiseCopyable {
  var base: UnsafeMutablePointer<T>
  var rows: Int
  var columns: Int
  var rowStep: Int
  var columnStep: Int

  /// The last two dimensions of a tensor, from an offset in elements.
  init(_ tensor: Tensor, offset: Int = 0, as type: T.Type) {
    let d = tensor.rank - 2
    base = tensor.pointer(as: type) + offset
    rows = tensor.sizes[d]
    columns = tensor.sizes[d + 1]
    rowStep = tensor.strides[d]
    columnStep = tensor.strides[d + 1]
  }

  @inline(__always)
  subscript(_ i: Int, _ j: Int) -> T { base[i &* rowStep &+ j &* columnStep] }
}
