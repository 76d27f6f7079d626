/// The type of a tensor's elements, as PyTorch names them.
package enum DType: UInt8, CaseIterable, Sendable {
  case bool, uint8, int8, int16, int32, int64, float32, float64

  /// Bytes of one element.
  package var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// PyTorch's name without the module, such as `float32`.
  package var name: String { "\(self)" }

  /// Whether elements are floating-point numbers.
  package var isFloatingPoint: Bool { self == .float32 || self == .float64 }

  /// Whether elements are integers (bool is not).
  package var isInteger: Bool { !isFloatingPoint && self != .bool }
}
