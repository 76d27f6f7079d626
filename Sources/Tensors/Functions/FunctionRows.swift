import CWideFunctions

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
    var i = 0
    if outStep == 1 && aStep == 1 {
      if count >= 16, let wide = F.wide, WideVectors.areUsed {
        i = wideRow(function, wide, out, a, count)
      }
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

  /// As many of a row's numbers as 512-bit vectors take; gives how many those are.
  private static func wideRow<F: ElementaryFunction>(
    _ function: F.Type, _ wide: WideFunction, _ out: UnsafeMutablePointer<Float>,
    _ a: UnsafePointer<Float>, _ count: Int
  ) -> Int {
    var i = wide(a, out, 0, count)
    while i &+ 16 <= count {
      out.store(eight(function, a.vector(at: i)), at: i)
      out.store(eight(function, a.vector(at: i &+ 8)), at: i &+ 8)
      i = wide(a, out, i &+ 16, count)
    }
    return i
  }

  /// Rounds the fast result moved down and up by its error; where both are the same float, so is the
  /// exact result.
  @inline(__always)
  private static func eight<F: ElementaryFunction>(
    _ function: F.Type, _ x: SIMD8<Float>
  ) -> SIMD8<Float> {
    let wide = F.fast(x)
    let low = SIMD8<Float>(wide.addingProduct(wide, Doubles(repeating: -F.error)))
    let high = SIMD8<Float>(wide.addingProduct(wide, Doubles(repeating: F.error)))
    let differing =
      unsafeBitCast(low, to: SIMD8<Int32>.self) ^ unsafeBitCast(high, to: SIMD8<Int32>.self)
    let outside = F.outside(unsafeBitCast(x, to: SIMD8<Int32>.self)) & Int32.min
    let doubts = differing | outside
    return isZero(doubts) ? low : corrected(function, x, low, doubts)
  }

  @inline(__always)
  private static func isZero(_ x: SIMD8<Int32>) -> Bool {
    let halves = unsafeBitCast(x.lowHalf | x.highHalf, to: SIMD2<Int64>.self)
    return halves[0] | halves[1] == 0
  }

  @inline(never)
  private static func corrected<F: ElementaryFunction>(
    _ function: F.Type, _ x: SIMD8<Float>, _ result: SIMD8<Float>, _ doubts: SIMD8<Int32>
  ) -> SIMD8<Float> {
    var result = result
    for lane in 0..<8 where doubts[lane] != 0 {
      result[lane] = Float(rounding: F.exact(Double(x[lane])))
    }
    return result
  }
}
