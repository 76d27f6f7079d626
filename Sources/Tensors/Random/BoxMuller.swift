// Eight pairs of normal numbers at once, with the elementary functions that PyTorch's AVX2 path
// uses there (`ATen/native/cpu/avx_mathfun.h`). Their results differ from the exact ones in the
// last bits, so the streams are only PyTorch's with the same polynomials in the same order.

/// Turns 16 uniform numbers of [0, 1) in place into 16 normal ones.
///
/// The first eight give the radii, the last eight the angles.
@inline(__always)
func boxMuller(_ data: UnsafeMutablePointer<Float>, mean: Float, std: Float) {
  let bytes = UnsafeMutableRawPointer(data)
  let first = bytes.loadUnaligned(as: SIMD8<Float>.self)
  let second = bytes.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self)
  let radius = (-2 * logarithm(1 - first)).squareRoot()
  let (sine, cosine) = sineAndCosine(Float(2 * Double.pi) * second)
  let (means, stds) = (SIMD8(repeating: mean), SIMD8(repeating: std))
  bytes.storeBytes(of: means.addingProduct(radius * cosine, stds), as: SIMD8<Float>.self)
  bytes.storeBytes(
    of: means.addingProduct(radius * sine, stds), toByteOffset: 32, as: SIMD8<Float>.self)
}

/// The same in float64, where PyTorch has no vectors.
func boxMuller(_ data: UnsafeMutablePointer<Double>, mean: Double, std: Double) {
  for i in 0..<8 {
    let radius = (-2 * naturalLogarithm(1 - data[i])).squareRoot()
    let theta = 2 * Double.pi * data[i + 8]
    data[i] = mean.addingProduct(radius * cosine(theta), std)
    data[i + 8] = mean.addingProduct(radius * sine(theta), std)
  }
}

/// Natural logarithm of numbers in (0, 1], after Cephes' `logf`.
@inline(__always)
private func logarithm(_ argument: SIMD8<Float>) -> SIMD8<Float> {
  let bits = unsafeBitCast(argument, to: SIMD8<UInt32>.self)
  var exponent = number(bits &>> 23) - 126
  var x = unsafeBitCast(bits & 0x807F_FFFF | 0x3F00_0000, to: SIMD8<Float>.self)
  // x is in [0.5, 1); below the square root of 1/2 it is doubled.
  let small = x .< 0.707106781186547524
  let doubled = SIMD8<Float>(repeating: 0).replacing(with: x, where: small)
  exponent.replace(with: exponent - 1, where: small)
  x = (x - 1) + doubled
  let square = x * x
  var y = SIMD8<Float>(repeating: 7.0376836292e-2)
  y = multiplyAdd(y, x, -1.1514610310e-1)
  y = multiplyAdd(y, x, 1.1676998740e-1)
  y = multiplyAdd(y, x, -1.2420140846e-1)
  y = multiplyAdd(y, x, 1.4249322787e-1)
  y = multiplyAdd(y, x, -1.6668057665e-1)
  y = multiplyAdd(y, x, 2.0000714765e-1)
  y = multiplyAdd(y, x, -2.4999993993e-1)
  y = multiplyAdd(y, x, 3.3333331174e-1)
  y = y * x
  y = multiplyAdd(y, square, exponent * -2.12194440e-4)
  y = multiplyAdd(square, SIMD8(repeating: -0.5), y)
  x = x + y
  return multiplyAdd(exponent, SIMD8(repeating: 0.693359375), x)
}

/// Sine and cosine of angles that are not negative, after Cephes' `sinf` and `cosf`.
@inline(__always)
private func sineAndCosine(_ angle: SIMD8<Float>) -> (sine: SIMD8<Float>, cosine: SIMD8<Float>) {
  // The octant, rounded up to an even number; the rest is in [-pi/4, pi/4].
  let octant = (wholePart(angle * 1.27323954473516) &+ 1) & ~1
  let turns = number(octant)
  var x = multiplyAdd(turns, SIMD8(repeating: -0.78515625), angle)
  x = multiplyAdd(turns, SIMD8(repeating: -2.4187564849853515625e-4), x)
  x = multiplyAdd(turns, SIMD8(repeating: -3.77489497744594108e-8), x)
  let square = x * x
  var even = SIMD8<Float>(repeating: 2.443315711809948e-5)
  even = multiplyAdd(even, square, -1.388731625493765e-3)
  even = multiplyAdd(even, square, 4.166664568298827e-2)
  even = even * square
  even = multiplyAdd(even, square, square * -0.5) + 1
  var odd = SIMD8<Float>(repeating: -1.9515295891e-4)
  odd = multiplyAdd(odd, square, 8.3321608736e-3)
  odd = multiplyAdd(odd, square, -1.6666654611e-1)
  odd = odd * square
  odd = multiplyAdd(odd, x, x)
  let isSwapped = (octant & 2) .!= 0
  let sine = odd.replacing(with: even, where: isSwapped)
  let cosine = even.replacing(with: odd, where: isSwapped)
  let sineSign = (octant & 4) &<< 29
  let cosineSign = (~(octant &- 2) & 4) &<< 29
  return (flipped(sine, sineSign), flipped(cosine, cosineSign))
}

@inline(__always)
private func flipped(_ x: SIMD8<Float>, _ sign: SIMD8<UInt32>) -> SIMD8<Float> {
  unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt32>.self) ^ sign, to: SIMD8<Float>.self)
}

/// The digits behind the point cut off, for numbers from 0 to below 2²³.
@inline(__always)
private func wholePart(_ x: SIMD8<Float>) -> SIMD8<UInt32> {
  // Adding 2²³ leaves the nearest whole number in the low bits of the float.
  let shifted = x + 0x1p23
  let nearest = unsafeBitCast(shifted, to: SIMD8<UInt32>.self) & 0x7F_FFFF
  let isAbove = (shifted - 0x1p23) .> x
  return nearest.replacing(with: nearest &- 1, where: isAbove)
}

/// Whole numbers below 2²³ as floats.
@inline(__always)
private func number(_ whole: SIMD8<UInt32>) -> SIMD8<Float> {
  unsafeBitCast(whole | 0x4B00_0000, to: SIMD8<Float>.self) - 0x1p23
}

/// `a * b + c`, rounded once.
@inline(__always)
private func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: Float) -> SIMD8<Float> {
  SIMD8(repeating: c).addingProduct(a, b)
}

/// `a * b + c`, rounded once.
@inline(__always)
private func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
  c.addingProduct(a, b)
}
