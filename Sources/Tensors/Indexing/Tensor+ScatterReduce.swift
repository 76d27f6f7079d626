import Safety

/// What `scatter_reduce` makes of all elements that go to one place.
package enum ScatterReduction: String, Sendable {
  case sum, prod, mean, amax, amin

  /// The reduction of that name. Throws `RuntimeError` for another than PyTorch's.
  package init(named name: String) throws {
    guard let known = ScatterReduction(rawValue: name) else {
      throw NamedError(
        "RuntimeError",
        "reduce argument must be either sum, prod, mean, amax or amin, got \(name)")
    }
    self = known
  }

  /// What nothing comes to.
  fileprivate func neutral(_ dtype: DType) -> Scalar {
    switch self {
    case .sum, .mean: return 0
    case .prod: return 1
    case .amax, .amin:
      if dtype.isFloatingPoint { return .double(self == .amax ? -.infinity : .infinity) }
      if dtype == .bool { return .bool(self == .amin) }
      let bits = dtype.size * 8
      let isSigned = dtype != .uint8
      let highest = Int(truncatingIfNeeded: UInt.max >> UInt(64 - bits + (isSigned ? 1 : 0)))
      return .int(self == .amin ? highest : isSigned ? -highest - 1 : 0)
    }
  }
}

extension Tensor {
  /// This tensor with the elements of `source` brought together at the positions along `dim` that
  /// `index` gives; without `includesSelf` what was there does not count.
  package func scatterReduced(
    dim: Int, _ index: Tensor, _ source: Tensor, _ how: ScatterReduction, includesSelf: Bool = true
  ) throws -> Tensor {
    let result = try clone()
    if !includesSelf { try result.scatter_(dim: dim, index, how.neutral(dtype)) }
    switch how {
    case .sum, .mean: try result.scatter_(dim: dim, index, source, .add)
    case .prod: try result.scatter_(dim: dim, index, source, .multiply)
    case .amax: try result.scatter_(dim: dim, index, source, .maximum)
    case .amin: try result.scatter_(dim: dim, index, source, .minimum)
    }
    guard how == .mean else { return result }
    let counts = try scatterCounts(dim: dim, index, source.sizes, includesSelf: includesSelf)
    let kind: BinaryKernel = dtype.isFloatingPoint ? .div : .floorDivide
    return try Tensor.binary(kind, .tensor(result), .tensor(counts.to(dtype)))
  }

  /// How many elements come together at each place, but at least 1.
  package func scatterCounts(
    dim: Int, _ index: Tensor, _ sizes: Dims, includesSelf: Bool
  ) throws -> Tensor {
    let counts = try Tensor.full(self.sizes, includesSelf ? 1 : 0, .int64)
    try counts.scatter_(dim: dim, index, Tensor.ones(sizes, .int64), .add)
    return try counts.clamp(min: .scalar(1))
  }
}
