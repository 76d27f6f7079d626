import Autograd
import Language
import Tensors

extension TensorObject {
  /// `self[key]`.
  func item(at key: Value) throws -> Value {
    if let part = try selected(by: key) { return .object(part) }
    if let index = key.tensor?.tensor, index.rank > 0 {
      return .tensor(try variable.index([.tensor(index)]))
    }
    return .tensor(try base.index(Index.parts(of: key)))
  }

  /// `self[key] = value`.
  func assign(_ value: Value, at key: Value) throws {
    if let source = value.tensor, let index = intIndex(key), source.isPlainPart(of: self, index) {
      // The end of `x[i] += y`: the elements are there already.
      willChange()
      return tensor.storage.willChange()
    }
    let source = try assignable(value)
    let parts = try Index.parts(of: key)
    let recorded = GradMode.isEnabled && (requiresGrad || source.requiresGrad)
    try change(recorded: recorded) { try $0.setIndex(parts, source) }
  }

  // MARK: Ints

  /// The view that one int, two ints, or 0-dim tensors of ints select; nil for other keys.
  ///
  /// This is the way of the loop `dC[ix] += demb[k, j]`: it makes nothing but the view.
  @inline(__always)
  private func selected(by key: Value) throws -> TensorObject? {
    if let index = intIndex(key) { return try part(index, nil) }
    guard let items = key.tuple?.items else { return nil }
    return try items.withUnsafeBufferPointer { try part(at: $0) }
  }

  /// The same for the keys of a subscript that are two.
  @inline(__always)
  func part(at keys: UnsafeBufferPointer<Value>) throws -> TensorObject? {
    guard keys.count == 2, let first = intIndex(keys[0]), let second = intIndex(keys[1]) else {
      return nil
    }
    return try part(first, second)
  }

  @inline(__always)
  private func part(_ first: Int, _ second: Int?) throws -> TensorObject {
    if tensor.dtype.isFloatingPoint && (GradMode.isEnabled || requiresGrad) {
      let position = LateView(source: self, first: first, second: second)
      return GradMode.isEnabled
        ? try TensorObject(late: position) : TensorObject(try position.index(base))
    }
    return try TensorObject(partOf: self, first, second)
  }

  @inline(__always)
  private func intIndex(_ key: Value) -> Int? {
    if case .int(let index) = key { return index }
    return key.tensor?.position
  }

  // MARK: Assignment

  /// The tensor to copy from.
  private func assignable(_ value: Value) throws -> Variable {
    if let object = value.tensor { return object.variable }
    guard let scalar = value.scalar else {
      if value.isInteger { throw PythonError.valueError("Overflow when unpacking long long") }
      throw PythonError.typeError(
        "can't assign a \(value.type.name) to a torch.\(tensor.dtype.messageName)Tensor")
    }
    return Variable(try Tensor(scalar: scalar, dtype: tensor.dtype))
  }
}
