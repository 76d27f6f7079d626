import Autograd
import Language
import Tensors

/// Functions that arrange the same elements anew, or put tensors together.
enum ShapeFunctions {
  static let table: [TorchFunction] = shapes + orders + parts + joins + repetitions

  private static let shapes: [TorchFunction] = [
    .init(
      "view", .method,
      [
        "Tensor input, dtype dtype": { c in
          guard let dtype = c.dtype(1), dtype != .bool else {
            throw NotInDojo.error("Tensor.view(torch.bool)")
          }
          return try dtype == c.tensor(0).dtype ? c[0] : .tensor(c.tensor(0).viewed(as: dtype))
        },
        "Tensor input, ints size": { c in .tensor(try c.base(0).view(c.ints(1))) },
      ]),
    .init("view_as", .method, "Tensor input, Tensor other") { c in
      .tensor(try c.base(0).view(Array(c.tensor(1).sizes)))
    },
    .init("reshape", .both, "Tensor input, ints shape") { c in
      .tensor(try c.base(0).reshape(c.ints(1)))
    },
    .init("reshape_as", .method, "Tensor input, Tensor other") { c in
      .tensor(try c.base(0).reshape(Array(c.tensor(1).sizes)))
    },
    .init("flatten", .both, "Tensor input, int start_dim = 0, int end_dim = -1") { c in
      .tensor(try c.base(0).flatten(start: c.int(1), end: c.int(2)))
    },
    .init("unflatten", .both, "Tensor input, int dim, ints sizes") { c in
      .tensor(try c.base(0).unflatten(dim: c.int(1), sizes: c.ints(2)))
    },
    .init("ravel", .both, "Tensor input") { c in .tensor(try c.base(0).reshape([-1])) },
    .init(
      "squeeze", .both,
      [
        "Tensor input": { c in .tensor(try c.base(0).squeeze()) },
        "Tensor input, int dim": { c in .tensor(try c.base(0).squeeze(c.ints(1))) },
        "Tensor input, ints dim": { c in .tensor(try c.base(0).squeeze(c.ints(1))) },
      ]),
    .init("unsqueeze", .both, "Tensor input, int dim") { c in
      .tensor(try c.base(0).unsqueeze(c.int(1)))
    },
    .init("expand", .method, "Tensor input, ints size, *, bool implicit = False") { c in
      .tensor(try c.base(0).expand(c.ints(1)))
    },
    .init("expand_as", .method, "Tensor input, Tensor other") { c in
      .tensor(try c.base(0).expand(Array(c.tensor(1).sizes)))
    },
    .init("broadcast_to", .both, "Tensor input, ints size") { c in
      .tensor(try c.base(0).expand(c.ints(1)))
    },
    .init("contiguous", .method, "Tensor input, *, object memory_format = None") { c in
      let object = try c.object(0)
      return object.tensor.isContiguous ? c[0] : .tensor(try object.base.contiguous())
    },
  ]

  private static let orders: [TorchFunction] = [
    .init(
      "transpose", .both, aliases: ["swapaxes", "swapdims"], "Tensor input, int dim0, int dim1"
    ) { c in .tensor(try c.base(0).transpose(c.int(1), c.int(2))) },
    .init("t", .both, "Tensor input") { c in .tensor(try c.base(0).t()) },
    .init("permute", .both, "Tensor input, ints dims") { c in
      .tensor(try c.base(0).permute(c.ints(1)))
    },
    .init(
      "movedim", .both, aliases: ["moveaxis"],
      [
        "Tensor input, int source, int destination": { c in
          .tensor(try c.base(0).movedim(c.ints(1), c.ints(2)))
        },
        "Tensor input, ints source, ints destination": { c in
          .tensor(try c.base(0).movedim(c.ints(1), c.ints(2)))
        },
      ]),
    .init("flip", .both, "Tensor input, ints dims") { c in
      .tensor(try c.variable(0).flip(c.ints(1)))
    },
    .init("roll", .both, "Tensor input, ints1 shifts, ints1 dims = None") { c in
      .tensor(try c.variable(0).roll(c.ints(1), c.optionalInts(2) ?? []))
    },
    .init(
      "tril", [.torch, .method, .inPlace], "Tensor input, int diagonal = 0, *, Tensor out = None"
    ) {
      c in .tensor(try c.variable(0).tril(c.int(1)))
    },
    .init(
      "triu", [.torch, .method, .inPlace], "Tensor input, int diagonal = 0, *, Tensor out = None"
    ) {
      c in .tensor(try c.variable(0).triu(c.int(1)))
    },
    .init("diag", .both, "Tensor input, int diagonal = 0, *, Tensor out = None") { c in
      .tensor(try c.base(0).diag(c.int(1)))
    },
    .init(
      "diagonal", .both, "Tensor input, int offset = 0, int dim1 = 0, int dim2 = 1"
    ) { c in
      .tensor(try c.base(0).diagonal(c.int(1), c.int(2), c.int(3)))
    },
  ]

