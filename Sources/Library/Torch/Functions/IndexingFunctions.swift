import Autograd
import Language
import Tensors

/// Functions that read or write at positions which a tensor gives.
enum IndexingFunctions {
  static let table: [TorchFunction] = reads + writes + masks

  // MARK: Reads

  private static let reads: [TorchFunction] = [
    .init("index_select", .both, "Tensor input, int dim, Tensor index, *, Tensor out = None") {
      c in .tensor(try c.variable(0).indexSelect(c.int(1), c.variable(2)))
    },
    .init(
      "gather", .both,
      "Tensor input, int dim, Tensor index, *, bool sparse_grad = False, Tensor out = None"
    ) { c in .tensor(try c.variable(0).gather(c.int(1), c.variable(2))) },
    .init("take", .both, "Tensor input, Tensor index, *, Tensor out = None") { c in
      .tensor(try c.variable(0).take(c.tensor(1)))
    },
    .init("take_along_dim", .both, "Tensor input, Tensor indices, int? dim = None") { c in
      .tensor(try takenAlong(c.variable(0), c.tensor(1), dim: c.optionalInt(2)))
    },
    .init("argwhere", .both, "Tensor input") { c in .tensor(try c.tensor(0).nonzero()) },
    .init(
      "nonzero", .both, "Tensor input, *, bool as_tuple = False, Tensor out = None"
    ) { c in
      let positions = try c.tensor(0).nonzero()
      return c.bool(1) ? .tuple(try positions.unbind(1).map { .tensor($0) }) : .tensor(positions)
    },
  ]

  private static func fill(_ x: inout Variable, _ c: Call) throws {
    switch try c.operand(3) {
    case .variable(let value): try x.indexFill_(c.int(1), c.variable(2), value)
    case .scalar(let value): try x.indexFill_(c.int(1), c.variable(2), value)
    }
  }

  /// `gather` with the other dimensions broadcast; without a dimension, of all elements.
  private static func takenAlong(
    _ x: Variable, _ indices: Tensor, dim: Int?
  ) throws -> Variable {
    guard let dim else {
      return try x.reshape([-1]).gather(0, Variable(indices.reshape([-1])))
    }
    let d = try x.tensor.normalizedDim(dim)
    guard x.rank == indices.rank else {
      throw PythonError.runtimeError(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, "
          + "but got \(x.rank) dimensions for input, and \(indices.rank) dimensions for indices")
    }
    guard x.rank > 0 else { return try x.gather(0, Variable(indices)) }
    var (others, places) = (x.sizes, indices.sizes)
    (others[d], places[d]) = (1, 1)
    var shape = try Tensor.broadcastShapes(others, places)
    shape[d] = x.sizes[d]
    let source = try x.expand(Array(shape))
    shape[d] = indices.sizes[d]
    return try source.gather(d, Variable(indices.expand(to: shape)))
  }

  // MARK: Writes

