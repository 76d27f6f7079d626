import Autograd
import Tensors
import Testing

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
