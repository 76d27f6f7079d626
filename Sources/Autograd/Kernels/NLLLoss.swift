import Safety
import Tensors

// The negative log-likelihood: one pass over the targets (ATen/native/LossNLL.cpp).

extension Tensor {
  /// The loss and the sum of the targets' weights; of `[classes]` and one target, or of
  /// `[n, classes]` and n.
  func nllLoss(
    _ target: Tensor, weight: Tensor?, reduction: LossReduction, ignoreIndex: Int
  ) throws -> (loss: Tensor, totalWeight: Tensor) {
    try checkTargets(target, weight)
    let targets = try target.to(.int64).contiguous().toArray(Int.self)
    let (input, weights) = (try contiguous(), try weight?.contiguous())
    switch dtype {
    case .float32:
      return try input.nllLoss(targets, weights, reduction, ignoreIndex, target.rank, Float.self)
    case .float64:
      return try input.nllLoss(targets, weights, reduction, ignoreIndex, target.rank, Double.self)
    default:
      throw NamedError(
        "NotImplementedError",
        "\"nll_loss_out_frame\" not implemented for '\(dtype.messageName)'")
    }
  }

  private func checkTargets(_ target: Tensor, _ weight: Tensor?) throws {
    let isTooLarge = rank == 1 ? target.rank > 1 : target.rank != 1
    if isTooLarge {
      throw NamedError(
        "RuntimeError", "0D or 1D target tensor expected, multi-target not supported")
    }
    if rank == 2 && target.sizes[0] != sizes[0] {
      throw NamedError(
        "ValueError",
        "Expected input batch_size (\(sizes[0])) to match target batch_size "
          + "(\(target.sizes[0])).")
    }
    if rank == 1 && target.rank == 1 && target.count != 1 {
      throw NamedError(
        "ValueError",
        "For 1D input, 1D target must have size 1, but got target size: \(target.count)")
    }
    if let weight, weight.rank != 1 || weight.count != sizes[rank - 1] {
      throw NamedError(
        "RuntimeError",
        "weight tensor should be defined either for all \(sizes[rank - 1]) classes or no classes "
          + "but got weight tensor of shape: \(weight.sizes)")
    }
    if let weight, weight.dtype != dtype {
      throw NamedError(
        "RuntimeError",
        "expected scalar type \(dtype.messageName) but found \(weight.dtype.messageName)")
    }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw NamedError(
        "RuntimeError",
        "expected target dtype to be Long or Byte, but got \(target.dtype.messageName)")
    }
  }

  private static func checked(_ target: Int, _ classes: Int) throws -> Int {
    guard target >= 0, target < classes else {
      throw NamedError("IndexError", "Target \(target) is out of bounds.")
    }
    return target
  }

  private func nllLoss<T: RealElement>(
    _ targets: [Int], _ weight: Tensor?, _ reduction: LossReduction, _ ignoreIndex: Int,
    _ targetRank: Int, _ type: T.Type
  ) throws -> (loss: Tensor, totalWeight: Tensor) {
    let classes = sizes[rank - 1]
    let values = pointer(as: T.self)
    let weights = weight?.pointer(as: T.self)
    var losses = CascadeSum<T>(count: targets.count)
    var total = CascadeSum<T>(count: targets.count)
    var each: [T] = []
    for (row, target) in targets.enumerated() {
      if target == ignoreIndex {
        each.append(0)
        continue
      }
      let column = try Tensor.checked(target, classes)
      let loss = -(values[row &* classes &+ column] * (weights?[column] ?? 1))
      if reduction == .none {
        each.append(loss)
      } else {
        losses.add(loss, at: row)
        total.add(weights?[column] ?? 1, at: row)
      }
    }
    let counted = targets.lazy.filter { $0 != ignoreIndex }.count
    let weightSum = weight == nil ? T(counted) : total.sum
    let totalWeight = try Tensor.from([weightSum], sizes: [])
    switch reduction {
    case .none:
      return (try Tensor.from(each, sizes: targetRank == 0 ? [] : [each.count]), totalWeight)
    case .sum: return (try Tensor.from([losses.sum], sizes: []), totalWeight)
    case .mean: return (try Tensor.from([losses.sum / weightSum], sizes: []), totalWeight)
    }
  }

  /// The gradient of `nllLoss` for its input, of the shape `sizes`.
  static func nllLossGradient(
    _ gradient: Tensor, sizes: Dims, target: Tensor, weight: Tensor?, reduction: LossReduction,
    ignoreIndex: Int, totalWeight: Tensor
  ) throws -> Tensor {
    let result = try zeros(sizes, gradient.dtype)
    let targets = try target.to(.int64).contiguous().toArray(Int.self)
    let gradient = try gradient.contiguous()
    let weight = try weight?.contiguous()
    if gradient.dtype == .float32 {
      try result.fillNLLGradient(
        gradient, targets, weight, reduction, ignoreIndex, totalWeight, Float.self)
    } else {
      try result.fillNLLGradient(
        gradient, targets, weight, reduction, ignoreIndex, totalWeight, Double.self)
    }
    return result
  }

  private func fillNLLGradient<T: RealElement>(
    _ gradient: Tensor, _ targets: [Int], _ weight: Tensor?, _ reduction: LossReduction,
    _ ignoreIndex: Int, _ totalWeight: Tensor, _ type: T.Type
  ) throws {
    let classes = sizes[rank - 1]
    let (out, grads) = (pointer(as: T.self), gradient.pointer(as: T.self))
    let weights = weight?.pointer(as: T.self)
    let total = totalWeight.pointer(as: T.self)[0]
    let step = reduction == .none && gradient.rank > 0 ? gradient.strides[0] : 0
    for (row, target) in targets.enumerated() where target != ignoreIndex {
      let column = try Tensor.checked(target, classes)
      let incoming = reduction == .mean ? grads[0] / total : grads[row &* step]
      out[row &* classes &+ column] = -(weights?[column] ?? 1) * incoming
    }
  }
}

/// PyTorch's sum with partial sums of growing length, which keeps rounding small
/// (ATen/native/LossNLL.cpp, `nll_loss_out_frame`).
private struct CascadeSum<T: RealElement> {
  private static var levels: Int { 8 }
  private let power: Int
  private var partial: [T]

  init(count: Int) {
    let bits = count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    power = Swift.max(4, bits / Self.levels)
    partial = Array(repeating: 0, count: Self.levels)
  }

  mutating func add(_ value: T, at row: Int) {
    partial[0] += value
    let mask = (1 << power) - 1
    for level in 0..<(Self.levels - 1) {
      if row & (mask << (level * power)) != 0 { break }
      partial[level + 1] += partial[level]
      partial[level] = 0
    }
  }

  var sum: T { partial.reduce(0, +) }
}
