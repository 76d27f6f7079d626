import BigInt
import Language
import Tensors

/// From what a program gives as a seed or a state to a generator.
enum RandomSeed {
  /// The generator of a seed: an int, a float, a str, bytes, or None for an unforeseeable one.
  ///
  /// Throws `TypeError` for anything else.
  static func generator(_ seed: Value, version: Int) throws -> PythonRandom {
    if seed.isNone { return PythonRandom() }
    if let number = seed.bigInt { return PythonRandom(seed: number) }
    if case .float = seed {
      return PythonRandom(seed: BigInt(UInt(bitPattern: try Operations.hash(seed))))
    }
    let bytes: [UInt8]
    if case .str(let text) = seed {
      bytes = Array(text.text.utf8)
    } else if let object = seed.as(Bytes.self) {
      bytes = object.bytes
    } else {
      throw PythonError.typeError(
        "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
    }
    if version == 1, case .str(let text) = seed { return PythonRandom(seed: oldHash(text.scalars)) }
    if version == 1 { return PythonRandom(seed: oldHash(bytes.map { UInt32($0) })) }
    return PythonRandom(bigEndian: bytes + (try SHA512.digest(bytes)))
  }

  /// How Python 2 hashed a str, of which version 1 of the seeding makes its number.
  private static func oldHash(_ characters: [UInt32]) -> BigInt {
    var hash = UInt64(characters.first ?? 0) << 7
    for character in characters { hash = (1_000_003 &* hash) ^ UInt64(character) }
    return BigInt(hash ^ UInt64(characters.count))
  }

  /// The generator in a state that `getstate` gave.
  static func generator(state: Value) throws -> PythonRandom {
    let parts = try Operations.items(of: state)
    guard parts.count == 3 else {
      throw PythonError.valueError(
        parts.count < 3
          ? "not enough values to unpack (expected 3, got \(parts.count))"
          : "too many values to unpack (expected 3)")
    }
    guard case .int(3) = parts[0] else {
      throw PythonError.valueError(
        "state with version \(try Operations.str(parts[0])) passed to Random.setstate() "
          + "of version 3")
    }
    guard let numbers = parts[1].tuple?.items else {
      throw PythonError.typeError("state vector must be a tuple")
    }
    guard numbers.count == MersenneTwister.size + 1 else {
      throw PythonError.valueError("state vector is the wrong size")
    }
    let words = try numbers.dropLast().map { UInt32(truncatingIfNeeded: try Operations.index($0)) }
    let position = try Operations.index(numbers[MersenneTwister.size])
    guard let engine = MersenneTwister(words: words, position: position) else {
      throw PythonError.valueError("invalid state")
    }
    var generator = PythonRandom(seed: 0)
    generator.engine = engine
    generator.nextGauss = parts[2].isNone ? nil : try Operations.double(parts[2])
    return generator
  }
}
