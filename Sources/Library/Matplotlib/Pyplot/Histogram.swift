import Safety

/// Counts of numbers in bins, with the edges and the arithmetic of `numpy.histogram`.
///
/// NumPy computes in the numbers' own type: with float32 data the edges are float32 too, and a
/// number near one falls on the side that float32 arithmetic says.
enum Histogram {
  /// `count` + 1 edges at equal distances, from the lowest number to the highest.
  static func edges(_ low: Double, _ high: Double, count: Int, isSingle: Bool) -> [Double] {
    isSingle
      ? edges(Float(low), Float(high), count).map(Double.init)
      : edges(low, high, count)
  }

  private static func edges<T: BinaryFloatingPoint>(_ low: T, _ high: T, _ count: Int) -> [T] {
    let step = (high - low) / T(count)
    var edges = (0...count).map { T($0) * step + low }
    edges[count] = high
    return edges
  }

  /// The ends of the bins for some numbers; equal ends are half a unit moved away.
  static func range(of sets: [[Double]]) throws -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for numbers in sets {
      for number in numbers where !number.isNaN {
        try Interrupt.check()
        (low, high) = (min(low, number), max(high, number))
      }
    }
    guard low <= high else { return (0, 1) }
    return low == high ? (low - 0.5, high + 0.5) : (low, high)
  }

  /// How many of the numbers, or how much of their weights, fall into each of the equal bins.
  static func counts(
    _ numbers: [Double], equal edges: [Double], weights: [Double]?, isSingle: Bool
  ) throws -> [Double] {
    try isSingle
      ? counts(numbers.map { Float($0) }, edges.map { Float($0) }, weights)
      : counts(numbers, edges, weights)
  }

  private static func counts<T: BinaryFloatingPoint>(
    _ numbers: [T], _ edges: [T], _ weights: [Double]?
  ) throws -> [Double] {
    let bins = edges.count - 1
    let (low, high) = (edges[0], edges[bins])
    var counts = [Double](repeating: 0, count: bins)
    for (index, number) in numbers.enumerated() where number >= low && number <= high {
      try Interrupt.check()
      let part = (number - low) / (high - low) * T(bins)
      var bin = min(Int(part), bins - 1)
      // The quotient may miss by a bin what the edges say.
      if number < edges[bin] { bin -= 1 }
      if bin < bins - 1, number >= edges[bin + 1] { bin += 1 }
      counts[max(0, bin)] += weights?[index] ?? 1
    }
    return counts
  }

  /// The same for edges at any distances; the last bin includes its upper edge.
  static func counts(
    _ numbers: [Double], edges: [Double], weights: [Double]?
  ) throws -> [Double] {
    var counts = [Double](repeating: 0, count: edges.count - 1)
    guard let low = edges.first, let high = edges.last else { return counts }
    for (index, number) in numbers.enumerated() where number >= low && number <= high {
      try Interrupt.check()
      var (first, end) = (0, edges.count)
      while first < end {
        let middle = (first + end) / 2
        if edges[middle] <= number { first = middle + 1 } else { end = middle }
      }
      counts[min(max(0, first - 1), counts.count - 1)] += weights?[index] ?? 1
    }
    return counts
  }

  /// Counts as a density: the boxes' areas then sum to 1.
  static func density(_ counts: [Double], _ edges: [Double]) -> [Double] {
    let total = counts.reduce(0, +)
    return counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
  }
}
