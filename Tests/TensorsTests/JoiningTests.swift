import Safety
import Tensors
import Testing

@Suite("Joining and rearranging")
struct JoiningTests {
  @Test("cat lines tensors up and promotes their types")
  func cat() throws {
    let (a, b) = (try Tensor.counting([2, 2]), try Tensor.counting([2, 1], from: 10).to(.float32))
    let joined = try Tensor.cat([a, b], dim: 1)
    #expect(joined.dtype == .float32)
    #expect(try joined.toArray(Float.self) == [0, 1, 10, 2, 3, 11])
    #expect(try Tensor.cat([try Tensor.zeros([0], .int64), a]).sizes == [2, 2])
    #expect(
      throws: NamedError(
        "RuntimeError",
        "Sizes of tensors must match except in dimension 0. Expected size 2 but got size 1 for "
          + "tensor number 1 in the list.")
    ) { try Tensor.cat([a, b]) }
    #expect(
      throws: NamedError("ValueError", "torch.cat(): expected a non-empty list of Tensors")
    ) { try Tensor.cat([]) }
  }

  @Test("stack makes a new dimension")
  func stack() throws {
    let x = try Tensor.counting([2])
    #expect(try Tensor.stack([x, x], dim: -1).toArray(Int.self) == [0, 0, 1, 1])
  }

  @Test("repeat, tile and repeat_interleave")
  func repetition() throws {
    let x = try Tensor.counting([2, 2])
    #expect(try x.repeated([1, 2]).toArray(Int.self) == [0, 1, 0, 1, 2, 3, 2, 3])
    #expect(try x.repeated([3, 2, 1]).sizes == [3, 4, 2])
    #expect(
      try x.repeated([2, 2, 1]).toArray(Int.self) == [
        0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3,
      ])
    #expect(try x.repeated([0, 2]).sizes == [0, 4])
    #expect(try x.tile([2]).toArray(Int.self) == [0, 1, 0, 1, 2, 3, 2, 3])
    #expect(try x.repeatInterleave(2).toArray(Int.self) == [0, 0, 1, 1, 2, 2, 3, 3])
    let counts = try Tensor.from([0, 2], sizes: [2])
    #expect(try x.repeatInterleave(counts, dim: 0).toArray(Int.self) == [2, 3, 2, 3])
  }

  @Test("flip, roll, tril, triu and one_hot")
  func rearrangement() throws {
    let x = try Tensor.counting([2, 3])
    #expect(try x.flip([1]).toArray(Int.self) == [2, 1, 0, 5, 4, 3])
    #expect(try x.flip([0, 1]).toArray(Int.self) == [5, 4, 3, 2, 1, 0])
    #expect(try x.roll([1]).toArray(Int.self) == [5, 0, 1, 2, 3, 4])
    #expect(try x.roll([1, -1], dims: [0, 1]).toArray(Int.self) == [4, 5, 3, 1, 2, 0])
    #expect(try x.tril().toArray(Int.self) == [0, 0, 0, 3, 4, 0])
    #expect(try x.triu(diagonal: 1).toArray(Int.self) == [0, 1, 2, 0, 0, 5])
    let classes = try Tensor.from([2, 0], sizes: [2])
    #expect(try classes.oneHot().toArray(Int.self) == [0, 0, 1, 1, 0, 0])
    #expect(
      throws: NamedError("RuntimeError", "Class values must be smaller than num_classes.")
    ) { try classes.oneHot(classes: 2) }
  }
}
