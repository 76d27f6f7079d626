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
    if isView(value, selectedBy: key) {
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
    guard let items = key.tuple?.items, items.count == 2, let first = intIndex(items[0]),
      let second = intIndex(items[1])
    else { return nil }
    return try part(first, second)
  }

  @inline(__always)
  private func part(_ first: Int, _ second: Int?) throws -> TensorObject {
    let position = LateView(source: self, first: first, second: second)
    guard GradMode.isEnabled || !requiresGrad else {
      return TensorObject(try position.index(base))
    }
    let numbers = try position.index(tensor)
    guard GradMode.isEnabled, tensor.dtype.isFloatingPoint else {
      return TensorObject(Variable(numbers))
    }
    return TensorObject(numbers, late: position)
  }

  @inline(__always)
  private func intIndex(_ key: Value) -> Int? {
    if case .int(let index) = key { return index }
    guard let index = key.tensor?.tensor, index.rank == 0, index.dtype == .int64 else {
      return nil
    }
    return index.pointer(as: Int.self).pointee
  }

  /// Whether `self[key] = value` assigns a view to itself, as the end of `x[i] += y` does, where
  /// the graph does not have to know.
  @inline(__always)
  private func isView(_ value: Value, selectedBy key: Value) -> Bool {
    guard let source = value.tensor, source.tensor.storage === tensor.storage,
      !source.requiresGrad, !requiresGrad, let index = intIndex(key),
      let view = try? tensor.index(index)
    else { return false }
    return source.tensor.offset == view.offset && source.tensor.dtype == view.dtype
      && source.tensor.sizes == view.sizes && source.tensor.strides == view.strides
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
