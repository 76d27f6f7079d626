/// Elementary functions over rows.
extension RowKernels {
  /// `out[i] = F(a[i])` for float64.
  static func function<F: ElementaryFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<Double>, _ outStep: Int,
    _ a: UnsafePointer<Double>, _ aStep: Int, _ count: Int
  ) {
    map(out, outStep, a, aStep, count) { F.exact($0).high }
  }

  /// `out[i] = F(a[i])` for float32, correctly rounded.
  static func function<F: ElementaryFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<Float>, _ outStep: Int,
    _ a: UnsafePointer<Float>, _ aStep: Int, _ count: Int
  ) {
    guard F.hasFast else {
      return map(out, outStep, a, aStep, count) { Float(rounding: F.exact(Double($0))) }
    }
    var i = 0
    if outStep == 1 && aStep == 1 {
      while i &+ 8 <= count {
        out.store(eight(function, a.vector(at: i)), at: i)
        i &+= 8
      }
    }
    while i < count {
      let block = min(count &- i, 8)
      var lanes = SIMD8<Float>(repeating: 1)
      for lane in 0..<block { lanes[lane] = a[(i &+ lane) &* aStep] }
      lanes = eight(function, lanes)
      for lane in 0..<block { out[(i &+ lane) &* outStep] = lanes[lane] }
      i &+= block
    }
  }

  /// Half the width, in units of a double's last place, of the band around the middle between two
  /// floats in which a fast result is not trusted: an error of 2⁻³⁹.
  private static let doubt: UInt32 = 1 << 14

  @inline(__always)
  private static func eight<F: ElementaryFunction>(
    _ function: F.Type, _ x: SIMD8<Float>
  ) -> SIMD8<Float> {
    let wide = F.fast(Doubles(x))
    // The 29 bits of the double that the float does not have; in the middle they are 2²⁸.
    let low = SIMD8<UInt32>(truncatingIfNeeded: unsafeBitCast(wide, to: SIMD8<UInt64>.self))
    let distance =
      (low & SIMD8(repeating: 0x1FFF_FFFF)) &- SIMD8(repeating: 0x1000_0000 &- doubt)
    let trusted = (distance .>= SIMD8(repeating: 2 &* doubt)) .& F.isFast(x)
    let result = SIMD8<Float>(wide)
    return all(trusted) ? result : corrected(function, x, result, trusted)
  }

  @inline(never)
  private static func corrected<F: ElementaryFunction>(
    _ function: F.Type, _ x: SIMD8<Float>, _ result: SIMD8<Float>,
    _ trusted: SIMDMask<SIMD8<Int32>>
  ) -> SIMD8<Float> {
    var result = result
    for lane in 0..<8 where !trusted[lane] {
      result[lane] = Float(rounding: F.exact(Double(x[lane])))
    }
    return result
  }
}
