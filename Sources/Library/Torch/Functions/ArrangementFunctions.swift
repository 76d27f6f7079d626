import Autograd
import Language
import Tensors

/// Functions that put elements elsewhere, and that are a few others put together.
enum ArrangementFunctions {
  static let table: [TorchFunction] = turns + ranks + joins + parts + diagonals

  // MARK: Turns

  private static let turns: [TorchFunction] = [
    .init("fliplr", .both, "Tensor input") { c in
      guard try c.tensor(0).rank >= 2 else {
        throw PythonError.runtimeError("Input must be >= 2-d.")
      }
      return .tensor(try c.variable(0).flip([1]))
    },
    .init("flipud", .both, "Tensor input") { c in
      guard try c.tensor(0).rank >= 1 else {
        throw PythonError.runtimeError("Input must be >= 1-d.")
      }
      return .tensor(try c.variable(0).flip([0]))
    },
    .init("rot90", .both, "Tensor input, int k = 1, ints dims = None") { c in
      let x = try c.base(0)
      let dims = try c.optionalInts(2) ?? [0, 1]
      guard dims.count == 2 else {
        throw PythonError.runtimeError(
          "expected total rotation dims == 2, but got dims = \(dims.count)")
      }
      guard x.rank >= 2 else {
        throw PythonError.runtimeError("expected total dims >= 2, but got total dims = \(x.rank)")
      }
      let (a, b) = (try x.tensor.normalizedDim(dims[0]), try x.tensor.normalizedDim(dims[1]))
      guard a != b else {
        throw PythonError.runtimeError(
          "expected rotation dims to be different, but got dim0 = \(dims[0]) and "
            + "dim1 = \(dims[1])")
      }
      switch (try c.int(1) % 4 + 4) % 4 {
      case 1: return .tensor(try x.flip([b]).transpose(a, b))
      case 2: return .tensor(try x.flip([a, b]))
      case 3: return .tensor(try x.flip([a]).transpose(a, b))
      default: return .tensor(try x.clone())
      }
    },
    .init("adjoint", .both, "Tensor input") { c in
      .tensor(try c.base(0).transpose(-2, -1))
    },
    .init("msort", .both, "Tensor input, *, Tensor out = None") { c in
      .tensor(try c.variable(0).sort(dim: 0).values)
    },
  ]

  // MARK: Ranks and shapes

  private static let ranks: [TorchFunction] = [
    atLeast(1), atLeast(2), atLeast(3),
    .init("broadcast_tensors", .torch, isPython: true, "object *tensors") { c in
      let tensors = try given(c)
      let shape = try tensors.reduce(Dims(count: 0)) {
        try Tensor.broadcastShapes($0, $1.sizes)
      }
      return .tensors(try tensors.map { try $0.expand(Array(shape)) })
    },
    .init("broadcast_shapes", .torch, isPython: true, "object *shapes") { c in
      let shapes = try (c[0].items ?? []).map { shape in
        try Dims(checking: (shape.items ?? [shape]).map { try Operations.index($0) })
      }
      return .size(try shapes.reduce(Dims(count: 0)) { try Tensor.broadcastShapes($0, $1) })
    },
    .init("sum_to_size", .method, "Tensor input, ints size") { c in
      .tensor(try c.variable(0).sum(toSize: c.dims(1)))
    },
    .init("is_same_size", .both, "Tensor input, Tensor other") { c in
      .bool(try c.tensor(0).sizes == c.tensor(1).sizes)
    },
    .init("is_nonzero", .both, "Tensor input") { c in .bool(try c.object(0).isTrue()) },
  ]

  private static func atLeast(_ rank: Int) -> TorchFunction {
    .init("atleast_\(rank)d", .torch, isPython: true, "object *tensors") { c in
      let results = try given(c).map { try raised($0, to: rank) }
      return c[0].items?.count == 1 && c[0].items?[0].tensor != nil
        ? .tensor(results[0]) : .tensors(results)
    }
  }

  private static func raised(_ x: Variable, to rank: Int) throws -> Variable {
    guard x.rank < rank else { return x }
    if x.rank == 2 { return try x.unsqueeze(2) }
    var result = x.rank == 0 ? try x.reshape([1]) : x
    if rank >= 2 { result = try result.unsqueeze(0) }
    if rank == 3 { result = try result.unsqueeze(2) }
    return result
  }

  /// Tensors given one by one, or in one list.
  private static func given(_ c: Call) throws -> [Variable] {
    let items = c[0].items ?? []
    let list = items.count == 1 ? items[0].items ?? items : items
    return try list.enumerated().map { i, item in
      guard let object = item.tensor else {
        throw PythonError.typeError(
          "expected Tensor as element \(i) in argument 0, but got \(item.type.name)")
      }
      return object.base
    }
  }

  // MARK: Joins

