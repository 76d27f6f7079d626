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
      return try tensor.storage.willChange()
    }
    let source = try assignable(value)
    let parts = try Index.parts(of: key)
    let recorded = GradMode.isEnabled && (requiresGrad || source.requiresGrad)
    let isNumber = value.tensor == nil
    try change(recorded: recorded) { try $0.setIndex(parts, source, isNumber: isNumber) }
  }

  // MARK: Ints

  /// The view that one int, two ints, or 0-dim tensors of ints select; nil for other keys.
  ///
  @inline(__always)
  private func selected(by key: Value) throws -> TensorObject? {
    if let index = intIndex(key) { return try part(index, nil) }
    guard let keys = key.tuple?.items, keys.count == 2, let first = intIndex(keys[0]),
      let second = intIndex(keys[1])
    else { return nil }
    return try part(first, second)
  }

  /// Whether the graph has to know of views.
  @inline(__always)
  var hasRecordedParts: Bool {
    tensor.dtype.isFloatingPoint && (GradMode.isEnabled || requiresGrad)
  }

  @inline(__always)
  private func part(_ first: Int, _ second: Int?) throws -> TensorObject {
    guard hasRecordedParts else { return try TensorObject(partOf: self, first, second) }
    let position = LateView(source: self, first: first, second: second)
    return GradMode.isEnabled
      ? try TensorObject(late: position) : TensorObject(try position.index(base))
  }

  /// `target = self[first, second]` outside of the graph. This is the way of the loop
  /// `dC[ix] += demb[k, j]`: a view that nothing but the target holds is made over.
  func takePart(
    _ first: Int, _ second: Int?, into target: UnsafeMutablePointer<Value>
  ) throws {
    guard let view = TensorObject.released(from: target) else {
      target.pointee = .object(try TensorObject(partOf: self, first, second))
      return
    }
    defer { target.initialize(to: .object(view)) }
    try view.becomePart(of: self, first, second)
  }

  /// Takes a plain tensor object out of a place, which is then not initialized, if nothing but the
  /// place holds it; nil, and the place is as it was, otherwise.
  @inline(__always)
  private static func released(from place: UnsafeMutablePointer<Value>) -> TensorObject? {
    guard place.pointee.tensor != nil else { return nil }
    return released(place.move(), from: place)
  }

  @inline(__always)
  private static func released(
    _ value: consuming Value, from place: UnsafeMutablePointer<Value>
  ) -> TensorObject? {
    guard case .object(var object) = consume value else { return nil }
    if isKnownUniquelyReferenced(&object) {
      let view = unsafeDowncast(object, to: TensorObject.self)
      if view.isPlain { return view }
    }
    place.initialize(to: .object(object))
    return nil
  }

  @inline(__always)
  func intIndex(_ key: Value) -> Int? {
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
