import Autograd
import Language

extension Value {
  /// A `torch.Tensor` of a tensor and its place in the graph.
  package init(_ variable: Variable) { self = .object(TensorObject(variable)) }

  /// The tensor in its graph, where the value is a `torch.Tensor`.
  package var variable: Variable? { self.as(TensorObject.self)?.variable }
}
