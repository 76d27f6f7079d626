/// What arithmetic is written in once, for one number and for a vector of numbers alike.
protocol Lanes {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self

  /// The same value in all lanes.
  init(all value: Double)

  /// With the sign bit cleared.
  var absolute: Self { get }

  /// With the sign bit changed, of zeros too: a vector's own minus is 0 - x.
  var negated: Self { get }

  /// In each lane `a` where `x > y`, otherwise `b`; also `b` where `x` or `y` is not a number.
  static func select(_ a: Self, where x: Self, greaterThan y: Self, else b: Self) -> Self

  /// In each lane `a` where `x` is not a number, otherwise `b`.
  static func select(_ a: Self, whereNaN x: Self, else b: Self) -> Self

  /// The larger of two numbers; what is not a number wins. Of equal ones (0 and -0) single numbers
  /// give the first, as `std::max` does, and vectors the second, as the instruction `maxps` does.
  static func maximum(_ a: Self, _ b: Self) -> Self

  /// The smaller of two numbers; see `maximum`.
  static func minimum(_ a: Self, _ b: Self) -> Self

  /// `a * b + self`, rounded once.
  func fused(_ a: Self, _ b: Self) -> Self
}

/// A floating-point element type with the vector that kernels work in: 32 bytes.
package protocol VectorElement: RealElement {
  associatedtype Vector: SIMD where Vector.Scalar == Self
}

extension Float: VectorElement { package typealias Vector = SIMD8<Float> }
extension Double: VectorElement { package typealias Vector = SIMD4<Double> }

/// Element types whose kernels are written in lanes.
protocol LaneElement: VectorElement, Lanes where Vector: Lanes {
  /// Writes a product of matrices into `out` with vectors of 512 bits, in chains of so many terms;
  /// false, and nothing done, where there are none.
  static func multiplyWide(
    _ a: MatrixView<Self>, _ b: MatrixView<Self>, into out: MatrixView<Self>, chain: Int
  ) throws -> Bool
}

extension Float: LaneElement {
  static func multiplyWide(
    _ a: MatrixView<Float>, _ b: MatrixView<Float>, into out: MatrixView<Float>, chain: Int
  ) throws -> Bool {
    guard WideProduct.fits(a, b) else { return false }
    try WideProduct(a, b, out, chain: chain).multiply()
    return true
  }
}

extension Double: LaneElement {
  static func multiplyWide(
    _ a: MatrixView<Double>, _ b: MatrixView<Double>, into out: MatrixView<Double>, chain: Int
  ) throws -> Bool { false }
}

extension Float: Lanes {
  @inline(__always) init(all value: Double) { self = Float(value) }
  @inline(__always) var absolute: Float { magnitude }
  @inline(__always) var negated: Float { -self }
  @inline(__always)
  static func select(_ a: Float, where x: Float, greaterThan y: Float, else b: Float) -> Float {
    x > y ? a : b
  }
  @inline(__always)
  static func select(_ a: Float, whereNaN x: Float, else b: Float) -> Float { x != x ? a : b }
  @inline(__always)
  static func maximum(_ a: Float, _ b: Float) -> Float { a != a || !(a < b || b != b) ? a : b }
  @inline(__always)
  static func minimum(_ a: Float, _ b: Float) -> Float { a != a || !(b < a || b != b) ? a : b }
  @inline(__always) func fused(_ a: Float, _ b: Float) -> Float { addingProduct(a, b) }
}

extension Double: Lanes {
  @inline(__always) init(all value: Double) { self = value }
  @inline(__always) var absolute: Double { magnitude }
  @inline(__always) var negated: Double { -self }
  @inline(__always)
  static func select(_ a: Double, where x: Double, greaterThan y: Double, else b: Double) -> Double
  {
    x > y ? a : b
  }
  @inline(__always)
  static func select(_ a: Double, whereNaN x: Double, else b: Double) -> Double { x != x ? a : b }
  @inline(__always)
  static func maximum(_ a: Double, _ b: Double) -> Double { a != a || !(a < b || b != b) ? a : b }
  @inline(__always)
  static func minimum(_ a: Double, _ b: Double) -> Double { a != a || !(b < a || b != b) ? a : b }
  @inline(__always) func fused(_ a: Double, _ b: Double) -> Double { addingProduct(a, b) }
}

extension SIMD8: Lanes where Scalar == Float {
  @inline(__always) init(all value: Double) { self.init(repeating: Float(value)) }
  @inline(__always) var absolute: Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt32>.self) & 0x7FFF_FFFF, to: Self.self)
  }
  @inline(__always) var negated: Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD8<UInt32>.self) ^ 0x8000_0000, to: Self.self)
  }
  @inline(__always)
  static func select(_ a: Self, where x: Self, greaterThan y: Self, else b: Self) -> Self {
    b.replacing(with: a, where: x .> y)
  }
  @inline(__always)
  static func select(_ a: Self, whereNaN x: Self, else b: Self) -> Self {
    b.replacing(with: a, where: x .!= x)
  }
  @inline(__always)
  static func maximum(_ a: Self, _ b: Self) -> Self {
    select(a, whereNaN: a, else: select(a, where: a, greaterThan: b, else: b))
  }
  @inline(__always)
  static func minimum(_ a: Self, _ b: Self) -> Self {
    select(a, whereNaN: a, else: select(a, where: b, greaterThan: a, else: b))
  }
  @inline(__always) func fused(_ a: Self, _ b: Self) -> Self { addingProduct(a, b) }
}

extension SIMD4: Lanes where Scalar == Double {
  @inline(__always) init(all value: Double) { self.init(repeating: value) }
  @inline(__always) var absolute: Self {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD4<UInt64>.self) & 0x7FFF_FFFF_FFFF_FFFF, to: Self.self)
  }
  @inline(__always) var negated: Self {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD4<UInt64>.self) ^ 0x8000_0000_0000_0000, to: Self.self)
  }
  @inline(__always)
  static func select(_ a: Self, where x: Self, greaterThan y: Self, else b: Self) -> Self {
    b.replacing(with: a, where: x .> y)
  }
  @inline(__always)
  static func select(_ a: Self, whereNaN x: Self, else b: Self) -> Self {
    b.replacing(with: a, where: x .!= x)
  }
  @inline(__always)
  static func maximum(_ a: Self, _ b: Self) -> Self {
    select(a, whereNaN: a, else: select(a, where: a, greaterThan: b, else: b))
  }
  @inline(__always)
  static func minimum(_ a: Self, _ b: Self) -> Self {
    select(a, whereNaN: a, else: select(a, where: b, greaterThan: a, else: b))
  }
  @inline(__always) func fused(_ a: Self, _ b: Self) -> Self { addingProduct(a, b) }
}

extension UnsafePointer where Pointee: VectorElement {
  /// The vector that starts at an index.
  @inline(__always)
  func vector(at index: Int) -> Pointee.Vector {
    UnsafeRawPointer(self + index).loadUnaligned(as: Pointee.Vector.self)
  }
}

extension UnsafeMutablePointer where Pointee: VectorElement {
  /// The vector that starts at an index.
  @inline(__always)
  func vector(at index: Int) -> Pointee.Vector {
    UnsafeRawPointer(self + index).loadUnaligned(as: Pointee.Vector.self)
  }

  @inline(__always)
  func store(_ vector: Pointee.Vector, at index: Int) {
    UnsafeMutableRawPointer(self + index).storeBytes(of: vector, as: Pointee.Vector.self)
  }
}
