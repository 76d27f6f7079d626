/// A Swift type that a tensor's elements can have; one for each `DType`.
package protocol Element: BitwiseCopyable, Comparable, Sendable {
  static var dtype: DType { get }

  /// Whether conversion reads the value as a real number, not as an integer.
  static var isReal: Bool { get }

  /// The value of an integer: wrapped around where it does not fit.
  init(integer: Int)

  /// The value of a real number: cut towards zero by integers.
  init(real: Double)

  var integer: Int { get }
  var real: Double { get }
  var scalar: Scalar { get }
}

extension Element {
  /// PyTorch's conversion between element types; it never traps.
  @inline(__always)
  package init<Source: Element>(converting source: Source) {
    self = Source.isReal ? Self(real: source.real) : Self(integer: source.integer)
  }

  /// The value of a number.
  @inline(__always)
  package init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = Self(integer: value ? 1 : 0)
    case .int(let value): self = Self(integer: value)
    case .double(let value): self = Self(real: value)
    }
  }
}

extension Int {
  /// A real number cut towards zero; `Int.min` for what does not fit, as x86-64's conversion gives.
  @inline(__always)
  package init(cutting value: Double) {
    self = value.magnitude < 0x1p63 ? Int(value) : Int.min
  }
}

extension Bool: Element {
  package static var dtype: DType { .bool }
  package static var isReal: Bool { false }
  @inline(__always) package init(integer: Int) { self = integer != 0 }
  @inline(__always) package init(real: Double) { self = real != 0 }
  @inline(__always) package var integer: Int { self ? 1 : 0 }
  @inline(__always) package var real: Double { self ? 1 : 0 }
  package var scalar: Scalar { .bool(self) }
}

extension Bool: @retroactive Comparable {
  public static func < (a: Bool, b: Bool) -> Bool { !a && b }
}

/// The integer element types.
package protocol IntegerElement: Element, FixedWidthInteger {}

extension IntegerElement {
  package static var isReal: Bool { false }
  @inline(__always) package init(integer: Int) { self.init(truncatingIfNeeded: integer) }
  @inline(__always) package init(real: Double) {
    // x86-64 converts to 32 bits where they are enough, and to uint8 by way of 64.
    if Self.isSigned && Self.bitWidth <= 32 {
      self.init(truncatingIfNeeded: real.magnitude < 0x1p31 ? Int32(real) : Int32.min)
    } else {
      self.init(truncatingIfNeeded: Int(cutting: real))
    }
  }
  @inline(__always) package var integer: Int { Int(truncatingIfNeeded: self) }
  @inline(__always) package var real: Double { Double(self) }
  package var scalar: Scalar { .int(integer) }
}

extension UInt8: IntegerElement { package static var dtype: DType { .uint8 } }
extension Int8: IntegerElement { package static var dtype: DType { .int8 } }
extension Int16: IntegerElement { package static var dtype: DType { .int16 } }
extension Int32: IntegerElement { package static var dtype: DType { .int32 } }
extension Int: IntegerElement { package static var dtype: DType { .int64 } }

/// The floating-point element types.
package protocol RealElement: Element, BinaryFloatingPoint, SIMDScalar, Codable {}

extension RealElement {
  package static var isReal: Bool { true }
  package var scalar: Scalar { .double(real) }
  @inline(__always) package var integer: Int { Int(cutting: real) }
}

extension Float: RealElement {
  package static var dtype: DType { .float32 }
  @inline(__always) package init(integer: Int) { self = Float(integer) }
  @inline(__always) package init(real: Double) { self = Float(real) }
  @inline(__always) package var real: Double { Double(self) }
}

extension Double: RealElement {
  package static var dtype: DType { .float64 }
  @inline(__always) package init(integer: Int) { self = Double(integer) }
  @inline(__always) package init(real: Double) { self = real }
  @inline(__always) package var real: Double { self }
}
