/// The generator of 32-bit words behind both PyTorch's and Python's random numbers: MT19937.
///
/// Constants and recurrences: Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally
/// equidistributed uniform pseudo-random number generator" (1998), and the seeding of 2002.
package struct MersenneTwister: Equatable, Sendable {
  /// Words of state.
  package static let size = 624
  private static let shift = 397

  /// The state; always `size` words.
  package private(set) var words: [UInt32]
  /// How many of the state's words were handed out; `size` before the first.
  package private(set) var position: Int

  /// Seeded with one word, as `at::mt19937` and `init_genrand` do.
  package init(seed: UInt32) {
    words = [UInt32](repeating: seed, count: Self.size)
    for i in 1..<Self.size {
      let previous = words[i - 1]
      words[i] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(i)
    }
    position = Self.size
  }

  /// Seeded with a key of any length, as `init_by_array` and Python's `random.seed(int)` do.
  ///
  /// - Parameter key: words from the least significant on; an empty key counts as one zero.
  package init(key: [UInt32]) {
    self.init(seed: 19_650_218)
    let key = key.isEmpty ? [0] : key
    var (i, j) = (1, 0)
    for _ in 0..<Swift.max(Self.size, key.count) {
      words[i] = mixed(i, 1_664_525) &+ key[j] &+ UInt32(truncatingIfNeeded: j)
      advance(&i)
      j = j + 1 == key.count ? 0 : j + 1
    }
    for _ in 1..<Self.size {
      words[i] = mixed(i, 1_566_083_941) &- UInt32(i)
      advance(&i)
    }
    words[0] = 0x8000_0000
  }

  /// A state saved earlier; nil if it is none.
  package init?(words: [UInt32], position: Int) {
    guard words.count == Self.size, (0...Self.size).contains(position) else { return nil }
    self.words = words
    self.position = position
  }

  /// The next word.
  @inline(__always)
  package mutating func next() -> UInt32 {
    if position == Self.size { twist() }
    var word = words[position]
    position &+= 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  private func mixed(_ i: Int, _ factor: UInt32) -> UInt32 {
    words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) &* factor)
  }

  private mutating func advance(_ i: inout Int) {
    i += 1
    if i == Self.size {
      words[0] = words[Self.size - 1]
      i = 1
    }
  }

  @inline(never)
  private mutating func twist() {
    words.withUnsafeMutableBufferPointer { words in
      var far = Self.shift
      for i in 0..<Self.size {
        let next = i &+ 1 == Self.size ? 0 : i &+ 1
        let bits = (words[i] & 0x8000_0000) | (words[next] & 0x7FFF_FFFF)
        words[i] = words[far] ^ (bits >> 1) ^ (bits & 1 == 0 ? 0 : 0x9908_B0DF)
        far = far &+ 1 == Self.size ? 0 : far &+ 1
      }
    }
    position = 0
  }
}
