import Autograd
import Tensors
import Testing

/// One operation with inputs to check its derivative at.
struct DerivativeCase: CustomTestStringConvertible, Sendable {
  let name: String
  /// The inputs' sizes.
  let sizes: [[Int]]
  let isPositive: Bool
  let function: @Sendable ([Variable]) throws -> [Variable]

  var testDescription: String { name }

  var inputs: [Variable] {
    get throws {
      try sizes.enumerated().map {
        try numbers($1, seed: UInt64($0 + 1), positive: isPositive)
      }
    }
  }

  init(
    _ name: String, _ sizes: [[Int]], positive: Bool = false,
    _ function: @escaping @Sendable ([Variable]) throws -> Variable
  ) {
    self.init(all: name, sizes, positive: positive) { [try function($0)] }
  }

  init(
    all name: String, _ sizes: [[Int]], positive: Bool = false,
    _ function: @escaping @Sendable ([Variable]) throws -> [Variable]
  ) {
    self.name = name
    self.sizes = sizes
    isPositive = positive
    self.function = function
  }
}

/// Shapes that every elementwise operation on one tensor is checked at.
private let shapes = [[], [4], [2, 3], [2, 1, 3], [0], [2, 0, 3]]

/// Pairs of shapes that broadcast.
private let pairs: [([Int], [Int])] = [
  ([3], [3]), ([2, 3], [2, 3]), ([2, 3], [3]), ([2, 1], [1, 3]), ([], [2, 2]), ([2, 2], []),
  ([1, 3], [4, 1, 1]), ([0, 3], [1, 3]), ([0], [1]),
]

private func unary(
  _ name: String, positive: Bool = false,
  _ function: @escaping @Sendable (Variable) throws -> Variable
) -> [DerivativeCase] {
  shapes.map { shape in
    DerivativeCase("\(name) \(shape)", [shape], positive: positive) { try function($0[0]) }
  }
}

private func unary(_ name: String, positive: Bool = false, _ operation: Unary) -> [DerivativeCase] {
  unary(name, positive: positive) { try operation($0) }
    + unary(name + "_", positive: positive) {
      var copy = try $0.clone()
      try operation.inPlace(&copy)
      return copy
    }
}

private func binary(
  _ name: String, positive: Bool = false,
  _ function: @escaping @Sendable (Variable, Variable) throws -> Variable
) -> [DerivativeCase] {
  pairs.map { a, b in
    DerivativeCase("\(name) \(a) \(b)", [a, b], positive: positive) {
      try function($0[0], $0[1])
    }
  }
}

private func binary(_ name: String, positive: Bool = false, _ operation: Binary)
  -> [DerivativeCase]
{
  binary(name, positive: positive) { try operation($0, $1) }
    + unary(name + " number", positive: positive) { try operation($0, 1.7) }
    + unary("number " + name, positive: positive) { try operation(1.7, $0) }
    + [
      DerivativeCase(name + "_", [[2, 3], [3]], positive: positive) {
        var copy = try $0[0].clone()
        try operation.inPlace(&copy, $0[1])
        try operation.inPlace(&copy, 1.3)
        return copy
      }
    ]
}

