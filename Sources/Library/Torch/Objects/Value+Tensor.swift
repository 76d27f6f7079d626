import Autograd
import Language
import Tensors

// Tensors and their numbers as a program's values.

extension Value {
  /// The tensor in its graph, where the value is a `torch.Tensor`.
  package var variable: Variable? { self.as(TensorObject.self)?.variable }

  /// The tensor object, if the value is one.
  @inline(__always)
  var tensor: TensorObject? {
    if case .object(let object) = self, Swift.type(of: object) == TensorObject.self {
      unsafeDowncast(object, to: TensorObject.self)
    } else {
      nil
    }
  }

  /// A `torch.Tensor` of a tensor and its place in the graph.
  @inline(__always)
  package static func tensor(_ variable: Variable) -> Value { .object(TensorObject(variable)) }

  /// A tensor outside of the graph.
  @inline(__always)
  static func tensor(_ tensor: Tensor) -> Value { .object(TensorObject(Variable(tensor))) }

  /// Python's number of a scalar.
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .double(let number): self = .float(number)
    }
  }

  /// The number, if the value is one that fits PyTorch's `Scalar`.
  var scalar: Scalar? {
    switch self {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .float(let number): .double(number)
    default: nil
    }
  }
}
