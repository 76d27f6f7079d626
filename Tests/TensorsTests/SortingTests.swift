import Recordings
import Safety
import Tensors
import Testing

@Suite("Sorting and counting")
struct SortingTests {
  @Test("Equal elements keep their order, NaN is the largest")
  func sort() throws {
    let x = try Tensor.from([Float(3), .nan, 1, 3], sizes: [4])
    #expect(try x.sort().indices.toArray(Int.self) == [2, 0, 3, 1])
    #expect(try x.argsort(descending: true).toArray(Int.self) == [1, 0, 3, 2])
    let m = try Tensor.from([3, 1, 2, 0], sizes: [2, 2])
    #expect(try m.sort(dim: 0).values.toArray(Int.self) == [2, 0, 3, 1])
  }

  @Test("Equal elements come out of topk in PyTorch's order; histc fills PyTorch's bins")
  func recordedSelections() throws {
    let records = try RecordedFile.records("selections")
    #expect(records.count == 150)
    for (number, record) in records.enumerated() {
      let values = ints(record["values"])
      let x = try Tensor.from(values, sizes: [values.count])
      func integer(_ key: String) -> Int { ints([record[key] ?? 0])[0] }
      let top = try x.topk(integer("k"), largest: integer("largest") == 1)
      #expect(try top.indices.toArray(Int.self) == ints(record["indices"]), "record \(number)")
      let kth = try x.kthvalue(integer("kth")).indices.item().asInt
      #expect(kth == integer("kthIndex"), "record \(number)")
      let real = try Tensor.binary(.div, .tensor(x.to(.float32)), .scalar(7))
      let histogram = try real.histc(
        bins: integer("bins"), low: Double(integer("low")), high: Double(integer("high")))
      #expect(try histogram.toArray(Int.self) == ints(record["histogram"]), "record \(number)")
    }
  }

  @Test("topk and kthvalue")
  func selection() throws {
    let x = try Tensor.from([5, 1, 4, 2], sizes: [4])
    let (values, indices) = try x.topk(2)
    #expect(try values.toArray(Int.self) == [5, 4])
    #expect(try indices.toArray(Int.self) == [0, 2])
    #expect(try x.topk(2, largest: false).values.toArray(Int.self) == [1, 2])
    #expect(try x.kthvalue(3).values.item() == .int(4))
    #expect(throws: NamedError("RuntimeError", "selected index k out of range")) { try x.topk(5) }
  }

  @Test("unique, bincount, histc and searchsorted")
  func counting() throws {
    let x = try Tensor.from([3, 1, 1, 2], sizes: [4])
    let (values, inverse, counts) = try x.unique()
    #expect(try values.toArray(Int.self) == [1, 2, 3])
    #expect(try inverse.toArray(Int.self) == [2, 0, 0, 1])
    #expect(try counts.toArray(Int.self) == [2, 1, 1])
    #expect(try x.bincount(minimumLength: 5).toArray(Int.self) == [0, 2, 1, 1, 0])
    let real = try x.to(.float32)
    #expect(try real.histc(bins: 4, low: 0, high: 3).toArray(Float.self) == [0, 2, 1, 1])
    let edges = try Tensor.from([1, 3, 5], sizes: [3])
    let numbers = try Tensor.from([0, 3, 9], sizes: [3])
    #expect(try Tensor.searchsorted(edges, numbers).toArray(Int.self) == [0, 1, 3])
    #expect(try Tensor.searchsorted(edges, numbers, right: true).toArray(Int.self) == [0, 2, 3])
  }
}
