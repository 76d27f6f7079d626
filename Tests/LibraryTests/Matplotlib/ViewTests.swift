import Testing

@testable import Library

/// Limits and ticks of the usual figure, as matplotlib 3.11 gives them.
struct ViewCase: Sendable, CustomStringConvertible {
  let program: String
  /// Left, right, bottom, top.
  let limits: [Double]
  /// The texts in sight, and behind a bar what they leave out.
  let x: String
  let y: String

  init(_ program: String, _ limits: [Double], _ x: String, _ y: String) {
    self.program = program
    self.limits = limits
    self.x = x
    self.y = y
  }

  var description: String { program }

  static let all: [ViewCase] = [
    .init(
      "plt.plot([1, 2, 3])",
      [-0.1, 2.1, 0.9, 3.1],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"
    ),
    .init(
      "plt.plot([1, 1])",
      [-0.05, 1.05, 0.945, 1.0550000000000002],
      "0.0 0.2 0.4 0.6 0.8 1.0", "0.96 0.98 1.00 1.02 1.04"),
    .init(
      "plt.plot([0, 0])",
      [-0.05, 1.05, -0.05500000000000001, 0.05500000000000001],
      "0.0 0.2 0.4 0.6 0.8 1.0", "−0.04 −0.02 0.00 0.02 0.04"),
    .init(
      "plt.plot([5])",
      [-0.05500000000000001, 0.05500000000000001, 4.725, 5.275],
      "−0.04 −0.02 0.00 0.02 0.04", "4.8 4.9 5.0 5.1 5.2"),
    .init(
      "plt.bar([1, 2, 3], [3, 1, 2])",
      [0.45999999999999996, 3.5400000000000005, 0.0, 3.15],
      "0.5 1.0 1.5 2.0 2.5 3.0 3.5", "0.0 0.5 1.0 1.5 2.0 2.5 3.0"),
    .init(
      "plt.bar(['a', 'b'], [3, -1])",
      [-0.49, 1.49, -1.2, 3.2],
      "a b", "−1.0 −0.5 0.0 0.5 1.0 1.5 2.0 2.5 3.0"),
    .init(
      "plt.barh([1, 2, 3], [3, 1, 2])",
      [0.0, 3.15, 0.45999999999999996, 3.5400000000000005],
      "0.0 0.5 1.0 1.5 2.0 2.5 3.0", "0.5 1.0 1.5 2.0 2.5 3.0 3.5"),
    .init(
      "plt.hist([1, 2, 2, 3], 4)",
      [0.9, 3.1, 0.0, 2.1],
      "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00", "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00"
    ),
    .init(
      "plt.imshow([[1, 2, 3], [3, 4, 5]])",
      [-0.5, 2.5, 1.5, -0.5],
      "−0.5 0.0 0.5 1.0 1.5 2.0 2.5", "−0.50 −0.25 0.00 0.25 0.50 0.75 1.00 1.25 1.50"),
    .init(
      "plt.plot([1e-5, 2e-5, 5e-5])",
      [-0.1, 2.1, 8.000000000000001e-06, 5.2000000000000004e-05],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "1.0 1.5 2.0 2.5 3.0 3.5 4.0 4.5 5.0 | 1e−5"),
    .init(
      "plt.plot([1e7, 2e7])",
      [-0.05, 1.05, 9500000.0, 20500000.0],
      "0.0 0.2 0.4 0.6 0.8 1.0", "1.0 1.2 1.4 1.6 1.8 2.0 | 1e7"),
    .init(
      "plt.plot([100000, 200001])",
      [-0.05, 1.05, 94999.95, 205001.05],
      "0.0 0.2 0.4 0.6 0.8 1.0", "100000 120000 140000 160000 180000 200000"),
    .init(
      "plt.plot([1e6 + 1, 1e6 + 2])",
      [-0.05, 1.05, 1000000.95, 1000002.05],
      "0.0 0.2 0.4 0.6 0.8 1.0", "1.0 1.2 1.4 1.6 1.8 2.0 | +1e6"),
    .init(
      "plt.plot([2.1234, 2.1239])",
      [-0.05, 1.05, 2.1233750000000002, 2.123925],
      "0.0 0.2 0.4 0.6 0.8 1.0", "0.0004 0.0005 0.0006 0.0007 0.0008 0.0009 | +2.123"),
    .init(
      "plt.plot([-21234, -21239])",
      [-0.05, 1.05, -21239.25, -21233.75],
      "0.0 0.2 0.4 0.6 0.8 1.0", "−9 −8 −7 −6 −5 −4 | −2.123e4"),
    .init(
      "plt.semilogy([1e-3, 1e2])",
      [-0.05, 1.05, 0.0005623413251903486, 177.82794100389242],
      "0.0 0.2 0.4 0.6 0.8 1.0", "10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹ 10²"),
    .init(
      "plt.semilogy([0, 2, 300])",
      [-0.1, 2.1, 1.5567735087911232, 385.412519298274],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "10¹ 10²"),
    .init(
      "plt.plot([float('nan'), 2, float('inf'), 3])",
      [0.9, 3.1, 1.95, 3.05],
      "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00", "2.0 2.2 2.4 2.6 2.8 3.0"),
    .init(
      "plt.axhline(3)",
      [0.0, 1.0, 2.835, 3.165],
      "0.0 0.2 0.4 0.6 0.8 1.0", "2.85 2.90 2.95 3.00 3.05 3.10 3.15"),
    .init(
      "plt.plot([1, 2]); plt.axhline(3)",
      [-0.05, 1.05, 0.9, 3.1],
      "0.0 0.2 0.4 0.6 0.8 1.0", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"),
    .init(
      "plt.plot([1, 2]); plt.text(5, 5, 'x')",
      [-0.05, 1.05, 0.95, 2.05],
      "0.0 0.2 0.4 0.6 0.8 1.0", "1.0 1.2 1.4 1.6 1.8 2.0"),
    .init(
      "plt.scatter([1, 2, 3], [4, 5, 9])",
      [0.9, 3.1, 3.75, 9.25],
      "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00", "4 5 6 7 8 9"),
    .init(
      "plt.fill_between([1, 2, 3], [4, 5, 9])",
      [0.9, 3.1, -0.45, 9.45],
      "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00", "0 2 4 6 8"),
    .init(
      "plt.plot(range(2000), [2.3] * 2000)",
      [-99.95, 2098.95, 2.1734999999999998, 2.4265],
      "0 250 500 750 1000 1250 1500 1750 2000", "2.20 2.25 2.30 2.35 2.40"),
    .init(
      "plt.plot([1, 2, 3]); plt.xlim(0, 10)",
      [0.0, 10.0, 0.9, 3.1],
      "0 2 4 6 8 10", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"),
    .init(
      "plt.plot([1, 2, 3]); plt.ylim(bottom=0)",
      [-0.1, 2.1, 0.0, 3.1],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "0.0 0.5 1.0 1.5 2.0 2.5 3.0"),
    .init(
      "plt.plot([1, 2, 3]); plt.xlim(3, 0)",
      [3.0, 0.0, 0.9, 3.1],
      "0.0 0.5 1.0 1.5 2.0 2.5 3.0", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"),
    .init(
      "plt.plot([1e300, -1e300])",
      [-0.05, 1.05, -1.1e+300, 1.1e+300],
      "0.0 0.2 0.4 0.6 0.8 1.0", "−1.00 −0.75 −0.50 −0.25 0.00 0.25 0.50 0.75 1.00 | 1e300"),
    .init(
      "plt.plot([0.1, 0.15, 0.2])",
      [-0.1, 2.1, 0.095, 0.20500000000000002],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "0.10 0.12 0.14 0.16 0.18 0.20"),
    .init(
      "plt.semilogy([1e-8, 1e8])",
      [-0.05, 1.05, 1.584893192461106e-09, 630957344.4801962],
      "0.0 0.2 0.4 0.6 0.8 1.0", "10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10² 10⁴ 10⁶ 10⁸"),
    .init(
      "plt.plot([1e-20, 2e-20])",
      [-0.05, 1.05, 9.5e-21, 2.0499999999999997e-20],
      "0.0 0.2 0.4 0.6 0.8 1.0", "1.0 1.2 1.4 1.6 1.8 2.0 | 1e−20"),
    .init(
      "plt.hist([1, 2, 2, 3], 4, orientation='horizontal')",
      [0.0, 2.1, 0.9, 3.1],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"
    ),
    .init(
      "plt.imshow([[1, 2], [3, 4]], origin='lower')",
      [-0.5, 1.5, -0.5, 1.5],
      "−0.50 −0.25 0.00 0.25 0.50 0.75 1.00 1.25 1.50",
      "−0.50 −0.25 0.00 0.25 0.50 0.75 1.00 1.25 1.50"),
    .init(
      "plt.imshow([[1, 2], [3, 4]], extent=(0, 1, 0, 1))",
      [0.0, 1.0, 0.0, 1.0],
      "0.0 0.2 0.4 0.6 0.8 1.0", "0.0 0.2 0.4 0.6 0.8 1.0"),
    .init(
      "plt.plot([3.3, 2.1, 2.05]); plt.margins(0)",
      [0.0, 2.0, 2.05, 3.3],
      "0.00 0.25 0.50 0.75 1.00 1.25 1.50 1.75 2.00", "2.2 2.4 2.6 2.8 3.0 3.2"),
    .init(
      "plt.plot([1, 2, 3]); plt.xticks([0, 1, 2], ['a', 'b', 'c'])",
      [-0.1, 2.1, 0.9, 3.1],
      "a b c", "1.00 1.25 1.50 1.75 2.00 2.25 2.50 2.75 3.00"),
  ]
}

@Suite("Limits and ticks")
struct ViewTests {
  @Test("are matplotlib's", arguments: ViewCase.all)
  func view(_ expected: ViewCase) throws {
    let (axes, figure) = try PlotProgram.axes(expected.program)
    let view = try figure.view(of: axes)
    let limits = [view.x.start, view.x.end, view.y.start, view.y.end]
    for (limit, wanted) in zip(limits, expected.limits) {
      #expect((limit - wanted).magnitude <= 1e-12 * max(1e-12, wanted.magnitude))
    }
    #expect(text(AxisTicks(axes.x, view.x, most: 9)) == expected.x)
    #expect(text(AxisTicks(axes.y, view.y, most: 9)) == expected.y)
  }

  private func text(_ ticks: AxisTicks) -> String {
    ticks.marks.map(\.text).joined(separator: " ")
      + (ticks.offset.isEmpty ? "" : " | \(ticks.offset)")
  }

  @Test(
    "Powers of ten are left out evenly",
    arguments: [
      (1e-30, 1e30, [-32, -24, -16, -8, 0, 8, 16, 24, 32]),
      (1, 1e20, [0, 3, 6, 9, 12, 15, 18, 21]),
      (1e-3, 1e11, [-3, -1, 1, 3, 5, 7, 9, 11]), (1e-15, 1e-2, [-14, -12, -10, -8, -6, -4, -2]),
      (1, 1e10, [0, 2, 4, 6, 8, 10]),
    ])
  func powers(low: Double, high: Double, exponents: [Int]) throws {
    let (axes, figure) = try PlotProgram.axes("plt.semilogy([\(low), \(high)])")
    let ticks = try AxisTicks(axes.y, figure.view(of: axes).y, most: 9)
    #expect(ticks.marks.map(\.text) == exponents.map { "10" + TickText.superscript($0) })
  }

  @Test("Axes that share a direction have the limits of all their data")
  func sharing() throws {
    let figure = try PlotProgram.figures(
      """
      fig, axes = plt.subplots(1, 2, sharey=True)
      axes[0].plot([0, 1]); axes[1].plot([0, 10, 20])
      """)[0]
    let views = try figure.axes.map { try figure.view(of: $0) }
    #expect(views.map(\.y.end) == [21, 21])
    #expect(views.map(\.x.end) == [1.05, 2.1])
  }

  @Test("A range beyond what a float holds still has ticks")
  func extremes() throws {
    let (axes, figure) = try PlotProgram.axes("plt.plot([-1.7e308, 1.7e308])")
    let view = try figure.view(of: axes)
    #expect(view.y.start.isFinite && view.y.end.isFinite)
    #expect(AxisTicks(axes.y, view.y, most: 9).marks.count > 2)
  }
}