private let elementwiseCases: [DerivativeCase] =
  unary("neg", Arithmetic.neg) + unary("abs", Arithmetic.abs) + unary("sign", Arithmetic.sign)
  + unary("floor", Arithmetic.floor) + unary("ceil", Arithmetic.ceil)
  + unary("trunc", Arithmetic.trunc)
  + unary("exp", Powers.exp) + unary("expm1", Powers.expm1)
  + unary("log", positive: true, Powers.log) + unary("log2", positive: true, Powers.log2)
  + unary("log10", positive: true, Powers.log10) + unary("log1p", positive: true, Powers.log1p)
  + unary("sqrt", positive: true, Powers.sqrt) + unary("rsqrt", positive: true, Powers.rsqrt)
  + unary("reciprocal", Powers.reciprocal)
  + unary("sin", Trigonometry.sin) + unary("cos", Trigonometry.cos)
  + unary("tan") { try Trigonometry.tan($0 * 0.5) }
  + unary("tanh", Trigonometry.tanh) + unary("sinh", Trigonometry.sinh)
  + unary("cosh", Trigonometry.cosh) + unary("atan", Trigonometry.atan)
  + unary("asin") { try Trigonometry.asin($0 * 0.4) }
  + unary("acos") { try Trigonometry.acos($0 * 0.4) }
  + unary("sigmoid", Activations.sigmoid) + unary("relu", Activations.relu)
  + unary("erf", Activations.erf)
  + unary("leaky_relu") { try Activations.leakyRelu($0, slope: 0.1) }
  + unary("elu") { try Activations.elu($0, alpha: 1.5, scale: 1.2) }
  + unary("softplus") { try Activations.softplus($0, beta: 1.5, threshold: 2) }
  + unary("silu") { try Activations.silu($0) } + unary("gelu") { try Activations.gelu($0) }
  + unary("gelu tanh") { try Activations.tanhGelu($0) }
  + unary("1 - a") { try 1 - $0 } + unary("2 / a") { try Arithmetic.rdiv($0, 2) }
  + [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.7, 2, 3].flatMap { exponent in
    unary("pow \(exponent)", positive: true) { try Powers.pow($0, .double(exponent)) }
  }
  + unary("pow 2, negative") { try Powers.pow($0, 2) } + unary("rpow") { try Powers.pow(2.5, $0) }
  + unary("pow_") {
    var copy = try $0.clone()
    try Powers.pow_(&copy, 3)
    return copy
  }
  + unary("clamp") { try Selection.clamp($0, low: -0.9, high: 1.1) }
  + unary("clamp low") { try Selection.clamp($0, low: 0.2, high: nil) }
  + binary("clamp between tensors") { try Selection.clamp($0, low: $1 - 0.6, high: $1 + 0.4) }
  + binary("add, scaled") { try Arithmetic.add($0, $1, alpha: 0.7) }
  + binary("sub, scaled") { try Arithmetic.sub($0, $1, alpha: 3) }
  + binary("addcmul") { try Arithmetic.addcmul($0, $1, $0, value: 0.7) }
  + binary("addcdiv", positive: true) { try Arithmetic.addcdiv($0, $1, $0, value: 0.7) }
  + unary("median") { try $0.median() } + unary("nansum") { try $0.nansum() }
  + binary("add", Arithmetic.add) + binary("sub", Arithmetic.sub) + binary("mul", Arithmetic.mul)
  + binary("div", Arithmetic.div) + binary("remainder", Arithmetic.remainder)
  + binary("fmod", Arithmetic.fmod) + binary("floor_div", Arithmetic.floorDiv)
  + binary("maximum", Selection.maximum) + binary("minimum", Selection.minimum)
  + binary("pow", positive: true) { try Powers.pow($0, $1) }
  + binary("where") {
    try Selection.choose(Variable(Tensor.binary(.gt, .tensor($0.tensor), .scalar(0))), $0, $1)
  }
  + [
    DerivativeCase("masked_fill", [[3, 2], []]) {
      let mask = Variable(try Tensor.from([true, false, true], sizes: [3, 1]))
      return try Selection.maskedFill($0[0], mask, 2) + Selection.maskedFill($0[0], mask, $0[1])
    },
    DerivativeCase("masked_fill_", [[3, 2], []]) {
      let mask = Variable(try Tensor.from([true, false, true], sizes: [3, 1]))
      var (a, b) = (try $0[0].clone(), try $0[0].clone())
      try Selection.maskedFill_(&a, mask, 2)
      try Selection.maskedFill_(&b, mask, $0[1])
      return try a * b
    },
    DerivativeCase("clamp_", [[3, 2]]) {
      var a = try $0[0].clone()
      try Selection.clamp_(&a, low: -0.5, high: 0.5)
      return a
    },
    DerivativeCase("unfold", [[5, 3]]) { try $0[0].unfold(dim: 0, size: 3, step: 1) },
    DerivativeCase("unfold apart", [[2, 7]]) { try $0[0].unfold(dim: 1, size: 2, step: 3) },
    DerivativeCase("cumprod around zeros", [[6]]) {
      let zeros = Variable(try Tensor.from([1.0, 1, 0, 1, 0, 1], sizes: [6]))
      return try ($0[0] * zeros).cumprod(0)
    },
    DerivativeCase("matrix times batch", [[2, 3], [2, 3, 4]]) { try $0[0].matmul($0[1]) },
    DerivativeCase("vector times batch", [[3], [2, 3, 4]]) { try $0[0].matmul($0[1]) },
    DerivativeCase("dropout", [[4]]) {
      let mask = Variable(try Tensor.from([true, false, true, true], sizes: [4]))
      return try Activations.dropout($0[0], mask: mask, p: 0.25)
    },
  ]

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

