import Autograd
import Language
import Tensors

/// `torch.histogram`, and products of vectors of three elements.
enum HistogramFunctions {
  static let table: [TorchFunction] = [
    .init(
      "histogram", .both,
      [
        "Tensor input, int bins = 100, *, object range = None, Tensor? weight = None, "
          + "bool density = False": { c in
            let x = try c.tensor(0)
            return try result(c, x, edges: x.histogramEdges(bins: c.int(1), range: range(c[2])))
          },
        "Tensor input, Tensor bins, *, Tensor? weight = None, bool density = False": { c in
          let edges = try c.tensor(1)
          let counts = try c.tensor(0).histogram(
            edges: edges, weight: c.optionalVariable(2)?.tensor, density: c.bool(3))
          return pair(counts, edges)
        },
      ]),
    .init("cross", .both, "Tensor input, Tensor other, int? dim = None") { c in
      let (a, b) = (try c.variable(0), try c.variable(1))
      let dim = try c.optionalInt(2) ?? a.sizes.firstIndex(of: 3) ?? -1
      let place = try a.tensor.normalizedDim(dim)
      func length(_ x: Variable) -> Int { x.rank > place ? x.sizes[place] : 1 }
      guard a.rank == b.rank, length(a) == 3, length(b) == 3 else {
        throw PythonError.runtimeError(
          "linalg.cross: inputs dimension \(dim) must have length 3. "
            + "Got \(length(a)) and \(length(b))")
      }
      let next = try a.roll([-1], [place]) * b.roll([-2], [place])
      return .tensor(try next - a.roll([-2], [place]) * b.roll([-1], [place]))
    },
  ]

  private static func range(_ value: Value) throws -> (Double, Double)? {
    if value.isNone { return nil }
    let items = try Operations.items(of: value)
    guard items.count == 2 else {
      throw PythonError.runtimeError(
        "torch.histogramdd(): for a 1-dimensional histogram range should have 2 elements, "
          + "but got \(items.count)")
    }
    return (try Operations.double(items[0]), try Operations.double(items[1]))
  }

  private static func result(_ c: Call, _ x: Tensor, edges: Tensor) throws -> Value {
    let counts = try x.histogram(
      edges: edges, weight: c.optionalVariable(3)?.tensor, density: c.bool(4))
    return pair(counts, edges)
  }

  private static func pair(_ counts: Tensor, _ edges: Tensor) -> Value {
    let kind = ReturnTuple.kind("histogram", ["hist", "bin_edges"])
    return .object(
      ReturnTuple(kind, [.tensor(Variable(counts)), .tensor(Variable(edges))]))
  }
}
