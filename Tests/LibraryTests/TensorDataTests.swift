import Language
import Testing

@testable import Library

/// `torch.tensor`: nested sequences, types, and what is wrong with some of them.
@Suite struct TensorDataTests {
  private func shown(_ data: Value) throws -> String { try Torch.tensor(data).shown }
  private func error(_ data: Value) throws -> String {
    try Torch.message { try Torch.tensor(data) }
  }

  @Test func `types follow from the numbers`() throws {
    #expect(try shown(.ints(1, 2)) == "tensor([1, 2])")
    #expect(
      try shown(.list([.int(1), .float(2.5), .bool(true)])) == "tensor([1.0000, 2.5000, 1.0000])")
    #expect(try shown(.list([.int(1), .bool(true)])) == "tensor([1, 1])")
    #expect(try shown(.list([.bool(true), .bool(false)])) == "tensor([ True, False])")
    #expect(try shown(.list([])) == "tensor([])")
    #expect(try shown(.list([.list([]), .list([])])) == "tensor([], size=(2, 0))")
  }

  @Test func `tensors of one number may stand for it`() throws {
    let half = try Torch.tensor(.float(1.5))
    #expect(try shown(.list([half, .int(2)])) == "tensor([1.5000, 2.0000])")
  }

  @Test func `rows have one length`() throws {
    #expect(
      try error(.list([.ints(1, 2, 3), .ints(1, 2)]))
        == "ValueError: expected sequence of length 3 at dim 1 (got 2)")
  }

  @Test func `what is no number is said in PyTorch's words`() throws {
    #expect(try error(.str("abc")) == "TypeError: new(): invalid data type 'str'")
    #expect(
      try error(.list([.int(1), .none])) == "RuntimeError: Could not infer dtype of NoneType")
    #expect(try error(.list([.list([.str("a")])])) == "ValueError: too many dimensions 'str'")
    #expect(try error(.list([.ints(1), .int(2)])) == "TypeError: not a sequence")
    #expect(
      try error(.list([.int(1), .ints(2)]))
        == "TypeError: 'list' object cannot be interpreted as an integer")
    #expect(
      try error(.list([.float(1), .ints(2)])) == "TypeError: must be real number, not list")
  }
}