private let reductionsCases: [DerivativeCase] =
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

private let productsCases: [DerivativeCase] =
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

private let viewsCases: [DerivativeCase] = [
  DerivativeCase("view", [[2, 6]]) { try $0[0].view([3, -1]) },
  DerivativeCase("reshape", [[2, 6]]) { try $0[0].t().reshape([-1]) },
  DerivativeCase("flatten", [[2, 3, 2]]) { try $0[0].flatten(start: 1) },
  DerivativeCase("transpose", [[2, 3, 4]]) { try $0[0].transpose(0, -1) },
  DerivativeCase("t", [[2, 3]]) { try $0[0].t() },
  DerivativeCase(".T", [[2, 3, 4]]) { try $0[0].reversedDimensions() },
  DerivativeCase("permute", [[2, 3, 4]]) { try $0[0].permute([2, 0, 1]) },
  DerivativeCase("movedim", [[2, 3, 4]]) { try $0[0].movedim([0], [2]) },
  DerivativeCase("squeeze", [[1, 3, 1]]) { inputs in inputs[0].squeeze() },
  DerivativeCase("squeeze dim", [[1, 3, 1]]) { try $0[0].squeeze(-1) },
  DerivativeCase("squeeze dims", [[1, 3, 1]]) { try $0[0].squeeze([0, 1]) },
  DerivativeCase("unsqueeze", [[2, 3]]) { try $0[0].unsqueeze(-1) },
  DerivativeCase("expand", [[2, 1]]) { try $0[0].expand([3, -1, 4]) },
  DerivativeCase("alias", [[2, 1]]) { inputs in inputs[0].alias() },
  DerivativeCase("select", [[2, 3]]) { try $0[0].select(dim: 1, index: -1) },
  DerivativeCase("slice", [[5, 3]]) { try $0[0].slice(dim: 0, start: 1, step: 2) },
  DerivativeCase("narrow", [[5, 3]]) { try $0[0].narrow(dim: 0, start: 1, length: 2) },
  DerivativeCase(all: "unbind", [[2, 3]]) { try $0[0].unbind(1) },
  DerivativeCase("a part of unbind", [[2, 3]]) { try $0[0].unbind(1)[1] },
  DerivativeCase(all: "split", [[5, 2]]) { try $0[0].split(2) },
  DerivativeCase(all: "split sizes", [[5, 2]]) { try $0[0].split([1, 4]) },
  DerivativeCase(all: "chunk", [[2, 5]]) { try $0[0].chunk(3, dim: -1) },
  DerivativeCase("diagonal", [[3, 4]]) { try $0[0].diagonal(1) },
  DerivativeCase("tril", [[3, 4]]) { try $0[0].tril(1) },
  DerivativeCase("triu", [[3, 4]]) { try $0[0].triu(-1) },
  DerivativeCase("cat", [[2, 3], [1, 3]]) {
    try Variable.cat([$0[0], $0[1], $0[0]])
  },
  DerivativeCase("cat dim", [[2, 3], [2, 0]]) {
    try Variable.cat([$0[0], $0[1]], dim: -1)
  },
  DerivativeCase("stack", [[2, 3], [2, 3]]) {
    try Variable.stack([$0[0], $0[1]], dim: -1)
  },
  DerivativeCase("repeat", [[2, 3]]) { try $0[0].repeated([2, 1, 3]) },
  DerivativeCase("repeat many", [[1, 2, 1, 2, 1]]) {
    try $0[0].repeated([2, 1, 2, 1, 3])
  },
  DerivativeCase("flip", [[2, 3]]) { try $0[0].flip([0, 1]) },
  DerivativeCase("roll", [[2, 3]]) { try $0[0].roll([1, -1], [0, 1]) },
  DerivativeCase("roll all", [[2, 3]]) { try $0[0].roll([2]) },
  DerivativeCase("clone", [[2, 3]]) { try $0[0].clone() },
  DerivativeCase("contiguous", [[2, 3]]) { try $0[0].t().contiguous() },
  DerivativeCase("copy_", [[2, 3], [3]]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 0, index: 1)
    try b.copy_($0[1])
    return a
  },
  DerivativeCase("fill_", [[2, 3], []]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 1, index: 1)
    try b.fill_($0[1])
    var c = try a.select(dim: 0, index: 0)
    try c.fill_(3)
    return a
  },
  DerivativeCase("zero_", [[2, 3]]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 1, index: 1)
    try b.zero_()
    return try a + $0[0]
  },
]

