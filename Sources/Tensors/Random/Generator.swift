import Safety

/// A stream of random numbers: PyTorch's CPU generator.
package final class Generator {
  /// The seed of a generator that was given none (`c10::default_rng_seed_val`).
  package static let defaultSeed: UInt64 = 67_280_421_310_721

  /// The generator of all functions that are given none.
  package nonisolated(unsafe) static let shared = Generator(seed: Generator.unpredictableSeed())

  /// The seed given last.
  package private(set) var initialSeed: UInt64
  private var engine: MersenneTwister
  /// The second of the two normal numbers that a scalar draw makes at once.
  private var cachedNormal: Double?
  private var epoch: UInt32

  package init(seed: UInt64 = Generator.defaultSeed) {
    initialSeed = seed
    engine = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    epoch = UndoLog.epoch
  }

  /// Starts the stream that belongs to a seed.
  package func manualSeed(_ seed: UInt64) {
    willChange()
    initialSeed = seed
    engine = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
    cachedNormal = nil
  }

  /// Starts a stream that nobody can foresee; returns its seed.
  package func seed() -> UInt64 {
    let seed = Generator.unpredictableSeed()
    manualSeed(seed)
    return seed
  }

  private static func unpredictableSeed() -> UInt64 {
    Rerun.value { UInt64.random(in: 0..<(1 << 53)) }
  }

  // MARK: Undo

  /// To be called before anything is drawn: saves the state for undo.
  @inline(__always)
  package func willChange() {
    if epoch != UndoLog.epoch { save() }
  }

  @inline(never)
  private func save() {
    epoch = UndoLog.epoch
    guard epoch != 0 else { return }
    UndoLog.record { [self, initialSeed, engine, cachedNormal] in
      self.initialSeed = initialSeed
      self.engine = engine
      self.cachedNormal = cachedNormal
    }
  }

  // MARK: Draws

  /// 32 random bits.
  @inline(__always)
  package func random() -> UInt32 {
    willChange()
    return engine.next()
  }

  /// 64 random bits, the high half drawn first.
  @inline(__always)
  package func random64() -> UInt64 {
    let high = UInt64(random())
    return high << 32 | UInt64(random())
  }

  /// A float32 in [0, 1) of 24 random bits.
  @inline(__always)
  package func uniformFloat() -> Float {
    Float(random() & 0xFF_FFFF) * 0x1p-24
  }

  /// A float64 in [0, 1) of 53 random bits.
  @inline(__always)
  package func uniformDouble() -> Double {
    Double(random64() & 0x1F_FFFF_FFFF_FFFF) * 0x1p-53
  }

  /// A standard normal number, of which Box and Muller's method makes two at a time.
  package func normalDouble() -> Double {
    if let cached = cachedNormal {
      willChange()
      cachedNormal = nil
      return cached
    }
    let (angle, chance) = (uniformDouble(), uniformDouble())
    let radius = (-2 * logOfOnePlus(-chance)).squareRoot()
    let theta = 2 * Double.pi * angle
    cachedNormal = radius * sine(theta)
    return radius * cosine(theta)
  }

  /// Fills with numbers in [0, 1), a float32 each.
  func fillUniform(_ target: UnsafeMutableBufferPointer<Float>) {
    willChange()
    for i in target.indices { target[i] = Float(engine.next() & 0xFF_FFFF) * 0x1p-24 }
  }

  // MARK: State

  /// Everything that decides what comes next, in the layout of PyTorch's state tensor.
  ///
  /// Little-endian: u64 seed, i32 words left, i32 1, u64 position, 624 words of u64 each, then
  /// f64 0, f64 cached normal number, f64 0, i32 whether there is one, and 12 bytes of an unused
  /// float32 cache (`CPUGeneratorImplState` in `ATen/CPUGeneratorImpl.cpp`).
  package var state: [UInt8] {
    let unused = engine == MersenneTwister(seed: UInt32(truncatingIfNeeded: initialSeed))
    let left = engine.position == MersenneTwister.size ? 1 : 625 - engine.position
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.stateSize)
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    append(initialSeed)
    append(Int32(left))
    append(Int32(1))
    append(UInt64(unused ? 0 : engine.position))
    for word in engine.words { append(UInt64(word)) }
    for number in [0, cachedNormal ?? 0, 0] { append(number.bitPattern) }
    append(Int32(cachedNormal == nil ? 0 : 1))
    for _ in 0..<3 { append(Int32(0)) }
    return bytes
  }

  /// Bytes of a state.
  package static let stateSize = 5056

  /// Goes on from a saved state; throws `RuntimeError` if it is none.
  package func setState(_ bytes: [UInt8]) throws {
    guard bytes.count == Self.stateSize else {
      throw NamedError(
        "RuntimeError",
        "Expected either a CPUGeneratorImplStateLegacy of size 5048 or a CPUGeneratorImplState of "
          + "size 5056 but found the input RNG state size to be \(bytes.count)")
    }
    func word(_ offset: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
    }
    let left = UInt32(truncatingIfNeeded: word(8))
    let isSeeded = word(8) >> 32 != 0
    let position = left == 1 ? UInt64(MersenneTwister.size) : word(16)
    let words = (0..<MersenneTwister.size).map { UInt32(truncatingIfNeeded: word(24 + 8 * $0)) }
    guard isSeeded, (1...624).contains(left), position <= 624,
      let restored = MersenneTwister(words: words, position: Int(position))
    else { throw NamedError("RuntimeError", "Invalid mt19937 state") }
    willChange()
    initialSeed = word(0)
    engine = restored
    let tail = 24 + 8 * MersenneTwister.size
    let hasNormal = UInt32(truncatingIfNeeded: word(tail + 24)) != 0
    cachedNormal = hasNormal ? Double(bitPattern: word(tail + 8)) : nil
  }
}
