import Autograd
import Language

extension Value {
  /// The tensor in its graph, where the value is a `torch.Tensor`.
  package var variable: Variable? { self.as(TensorObject.self)?.variable }
}