private let indexingCases: [DerivativeCase] = [
  DerivativeCase("index", [[4, 3]]) {
    try $0[0].index([.tensor(integers([1, 3, 1, 0], 2, 2).tensor)])
  },
  DerivativeCase("index pairs", [[4, 3]]) {
    try $0[0].index([
      .tensor(integers([1, 3, 1]).tensor), .tensor(integers([0, 2, 0]).tensor),
    ])
  },
  DerivativeCase("index mixed", [[2, 4, 3]]) {
    try $0[0].index([
      .integer(-1), .slice(start: 1, stop: nil, step: nil), .newAxis,
      .tensor(integers([2, 2]).tensor),
    ])
  },
  DerivativeCase("index mask", [[3, 2]]) {
    try $0[0].index([.tensor(Tensor.from([true, false, true], sizes: [3]))])
  },
  DerivativeCase("index ellipsis", [[2, 4, 3]]) {
    try $0[0].index([.ellipsis, .integer(1)])
  },
  DerivativeCase("index_put_", [[4, 3], [3]]) {
    var a = try $0[0] * 2
    try a.setIndex([.tensor(integers([2, 0]).tensor)], $0[1])
    return a
  },
  DerivativeCase("index_put_ accumulate", [[4, 3], [2, 3]]) {
    var a = try $0[0] * 2
    try a.indexPut_([integers([2, 2]).tensor], $0[1], accumulate: true)
    return a
  },
  DerivativeCase("set item", [[4, 3], [3]]) {
    var a = try $0[0] * 2
    try a.setIndex([.integer(1)], $0[1])
    try a.setIndex(
      [.slice(start: 2, stop: nil, step: nil), .integer(0)], $0[1].select(dim: 0, index: 2))
    return try a * a
  },
  DerivativeCase("index_select", [[4, 3]]) { try $0[0].indexSelect(1, integers([2, 0, 2])) },
  DerivativeCase("index_add", [[4, 3], [2, 3]]) {
    try $0[0].indexAdd(0, integers([2, 2]), $0[1], alpha: 3)
  },
  DerivativeCase("index_add_", [[4, 3], [2, 3]]) {
    var a = try $0[0] * 2
    try a.indexAdd_(0, integers([2, 1]), $0[1])
    return a
  },
  DerivativeCase("gather", [[3, 2]]) {
    try $0[0].gather(0, integers([2, 0, 2, 1], 2, 2))
  },
  DerivativeCase("scatter", [[3, 2], [2, 2]]) {
    try $0[0].scatter(0, integers([2, 0, 1, 1], 2, 2), $0[1])
  },
  DerivativeCase("scatter number", [[3, 2]]) {
    try $0[0].scatter(0, integers([2, 0, 1, 1], 2, 2), 5)
  },
  DerivativeCase("scatter_add", [[3, 2], [2, 2]]) {
    try $0[0].scatterAdd(0, integers([2, 0, 2, 1], 2, 2), $0[1])
  },
  DerivativeCase("scatter_", [[3, 2], [2, 2]]) {
    var a = try $0[0] * 2
    try a.scatter_(0, integers([2, 0, 1, 1], 2, 2), $0[1])
    try a.scatterAdd_(0, integers([2, 0, 1, 1], 2, 2), $0[1])
    try a.scatter_(1, integers([1, 0], 2, 1), 4)
    return a
  },
  DerivativeCase("masked_select", [[3, 2]]) {
    let mask = Variable(try Tensor.from([true, false, true], sizes: [3, 1]))
    return try $0[0].maskedSelect(mask)
  },
  DerivativeCase("embedding", [[4, 3]]) {
    try $0[0].embedding(integers([1, 3, 1, 0], 2, 2))
  },
]

