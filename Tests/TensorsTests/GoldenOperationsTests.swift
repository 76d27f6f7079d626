import Testing

@testable import Tensors

/// What real PyTorch computes with exactly rounded elementary functions, bit for bit.
@Suite(.enabled(if: Golden.isAvailable, Golden.absence))
struct GoldenOperationsTests {
  /// One recorded operation.
  private struct Record {
    let name: String
    let arguments: [Scalar]
    let inputs: [Tensor]
    let outputs: [Tensor]

    init(_ json: Any, arrays: [Any]) throws {
      let record = try #require(json as? [String: Any])
      name = try #require(record["op"] as? String)
      arguments = try #require(record["args"] as? [Any]).map(Self.scalar)
      inputs = try #require(record["in"] as? [Int]).map { try Golden.tensor(arrays[$0]) }
      let single = (record["out"] as? Int).map { [$0] }
      let places = try #require(record["out"] as? [Int] ?? single)
      outputs = try places.map { try Golden.tensor(arrays[$0]) }
    }

    private static func scalar(_ value: Any) throws -> Scalar {
      let text = "\(type(of: value))"
      if text.contains("Boolean"), let bool = value as? Bool { return .bool(bool) }
      if let int = value as? Int { return .int(int) }
      return .double(try #require(value as? Double))
    }

    var dims: [Int]? { arguments.first.map { [$0.asInt] } }
    var flag: Bool? { arguments.count > 1 ? arguments[1].isTrue : nil }
  }

  @Test func everyRecordedOperationIsBitForBitEqual() throws {
    let file = try #require(try Golden.json("ops.json") as? [String: Any])
    let arrays = try #require(file["arrays"] as? [Any])
    let records = try #require(file["records"] as? [Any])
    #expect(records.count > 200)
    for json in records {
      let record = try Record(json, arrays: arrays)
      let results = try compute(record)
      for (result, expected) in zip(results, record.outputs) {
        let differences = try Golden.differences(result, expected)
        #expect(
          differences == 0,
          "\(record.name) \(record.arguments) \(record.inputs.map(\.sizes)): \(differences)")
      }
    }
  }

  private func compute(_ record: Record) throws -> [Tensor] {
    let x = record.inputs[0]
    let correction = (record.flag ?? true) ? 1.0 : 0.0
    switch record.name {
    case "sum": return [try x.sum(dims: record.dims, keepdim: record.flag ?? false)]
    case "mean": return [try x.mean(dims: record.dims)]
    case "var": return [try x.variance(dims: record.dims, correction: correction)]
    case "std": return [try x.std(dims: record.dims, correction: correction)]
    case "max":
      let (values, indices) = try x.max(dim: record.arguments[0].asInt)
      return [values, indices]
    case "pow": return [try x.pow(record.arguments[0])]
    case "rpow": return [try Tensor.binary(.pow, .scalar(record.arguments[0]), .tensor(x))]
    case "pow_tensor": return [try Tensor.binary(.pow, .tensor(x), .tensor(record.inputs[1]))]
    case "matmul": return [try x.matmul(record.inputs[1])]
    case "matmul_transposed_left": return [try x.transposed.matmul(record.inputs[1])]
    case "matmul_transposed_right": return [try x.matmul(record.inputs[1].transposed)]
    default: return [try composed(record, x)]
    }
  }

  private func composed(_ record: Record, _ x: Tensor) throws -> Tensor {
    switch record.name {
    case "softmax": return try x.softmax(dim: 1)
    case "log_softmax": return try x.logSoftmax(dim: 1)
    case "logsumexp": return try x.logsumexp(dims: [1])
    case "softmax_backward":
      let y = try x.softmax(dim: 1)
      let g = record.inputs[1]
      return try g.sub(g.mul(y).sum(dims: [1], keepdim: true)).mul(y)
    case "var_backward":
      let factor = Scalar.double(2 / Double(x.sizes[0] - 1))
      return try Tensor.ones([1, x.sizes[1]], .float32).mul(factor)
        .mul(x.sub(x.mean(dims: [0], keepdim: true)))
    case "cross_entropy": return try crossEntropy(x, record.inputs[1])
    case "cross_entropy_backward": return try crossEntropyGradient(x, record.inputs[1])
    default:
      let kernel = try #require(UnaryKernel.allCases.first { "\($0)" == record.name })
      return try x.unary(kernel)
    }
  }

  private func crossEntropy(_ x: Tensor, _ targets: Tensor) throws -> Tensor {
    let (total, count) = try x.logSoftmax(dim: 1).nllLossSum(targets)
    return try total.div(.int(count))
  }

  private func crossEntropyGradient(_ x: Tensor, _ targets: Tensor) throws -> Tensor {
    let places = try targets.toArray(Int.self)
    var gradient = [Float](repeating: 0, count: x.count)
    for (row, target) in places.enumerated() {
      gradient[row * x.sizes[1] + target] = -1 / Float(places.count)
    }
    let g = try Tensor.from(gradient, sizes: x.sizes)
    let probabilities = try x.logSoftmax(dim: 1).unary(.exp)
    return try g.sub(probabilities.mul(g.sum(dims: [1], keepdim: true)))
  }
}

extension Tensor {
  /// A matrix with its dimensions exchanged.
  var transposed: Tensor {
    Tensor(
      storage: storage, offset: offset, sizes: [sizes[1], sizes[0]],
      strides: [strides[1], strides[0]], dtype: dtype)
  }
}
