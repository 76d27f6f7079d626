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
