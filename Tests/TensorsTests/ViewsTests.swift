import Recordings
import Safety
import Tensors
import Testing

@Suite("Views")
struct ViewsTests {
  @Test("Random chains of views have PyTorch's elements, strides and errors")
  func recordedViews() throws {
    let records = try RecordedFile.records("views")
    #expect(records.count == 400)
    for (number, record) in records.enumerated() {
      let base = try Tensor.counting(ints(record["shape"]))
      let steps = record["steps"] as? [[Any]] ?? []
      let comment: Comment = "record \(number): \(record)"
      let result = outcome { try steps.reduce(base, apply) }
      #expect(result == Outcome(record["result"]), comment)
      guard result.error == nil, let expected = record["result"] as? [String: Any] else { continue }
      let view = try steps.reduce(base, apply)
      if view.count > 0, view.storage === base.storage {
        #expect(Array(view.strides) == ints(expected["strides"]), comment)
        #expect(view.offset == ints([expected["offset"] ?? 0])[0], comment)
      }
    }
  }

  private func apply(_ x: Tensor, _ step: [Any]) throws -> Tensor {
    let list = (step[1] as? [Any])?.first as? [Any]
    let sizes = ints(list)
    let a = list == nil ? ints(step[1]) : []
    return switch step[0] as? String {
    case "view": try x.view(sizes)
    case "reshape": try x.reshape(sizes)
    case "transpose": try x.transpose(a[0], a[1])
    case "permute": try x.permute(sizes)
    case "squeeze": try x.squeeze(a[0])
    case "unsqueeze": try x.unsqueeze(a[0])
    case "expand": try x.expand(sizes)
    case "select": try x.select(dim: a[0], index: a[1])
    case "slice": try x.slice(dim: a[0], start: a[1], stop: a[2], step: a[3])
    case "narrow": try x.narrow(dim: a[0], start: a[1], length: a[2])
    case "unfold": try x.unfold(dim: a[0], size: a[1], step: a[2])
    case "diagonal": try x.diagonal(offset: a[0], dim1: a[1], dim2: a[2])
    default: try x.flatten(start: a[0], end: a[1])
    }
  }

  @Test("split and chunk cut a dimension into parts")
  func parts() throws {
    let x = try Tensor.counting([7])
    #expect(
      try x.split(3).map { Array(try $0.toArray(Int.self)) } == [[0, 1, 2], [3, 4, 5], [6]])
    #expect(try x.split([2, 5]).map(\.count) == [2, 5])
    #expect(try x.chunk(3).map(\.count) == [3, 3, 1])
    #expect(try x.unbind().map { try $0.item() } == (0..<7).map { .int($0) })
    #expect(
      throws: NamedError(
        "RuntimeError",
        "split_with_sizes expects split_sizes to sum exactly to 7 (input tensor's size at "
          + "dimension 0), but got split_sizes=[1, 1]")
    ) { try x.split([1, 1]) }
  }

  @Test("as_strided stays within the storage")
  func asStrided() throws {
    let x = try Tensor.from((0..<12).map { Float($0) }, sizes: [3, 4])
    #expect(try x.asStrided([3], [5]).toArray(Float.self) == [0, 5, 10])
    #expect(
      throws: NamedError(
        "RuntimeError",
        "setStorage: sizes [3], strides [6], storage offset 0, and itemsize 4 requiring a "
          + "storage size of 52 are out of bounds for storage of size 48")
    ) { try x.asStrided([3], [6]) }
    #expect(throws: NamedError.self) { try x.asStrided([.max, 2], [.max, 1]) }
  }

  @Test("Sizes beyond any memory are errors, not traps")
  func hugeSizes() throws {
    let x = try Tensor.zeros([1], .float32)
    #expect(throws: NamedError.self) { try x.expand([1 << 40, 1 << 40]) }
    #expect(throws: NamedError.self) { try x.view([1 << 32, 1 << 32]) }
    #expect(throws: NamedError.self) { try x.view([1, 1, 1, 1, 1, 1, 1, 1, 1]) }
    #expect(throws: NamedError.self) { try x.unfold(dim: 0, size: .max, step: 1) }
    #expect(try x.slice(dim: 0, start: .min, stop: .max, step: .max).count == 1)
    #expect(try x.diagonalOfColumn(.min).count == 0)
  }

  @Test("movedim puts dimensions into other places")
  func movedim() throws {
    let x = try Tensor.counting([2, 3, 4])
    #expect(try x.movedim([0], [2]).sizes == [3, 4, 2])
    #expect(try x.movedim([0, 1], [-1, -2]).sizes == [4, 3, 2])
  }
}

extension Tensor {
  fileprivate func diagonalOfColumn(_ offset: Int) throws -> Tensor {
    try unsqueeze(0).diagonal(offset: offset)
  }
}
