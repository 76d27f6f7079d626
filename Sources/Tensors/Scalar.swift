/// A number outside any tensor: what Python's `bool`, `int` and `float` become.
package enum Scalar: Equatable, Sendable {
  case bool(Bool)
  case int(Int)
  case double(Double)

  /// The value as a real number.
  package var asDouble: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The value cut to an integer; `Int.min` where it does not fit, as x86-64's conversion gives.
  package var asInt: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .double(let value): Int(cutting: value)
    }
  }

  /// Whether the value is not zero.
  package var isTrue: Bool {
    switch self {
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    }
  }

  /// The type that a tensor made from this value alone has.
  package var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .double: DType.default
    }
  }
}

extension Scalar: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
}

/// One side of an operation: a tensor or a number.
package enum Operand {
  case tensor(Tensor)
  case scalar(Scalar)

  /// A tensor in another type; a number as it is.
  func converted(to type: DType) throws -> Operand {
    guard case .tensor(let tensor) = self else { return self }
    return .tensor(try tensor.to(type))
  }
}
