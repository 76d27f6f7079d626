import Autograd
import Safety
import Tensors

/// A float64 tensor of numbers between -2 and 2, none near 0 and no two alike; `positive` ones lie
/// between 0.3 and 2.
func numbers(_ sizes: Int..., seed: UInt64 = 1, positive: Bool = false) throws -> Variable {
  try numbers(sizes, seed: seed, positive: positive)
}

func numbers(_ sizes: [Int], seed: UInt64 = 1, positive: Bool = false) throws -> Variable {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  let values = (0..<sizes.reduce(1, *)).map { _ -> Double in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let unit = Double(state >> 11) / Double(1 << 53)
    return (0.3 + 1.7 * unit) * (positive || state >> 5 & 1 == 0 ? 1 : -1)
  }
  return Variable(try Tensor.from(values, sizes: Dims(sizes)))
}

/// A float32 vector.
func floats(_ values: Float...) throws -> Variable {
  Variable(try Tensor.from(values, sizes: [values.count]))
}

/// A float32 leaf that requires its gradient.
func leaf(_ values: Float...) throws -> Variable {
  try leaf(values, [values.count])
}

func leaf(_ values: [Float], _ sizes: Dims) throws -> Variable {
  var made = Variable(try Tensor.from(values, sizes: sizes))
  try made.setRequiresGrad(true)
  return made
}

/// An int64 tensor.
func integers(_ values: [Int], _ sizes: Int...) throws -> Variable {
  Variable(try Tensor.from(values, sizes: Dims(sizes.isEmpty ? [values.count] : sizes)))
}

extension Variable {
  /// The elements in row-major order.
  var values: [Double] {
    get throws { try tensor.to(.float64).toArray(Double.self) }
  }

  /// The names of the nodes that this tensor's node leads to; nil for an input without gradient.
  var nextNames: [String?] { gradFn?.nextEdges.map { $0?.node.name } ?? [] }
}

/// The message of the error that `body` throws.
func message(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return (error as? NamedError)?.message ?? "\(error)"
  }
}
