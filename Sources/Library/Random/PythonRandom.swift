import BigInt
import Safety
import Tensors

/// CPython 3.11's generator behind `random`: the same numbers from the same seeds.
package struct PythonRandom {
  /// The source of all bits.
  package var engine: MersenneTwister
  /// The second of the two numbers that `gauss` makes at once.
  package var nextGauss: Double?

  /// Seeded with an int; its sign does not count.
  package init(seed: BigInt) {
    let magnitude = seed.magnitude
    let words = (0..<(magnitude.bitWidth + 31) / 32).map {
      UInt32(magnitude >> ($0 * 32) & 0xFFFF_FFFF)
    }
    engine = MersenneTwister(key: words)
  }

  /// Seeded with the bytes of an int, the most significant first.
  package init(bigEndian bytes: [UInt8]) {
    let digits = Array(bytes.drop { $0 == 0 }.reversed())
    engine = MersenneTwister(
      key: stride(from: 0, to: digits.count, by: 4).map { start in
        (start..<min(start + 4, digits.count)).reversed().reduce(0) { $0 << 8 | UInt32(digits[$1]) }
      })
  }

  /// Seeded so that nobody can foresee the numbers.
  package init() {
    engine = MersenneTwister(
      key: (0..<8).map { _ in
        UInt32(truncatingIfNeeded: Rerun.value { UInt64.random(in: 0...UInt64(UInt32.max)) })
      })
  }

  /// A number in [0, 1) of 53 random bits.
  package mutating func random() -> Double {
    let (high, low) = (engine.next() >> 5, engine.next() >> 6)
    return (Double(high) * 0x1p26 + Double(low)) * 0x1p-53
  }

  /// A number of `count` random bits, at most 63.
  private mutating func smallBits(_ count: Int) -> Int {
    if count <= 32 { return count == 0 ? 0 : Int(engine.next() >> (32 - UInt32(count))) }
    let low = Int(engine.next())
    return low | Int(engine.next() >> (64 - UInt32(count))) << 32
  }

  /// A number of `count` random bits; words come from the least significant on. Lets a request to stop
  /// through.
  package mutating func bits(_ count: Int) throws -> BigInt {
    if count <= 62 { return BigInt(smallBits(count)) }
    var words: [UInt] = []
    words.reserveCapacity((count + 63) / 64)
    try Interrupt.forEachStretch(of: (count + 63) / 64) { stretch in
      for place in stretch {
        let left = count - place * 64
        words.append(UInt(word(of: left)) | (left > 32 ? UInt(word(of: left - 32)) << 32 : 0))
      }
    }
    return BigInt(BigUInt(words: words))
  }

  /// The next 32 random bits, or as many of them as are wanted.
  private mutating func word(of count: Int) -> UInt32 {
    count >= 32 ? engine.next() : engine.next() >> (32 - UInt32(count))
  }

  /// The bytes of a number of `count * 8` random bits, the least significant first.
  package mutating func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      let missing = Swift.min(count - bytes.count, 4)
      let word = engine.next() >> (32 - 8 * UInt32(missing))
      for i in 0..<missing { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt32(i)))) }
    }
    return bytes
  }

  /// A number from 0 to below `bound`, which is positive.
  package mutating func below(_ bound: Int) -> Int {
    let width = Int.bitWidth - bound.leadingZeroBitCount
    while true {
      let number = smallBits(width)
      if number < bound { return number }
    }
  }

  /// A number from 0 to below `bound`, which is positive, of any size.
  package mutating func below(_ bound: BigInt) throws -> BigInt {
    let width = bound.magnitude.bitWidth
    while true {
      let number = try bits(width)
      if number < bound { return number }
    }
  }
}
