import Safety
import Tensors

/// Compares derivatives with differences of function values.
package enum GradientCheck {
  /// Where a derivative and the difference quotient part.
  package struct Mismatch {
    /// The number of the function's input.
    package let input: Int
    /// The element, in row-major order.
    package let element: Int
    /// What the graph says.
    package let analytic: Double
    /// What the differences say.
    package let numeric: Double
  }

  /// Every element of the inputs at which the graph's gradient of `function` differs from the
  /// central difference by more than `tolerance`, relative to 1 or the larger of both.
  ///
  /// The inputs have to be float64. The results, if not scalars, are weighted with numbers that
  /// differ from element to element, so that no error cancels.
  package static func mismatches(
    of function: ([Variable]) throws -> [Variable], at inputs: [Variable], step: Double = 1e-6,
    tolerance: Double = 1e-5
  ) throws -> [Mismatch] {
    let analytic = try gradients(of: function, at: inputs)
    var found: [Mismatch] = []
    for (i, input) in inputs.enumerated() {
      for element in 0..<input.tensor.count {
        let numeric = try difference(function, inputs, i, element, step)
        let claimed = analytic[i].element(at: element).asDouble
        let scale = max(1, abs(numeric), abs(claimed))
        if !(abs(numeric - claimed) <= tolerance * scale) {
          found.append(
            Mismatch(input: i, element: element, analytic: claimed, numeric: numeric))
        }
      }
    }
    return found
  }

  private static func gradients(
    of function: ([Variable]) throws -> [Variable], at inputs: [Variable]
  ) throws -> [Tensor] {
    try GradMode.with(true) {
      let leaves = try inputs.map { input in
        var leaf = Variable(try input.tensor.clone())
        try leaf.setRequiresGrad(true)
        return leaf
      }
      let result = try weighted(function(leaves))
      guard result.requiresGrad else { return try inputs.map { try $0.zerosLike().tensor } }
      let found = try Engine.grad([result], leaves, gradients: [nil], allowUnused: true)
      return try zip(found, inputs).map { try ($0 ?? $1.zerosLike()).tensor.contiguous() }
    }
  }

  private static func difference(
    _ function: ([Variable]) throws -> [Variable], _ inputs: [Variable], _ i: Int, _ element: Int,
    _ step: Double
  ) throws -> Double {
    func value(_ shift: Double) throws -> Double {
      let moved = try inputs[i].tensor.contiguous().clone()
      moved.pointer(as: Double.self)[element] += shift
      var inputs = try inputs.map { Variable(try $0.tensor.clone()) }
      inputs[i] = Variable(moved)
      return try GradMode.with(false) { try weighted(function(inputs)).tensor.item().asDouble }
    }
    return try (value(step) - value(-step)) / (2 * step)
  }

  /// One number for all results: their sum, each element with its own weight.
  private static func weighted(_ results: [Variable]) throws -> Variable {
    var total = Variable(try Tensor.zeros([], .float64))
    for result in results where result.dtype.isFloatingPoint {
      let count = result.tensor.count
      let weights = try Tensor.from((0..<count).map { 0.5 + 0.37 * Double($0 % 7) }, sizes: [count])
      total = try total + (result.reshape([-1]) * Variable(weights)).sum()
    }
    return total
  }
}
