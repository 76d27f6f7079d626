import Testing

@testable import Library

@Suite("Histograms count as NumPy's")
struct HistogramTests {
  /// Numbers many of which lie on the edges of bins.
  private func numbers(_ count: Int, modulus: Int, divisor: Double) -> [Double] {
    (0..<count).map { Double($0 * 7919 % modulus) / divisor }
  }

  private func counts(_ numbers: [Double], bins: Int, isSingle: Bool) throws -> (
    edges: [Double], counts: [Double]
  ) {
    let data = isSingle ? numbers.map { Double(Float($0)) } : numbers
    let (low, high) = try Histogram.range(of: [data])
    let edges = Histogram.edges(low, high, count: bins, isSingle: isSingle)
    return (edges, try Histogram.counts(data, equal: edges, weights: nil, isSingle: isSingle))
  }

  @Test("with equal bins, in float64 and in float32")
  func equalBins() throws {
    let data = numbers(300, modulus: 70, divisor: 7)
    let (edges, counted) = try counts(data, bins: 7, isSingle: false)
    #expect(counted == [44, 43, 44, 43, 42, 42, 42])
    #expect(edges.prefix(3) == [0, 1.4081632653061225, 2.816326530612245])
    let (singleEdges, single) = try counts(data, bins: 7, isSingle: true)
    #expect(single == [44, 43, 44, 43, 42, 42, 42])
    #expect(singleEdges.prefix(3) == [0, 1.4081631898880005, 2.816326379776001])
  }

  @Test("where rounding decides on which side of an edge a number falls")
  func edges() throws {
    let tenths = numbers(300, modulus: 11, divisor: 10)
    #expect(
      try counts(tenths, bins: 10, isSingle: false).counts == [
        28, 27, 54, 0, 27, 54, 27, 0, 27, 56,
      ])
    #expect(
      try counts(tenths, bins: 10, isSingle: true).counts == [
        28, 27, 27, 27, 27, 27, 27, 27, 55, 28,
      ])
    let sevenths = numbers(300, modulus: 25, divisor: 7)
    #expect(
      try counts(sevenths, bins: 10, isSingle: false).counts
        == [36, 24, 36, 24, 36, 24, 24, 36, 24, 36])
    #expect(
      try counts(sevenths, bins: 10, isSingle: true).counts
        == [36, 24, 36, 24, 24, 36, 24, 36, 24, 36])
  }

  @Test("with edges at any distance, the last bin closed")
  func unequalBins() throws {
    let data = numbers(500, modulus: 101, divisor: 10)
    #expect(
      try Histogram.counts(data, edges: [0, 1, 1.5, 2, 10], weights: nil) == [50, 25, 24, 401])
  }

  @Test("within a range, leaving out what lies outside")
  func range() throws {
    let data = numbers(500, modulus: 101, divisor: 10)
    let edges = Histogram.edges(2, 4, count: 5, isSingle: false)
    #expect(
      try Histogram.counts(data, equal: edges, weights: nil, isSingle: false) == [
        20, 20, 20, 20, 24,
      ])
  }

  @Test("as a density, and with weights")
  func densities() throws {
    let data = numbers(500, modulus: 101, divisor: 10)
    let (edges, counted) = try counts(data, bins: 5, isSingle: false)
    #expect(Histogram.density(counted, edges) == [0.099, 0.099, 0.1, 0.098, 0.104])
    #expect(
      try PlotProgram.shown("plt.hist([1, 2, 2, 3], 3, weights=[.5, 1, 2, 4])[0].tolist()")
        == "[0.5, 3.0, 4.0]")
  }

  @Test("cumulatively, each bin with those below")
  func cumulative() throws {
    #expect(
      try PlotProgram.shown("plt.hist([1, 2, 2, 3], 3, cumulative=True)[0].tolist()")
        == "[1.0, 3.0, 4.0]")
  }

  @Test("of numbers that are all alike, or none, or not numbers")
  func degenerate() throws {
    #expect(
      try PlotProgram.shown("plt.hist([5, 5])[1].tolist()[::5]") == "[4.5, 5.0, 5.5]")
    #expect(try PlotProgram.shown("plt.hist([])[0].sum()") == "0.0")
    #expect(try PlotProgram.shown("plt.hist([1, float('nan'), 3], 2)[0].tolist()") == "[1.0, 1.0]")
  }
}