private func loss(
  _ name: String, _ sizes: [[Int]],
  _ function: @escaping @Sendable ([Variable], LossReduction) throws -> Variable
) -> [DerivativeCase] {
  [LossReduction.none, .mean, .sum].map { reduction in
    DerivativeCase("\(name) \(reduction)", sizes) { try function($0, reduction) }
  }
}

private let lossesCases: [DerivativeCase] =
  loss("mse", [[3, 2], [3, 2]]) {
    try Losses.mse($0[0], $0[1], reduction: $1)
  }
  + loss("mse broadcast", [[3, 2], [2]]) {
    try Losses.mse($0[0], $0[1], reduction: $1)
  }
  + loss("l1", [[3, 2], [3, 2]]) {
    try Losses.l1($0[0], $0[1], reduction: $1)
  }
  + loss("nll", [[3, 4]]) {
    try Losses.nll($0[0], integers([1, 3, 0]), reduction: $1)
  }
  + loss("nll weighted", [[3, 4]]) {
    try Losses.nll(
      $0[0], integers([1, 3, 2]), weight: numbers(4, positive: true), reduction: $1,
      ignoreIndex: 3)
  }
  + loss("cross_entropy", [[3, 4]]) {
    try Losses.crossEntropy($0[0], integers([1, 3, 0]), reduction: $1)
  }
  + loss("cross_entropy of places", [[2, 4, 3]]) {
    let places = Variable(try integers([1, 3, 0, 2, 2, 1]).tensor.reshape([2, 3]))
    return try Losses.crossEntropy($0[0], places, reduction: $1)
  }
  + loss("cross_entropy one", [[4]]) {
    try Losses.crossEntropy($0[0], Variable(Tensor(scalar: 2, dtype: .int64)), reduction: $1)
  }
  + loss("cross_entropy smoothed", [[3, 4]]) {
    try Losses.crossEntropy(
      $0[0], integers([1, 3, 0]), weight: numbers(4, positive: true), reduction: $1,
      ignoreIndex: 3, labelSmoothing: 0.1)
  }
  + loss("cross_entropy of probabilities", [[3, 4], [3, 4]]) {
    try Losses.crossEntropy(
      $0[0], $0[1], weight: numbers(4, positive: true), reduction: $1, labelSmoothing: 0.1)
  }
  + loss("bce", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropy(
      Activations.sigmoid($0[0]), Activations.sigmoid($0[1]), reduction: $1)
  }
  + loss("bce weighted", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropy(
      Activations.sigmoid($0[0]), Activations.sigmoid($0[1]), weight: numbers(2, positive: true),
      reduction: $1)
  }
  + loss("bce with logits", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropyWithLogits($0[0], $0[1], reduction: $1)
  }
  + loss("bce with logits, weighted", [[3, 2], [3, 2]]) {
    try Losses.binaryCrossEntropyWithLogits(
      $0[0], $0[1], weight: numbers(2, positive: true),
      positiveWeight: numbers(2, seed: 3, positive: true), reduction: $1)
  }

