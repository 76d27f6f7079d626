/// From a tensor's dtype to the Swift type of its elements.
///
/// A closure takes a metatype; passed on to a generic function, it is compiled once a type.
enum Dispatch {
  @inline(__always)
  static func all<R>(
    _ dtype: DType, _ body: (any Element.Type) throws -> R
  ) rethrows -> R {
    switch dtype {
    case .bool: try body(Bool.self)
    case .uint8: try body(UInt8.self)
    case .int8: try body(Int8.self)
    case .int16: try body(Int16.self)
    case .int32: try body(Int32.self)
    case .int64: try body(Int.self)
    case .float32: try body(Float.self)
    case .float64: try body(Double.self)
    }
  }

  /// For operations that treat real numbers and integers (bool as uint8) apart.
  @inline(__always)
  static func numbers<R>(
    _ dtype: DType,
    real: (any VectorElement.Type) throws -> R,
    integer: (any IntegerElement.Type) throws -> R
  ) rethrows -> R {
    switch dtype {
    case .bool, .uint8: try integer(UInt8.self)
    case .int8: try integer(Int8.self)
    case .int16: try integer(Int16.self)
    case .int32: try integer(Int32.self)
    case .int64: try integer(Int.self)
    case .float32: try real(Float.self)
    case .float64: try real(Double.self)
    }
  }
}
