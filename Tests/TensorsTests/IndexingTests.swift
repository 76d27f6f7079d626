import Recordings
import Safety
import Tensors
import Testing

@Suite("Subscripts")
struct IndexingTests {
  @Test("Random subscripts read and write what PyTorch's do")
  func recordedSubscripts() throws {
    let records = try RecordedFile.records("indexing")
    #expect(records.count == 900)
    for (number, record) in records.enumerated() {
      let base = try Tensor.counting(ints(record["shape"])).permute(ints(record["order"]))
      let items = try (record["items"] as? [[Any]] ?? []).map(item)
      let comment: Comment = "record \(number): \(record)"
      #expect(outcome { try base.index(items) } == Outcome(record["get"]), comment)
      if let put = record["put"] as? [String: Any] {
        let value = try Tensor.counting(ints(put["shape"]), from: 100)
        let target = base
        let got = outcome {
          try target.indexPut_(items, value)
          return target
        }
        #expect(got.withoutShape == Outcome(put["result"]).withoutShape, comment)
      }
    }
  }

  @Test("A subscript is basic exactly if it yields a view")
  func basicMeansView() throws {
    for record in try RecordedFile.records("indexing") {
      let base = try Tensor.counting(ints(record["shape"])).permute(ints(record["order"]))
      let items = try (record["items"] as? [[Any]] ?? []).map(item)
      guard let result = try? base.index(items) else { continue }
      #expect((result.storage === base.storage) == Index.isBasic(items))
    }
  }

  @Test("Accumulating adds up repeated positions in order")
  func accumulation() throws {
    let x = try Tensor.zeros([4], .float32)
    let index = try Tensor.from([1, 3, 1, 1], sizes: [4])
    let values = try Tensor.from([Float(1), 2, 3, 4], sizes: [4])
    try x.indexPut_([.tensor(index)], values, accumulate: true)
    #expect(try x.toArray(Float.self) == [0, 8, 0, 2])
  }

  @Test("Two integers pick one element, and writing through it changes the tensor")
  func elementView() throws {
    let x = try Tensor.counting([3, 4])
    let element = try x.index(1, -1)
    #expect(element.rank == 0)
    #expect(try element.item() == .int(7))
    try element.fill_(70)
    #expect(try x.index(1).toArray(Int.self) == [4, 5, 6, 70])
  }

  @Test("A value may stem from the tensor that it is written to")
  func overlappingValue() throws {
    let x = try Tensor.counting([4])
    let index = try Tensor.from([3, 2, 1, 0], sizes: [4])
    try x.indexPut_([.tensor(index)], x)
    #expect(try x.toArray(Int.self) == [3, 2, 1, 0])
  }

  @Test("Messages name what is wrong as PyTorch does")
  func messages() throws {
    let x = try Tensor.zeros([3, 4], .float32)
    let index = try Tensor.from([0, 1], sizes: [2])
    let cases: [(String, String, () throws -> Void)] = [
      (
        "IndexError", "index 40 is out of bounds for dimension 0 with size 3",
        { _ = try x.index(40) }
      ),
      (
        "RuntimeError",
        "Index put requires the source and destination dtypes match, got Float for the "
          + "destination and Long for the source.",
        { try x.indexPut_([.tensor(index)], try Tensor.zeros([2, 4], .int64)) }
      ),
      (
        "RuntimeError",
        "shape mismatch: value tensor of shape [3] cannot be broadcast to indexing result of "
          + "shape [2, 4]",
        { try x.indexPut_([.tensor(index)], try Tensor.zeros([3], .float32)) }
      ),
      (
        "IndexError", "tensors used as indices must be long, int, byte or bool tensors",
        { _ = try x.index([.tensor(try Tensor.zeros([2], .float32))]) }
      ),
      (
        "IndexError", "index out of range in self",
        { _ = try x.indexSelect(dim: 0, try Tensor.from([3], sizes: [1])) }
      ),
      (
        "RuntimeError", "index 5 is out of bounds for dimension 1 with size 4",
        { _ = try x.gather(dim: 1, try Tensor.from([5], sizes: [1, 1])) }
      ),
      (
        "RuntimeError",
        "The size of tensor a (4) must match the size of tensor b (2) at non-singleton dimension 1",
        { try x.maskedFill_(try Tensor.zeros([2], .bool), 1) }
      ),
    ]
    for (name, message, action) in cases {
      #expect(throws: NamedError(name, message)) { try action() }
    }
  }

  @Test("gather, scatter, take and index_add follow their positions")
  func positions() throws {
    let x = try Tensor.counting([3, 4])
    let index = try Tensor.from([0, 3, 1, 2, 2, 0], sizes: [3, 2])
    #expect(try x.gather(dim: 1, index).toArray(Int.self) == [0, 3, 5, 6, 10, 8])
    #expect(try x.take(try Tensor.from([-1, 0, 5], sizes: [3])).toArray(Int.self) == [11, 0, 5])
    let target = try Tensor.zeros([3, 4], .int64)
    try target.scatter_(dim: 1, index, 7, .replace)
    #expect(try target.toArray(Int.self) == [7, 0, 0, 7, 0, 7, 7, 0, 7, 0, 7, 0])
    try target.scatterAdd_(dim: 1, index, try Tensor.ones([3, 2], .int64))
    #expect(try target.toArray(Int.self) == [8, 0, 0, 8, 0, 8, 8, 0, 8, 0, 8, 0])
    let rows = try Tensor.zeros([2, 4], .int64)
    try rows.indexAdd_(dim: 0, try Tensor.from([1, 1, 0], sizes: [3]), x)
    #expect(try rows.toArray(Int.self) == [8, 9, 10, 11, 4, 6, 8, 10])
  }

  @Test("Masks select, fill and are found")
  func masks() throws {
    let x = try Tensor.counting([2, 3])
    let mask = try Tensor.from([true, false, true], sizes: [3])
    #expect(try x.maskedSelect(mask).toArray(Int.self) == [0, 2, 3, 5])
    #expect(try x.nonzero().toArray(Int.self) == [0, 1, 0, 2, 1, 0, 1, 1, 1, 2])
    try x.maskedFill_(mask, -1)
    #expect(try x.toArray(Int.self) == [-1, 1, -1, -1, 4, -1])
  }

  @Test("A taken-back assignment leaves the old elements")
  func undo() throws {
    let x = try Tensor.counting([4])
    UndoLog.begin()
    try x.indexPut_(
      [.tensor(try Tensor.from([0, 2], sizes: [2]))], try Tensor.counting([2], from: 50))
    UndoLog.rollback()
    #expect(try x.toArray(Int.self) == [0, 1, 2, 3])
  }

  private func item(_ json: [Any]) throws -> Index {
    func number(_ i: Int) -> Int? { ints([json[i]]).first }
    return switch json[0] as? String {
    case "integer": .integer(number(1) ?? 0)
    case "slice": .slice(start: number(1), stop: number(2), step: number(3))
    case "ellipsis": .ellipsis
    case "newAxis": .newAxis
    case "bool": .bool(number(1) == 1)
    default:
      .tensor(
        try Tensor.from(ints(json[3]), sizes: Dims(ints(json[2]))).to(
          DType.allCases.first { $0.name == json[1] as? String } ?? .int64))
    }
  }
}
