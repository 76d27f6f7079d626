import Safety
import Tensors

/// A tensor with its place in the graph: what PyTorch calls a `Tensor`.
///
/// A value: copies share the storage and, where there is one, the meta. A tensor that neither
/// requires a gradient nor is a view or a view's base has no meta, and costs nothing more.
package struct Variable {
  /// The numbers.
  package var tensor: Tensor
  /// The place in the graph; nil for a plain tensor.
  package internal(set) var meta: AutogradMeta?

  /// A tensor that is not in the graph.
  @inline(__always)
  package init(_ tensor: Tensor) {
    self.tensor = tensor
    meta = nil
  }

  /// A tensor with its place in the graph.
  @inline(__always)
  package init(_ tensor: Tensor, meta: AutogradMeta?) {
    self.tensor = tensor
    self.meta = meta
  }

  /// The size of each dimension.
  package var sizes: Dims { tensor.sizes }
  /// The number of dimensions.
  package var rank: Int { tensor.rank }
  /// The type of the elements.
  package var dtype: DType { tensor.dtype }

  /// Whether operations on this tensor are recorded; a view requires what its base requires.
  @inline(__always)
  package var requiresGrad: Bool { meta?.requiresGrad ?? false }

  /// Whether the graph knows this tensor as a view of another.
  package var isView: Bool { meta?.view != nil }

  /// Whether no operation in the graph made this tensor.
  package var isLeaf: Bool { gradFn == nil }

  /// The node that made this tensor; nil for a leaf.
  package var gradFn: Node? {
    guard let meta else { return nil }
    if let view = meta.view { updateGradFn(of: view, meta) }
    return meta.gradFn
  }

  /// The gradient that `backward` left here.
  package var grad: Variable? { meta?.grad }

  /// The meta, made first if there is none.
  mutating func ensureMeta() -> AutogradMeta {
    if let meta { return meta }
    let made = AutogradMeta(belongsToNew: false)
    meta = made
    return made
  }

  /// Where this tensor's gradient goes: to the node that made it, to a leaf's accumulator, or
  /// nowhere.
  var gradientEdge: Edge? {
    guard let meta, meta.requiresGrad else { return nil }
    if let gradFn { return Edge(node: gradFn, output: meta.outputNumber) }
    return Edge(node: meta.accumulator(for: tensor), output: 0)
  }
}

extension Tensor {
  /// How PyTorch's messages name the tensor: `[torch.FloatTensor [32, 27]]`.
  var graphDescription: String {
    dtype == .bool ? "[CPUBoolType \(sizes)]" : "[torch.\(dtype.messageName)Tensor \(sizes)]"
  }
}
