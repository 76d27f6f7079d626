import BigInt
import Safety

/// The hash function SHA-512 (FIPS 180-4), with which `random.seed` spreads a str.
enum SHA512 {
  /// The 64 bytes of the hash.
  static func digest(_ message: [UInt8]) throws -> [UInt8] {
    var state = initialState
    let padded = padded(message)
    for start in stride(from: 0, to: padded.count, by: 128) {
      try Interrupt.check()
      mix(padded[start..<start + 128], into: &state)
    }
    return state.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }
  }

  /// The message, a one bit, zeros, and its length in bits, in blocks of 128 bytes.
  private static func padded(_ message: [UInt8]) -> [UInt8] {
    var bytes = message + [0x80]
    while bytes.count % 128 != 112 { bytes.append(0) }
    // The length has 128 bits, of which the upper half is 0.
    bytes += [UInt8](repeating: 0, count: 8)
    let length = UInt64(message.count) &* 8
    return bytes + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt64]) {
    var words = (0..<16).map { i in
      (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(block[block.startIndex + 8 * i + $1]) }
    }
    for i in 16..<80 {
      let (a, b) = (words[i - 15], words[i - 2])
      let small = rotated(a, 1) ^ rotated(a, 8) ^ (a >> 7)
      let large = rotated(b, 19) ^ rotated(b, 61) ^ (b >> 6)
      words.append(words[i - 16] &+ small &+ words[i - 7] &+ large)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<80 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        h &+ (rotated(e, 14) ^ rotated(e, 18) ^ rotated(e, 41)) &+ choice
        &+ roundConstants[i] &+ words[i]
      let second = (rotated(a, 28) ^ rotated(a, 34) ^ rotated(a, 39)) &+ majority
      (a, b, c, d, e, f, g, h) = (first &+ second, a, b, c, d &+ first, e, f, g)
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] = state[i] &+ word }
  }

  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word >> count | word << (64 - count)
  }

  // MARK: Constants

  /// The first 64 bits behind the point of the square roots of the first 8 primes.
  private static let initialState = primes(8).map { fraction(of: $0, root: 2) }

  /// The first 64 bits behind the point of the cube roots of the first 80 primes.
  private static let roundConstants = primes(80).map { fraction(of: $0, root: 3) }

  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var candidate = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  private static func fraction(of number: Int, root: Int) -> UInt64 {
    let target = BigUInt(number) << (64 * root)
    var (low, high) = (BigUInt(0), BigUInt(number) << 64)
    while low < high {
      let middle = (low + high + 1) >> 1
      if middle.power(root) <= target { low = middle } else { high = middle - 1 }
    }
    return UInt64(truncatingIfNeeded: low)
  }
}
