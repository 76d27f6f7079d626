import Glibc
import Tensors

/// `pow` with two arguments: too many pairs to try them all.
enum PowerCheck {
  /// Random pairs and hard ones, in equal parts.
  static func check(pairs: Int) throws -> Count {
    var generator = SplitMix(state: 20_240_301)
    var count = Count()
    let mpfr = MPFR()
    let block = 1 << 12
    let (x, y) = (try Tensor.empty([block], .float32), try Tensor.empty([block], .float32))
    let (bases, exponents) = (x.pointer(as: Float.self), y.pointer(as: Float.self))
    for _ in 0..<(pairs + block - 1) / block {
      for i in 0..<block { (bases[i], exponents[i]) = pair(i % 6, &generator) }
      let power = try Tensor.binary(.pow, .tensor(x), .tensor(y))
      let results = power.pointer(as: Float.self)
      for i in 0..<block {
        let value = pow(Double(bases[i]), Double(exponents[i]))
        var expected = Float.nan
        if !value.isNaN {
          if let settled = Reference.settled(value) {
            expected = settled
          } else {
            expected = mpfr.power(bases[i], exponents[i])
            count.hard += 1
          }
        }
        count.add(results[i], expected, of: "pow(\(bases[i]), \(exponents[i]))")
      }
      withExtendedLifetime(power) {}
    }
    return count
  }

  private static func pair(_ kind: Int, _ generator: inout SplitMix) -> (Float, Float) {
    let bits = UInt32(truncatingIfNeeded: generator.next() >> 16)
    let base = Float(bitPattern: bits & 0x7FFF_FFFF)
    switch kind {
    case 0:  // any two bit patterns
      return (Float(bitPattern: bits), Float(bitPattern: UInt32(generator.next() >> 32)))
    case 1, 2:  // results of all magnitudes
      let exponent = (generator.unit() * 300 - 150) / Float(log2(Double(base)))
      return (base, exponent)
    case 3:  // bases near 1
      return (1 + (generator.unit() - 0.5) / 64, (generator.unit() - 0.5) * 2000)
    case 4:  // whole and half exponents of small whole numbers: exact results, and exact ties
      let root = Float(generator.next() % 5000)
      let half = Float(generator.next() % 16) / 2
      return (root * root, half * (bits & 1 == 0 ? 1 : -1))
    default:  // whole exponents of numbers of few bits, negative ones too
      let short = Float(bitPattern: bits & 0xFFFF_C000)
      return (short, Float(Int(generator.next() % 13) - 6))
    }
  }
}

/// G. Steele's, D. Lea's and C. Flood's generator of 64 random bits (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to below 1.
  mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }
}
