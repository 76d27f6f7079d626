import Autograd
import Language
import Tensors

/// `torch.nn.functional`: activations, losses, normalisation.
enum NeuralFunctions {
  static let table: [TorchFunction] = activations + losses + layers + encodings
}
