import Safety

// Draws from distributions that a tensor describes.

extension Tensor {
  /// Fills with 1 where a draw falls below `probability`, with 0 elsewhere.
  package func bernoulli_(_ probability: Double, generator: Generator = .shared) throws {
    guard probability >= 0, probability <= 1 else {
      throw NamedError(
        "RuntimeError", "bernoulli_ expects p to be in [0, 1], but got p=\(short(probability))")
    }
    try fillTruth { generator.uniformDouble() < probability }
  }

  /// A 1 or 0 for every probability. Throws `RuntimeError` where one is outside [0, 1].
  package func bernoulli(generator: Generator = .shared) throws -> Tensor {
    try requireFloating("bernoulli_tensor_cpu_p_")
    let probabilities = try contiguous()
    let result = try Tensor.empty(sizes, dtype)
    try probabilities.withDoubles { probabilities in
      guard probabilities.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw NamedError(
          "RuntimeError",
          "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message "
            + "be improved?  If so, please report an enhancement request to PyTorch.)")
      }
      var i = 0
      try result.fillTruth {
        defer { i += 1 }
        let draw =
          dtype == .float32 ? Double(generator.uniformFloat()) : generator.uniformDouble()
        return draw < probabilities[i]
      }
    }
    return result
  }

  private func fillTruth(_ next: () -> Bool) throws {
    switch dtype {
    case .bool, .uint8, .int8: try fill { UInt8(next() ? 1 : 0) }
    case .int16: try fill { Int16(next() ? 1 : 0) }
    case .int32: try fill { Int32(next() ? 1 : 0) }
    case .int64: try fill { Int64(next() ? 1 : 0) }
    case .float32: try fill { Float(next() ? 1 : 0) }
    case .float64: try fill { Double(next() ? 1 : 0) }
    }
  }

  /// Draws of categories, for weights or each row of weights: int64 `[samples]` or `[rows, samples]`.
  ///
  /// Throws `RuntimeError` for weights that are no distribution, and for more samples than
  /// categories without replacement.
  package func multinomial(
    _ samples: Int, replacement: Bool = false, generator: Generator = .shared
  ) throws -> Tensor {
    try requireDistribution(samples, replacement)
    let rows = rank == 2 ? sizes[0] : 1
    let result = try Tensor.empty(rank == 2 ? [rows, samples] : [samples], .int64)
    let weights = try contiguous()
    let chosen = result.pointer(as: Int64.self)
    try weights.withDoubles { weights in
      let categories = sizes[rank - 1]
      if replacement && samples > 1 {
        for row in 0..<rows {
          let cumulative = try cumulativeWeights(weights[row * categories..<(row + 1) * categories])
          try Interrupt.forEachStretch(of: samples, length: 1 << 14) { stretch in
            for i in stretch {
              let draw = generator.uniformDouble()
              chosen[row * samples + i] = Int64(slot(of: draw, in: cumulative))
            }
          }
        }
      } else {
        try requireWeights(weights, rows, categories)
        let race = try exponentialRace(weights, generator)
        for row in 0..<rows {
          let places = race[row * categories..<(row + 1) * categories]
          for (i, winner) in try winners(places, samples).enumerated() {
            chosen[row * samples + i] = Int64(winner)
          }
        }
      }
    }
    return result
  }

  private func requireDistribution(_ samples: Int, _ replacement: Bool) throws {
    let complaint: String? =
      if rank != 1 && rank != 2 {
        "prob_dist must be 1 or 2 dim"
      } else if !dtype.isFloatingPoint {
        "multinomial only supports floating-point dtypes for input, got: \(dtype.messageName)"
      } else if samples <= 0 {
        "cannot sample n_sample <= 0 samples"
      } else if !replacement && samples > sizes[rank - 1] {
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement"
      } else {
        nil
      }
    if let complaint { throw NamedError("RuntimeError", complaint) }
  }

  private func requireWeights(
    _ weights: [Double], _ rows: Int, _ categories: Int
  ) throws {
    guard weights.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw NamedError(
        "RuntimeError", "probability tensor contains either `inf`, `nan` or element < 0")
    }
    for row in 0..<rows
    where weights[row * categories..<(row + 1) * categories].allSatisfy({ $0 == 0 }) {
      throw NamedError(
        "RuntimeError", "invalid multinomial distribution (sum of probabilities <= 0)")
    }
  }

  // MARK: Without replacement

  /// Every weight divided by an exponential draw: the largest quotients are the sample.
  private func exponentialRace(_ weights: [Double], _ generator: Generator) throws -> [Double] {
    // PyTorch draws in the order of this tensor's memory.
    let draws = try Tensor.empty(sizes, dtype).arrangedLike(self)
    try draws.exponential_(1, generator: generator)
    return try draws.contiguous().withDoubles { draws in
      try made(weights.count) { i in
        dtype == .float32 ? Double(Float(weights[i]) / Float(draws[i])) : weights[i] / draws[i]
      }
    }
  }

  /// A contiguous tensor's memory seen with the dimensions in the order of `other`'s.
  private func arrangedLike(_ other: Tensor) -> Tensor {
    guard rank == 2, !other.isContiguous, other.strides[0] < other.strides[1] else { return self }
    return viewed(sizes: sizes, strides: [1, sizes[0]])
  }

  private func winners(_ places: ArraySlice<Double>, _ count: Int) throws -> [Int] {
    let first = places.startIndex
    if count == 1 {
      let best = places.indices.reduce(first) { places[$1] > places[$0] ? $1 : $0 }
      return [best - first]
    }
    let order = try places.indices.sorted {
      try Interrupt.check()
      return places[$0] > places[$1] || (places[$0] == places[$1] && $0 < $1)
    }
    return order.prefix(count).map { $0 - first }
  }

  // MARK: With replacement

  /// Sums of the weights up to each, over the total; the last is 1.
  private func cumulativeWeights(_ weights: ArraySlice<Double>) throws -> [Double] {
    func invalid(_ what: String) -> NamedError {
      NamedError("RuntimeError", "invalid multinomial distribution (\(what))")
    }
    var total = 0.0
    var sums: [Double] = []
    sums.reserveCapacity(weights.count)
    for weight in weights {
      guard weight >= 0 || weight.isNaN else {
        throw invalid("encountering probability entry < 0")
      }
      guard weight.isFinite else {
        throw invalid("encountering probability entry = infinity or NaN")
      }
      total = rounded(total + weight)
      sums.append(total)
      if sums.count & 0xFFFF == 0 { try Interrupt.check() }
    }
    guard total > 0 else { throw invalid("sum of probabilities <= 0") }
    try Interrupt.forEachStretch(of: sums.count) {
      for i in $0 { sums[i] = rounded(sums[i] / total) }
    }
    if !sums.isEmpty { sums[sums.count - 1] = 1 }
    return sums
  }

  /// A float64 result rounded to this dtype, which is exact for one sum or quotient of float32.
  private func rounded(_ value: Double) -> Double {
    dtype == .float32 ? Double(Float(value)) : value
  }

  /// The first category whose cumulative weight reaches the draw.
  private func slot(of draw: Double, in cumulative: [Double]) -> Int {
    var (low, high) = (0, cumulative.count)
    while low < high {
      let middle = low + (high - low) / 2
      if cumulative[middle] < draw { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The elements of a contiguous floating-point tensor as float64.
  private func withDoubles<R>(_ body: ([Double]) throws -> R) throws -> R {
    if dtype == .float32 {
      let elements = pointer(as: Float.self)
      return try body(made(count) { Double(elements[$0]) })
    }
    let elements = pointer(as: Double.self)
    return try body(made(count) { elements[$0] })
  }

  /// So many numbers; lets a request to stop through.
  private func made(_ count: Int, _ number: (Int) -> Double) throws -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    try Interrupt.forEachStretch(of: count) { for i in $0 { numbers.append(number(i)) } }
    return numbers
  }
}
