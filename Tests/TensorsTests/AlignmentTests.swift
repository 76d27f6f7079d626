import Testing

@testable import Tensors

/// Where a tensor's elements lie in its storage changes no bit of a result: kernels work in vectors,
/// and memory may begin anywhere in one.
@Suite("Alignment")
struct AlignmentTests {
  /// 600 numbers from -3 to 3, without order.
  private static let numbers: [Float] = {
    var state: UInt64 = 0x9E37_79B9
    return (0..<600).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / 0x1p24 * 6 - 3
    }
  }()

  /// The numbers `step` elements apart, from an offset on.
  private static func laid(_ sizes: Dims, at offset: Int, step: Int = 1) throws -> Tensor {
    let dense = try Tensor.from(numbers, sizes: [numbers.count])
    let storage = try Storage(byteCount: (offset + numbers.count * step) * 4)
    let flat = Tensor(
      storage: storage, offset: offset, sizes: [numbers.count], strides: [step], dtype: .float32)
    try flat.write(dense)
    var strides = sizes
    var size = step
    for d in sizes.indices.reversed() {
      strides[d] = size
      size *= sizes[d]
    }
    return Tensor(storage: storage, offset: offset, sizes: sizes, strides: strides, dtype: .float32)
  }

  /// An operation that runs in vectors, with its operand's shape.
  private struct Operation {
    let name: String
    let sizes: Dims
    let run: (Tensor) throws -> Tensor

    init(_ name: String, _ sizes: Dims, _ run: @escaping (Tensor) throws -> Tensor) {
      (self.name, self.sizes, self.run) = (name, sizes, run)
    }
  }

  private static var functions: [Operation] {
    UnaryKernel.allCases.filter { $0 != .bitwiseNot }.map { kernel in
      Operation("\(kernel)", [600]) { try $0.unary(kernel) }
    }
  }

  private static var others: [Operation] {
    [
      Operation("add", [600]) { try $0.add($0) },
      Operation("mul", [20, 30]) { try $0.mul($0.narrow(dim: 0, start: 1, length: 1)) },
      Operation("pow", [600]) { try $0.unary(.abs).pow(.double(1.7)) },
      Operation("sum", [600]) { try $0.sum(dims: nil) },
      Operation("sum of columns", [20, 30]) { try $0.sum(dims: [0]) },
      Operation("sum of rows", [20, 30]) { try $0.sum(dims: [1]) },
      Operation("mean", [20, 30]) { try $0.mean(dims: [1]) },
      Operation("var", [20, 30]) { try $0.variance(dims: [0]) },
      Operation("std", [600]) { try $0.std(dims: nil) },
      Operation("amax", [20, 30]) { try $0.amax(dims: [1]) },
      Operation("argmax", [20, 30]) { try $0.argmax(dim: 1, keepdim: false) },
      Operation("cumsum", [20, 30]) { try $0.cumsum(dim: 1) },
      Operation("softmax", [20, 30]) { try $0.softmax(dim: 1) },
      Operation("log_softmax", [20, 30]) { try $0.logSoftmax(dim: 1) },
      Operation("matmul", [20, 30]) { try $0.matmul($0.transpose(0, 1)) },
      Operation("dot", [600]) { try $0.matmul($0) },
    ]
  }

  @Test("Every offset gives the same bits", arguments: 1...8)
  func offsets(offset: Int) throws {
    for operation in Self.functions + Self.others {
      let expected = try operation.run(Self.laid(operation.sizes, at: 0)).bits()
      #expect(
        try operation.run(Self.laid(operation.sizes, at: offset)).bits() == expected,
        "\(operation.name)")
    }
  }

  @Test("Functions of elements that are apart give the same bits", arguments: [2, 3, 7])
  func steps(step: Int) throws {
    for operation in Self.functions {
      let expected = try operation.run(Self.laid(operation.sizes, at: 0)).bits()
      #expect(
        try operation.run(Self.laid(operation.sizes, at: 1, step: step)).bits() == expected,
        "\(operation.name)")
    }
  }

  @Test("A row's length changes no element", arguments: 1...17)
  func lengths(length: Int) throws {
    for operation in Self.functions {
      let whole = try operation.run(Self.laid([600], at: 0))
      let part = try operation.run(Self.laid([600], at: 0).narrow(dim: 0, start: 3, length: length))
      let same = try whole.narrow(dim: 0, start: 3, length: length)
      #expect(try part.bits() == same.bits(), "\(operation.name)")
    }
  }
}
