import Autograd
import Tensors

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

/// Operations that work entry by entry, in place too.
let elementwiseCases: [DerivativeCase] =
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
