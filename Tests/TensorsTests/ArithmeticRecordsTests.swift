import Foundation
import Recordings
import Safety
import Testing

@testable import Tensors

/// Random operations as real PyTorch computes them: types, layouts, bits and errors.
///
/// The records are made by `Data/generate_arithmetic.py`.
@Suite("Recorded arithmetic")
struct ArithmeticRecordsTests {
  private nonisolated(unsafe) static let records =
    (try? RecordedFile.records("arithmetic")) ?? []

  /// A recorded operand: a tensor with its layout, or a number.
  private static func operand(_ json: Any) throws -> Operand {
    let record = try #require(json as? [String: Any])
    if let kind = record["kind"] as? String {
      let number = record["number"]
      switch kind {
      case "bool": return .scalar(.bool(try #require(number as? Bool)))
      case "int": return .scalar(.int(try #require(number as? Int)))
      default: return .scalar(.double(try #require((number as? String).flatMap(Double.init))))
      }
    }
    let dense = try Recordings.tensor(record)
    let strides = Dims(ints(record["strides"]))
    let laidOut = Tensor(
      storage: try Storage(byteCount: dense.count * dense.dtype.size), offset: 0,
      sizes: dense.sizes, strides: strides, dtype: dense.dtype)
    try laidOut.write(dense)
    return .tensor(laidOut)
  }

  @Test func elementwiseOperationsGiveTheTypeTheLayoutAndTheBits() throws {
    let kernels = Dictionary(uniqueKeysWithValues: BinaryKernel.allCases.map { ("\($0)", $0) })
    var count = 0
    for record in Self.records {
      let name = try #require(record["op"] as? String)
      guard let kernel = kernels[name] else { continue }
      let inputs = try operands(record)
      try check(record, comparesStrides: true) { [try Tensor.binary(kernel, inputs[0], inputs[1])] }
      count += 1
    }
    #expect(count > 400)
  }

  @Test func inPlaceOperationsChangeTheTensorOrSayWhyNot() throws {
    let kernels = Dictionary(uniqueKeysWithValues: BinaryKernel.allCases.map { ("\($0)_", $0) })
    for record in Self.records {
      let name = try #require(record["op"] as? String)
      guard let kernel = kernels[name] else { continue }
      let inputs = try operands(record)
      try check(record) {
        let target = try tensor(inputs[0])
        try target.binary_(kernel, inputs[1])
        return [target]
      }
    }
  }

  @Test func reductionsAddInTheSameOrder() throws {
    for record in Self.records {
      let inputs = try operands(record)
      guard let reduction = try reduction(record, inputs) else { continue }
      try check(record, reduction)
    }
  }

  @Test func productsFollowTheRulesForVectorsAndBatches() throws {
    for record in Self.records where record["op"] as? String == "matmul" {
      let inputs = try operands(record)
      try check(record) { [try tensor(inputs[0]).matmul(tensor(inputs[1]))] }
    }
  }

  @Test func operationsOfSeveralOperandsAreFusedWherePyTorchFuses() throws {
    for record in Self.records {
      let inputs = try operands(record)
      guard let operation = try severalOperands(record, inputs) else { continue }
      try check(record, operation)
    }
  }

  @Test func rangesAreCountedAsPyTorchCounts() throws {
    for record in Self.records {
      let name = try #require(record["op"] as? String)
      guard name == "arange" || name == "linspace" else { continue }
      let numbers = try operands(record).map { try scalar($0) }
      let typeName = (record["args"] as? [String])?.first
      let dtype = try #require(DType.allCases.first { $0.name == typeName })
      try check(record) {
        name == "arange"
          ? [try .arange(start: numbers[0], end: numbers[1], step: numbers[2], dtype: dtype)]
          : [
            try .linspace(start: numbers[0], end: numbers[1], steps: numbers[2].asInt, dtype: dtype)
          ]
      }
    }
  }

  // MARK: Operations by name

  private func reduction(
    _ record: [String: Any], _ inputs: [Operand]
  ) throws -> (() throws -> [Tensor])? {
    let arguments = record["args"] as? [Any] ?? []
    guard arguments.count == 2, let keepdim = arguments[1] as? Bool else { return nil }
    let x = try tensor(inputs[0])
    let dims = (arguments[0] as? [Any]).map { ints($0) }
    let dim = arguments[0] as? Int ?? 0
    switch record["op"] as? String {
    case "sum": return { [try x.sum(dims: dims, keepdim: keepdim)] }
    case "mean": return { [try x.mean(dims: dims, keepdim: keepdim)] }
    case "var": return { [try x.variance(dims: dims, keepdim: keepdim)] }
    case "std": return { [try x.std(dims: dims, keepdim: keepdim)] }
    case "amax": return { [try x.amax(dims: dims, keepdim: keepdim)] }
    case "amin": return { [try x.amin(dims: dims, keepdim: keepdim)] }
    case "any": return { [try x.any(dims: dims, keepdim: keepdim)] }
    case "all": return { [try x.all(dims: dims, keepdim: keepdim)] }
    case "prod": return { [try x.prod(dims: [dim], keepdim: keepdim)] }
    case "argmax": return { [try x.argmax(dim: dim, keepdim: keepdim)] }
    case "argmin": return { [try x.argmin(dim: dim, keepdim: keepdim)] }
    case "cumsum": return { [try x.cumsum(dim: dim)] }
    case "cumprod": return { [try x.cumprod(dim: dim)] }
    case "max":
      return {
        let (values, indices) = try x.max(dim: dim, keepdim: keepdim)
        return [values, indices]
      }
    case "min":
      return {
        let (values, indices) = try x.min(dim: dim, keepdim: keepdim)
        return [values, indices]
      }
    default: return nil
    }
  }

  private func severalOperands(
    _ record: [String: Any], _ inputs: [Operand]
  ) throws -> (() throws -> [Tensor])? {
    switch record["op"] as? String {
    case "lerp": return { [try tensor(inputs[0]).lerp(tensor(inputs[1]), inputs[2])] }
    case "addcmul":
      return {
        [
          try tensor(inputs[0]).addcmul(
            tensor(inputs[1]), tensor(inputs[2]), value: scalar(inputs[3]))
        ]
      }
    case "addcdiv":
      return {
        [
          try tensor(inputs[0]).addcdiv(
            tensor(inputs[1]), tensor(inputs[2]), value: scalar(inputs[3]))
        ]
      }
    case "addAlpha": return { [try .add(inputs[0], inputs[1], alpha: scalar(inputs[2]))] }
    case "subAlpha": return { [try .sub(inputs[0], inputs[1], alpha: scalar(inputs[2]))] }
    case "where": return { [try .where(tensor(inputs[0]), inputs[1], inputs[2])] }
    case "clamp": return { [try tensor(inputs[0]).clamp(min: inputs[1], max: inputs[2])] }
    case "maskedFill":
      return { [try tensor(inputs[0]).maskedFill(tensor(inputs[1]), scalar(inputs[2]))] }
    case "round":
      let decimals = ints(record["args"])[0]
      return { [try tensor(inputs[0]).round(decimals: decimals)] }
    default: return nil
    }
  }

  // MARK: Comparison

  private func operands(_ record: [String: Any]) throws -> [Operand] {
    try #require(record["in"] as? [Any]).map(Self.operand)
  }

  private func tensor(_ operand: Operand) throws -> Tensor {
    guard case .tensor(let tensor) = operand else { throw NamedError("TestError", "no tensor") }
    return tensor
  }

  private func scalar(_ operand: Operand) throws -> Scalar {
    guard case .scalar(let scalar) = operand else { throw NamedError("TestError", "no number") }
    return scalar
  }

  private func check(
    _ record: [String: Any], comparesStrides: Bool = false, _ operation: () throws -> [Tensor]
  ) throws {
    let what = Comment(rawValue: Self.description(record))
    if let name = record["error"] as? String {
      #expect(throws: NamedError(name, record["message"] as? String ?? ""), what) {
        try operation()
      }
      return
    }
    let expected = try #require(record["out"] as? [Any])
    let results: [Tensor]
    do {
      results = try operation()
    } catch {
      Issue.record("\(what): \(error)")
      return
    }
    #expect(results.count == expected.count)
    for (result, json) in zip(results, expected) {
      let wanted = try Recordings.tensor(json)
      #expect(result.dtype == wanted.dtype, what)
      #expect(result.sizes == wanted.sizes, what)
      #expect(try Difference(result, wanted).elements == 0, what)
      if comparesStrides {
        let strides = ints((json as? [String: Any])?["strides"])
        let differing = result.sizes.indices.filter {
          result.sizes[$0] > 1 && result.strides[$0] != strides[$0]
        }
        #expect(differing.isEmpty || result.count == 0, what)
      }
    }
  }

  /// An operation without its numbers, for messages.
  private static func description(_ record: [String: Any]) -> String {
    let inputs = (record["in"] as? [[String: Any]] ?? []).map { input in
      input["number"].map { "\($0)" }
        ?? "\(input["dtype"] ?? "")\(ints(input["shape"]))\(ints(input["strides"]))"
    }
    return "\(record["op"] ?? "") \(inputs) \(record["args"] ?? "")"
  }
}
