import Safety
import Testing

@testable import Tensors

/// What the recorded operations do not show.
@Suite("Arithmetic")
struct ArithmeticTests {
  private func floats(_ values: [Float], _ sizes: Dims? = nil) throws -> Tensor {
    try Tensor.from(values, sizes: sizes ?? [values.count])
  }

  // MARK: Types

  @Test func numbersDoNotWidenTensorsOfTheirCategory() throws {
    let bytes = try Tensor.from([1, 2], sizes: [2]).to(.uint8)
    #expect(Tensor.resultType(.tensor(bytes), .scalar(300)) == .uint8)
    #expect(Tensor.resultType(.tensor(bytes), .scalar(0.5)) == .float32)
    let zeroDimensional = try Tensor(scalar: 1, dtype: .float64)
    #expect(Tensor.resultType(.tensor(bytes), .tensor(zeroDimensional)) == .float64)
    let vector = try floats([1])
    #expect(Tensor.resultType(.tensor(vector), .tensor(zeroDimensional)) == .float32)
    #expect(DType.promoted(.uint8, .int8) == .int16)
  }

  @Test func valuesOutOfAFillsRangeAreErrors() throws {
    #expect(
      throws: NamedError(
        "RuntimeError", "value cannot be converted to type int8_t without overflow")
    ) {
      try Tensor.full([2], 300, .int8)
    }
    let wrapped = try Tensor.binary(
      .add, .tensor(Tensor.ones([1], .int8)), .scalar(1000))
    #expect(try wrapped.item() == .int(-23))
  }

  @Test func onlyOneElementIsAnItem() throws {
    #expect(
      throws: NamedError(
        "RuntimeError", "a Tensor with 2 elements cannot be converted to Scalar")
    ) {
      try floats([1, 2]).item()
    }
    #expect(try floats([1.5], [1, 1]).item() == 1.5)
  }

  // MARK: In-place changes

  @Test func aTakenBackStatementLeavesTheOldElements() throws {
    let x = try floats([1, 2, 3])
    UndoLog.begin()
    try x.binary_(.mul, .scalar(10))
    try x.unary_(.neg)
    try x.fill_(0)
    #expect(try x.toArray(Float.self) == [0, 0, 0])
    UndoLog.rollback()
    #expect(try x.toArray(Float.self) == [1, 2, 3])
  }

  @Test func expandedTensorsAreNotWritten() throws {
    let row = try floats([1, 2, 3])
    let expanded = Tensor(
      storage: row.storage, offset: 0, sizes: [2, 3], strides: [0, 1], dtype: .float32)
    #expect(throws: NamedError.self) { try expanded.binary_(.add, .scalar(1)) }
    #expect(throws: NamedError.self) { try expanded.copy_(from: row) }
  }

  @Test func aTensorAddedToItsOwnShiftedViewReadsOldElements() throws {
    let x = try floats([1, 2, 3, 4])
    let head = Tensor(storage: x.storage, offset: 0, sizes: [3], strides: [1], dtype: .float32)
    let tail = Tensor(storage: x.storage, offset: 1, sizes: [3], strides: [1], dtype: .float32)
    try tail.binary_(.add, .tensor(head))
    #expect(try x.toArray(Float.self) == [1, 3, 5, 7])
  }

  // MARK: Reductions

  @Test func reductionsOfNothing() throws {
    let empty = try Tensor.zeros([2, 0], .float32)
    #expect(try empty.sum(dims: [1]).toArray(Float.self) == [0, 0])
    #expect(try empty.prod(dims: [1]).toArray(Float.self) == [1, 1])
    #expect(try empty.mean().item().asDouble.isNaN)
    let variances = try empty.variance(dims: [1]).toArray(Float.self)
    #expect(variances.count == 2 && variances[0].isNaN && variances[1].isNaN)
    #expect(try empty.logsumexp(dims: [1]).toArray(Float.self) == [-.infinity, -.infinity])
    #expect(throws: NamedError.self) { try empty.max(dim: 1) }
    #expect(throws: NamedError.self) { try empty.argmax() }
  }

  @Test func theFirstThatIsNotANumberIsTheMaximum() throws {
    let (values, indices) = try floats([1, .nan, 3, .nan]).max(dim: 0)
    #expect(try values.item().asDouble.isNaN)
    #expect(try indices.item() == 1)
    #expect(try floats([3, 1, 3]).argmax().item() == 0)
  }

  @Test func logsumexpOfInfinities() throws {
    let x = try floats([-.infinity, -.infinity, 1, .infinity], [2, 2])
    #expect(try x.logsumexp(dims: [1]).toArray(Float.self) == [-.infinity, .infinity])
  }

  @Test func medianIsTheLowerOne() throws {
    let (values, indices) = try floats([4, 1, 3, 2], [1, 4]).median(dim: 1)
    #expect(try values.item() == 2.0)
    #expect(try indices.item() == 3)
    #expect(try floats([1, .nan]).median().item().asDouble.isNaN)
  }

  @Test func normsOfAllOrders() throws {
    let x = try floats([3, -4, 0])
    #expect(try x.norm().item() == 5.0)
    #expect(try x.norm(p: 1).item() == 7.0)
    #expect(try x.norm(p: 0).item() == 2.0)
    #expect(try x.norm(p: .infinity).item() == 4.0)
    #expect(try x.norm(p: -.infinity).item() == 0.0)
  }

  @Test func aBroadcastGradientIsSummedToItsShape() throws {
    let g = try floats([1, 2, 3, 4, 5, 6], [2, 3])
    #expect(try g.sum(toSize: [3]).toArray(Float.self) == [5, 7, 9])
    #expect(try g.sum(toSize: [2, 1]).toArray(Float.self) == [6, 15])
    #expect(try g.sum(toSize: []).item() == 21.0)
  }

  // MARK: Comparisons

  @Test func closenessIsRelativeToTheOther() throws {
    let (a, b) = (
      try floats([1, 1e-9, .infinity, .nan]), try floats([1.000005, 0, .infinity, .nan])
    )
    #expect(try a.isclose(b).toArray(Bool.self) == [true, true, true, false])
    #expect(try a.isclose(b, equalNaN: true).toArray(Bool.self) == [true, true, true, true])
    #expect(throws: NamedError("RuntimeError", "Float did not match Double")) {
      try a.allclose(b.to(.float64))
    }
    let isEqual = try floats([1]).equal(floats([1, 1]))
    #expect(!isEqual)
  }

  // MARK: Long loops

  @Test func aLongLoopStopsWhenAsked() throws {
    let x = try Tensor.ones([1 << 18], .float32)
    Interrupt.request()
    #expect(throws: NamedError("KeyboardInterrupt", "")) { try x.unary(.exp) }
    Interrupt.request()
    #expect(throws: NamedError("KeyboardInterrupt", "")) { try x.add(x) }
    Interrupt.clear()
  }
}
