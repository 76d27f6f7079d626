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

  /// Operations that run in vectors, each with the operand's shape.
  private static let operations: [(name: String, sizes: Dims, run: (Tensor) throws -> Tensor)] =
    UnaryKernel.allCases.filter { $0 != .bitwiseNot }.map { kernel in
      ("\(kernel)", [600], { try $0.unary(kernel) })
    } + [
      ("add", [600], { try $0.add($0) }),
      ("mul", [20, 30], { try $0.mul($0.narrow(dim: 0, start: 1, length: 1)) }),
      ("pow", [600], { try $0.unary(.abs).pow(.double(1.7)) }),
      ("sum", [600], { try $0.sum(dims: nil) }),
      ("sum of columns", [20, 30], { try $0.sum(dims: [0]) }),
      ("sum of rows", [20, 30], { try $0.sum(dims: [1]) }),
      ("mean", [20, 30], { try $0.mean(dims: [1]) }),
      ("var", [20, 30], { try $0.variance(dims: [0]) }),
      ("std", [600], { try $0.std(dims: nil) }),
      ("amax", [20, 30], { try $0.amax(dims: [1]) }),
      ("argmax", [20, 30], { try $0.argmax(dim: 1, keepdim: false) }),
      ("cumsum", [20, 30], { try $0.cumsum(dim: 1) }),
      ("softmax", [20, 30], { try $0.softmax(dim: 1) }),
      ("log_softmax", [20, 30], { try $0.logSoftmax(dim: 1) }),
      ("matmul", [20, 30], { try $0.matmul($0.transpose(0, 1)) }),
      ("dot", [600], { try $0.matmul($0) }),
    ]

  @Test("Every offset gives the same bits", arguments: 1...8)
  func offsets(offset: Int) throws {
    for (name, sizes, run) in Self.operations {
      let expected = try run(Self.laid(sizes, at: 0)).bits()
      #expect(try run(Self.laid(sizes, at: offset)).bits() == expected, "\(name)")
    }
  }

  @Test("Functions of elements that are apart give the same bits", arguments: [2, 3, 7])
  func steps(step: Int) throws {
    for (name, sizes, run) in Self.operations.prefix(while: { $0.name != "sum" }) {
      let expected = try run(Self.laid(sizes, at: 0)).bits()
      #expect(try run(Self.laid(sizes, at: 1, step: step)).bits() == expected, "\(name)")
    }
  }

  @Test("A row's length changes no element", arguments: 1...17)
  func lengths(length: Int) throws {
    for (name, _, run) in Self.operations.prefix(while: { $0.name != "add" }) {
      let whole = try run(Self.laid([600], at: 0))
      let part = try run(Self.laid([600], at: 0).narrow(dim: 0, start: 3, length: length))
      let same = try whole.narrow(dim: 0, start: 3, length: length)
      #expect(try part.bits() == same.bits(), "\(name)")
    }
  }
}
