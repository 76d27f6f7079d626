import Foundation
import Recordings
import Safety
import Tensors
import Testing

@Suite("Printing")
struct PrintingTests {
  @Test("Tensors of all kinds look as PyTorch shows them")
  func recordedPrints() throws {
    let records = try RecordedFile.records("prints")
    #expect(records.count == 200)
    defer { PrintOptions.use(PrintOptions()) }
    for (number, record) in records.enumerated() {
      PrintOptions.use(options(record["options"] as? [String: Any] ?? [:]))
      let suffixes = record["suffixes"] as? [String] ?? []
      let text = try tensor(record).formatted(suffixes)
      #expect(text == record["text"] as? String, "record \(number)")
    }
  }

  private func tensor(_ record: [String: Any]) throws -> Tensor {
    let dtype = try #require(DType.allCases.first { $0.name == record["dtype"] as? String })
    let values = (record["values"] as? [String] ?? []).map { text in
      text == "True" ? 1 : text == "False" ? 0 : Double(text) ?? .nan
    }
    return try Tensor.from(values, sizes: Dims(ints(record["shape"]))).to(dtype)
  }

  private func options(_ record: [String: Any]) -> PrintOptions {
    var options = PrintOptions()
    if record.isEmpty { return options }
    options.precision = ints([record["precision"] ?? 4])[0]
    options.threshold = Double(ints([record["threshold"] ?? 1000])[0])
    options.edgeItems = ints([record["edgeitems"] ?? 3])[0]
    options.lineWidth = ints([record["linewidth"] ?? 80])[0]
    options.scientific = (record["sci_mode"] as? NSNumber)?.boolValue
    return options
  }

  @Test("Well-known shapes of output")
  func examples() throws {
    let cases: [(Tensor, String)] = try [
      (Tensor(scalar: 3.5, dtype: .float32), "tensor(3.5000)"),
      (Tensor.zeros([0, 3], .float32), "tensor([], size=(0, 3))"),
      (Tensor.zeros([0], .int64), "tensor([], dtype=torch.int64)"),
      (Tensor.from([1e-5, 1], sizes: [2]).to(.float32), "tensor([1.0000e-05, 1.0000e+00])"),
      (
        Tensor.from([Float(0.1), .nan, .infinity, -.infinity], sizes: [4]),
        "tensor([0.1000,    nan,    inf,   -inf])"
      ),
      (Tensor.from([-0.0, 0.0], sizes: [2]).to(.float32), "tensor([-0., 0.])"),
      (Tensor.from([true, false], sizes: [2]), "tensor([ True, False])"),
      (Tensor.counting([2000]), "tensor([   0,    1,    2,  ..., 1997, 1998, 1999])"),
      (
        Tensor.counting([2, 2]).to(.float64),
        "tensor([[0., 1.],\n        [2., 3.]], dtype=torch.float64)"
      ),
    ]
    for (tensor, text) in cases { #expect(try tensor.formatted() == text) }
  }

  @Test("A transposed tensor shows its own order")
  func strided() throws {
    let x = try Tensor.counting([2, 2]).t()
    #expect(try x.formatted() == "tensor([[0, 2],\n        [1, 3]])")
  }

  @Test("A failed statement's print options do not stay")
  func undo() {
    UndoLog.begin()
    PrintOptions.use(PrintOptions(profile: "short") ?? PrintOptions())
    UndoLog.rollback()
    #expect(PrintOptions.current == PrintOptions())
  }
}
