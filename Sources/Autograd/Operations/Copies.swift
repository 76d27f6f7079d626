import Tensors

// Copies of a tensor, and what is written into one.

extension Variable {
  // MARK: clone, to

  private static let cloneOperation = Operation<Void>(
    "CloneBackward0", Gradient("the gradient as it is: grad") { grad, _ in grad })

  /// A copy with memory of its own.
  package func clone() throws -> Variable {
    try Self.cloneOperation.record(tensor.clone(), self, ())
  }

  /// This tensor if it is contiguous, otherwise a contiguous copy.
  package func contiguous() throws -> Variable {
    if tensor.isContiguous { return self }
    return try Self.cloneOperation.record(tensor.contiguous(), self, ())
  }

  private static let toCopyOperation = Operation<Void>(
    "ToCopyBackward0",
    Gradient("the gradient in the old type: grad.to(a.dtype)") { grad, kept in
      try grad.to(kept.dtype)
    })

  /// This tensor in another type; itself if it has that type.
  package func to(_ dtype: DType) throws -> Variable {
    if dtype == self.dtype { return self }
    return try Self.toCopyOperation.record(tensor.to(dtype), self, ())
  }

  // MARK: In place

  private static let copyOperation = Operation<Void>(
    "CopyBackwards",
    Gradient("overwritten: 0") { grad, _ in try grad.zerosLike() },
    Gradient("the gradient as it is") { grad, _ in grad })

  /// Overwrites this tensor with another, broadcast and converted. Integers stay out of the graph.
  package mutating func copy_(_ source: Variable) throws {
    if !dtype.isFloatingPoint { return try tensor.copy_(from: source.tensor) }
    try Self.copyOperation.change(&self, source, parameters: ()) {
      try $0.copy_(from: source.tensor)
    }
  }

  private static let zeroRule = Gradient<Void>("overwritten: 0") { grad, _ in
    try grad.zerosLike()
  }
  private static let fillScalar = Operation("FillBackward2", zeroRule)
  private static let fillTensor = Operation(
    "FillBackward3", zeroRule,
    Gradient("the sum of the gradient") { grad, _ in try grad.sum() })
  private static let zeroOperation = Operation("ZeroBackward0", zeroRule)

  /// Overwrites every element with a number.
  package mutating func fill_(_ value: Scalar) throws {
    try Self.fillScalar.change(&self, parameters: ()) { try $0.fill_(value) }
  }

  /// Overwrites every element with a 0-dim tensor's.
  package mutating func fill_(_ value: Variable) throws {
    try Self.fillTensor.change(&self, value, parameters: ()) {
      try $0.copy_(from: value.tensor)
    }
  }

  /// Overwrites every element with 0.
  package mutating func zero_() throws {
    try Self.zeroOperation.change(&self, parameters: ()) { try $0.fill_(0) }
  }
}
