import CMPFR
import Glibc

/// What a function of one float32 number is, correctly rounded.
struct Reference {
  /// The function in double precision: nearly always enough to round it to a float.
  let double: (Double) -> Double
  /// The same by MPFR, for the rest; nil where rounding the double is known to be right.
  let mpfr: MPFRFunction?

  typealias MPFRFunction = (mpfr_ptr?, mpfr_srcptr?, mpfr_rnd_t) -> Int32

  /// What the C library's functions may be wrong by, relative to their result. The manual of glibc
  /// lists errors of a few 2⁻⁵³; this is some 200 times as much.
  static let error = 0x1p-44

  /// The nearest float, if the error cannot matter.
  @inline(__always)
  static func settled(_ value: Double) -> Float? {
    let low = Float(value * (1 - error))
    let high = Float(value * (1 + error))
    return low.bitPattern == high.bitPattern ? low : nil
  }
}

/// Numbers of 200 bits: far more than any float32 result needs to be told from the middle between two
/// floats. (What is exactly in the middle is exact in 200 bits too.)
final class MPFR {
  private var x = __mpfr_struct()
  private var y = __mpfr_struct()
  private var z = __mpfr_struct()

  init() {
    mpfr_init2(&x, 200)
    mpfr_init2(&y, 200)
    mpfr_init2(&z, 200)
  }

  deinit {
    mpfr_clear(&x)
    mpfr_clear(&y)
    mpfr_clear(&z)
  }

  /// A function's value, rounded once to float32.
  func value(_ function: Reference.MPFRFunction, _ argument: Float) -> Float {
    mpfr_set_flt(&x, argument, MPFR_RNDN)
    _ = function(&z, &x, MPFR_RNDN)
    return mpfr_get_flt(&z, MPFR_RNDN)
  }

  /// A power, rounded once to float32.
  func power(_ base: Float, _ exponent: Float) -> Float {
    mpfr_set_flt(&x, base, MPFR_RNDN)
    mpfr_set_flt(&y, exponent, MPFR_RNDN)
    mpfr_pow(&z, &x, &y, MPFR_RNDN)
    return mpfr_get_flt(&z, MPFR_RNDN)
  }
}