  private static let writes: [TorchFunction] = [
    .init(
      "index_add", [.torch, .method, .inPlace],
      "Tensor input, int dim, Tensor index, Tensor source, *, Number alpha = 1, Tensor out = None"
    ) { c in
      .tensor(
        try c.variable(0).indexAdd(c.int(1), c.variable(2), c.variable(3), alpha: c.scalar(4)))
    },
    .init(
      "index_copy", [.torch, .method, .inPlace],
      "Tensor input, int dim, Tensor index, Tensor source, *, Tensor out = None"
    ) { c in
      try c.tensor(0).checkIndexCopy(dim: c.int(1), c.tensor(2), c.tensor(3))
      return .tensor(try c.variable(0).replacing(c.int(1), at: c.tensor(2), with: c.variable(3)))
    },
    .init(
      "index_fill", .both, "Tensor input, int dim, Tensor index, Operand value"
    ) { c in
      var result = try c.variable(0).clone()
      try fill(&result, c)
      return .tensor(result)
    },
    .init("index_fill_", .method, "Tensor input, int dim, Tensor index, Operand value") { c in
      try c.changed(0) { try fill(&$0, c) }
    },
    .init(
      "scatter", [.torch, .method, .inPlace],
      [
        "Tensor input, int dim, Tensor index, Tensor src, *, Tensor out = None": { c in
          .tensor(try c.variable(0).scatter(c.int(1), c.variable(2), c.variable(3)))
        },
        "Tensor input, int dim, Tensor index, Number value, *, Tensor out = None": { c in
          .tensor(try c.variable(0).scatter(c.int(1), c.variable(2), c.scalar(3)))
        },
      ]),
    .init(
      "scatter_add", [.torch, .method, .inPlace],
      "Tensor input, int dim, Tensor index, Tensor src, *, Tensor out = None"
    ) { c in .tensor(try c.variable(0).scatterAdd(c.int(1), c.variable(2), c.variable(3))) },
    .init(
      "scatter_reduce_", .method,
      "Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self = True"
    ) { c in
      try c.changed(0) {
        try $0.scatterReduce_(
          c.int(1), c.variable(2), c.variable(3), ScatterReduction(named: c.text(4)),
          includesSelf: c.bool(5))
      }
    },
    .init(
      "scatter_reduce", .both,
      "Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self = True, "
        + "Tensor out = None"
    ) { c in
      .tensor(
        try c.variable(0).scatterReduce(
          c.int(1), c.variable(2), c.variable(3), ScatterReduction(named: c.text(4)),
          includesSelf: c.bool(5)))
    },
    .init(
      "index_put", .both, "Tensor input, Tensors indices, Tensor values, bool accumulate = False"
    ) { c in
      var result = try c.variable(0).clone()
      try result.indexPut_(
        c.variables(1).map(\.tensor), c.variable(2), accumulate: c.bool(3))
      return .tensor(result)
    },
    .init(
      "index_put_", .method,
      "Tensor input, Tensors indices, Tensor values, bool accumulate = False"
    ) { c in
      try c.changed(0) {
        try $0.indexPut_(
          c.variables(1).map(\.tensor), c.variable(2), accumulate: c.bool(3))
      }
    },
  ]

  // MARK: Masks

  private static let masks: [TorchFunction] = [
    .init(
      "masked_fill", .both,
      [
        "Tensor input, Tensor mask, Tensor value": { c in
          .tensor(try Selection.maskedFill(c.variable(0), c.variable(1), c.variable(2)))
        },
        "Tensor input, Tensor mask, Number value": { c in
          .tensor(try Selection.maskedFill(c.variable(0), c.variable(1), c.scalar(2)))
        },
      ]),
    .init(
      "masked_fill_", .method,
      [
        "Tensor input, Tensor mask, Tensor value": { c in
          try c.changed(0) { try Selection.maskedFill_(&$0, c.variable(1), c.variable(2)) }
        },
        "Tensor input, Tensor mask, Number value": { c in
          try c.changed(0) { try Selection.maskedFill_(&$0, c.variable(1), c.scalar(2)) }
        },
      ]),
    .init("masked_select", .both, "Tensor input, Tensor mask, *, Tensor out = None") { c in
      .tensor(try c.variable(0).maskedSelect(c.variable(1)))
    },
    .init(
      "where", .torch,
      [
        "Tensor condition": { c in
          .tuple(try c.tensor(0).nonzero().unbind(1).map { .tensor($0) })
        },
        "Tensor condition, Tensor input, Tensor other, *, Tensor out = None": choose,
        "Tensor condition, Number self, Tensor other": choose,
        "Tensor condition, Tensor input, Number other": choose,
        "Tensor condition, Number self, Number other": choose,
      ]),
    .init(
      "where", .method,
      [
        "Tensor input, Tensor condition, Tensor other": chooseMethod,
        "Tensor input, Tensor condition, Number other": chooseMethod,
      ]),
  ]

  private static func choose(_ c: Call) throws -> Value {
    .tensor(try choice(c.variable(0), c.operand(1), c.operand(2)))
  }

  private static func chooseMethod(_ c: Call) throws -> Value {
    .tensor(try choice(c.variable(1), c.operand(0), c.operand(2)))
  }

  /// `a` where the condition holds, `b` elsewhere; in the type of both.
  private static func choice(
    _ condition: Variable, _ a: VariableOperand, _ b: VariableOperand
  ) throws -> Variable {
    let dtype = Tensor.resultType(a.plain, b.plain)
    return try Selection.choose(
      condition, a.variable(dtype), b.variable(dtype))
  }
}
