/// Sums of products along two vectors, in the orders that the x86-64 wheel's library was measured to
/// use.
enum DotProduct {
  /// The product of two vectors: sixteen sums side by side; no product is fused.
  static func ofVectors<T: RealElement>(
    _ a: UnsafePointer<T>, _ aStep: Int, _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) -> T {
    var sums = SIMD16<T>(repeating: 0)
    var i = 0
    while i &+ 16 <= count {
      for lane in 0..<16 {
        sums[lane] += a[(i &+ lane) &* aStep] * b[(i &+ lane) &* bStep]
      }
      i &+= 16
    }
    let whole = i &+ (count &- i) / 4 * 4
    // What is left goes to the first eight sums, then to the first four, then to the first.
    for k in i..<whole { sums[(k &- i) & 7] += a[k &* aStep] * b[k &* bStep] }
    for k in whole..<count { sums[0] += a[k &* aStep] * b[k &* bStep] }
    let quarters = addQuarters(sums)
    return (quarters[0] + quarters[2]) + (quarters[1] + quarters[3])
  }

  /// An element of a small matrix product whose rows on the left and columns on the right are
  /// contiguous: sixteen fused sums side by side, to which a rest of up to 15 products is added.
  static func ofMatrixRows<T: RealElement>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ count: Int
  ) -> T {
    var sums = SIMD16<T>(repeating: 0)
    var i = 0
    while i &+ 16 <= count {
      for lane in 0..<16 { sums[lane].addProduct(a[i &+ lane], b[i &+ lane]) }
      i &+= 16
    }
    let quarters = addQuarters(sums)
    let total = (quarters[0] + quarters[1]) + (quarters[2] + quarters[3])
    if i == count { return total }
    var rest = SIMD16<T>(repeating: 0)
    for k in i..<count { rest[k &- i] = a[k] * b[k] }
    let eight = rest.lowHalf + rest.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return total + (two[0] + two[1])
  }

  private static func addQuarters<T: RealElement>(_ sums: SIMD16<T>) -> SIMD4<T> {
    let (low, high) = (sums.lowHalf, sums.highHalf)
    return low.lowHalf + low.highHalf + high.lowHalf + high.highHalf
  }
}
