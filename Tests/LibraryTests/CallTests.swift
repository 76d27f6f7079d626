import Language
import Testing

@testable import Library

/// How arguments find their overload, and what PyTorch says when they find none.
@Suite struct CallTests {
  private let x = Result { try Torch.call("ones", .int(2), .int(3)) }

  private func error(_ body: (Value) throws -> Value) throws -> String {
    try Torch.message { try body(x.get()) }
  }

  @Test func `a wrong argument of the only overload is named`() throws {
    #expect(
      try error { _ in try Torch.call("tanh", .float(1)) }
        == "TypeError: tanh(): argument 'input' (position 1) must be Tensor, not float")
    #expect(
      try error { x in try Torch.call("allclose", x, .none) }
        == "TypeError: allclose(): argument 'other' (position 2) must be Tensor, not NoneType")
  }

  @Test func `positions of a method do not count the receiver`() throws {
    #expect(
      try error { try Torch.method($0, "transpose", .int(0), .str("a")) }
        == "TypeError: transpose(): argument 'dim1' (position 2) must be int, not str")
  }

  @Test func `missing arguments are listed with the plural of PyTorch`() throws {
    #expect(
      try error { try Torch.method($0, "transpose") }
        == "TypeError: transpose() missing 2 required positional argument: \"dim0\", \"dim1\"")
    #expect(
      try error { _ in try Torch.call("zeros") }
        == "TypeError: zeros() missing 1 required positional arguments: \"size\"")
  }

  @Test func `an unknown keyword is named`() throws {
    #expect(
      try error {
        try Torch.method($0, "sum", .int(1), keywords: ["keepdimm": .bool(true)])
      } == "TypeError: sum() got an unexpected keyword argument 'keepdimm'")
  }

  @Test func `several overloads are listed`() throws {
    let wanted = """
      TypeError: all() received an invalid combination of arguments - got (bool), but expected \
      one of:
       * (Tensor input, *, Tensor out = None)
       * (Tensor input, tuple of ints dim = None, bool keepdim = False, *, Tensor out = None)
       * (Tensor input, int dim, bool keepdim = False, *, Tensor out = None)

      """
    #expect(try error { _ in try Torch.call("all", .bool(false)) } == wanted)
  }

  @Test func `an overload with as many parameters says which of them do not fit`() throws {
    let wanted = """
      TypeError: max() received an invalid combination of arguments - got (str), but expected \
      one of:
       * ()
            didn't match because some of the arguments have invalid types: (!str!)
       * (Tensor other)
            didn't match because some of the arguments have invalid types: (!str!)
       * (int dim, bool keepdim = False)

      """
    #expect(try error { try Torch.method($0, "max", .str("a")) } == wanted)
  }

  @Test func `methods without parameters take no arguments`() throws {
    #expect(
      try error { try Torch.method($0, "exp", .int(1)) }
        == "TypeError: TensorBase.exp() takes no arguments (1 given)")
  }

  @Test func `NumPy's names stand for PyTorch's`() throws {
    let sum = try Torch.method(
      x.get(), "sum", keywords: ["axis": .int(1), "keepdims": .bool(true)])
    #expect(sum.shown == "tensor([[3.],\n        [3.]])")
  }

  @Test func `sizes may be several arguments or one sequence`() throws {
    for size in [Value.ints(3, 2), .tuple([.int(3), .int(2)])] {
      #expect(try Torch.method(x.get(), "view", size).shown.hasPrefix("tensor([[1., 1.],"))
    }
    #expect(try Torch.method(x.get(), "view", .int(6)).shown == "tensor([1., 1., 1., 1., 1., 1.])")
  }

  @Test func `what PyTorch has and the dojo has not is said by name`() throws {
    #expect(
      try error { _ in try Torch.call("svd") } == "AttributeError: torch.svd is not in the dojo")
    #expect(
      try error { try Torch.method($0, "svd") } == "AttributeError: Tensor.svd is not in the dojo")
  }
}
