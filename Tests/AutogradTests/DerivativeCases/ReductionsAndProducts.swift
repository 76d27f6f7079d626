import Autograd
import Tensors

private func reduction(
  _ name: String, positive: Bool = false,
  _ function: @escaping @Sendable (Variable, [Int]?, Bool) throws -> Variable
) -> [DerivativeCase] {
  let choices: [([Int], [Int]?)] = [
    ([3], nil), ([3], [0]), ([3, 4], nil), ([3, 4], [0]), ([3, 4], [-1]), ([2, 3, 4], [0, 2]),
    ([2, 3, 4], [1]), ([2, 3], []), ([2, 1, 3], [1, 2]),
  ]
  return choices.flatMap { sizes, dims in
    [false, true].filter { !$0 || dims != nil }.map { keepdim in
      DerivativeCase(
        "\(name) \(sizes) \(dims.map { "\($0)" } ?? "all") \(keepdim)",
        [sizes], positive: positive
      ) { try function($0[0], dims, keepdim) }
    }
  }
}

/// Sums, means, extremes and others over dimensions.
let reductionsCases: [DerivativeCase] =
  reduction("sum") { try $0.sum($1, keepdim: $2) }
  + reduction("mean") { try $0.mean($1, keepdim: $2) }
  + reduction("var") { a, dims, keepdim in
    try a.variance(dims, correction: dims == [1, 2] ? 0 : 1, keepdim: keepdim)
  }
  + reduction("std") { a, dims, keepdim in try a.std(dims, correction: 0, keepdim: keepdim) }
  + reduction("amax") { try $0.amax($1 ?? [], keepdim: $2) }
  + reduction("amin") { try $0.amin($1 ?? [], keepdim: $2) }
  + reduction("logsumexp") { a, dims, keepdim in
    try a.logsumexp(dims ?? Array(0..<a.rank), keepdim: keepdim)
  }
  + [0.5, 1, 1.5, 2, 3, .infinity].flatMap { order in
    reduction("norm \(order)") { try $0.norm(order, $1, keepdim: $2) }
  }
  + [0, 1, -1].flatMap { dim in
    [false, true].flatMap { keepdim in
      [
        DerivativeCase("max \(dim) \(keepdim)", [[3, 4]]) {
          try $0[0].max(dim: dim, keepdim: keepdim).values
        },
        DerivativeCase("min \(dim) \(keepdim)", [[3, 4]]) {
          try $0[0].min(dim: dim, keepdim: keepdim).values
        },
        DerivativeCase("prod \(dim) \(keepdim)", [[3, 4]]) {
          try $0[0].prod(dim, keepdim: keepdim)
        },
        DerivativeCase("prod with zeros \(dim)", [[3, 4]]) {
          try ($0[0] * Variable(Tensor.arange(start: 0, end: 4, step: 1, dtype: .float64)))
            .prod(dim, keepdim: keepdim)
        },
        DerivativeCase("cumsum \(dim)", [[3, 4]]) { try $0[0].cumsum(dim) },
        DerivativeCase("softmax \(dim)", [[3, 4]]) { try $0[0].softmax(dim) },
        DerivativeCase("log_softmax \(dim)", [[3, 4]]) { try $0[0].logSoftmax(dim) },
        DerivativeCase("sort \(dim)", [[3, 4]]) { try $0[0].sort(dim: dim).values },
        DerivativeCase("topk \(dim)", [[3, 4]]) {
          try $0[0].topk(2, dim: dim).values
        },
      ]
    }
  }
  + [
    DerivativeCase("max", [[2, 3]]) { try $0[0].max() },
    DerivativeCase("min", [[2, 3]]) { try $0[0].min() },
    DerivativeCase("prod", [[2, 3]]) { try $0[0].prod() },
    DerivativeCase("sum of nothing", [[2, 0]]) { try $0[0].sum([1]) },
    DerivativeCase("mean of a number", [[]]) { try $0[0].mean() },
  ]

/// Products of matrices and vectors.
let productsCases: [DerivativeCase] =
  [
    ([3], [3]), ([2, 3], [3]), ([3], [3, 2]), ([2, 3], [3, 4]), ([5, 2, 3], [3, 4]),
    ([5, 2, 3], [3]), ([2, 3], [5, 3, 4]), ([5, 2, 3], [5, 3, 2]), ([5, 1, 2, 3], [4, 3, 2]),
    ([3], [5, 3, 2]), ([0, 3], [3, 2]), ([2, 0], [0, 2]),
  ].map { (a: [Int], b: [Int]) in
    DerivativeCase("matmul \(a) \(b)", [a, b]) {
      try $0[0].matmul($0[1])
    }
  } + [
    DerivativeCase("mm transposed", [[3, 2], [4, 3]]) {
      try $0[0].t().mm($0[1].t())
    },
    DerivativeCase("outer", [[3], [2]]) { try $0[0].outer($0[1]) },
    DerivativeCase(
      "addmm", [[3], [2, 4], [4, 3]]
    ) { try Variable.addmm($0[0], $0[1], $0[2], beta: 0.5, alpha: 2) },
    DerivativeCase(
      "linear", [[2, 3, 4], [5, 4], [5]]
    ) { try $0[0].linear($0[1], $0[2]) },
    DerivativeCase("linear without bias", [[2, 4], [5, 4]]) {
      try $0[0].linear($0[1])
    },
    DerivativeCase("tensordot", [[2, 3, 4], [4, 3, 2]]) {
      try $0[0].tensordot($0[1], [1, 2], [1, 0])
    },
  ]
  + [
    ("ij,jk->ik", [[2, 3], [3, 4]]), ("ij,jk", [[2, 3], [3, 4]]), ("ij->ji", [[2, 3]]),
    ("ij->i", [[2, 3]]), ("ij,ij->", [[2, 3], [2, 3]]), ("i,j->ij", [[2], [3]]),
    ("bij,bjk->bik", [[2, 3, 4], [2, 4, 2]]), ("ij,jk,kl->il", [[2, 3], [3, 2], [2, 2]]),
    ("ii->i", [[3, 3]]), ("ii", [[3, 3]]), ("bi,oi->bo", [[2, 3], [4, 3]]),
  ].map { equation, sizes in
    DerivativeCase("einsum \(equation)", sizes) { try Einsum.evaluate(equation, $0) }
  }
