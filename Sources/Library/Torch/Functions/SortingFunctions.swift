import Autograd
import Language
import Tensors

/// Order, counts and searches.
enum SortingFunctions {
  static let table: [TorchFunction] = [
    .init(
      "sort", .both,
      [
        "Tensor input, int dim = -1, bool descending = False": { c in
          .valuesAndIndices("sort", try c.variable(0).sort(dim: c.int(1), descending: c.bool(2)))
        },
        "Tensor input, *, bool? stable, int dim = -1, bool descending = False": { c in
          .valuesAndIndices("sort", try c.variable(0).sort(dim: c.int(2), descending: c.bool(3)))
        },
      ]),
    .init(
      "argsort", .both,
      [
        "Tensor input, int dim = -1, bool descending = False": { c in
          .tensor(try c.tensor(0).argsort(dim: c.int(1), descending: c.bool(2)))
        },
        "Tensor input, *, bool stable, int dim = -1, bool descending = False": { c in
          .tensor(try c.tensor(0).argsort(dim: c.int(2), descending: c.bool(3)))
        },
      ]),
    .init(
      "topk", .both,
      "Tensor input, int k, int dim = -1, bool largest = True, bool sorted = True"
    ) { c in
      .valuesAndIndices(
        "topk", try c.variable(0).topk(c.int(1), dim: c.int(2), largest: c.bool(3)))
    },
    .init(
      "kthvalue", .both, "Tensor input, int k, int dim = -1, bool keepdim = False"
    ) { c in
      .valuesAndIndices(
        "kthvalue", try c.variable(0).kthvalue(c.int(1), dim: c.int(2), keepdim: c.bool(3)))
    },
    .init("mode", .both, "Tensor input, int dim = -1, bool keepdim = False") { c in
      .valuesAndIndices("mode", try c.variable(0).mode(dim: c.int(1), keepdim: c.bool(2)))
    },
    .init(
      "unique", .both, isPython: true,
      "Tensor input, bool sorted = True, bool return_inverse = False, bool return_counts = False, "
        + "int? dim = None"
    ) { c in
      let (values, inverse, counts) =
        try c.optionalInt(4).map { try c.tensor(0).unique(dim: $0) } ?? c.tensor(0).unique()
      var parts: [Value] = [.tensor(values)]
      if c.bool(2) { parts.append(.tensor(inverse)) }
      if c.bool(3) { parts.append(.tensor(counts)) }
      return parts.count == 1 ? parts[0] : .tuple(parts)
    },
    .init(
      "unique_consecutive", .both, isPython: true,
      "Tensor input, bool return_inverse = False, bool return_counts = False, int? dim = None"
    ) { c in
      guard c[3].isNone else { throw NotInDojo.error("torch.unique_consecutive(dim=...)") }
      let (values, inverse, counts) = try c.tensor(0).uniqueConsecutive()
      var parts: [Value] = [.tensor(values)]
      if c.bool(1) { parts.append(.tensor(inverse)) }
      if c.bool(2) { parts.append(.tensor(counts)) }
      return parts.count == 1 ? parts[0] : .tuple(parts)
    },
    .init("bincount", .both, "Tensor input, Tensor? weights = None, int minlength = 0") { c in
      .tensor(
        try c.tensor(0).bincount(weights: c[1].tensor?.tensor, minimumLength: c.int(2)))
    },
    .init(
      "histc", .both,
      "Tensor input, int bins = 100, Number min = 0, Number max = 0, *, Tensor out = None"
    ) { c in
      .tensor(try c.tensor(0).histc(bins: c.int(1), low: c.double(2), high: c.double(3)))
    },
    .init(
      "searchsorted", .torch,
      "Tensor sorted_sequence, Operand input, *, bool out_int32 = False, bool right = False"
    ) { c in
      .tensor(
        try Tensor.searchsorted(c.tensor(0), c.operand(1).asVariable.tensor, right: c.bool(3)))
    },
    .init(
      "bucketize", .torch,
      "Operand input, Tensor boundaries, *, bool out_int32 = False, bool right = False"
    ) { c in
      .tensor(
        try Tensor.searchsorted(c.tensor(1), c.operand(0).asVariable.tensor, right: c.bool(3)))
    },
  ]
}
