import CWideFunctions

/// Eight doubles: what float32 rows are computed in.
typealias Doubles = SIMD8<Double>

/// A function of one real number.
///
/// `exact` serves float64 and the hard cases of float32. For the rest of float32, `fast` computes
/// eight numbers at once in double precision; where its result lies so close to the middle between
/// two floats that its error might matter, `exact` decides.
protocol ElementaryFunction {
  static func exact(_ x: Double) -> DoubleDouble

  /// What `fast` may be wrong by, relative to its result.
  static var error: Double { get }

  /// The function to a relative error below `error`. What is not a number gives what is not a number.
  static func fast(_ x: SIMD8<Float>) -> Doubles

  /// Has the sign bit set for floats, given by their bits, for which `fast` must not be used.
  static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32>

  /// The same for processors with 512-bit vectors, if there is one.
  static var wide: WideFunction? { get }
}

/// Whether 512-bit vectors are used. Results do not depend on it, so only checks change it.
package enum WideVectors {
  package nonisolated(unsafe) static var areUsed = wide_functions_are_available() != 0
}

extension ElementaryFunction {
  @inline(__always)
  static var wide: WideFunction? { nil }
  static var error: Double { 0x1p-40 }
  @inline(__always)
  static func outside(_ bits: SIMD8<Int32>) -> SIMD8<Int32> { SIMD8(repeating: 0) }
}
