import Autograd
import Language
import Tensors

/// `out=`: a result is written into a tensor that is there already.
extension Call {
  /// Throws `RuntimeError` where a gradient would be wanted: such a call is not recorded.
  func checkOutput(_ index: Int) throws {
    guard GradMode.isEnabled else { return }
    let asks = parameters.indices.contains { i in
      self[i].tensor?.requiresGrad ?? false
        || self[i].items?.contains { $0.tensor?.requiresGrad ?? false } ?? false
    }
    guard asks else { return }
    throw PythonError.runtimeError(
      "\(function.name)(): functions with out=... arguments don't support automatic "
        + "differentiation, but one of the arguments requires grad.")
  }

  /// The tensor given as `out`, with the numbers of `result`; it takes the result's shape if it has
  /// another one. Throws `RuntimeError` where the types do not fit.
  func write(_ result: Value, toOutput index: Int) throws -> Value {
    let out = try object(index)
    guard let numbers = result.tensor?.tensor else { return result }
    guard numbers.dtype.canCast(to: out.tensor.dtype) else {
      throw PythonError.runtimeError(
        "result type \(numbers.dtype.messageName) can't be cast to the desired output type "
          + out.tensor.dtype.messageName)
    }
    if numbers.sizes == out.tensor.sizes {
      try out.change(recorded: false) { try $0.tensor.copy_(from: numbers) }
    } else {
      out.replace(Variable(try numbers.to(out.tensor.dtype).clone()))
    }
    return self[index]
  }
}