  private static let parts: [TorchFunction] = [
    .init("select", .both, "Tensor input, int dim, int index") { c in
      .tensor(try c.base(0).select(dim: c.int(1), index: c.int(2)))
    },
    .init("narrow", .both, "Tensor input, int dim, int start, int length") { c in
      .tensor(try c.base(0).narrow(dim: c.int(1), start: c.int(2), length: c.int(3)))
    },
    .init("unbind", .both, "Tensor input, int dim = 0") { c in
      .tensors(try c.base(0).unbind(c.int(1)))
    },
    .init(
      "split", .both, isPython: true, "Tensor tensor, ints1 split_size_or_sections, int dim = 0"
    ) { c in
      if c[1].items == nil { return .tensors(try c.base(0).split(c.int(1), dim: c.int(2))) }
      return .tensors(try c.base(0).split(c.ints(1), dim: c.int(2)))
    },
    .init("chunk", .both, "Tensor input, int chunks, int dim = 0") { c in
      .tensors(try c.base(0).chunk(c.int(1), dim: c.int(2)))
    },
    .init("unfold", .method, "Tensor input, int dimension, int size, int step") { c in
      .tensor(try c.base(0).unfold(dim: c.int(1), size: c.int(2), step: c.int(3)))
    },
  ]

  private static let joins: [TorchFunction] = [
    .init(
      "cat", .torch, aliases: ["concat", "concatenate"],
      "Tensors tensors, int dim = 0, *, Tensor out = None"
    ) { c in .tensor(try Variable.cat(c.variables(0), dim: c.int(1))) },
    .init("stack", .torch, "Tensors tensors, int dim = 0, *, Tensor out = None") { c in
      .tensor(try Variable.stack(c.variables(0), dim: c.int(1)))
    },
    .init("hstack", .torch, "Tensors tensors, *, Tensor out = None") { c in
      let tensors = try c.variables(0).map { $0.rank == 0 ? try $0.view([1]) : $0 }
      return .tensor(try Variable.cat(tensors, dim: tensors.first?.rank == 1 ? 0 : 1))
    },
    .init("vstack", .torch, "Tensors tensors, *, Tensor out = None") { c in
      let tensors = try c.variables(0).map { $0.rank < 2 ? try $0.reshape([1, -1]) : $0 }
      return .tensor(try Variable.cat(tensors, dim: 0))
    },
  ]

  private static let repetitions: [TorchFunction] = [
    .init("repeat", .method, "Tensor input, ints repeats") { c in
      .tensor(try c.variable(0).repeated(c.ints(1)))
    },
    .init(
      "repeat_interleave", .both,
      [
        "Tensor input, int repeats, int? dim = None, *, int? output_size = None": { c in
          .tensor(try c.variable(0).repeatInterleave([c.int(1)], dim: c.optionalInt(2)))
        },
        "Tensor input, Tensor repeats, int? dim = None, *, int? output_size = None": { c in
          .tensor(
            try c.variable(0).repeatInterleave(c.tensor(1).toArray(Int.self), dim: c.optionalInt(2))
          )
        },
      ]),
  ]
}

extension Value {
  /// A tuple of tensors.
  static func tensors(_ variables: [Variable]) -> Value { .tuple(variables.map { .tensor($0) }) }
}