private let normalizationCases: [DerivativeCase] = [
  DerivativeCase("batch_norm", [[4, 3]]) {
    try Normalization.batchNorm(
      $0[0], runningMean: nil, runningVariance: nil, weight: nil, bias: nil, training: true)
  },
  DerivativeCase(
    "batch_norm 3-D", [[4, 3, 2], [3], [3]]
  ) {
    try Normalization.batchNorm(
      $0[0], runningMean: nil, runningVariance: nil, weight: $0[1], bias: $0[2], training: true)
  },
  DerivativeCase(
    "batch_norm running", [[4, 3], [3], [3]]
  ) {
    try Normalization.batchNorm(
      $0[0], runningMean: numbers(3, seed: 4), runningVariance: numbers(3, seed: 5, positive: true),
      weight: $0[1], bias: $0[2], training: false)
  },
  DerivativeCase(
    "layer_norm", [[4, 3, 2], [3, 2], [3, 2]]
  ) { try Normalization.layerNorm($0[0], [3, 2], weight: $0[1], bias: $0[2]) },
  DerivativeCase("layer_norm plain", [[4, 3]]) {
    try Normalization.layerNorm($0[0], [3], weight: nil, bias: nil)
  },
]

/// Every operation's derivative against differences of its values.
@Suite struct DerivativeTests {
  private func check(_ one: DerivativeCase) throws {
    let found = try GradientCheck.mismatches(of: one.function, at: one.inputs)
    #expect(found.isEmpty, "\(one.name): \(found.prefix(3))")
  }

  @Test(arguments: elementwiseCases) func elementwise(_ one: DerivativeCase) throws {
    try check(one)
  }
  @Test(arguments: reductionsCases) func reductions(_ one: DerivativeCase) throws { try check(one) }
  @Test(arguments: productsCases) func products(_ one: DerivativeCase) throws { try check(one) }
  @Test(arguments: viewsCases) func views(_ one: DerivativeCase) throws { try check(one) }
  @Test(arguments: indexingCases) func indexing(_ one: DerivativeCase) throws { try check(one) }
  @Test(arguments: lossesCases) func losses(_ one: DerivativeCase) throws { try check(one) }
  @Test(arguments: normalizationCases) func normalization(_ one: DerivativeCase) throws {
    try check(one)
  }

  /// The gradient of a gradient: formulas are operations themselves.
  @Test func secondDerivatives() throws {
    let functions: [([Variable]) throws -> Variable] = [
      { try Powers.pow($0[0], 3) }, { try Powers.exp($0[0]) * $0[0] },
      { try Trigonometry.tanh($0[0]) }, { try $0[0].softmax(1) }, { try $0[0].logSoftmax(1) },
      { try $0[0].mm($0[0].t()) }, { try $0[0].variance([1]) },
      {
        try Normalization.batchNorm(
          $0[0], runningMean: nil, runningVariance: nil, weight: nil, bias: nil, training: true)
      },
      { try $0[0] / ($0[0] * $0[0] + 1) }, { try $0[0].index([.integer(1)]) * $0[0] },
    ]
    for (i, function) in functions.enumerated() {
      let found = try GradientCheck.mismatches(
        of: { inputs in
          try GradMode.enabled {
            var input = inputs[0]
            if !input.requiresGrad { try input.setRequiresGrad(true) }
            let weighted = try function([input]) * function([input])
            return try Engine.grad(
              [weighted.sum()], [input], gradients: [nil], createGraph: true
            ).compactMap { $0 }
          }
        }, at: [numbers(3, 3)], tolerance: 1e-4)
      #expect(found.isEmpty, "function \(i): \(found.prefix(2))")
    }
  }
}
