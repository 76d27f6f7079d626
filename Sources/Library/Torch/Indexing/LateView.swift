import Autograd
import Tensors

/// A view by one or two positions that the graph does not know yet.
///
/// A program that reads `x[i]` mostly wants the numbers. To make the view known to the graph costs
/// more than to make the view; so that waits until somebody asks for more than the numbers, or
/// changes the view where the change has to be recorded.
struct LateView {
  /// The tensor that the view is of.
  let source: TensorObject
  let first: Int
  /// Nil where one position is given.
  let second: Int?

  /// The view in the graph; nil if the source has another shape by now.
  var variable: Variable? {
    GradMode.enabled { try? index(source.base) }
  }

  func index(_ variable: Variable) throws -> Variable {
    if let second { try variable.index(first, second) } else { try variable.index(first) }
  }
}

extension Tensor {
  /// Whether both show the same elements in the same order.
  @inline(__always)
  func isSameView(as other: Tensor) -> Bool {
    storage === other.storage && offset == other.offset && dtype == other.dtype
      && sizes == other.sizes && strides == other.strides
  }
}
