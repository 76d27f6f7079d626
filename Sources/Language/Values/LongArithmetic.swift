import BigInt
import Safety

/// Products and quotients of long ints, made of short ones, so that a request to stop is answered
/// soon.
package enum LongArithmetic {
  /// Numbers of up to so many words are multiplied at once.
  private static let shortProduct = 2048
  /// How many products of two words one step of a division takes.
  private static let shortDivision = 1 << 21

  /// `a * b`. Throws `KeyboardInterrupt`.
  package static func product(_ a: BigInt, _ b: BigInt) throws -> BigInt {
    let magnitude = try product(a.magnitude, b.magnitude)
    return BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: magnitude)
  }

  /// `a * b`, by Karatsuba's three products of halves.
  package static func product(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    let (long, short) = a.words.count < b.words.count ? (b, a) : (a, b)
    guard long.words.count > shortProduct else { return a * b }
    try Interrupt.check()
    if short.words.count <= long.words.count / 2 || short.words.count <= 16 {
      return try productOfParts(long, short)
    }
    let half = (long.words.count + 1) / 2
    let (a0, a1) = split(long, at: half)
    let (b0, b1) = split(short, at: half)
    let low = try product(a0, b0)
    let high = try product(a1, b1)
    let middle = try product(a0 + a1, b0 + b1) - low - high
    return low + (middle << (half * UInt.bitWidth)) + (high << (2 * half * UInt.bitWidth))
  }

  /// `long * short`, where the one is cut into parts of the other's length.
  private static func productOfParts(_ long: BigUInt, _ short: BigUInt) throws -> BigUInt {
    let size = max(short.words.count, shortProduct / 2)
    if long.words.count <= size { return long * short }
    var words: [UInt] = []
    words.reserveCapacity(long.words.count + short.words.count)
    var carry = BigUInt(0)
    for start in stride(from: 0, to: long.words.count, by: size) {
      try Interrupt.check()
      let part = BigUInt(words: long.words[start..<min(start + size, long.words.count)])
      let sum = try product(part, short) + carry
      let (low, high) = split(sum, at: size)
      words += low.words
      words += repeatElement(0, count: max(0, start + size - words.count))
      carry = high
    }
    words += carry.words
    return BigUInt(words: words)
  }

  /// The words below a place, and those from it on.
  private static func split(_ value: BigUInt, at place: Int) -> (low: BigUInt, high: BigUInt) {
    let words = value.words
    guard place < words.count else { return (value, 0) }
    return (BigUInt(words: words[..<place]), BigUInt(words: words[place...]))
  }

  /// Quotient and remainder of the magnitudes; `b` is not 0. Throws `KeyboardInterrupt`.
  package static func divide(
    _ a: BigUInt, _ b: BigUInt
  ) throws -> (quotient: BigUInt, remainder: BigUInt) {
    let (count, size) = (a.words.count, b.words.count)
    let step = max(1, shortDivision / max(1, size))
    guard count - size > step else { return a.quotientAndRemainder(dividingBy: b) }
    var quotient = [UInt](repeating: 0, count: count)
    var remainder = BigUInt(0)
    // As by hand, with digits of `step` words.
    for start in stride(from: (count - 1) / step * step, through: 0, by: -step) {
      try Interrupt.check()
      let digit = BigUInt(words: a.words[start..<min(start + step, count)])
      let rest = (remainder << (step * UInt.bitWidth)) | digit
      let result = rest.quotientAndRemainder(dividingBy: b)
      for (place, word) in result.quotient.words.enumerated() where start + place < count {
        quotient[start + place] = word
      }
      remainder = result.remainder
    }
    return (BigUInt(words: quotient), remainder)
  }

  /// `base ** exponent % modulus` for a base below the modulus.
  package static func power(
    _ base: BigUInt, _ exponent: BigUInt, modulus: BigUInt
  ) throws -> BigUInt {
    var result = try divide(1, modulus).remainder
    let words = exponent.words
    for place in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
      try Interrupt.check()
      result = try divide(product(result, result), modulus).remainder
      if words[place / UInt.bitWidth] >> UInt(place % UInt.bitWidth) & 1 == 1 {
        result = try divide(product(result, base), modulus).remainder
      }
    }
    return result
  }

  /// The greatest common divisor, by Euclid's algorithm. Throws `KeyboardInterrupt`.
  package static func greatestCommonDivisor(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
    var (a, b) = (a, b)
    while !b.isZero {
      try Interrupt.check()
      (a, b) = (b, try divide(a, b).remainder)
    }
    return a
  }

  /// The whole part of the square root, by Newton's method. Throws `KeyboardInterrupt`.
  package static func squareRoot(_ value: BigUInt) throws -> BigUInt {
    if value.isZero { return 0 }
    var root = BigUInt(1) << ((value.bitWidth + 1) / 2)
    while true {
      let next = try (root + divide(value, root).quotient) >> 1
      if next >= root { return root }
      root = next
    }
  }

  /// The number that digits of a base that is a power of two write down.
  package static func number(ofDigits digits: [UInt8], bitsEach: Int) -> BigUInt {
    var words: [UInt] = []
    words.reserveCapacity(digits.count * bitsEach / UInt.bitWidth + 1)
    var (word, filled): (UInt, Int) = (0, 0)
    for digit in digits.reversed() {
      word |= UInt(digit) << UInt(filled)
      filled += bitsEach
      if filled >= UInt.bitWidth {
        words.append(word)
        filled -= UInt.bitWidth
        word = UInt(digit) >> UInt(bitsEach - filled)
      }
    }
    if filled > 0 { words.append(word) }
    return BigUInt(words: words)
  }
}