  private static let joins: [TorchFunction] = [
    .init("column_stack", .torch, "Tensors tensors, *, Tensor out = None") { c in
      let columns = try c.variables(0).map {
        $0.rank < 2 ? try $0.reshape([-1, 1]) : $0
      }
      return .tensor(try Variable.cat(columns, dim: 1))
    },
    .init("dstack", .torch, "Tensors tensors, *, Tensor out = None") { c in
      .tensor(try Variable.cat(c.variables(0).map { try raised($0, to: 3) }, dim: 2))
    },
    .init("block_diag", .torch, isPython: true, "object *tensors") { c in
      .tensor(try blockDiagonal(given(c)))
    },
    .init("cartesian_prod", .torch, isPython: true, "object *tensors") { c in
      let tensors = try given(c)
      if tensors.count == 1 { return .tensor(tensors[0]) }
      let shape = tensors.map { $0.tensor.count }
      let axes = try tensors.enumerated().map { i, axis in
        var sizes = Array(repeating: 1, count: shape.count)
        sizes[i] = shape[i]
        return try axis.view(sizes).expand(shape).reshape([-1])
      }
      return .tensor(try Variable.stack(axes, dim: 1))
    },
    .init(
      "combinations", .torch, "Tensor input, int r = 2, bool with_replacement = False"
    ) { c in
      let x = try c.variable(0)
      guard x.rank == 1 else {
        throw PythonError.runtimeError(
          "Expect a 1D vector, but got shape \(x.sizes)")
      }
      let (count, length) = (try c.int(1), x.sizes[0])
      guard count >= 0 else {
        throw PythonError.runtimeError(
          "Expect a non-negative number, but got \(count)")
      }
      let isRepeated = c.bool(2)
      try Sequences.checkMemory(isRepeated ? count : 0, times: 1, bytesEach: 64)
      let rows =
        count > length && !isRepeated
        ? [] : try choices(count, from: length, repeated: isRepeated)
      let places = try Tensor.from(rows.flatMap { $0 }, sizes: [rows.count * count])
      return .tensor(
        try x.indexSelect(0, Variable(places)).reshape(count == 0 ? [0] : [rows.count, count]))
    },
  ]

  private static func blockDiagonal(_ parts: [Variable]) throws -> Variable {
    for (i, part) in parts.enumerated() where part.rank > 2 {
      throw PythonError.runtimeError(
        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(i) has "
          + "\(part.rank) dimensions")
    }
    return try Variable.blockDiagonal(parts)
  }

  /// All ways to pick so many of the first numbers, in order.
  private static func choices(_ count: Int, from length: Int, repeated: Bool) throws -> [[Int]] {
    guard count > 0 else { return [] }
    guard length > 0 else { return [] }
    var row = (0..<count).map { repeated ? 0 : $0 }
    func greatest(_ place: Int) -> Int { repeated ? length - 1 : length - count + place }
    var found = [row]
    while let place = row.indices.last(where: { row[$0] < greatest($0) }) {
      try Operations.checkInterrupt()
      row[place] += 1
      for later in place + 1..<max(count, place + 1) {
        row[later] = repeated ? row[place] : row[later - 1] + 1
      }
      found.append(row)
    }
    return found
  }

  // MARK: Parts

  private static let parts: [TorchFunction] = [
    splitting("hsplit") { $0.rank == 1 ? 0 : 1 },
    splitting("vsplit") { _ in 0 },
    .init(
      "tensor_split", .both, "Tensor input, ints1 indices_or_sections, int dim = 0"
    ) { c in .tensors(try split(c.base(0), c[1].items == nil ? nil : c.ints(1), c, c.int(2))) },
    .init("split_with_sizes", .both, "Tensor input, ints split_sizes, int dim = 0") { c in
      .tensors(try c.base(0).split(c.ints(1), dim: c.int(2)))
    },
  ]

  private static func splitting(
    _ name: String, _ dim: @escaping (Variable) -> Int
  ) -> TorchFunction {
    .init(name, .both, "Tensor input, ints1 indices_or_sections") { c in
      let x = try c.base(0)
      return .tensors(try split(x, c[1].items == nil ? nil : c.ints(1), c, dim(x)))
    }
  }

  /// The parts between given positions, or a number of parts of nearly equal size.
  private static func split(
    _ x: Variable, _ positions: [Int]?, _ c: Call, _ dim: Int
  ) throws -> [Variable] {
    let d = try x.tensor.normalizedDim(dim)
    guard x.rank > 0 else {
      throw PythonError.runtimeError(
        "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    let size = x.sizes[d]
    var bounds: [Int]
    if let positions {
      bounds = [0] + positions + [size]
    } else {
      let count = try c.int(1)
      guard count > 0 else {
        throw PythonError.runtimeError(
          "number of sections must be larger than 0, got \(count)")
      }
      try Sequences.checkMemory(count, times: 1, bytesEach: 256)
      bounds = (0...count).map { size / count * $0 + min($0, size % count) }
    }
    return try zip(bounds, bounds.dropFirst()).map { try x.slice(dim: d, start: $0, stop: $1) }
  }

  // MARK: Diagonals

  private static let diagonals: [TorchFunction] = [
    .init(
      "diag_embed", .both, "Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1"
    ) { c in
      let x = try c.variable(0)
      let (a, b) = try (
        Tensor.normalizedDim(c.int(2), rank: x.rank + 1),
        Tensor.normalizedDim(c.int(3), rank: x.rank + 1)
      )
      guard a != b else {
        throw PythonError.runtimeError(
          "diagonal dimensions cannot be identical \(a), \(b)")
      }
      return .tensor(try x.diagEmbed(c.int(1), a, b))
    },
    .init("diagflat", .both, "Tensor input, int offset = 0") { c in
      .tensor(try c.variable(0).reshape([-1]).diag(c.int(1)))
    },
  ]
}
