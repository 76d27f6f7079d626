import Testing

@testable import Library

@Suite("What plotting functions return")
struct ReturnValueTests {
  @Test(
    "is shown as a notebook shows it", arguments: ShownValues.results)
  func shown(program: String, text: String) throws {
    #expect(try PlotProgram.shown(program) == text)
  }

  @Test("Arrays are written as NumPy writes them")
  func arrays() throws {
    for (numbers, text) in ShownValues.arrays {
      #expect(try NumberArray(numbers).repr() == text)
    }
  }

  @Test("A histogram's edges can be used in arithmetic")
  func arithmetic() throws {
    #expect(
      try PlotProgram.shown("_, e, _ = plt.hist([1,2,3], 2); (e[:-1] + e[1:]) / 2")
        == "array([1.5, 2.5])")
  }
}

/// As real matplotlib answers, but for addresses.
private enum ShownValues {
  static let results: [(program: String, text: String)] = [
    ("plt.plot([1,2,3])", "[<matplotlib.lines.Line2D at 0x>]"),
    (
      "plt.plot([1,2],[3,4],'r--o',[1,2],[2,2],label='x')",
      "[<matplotlib.lines.Line2D at 0x>, <matplotlib.lines.Line2D at 0x>]"
    ),
    (
      "plt.plot(torch.ones(2,2))",
      "[<matplotlib.lines.Line2D at 0x>, <matplotlib.lines.Line2D at 0x>]"
    ),
    ("plt.plot()", "[]"),
    (
      "plt.hist([1,2,2,3],3,density=True)",
      "(array([0.375, 0.75 , 0.375]), "
        + "array([1.        , 1.66666667, 2.33333333, 3.        ]), "
        + "<BarContainer object of 3 artists>)"
    ),
    (
      "plt.hist([[1,2],[3]], 2)",
      "(array([[1., 1.],\n       [0., 1.]]), array([1., 2., 3.]), "
        + "<a list of 2 BarContainer objects>)"
    ),
    ("plt.imshow([[1,2],[3,4]])", "<matplotlib.image.AxesImage at 0x>"),
    ("plt.scatter([1],[2])", "<matplotlib.collections.PathCollection at 0x>"),
    ("plt.bar(['a','b'],[1,2])", "<BarContainer object of 2 artists>"),
    ("plt.text(0,1,'hi')", "Text(0, 1, 'hi')"),
    ("plt.axis('off')", "(0.0, 1.0, 0.0, 1.0)"),
    ("plt.xlim(0,3)", "(0.0, 3.0)"),
    ("plt.xlim([1,2])", "(1.0, 2.0)"),
    ("plt.ylim(5,5)", "(4.75, 5.25)"),
    ("plt.title('t')", "Text(0.5, 1.0, 't')"),
    ("plt.xlabel('x')", "Text(0.5, 0, 'x')"),
    ("plt.ylabel('y')", "Text(0, 0.5, 'y')"),
    ("plt.legend()", "<matplotlib.legend.Legend at 0x>"),
    ("plt.imshow([[1]]); plt.colorbar()", "<matplotlib.colorbar.Colorbar at 0x>"),
    ("plt.grid(True)", "None"),
    ("plt.axhline(0)", "<matplotlib.lines.Line2D at 0x>"),
    (
      "plt.fill_between([1,2],[1,2])",
      "<matplotlib.collections.FillBetweenPolyCollection at 0x>"
    ),
    ("plt.figure(figsize=(20,4))", "<Figure size 2000x400 with 0 Axes>"),
    ("plt.subplots()", "(<Figure size 640x480 with 1 Axes>, <Axes: >)"),
    (
      "plt.subplots(2,2)[1]",
      "array([[<Axes: >, <Axes: >],\n       [<Axes: >, <Axes: >]], dtype=object)"
    ),
    ("plt.subplots(2,2)[1][0]", "array([<Axes: >, <Axes: >], dtype=object)"),
    ("plt.subplots(2,3)[1][:, 1].shape", "(2,)"),
    ("[len(a) for a in plt.subplots(2,3)[1]]", "[3, 3]"),
    ("len(plt.subplots(2,3)[1].ravel())", "6"),
    ("plt.suptitle('s')", "Text(0.5, 0.98, 's')"),
    (
      "plt.xticks([0,1],['a','b'],rotation=90)",
      "([<matplotlib.axis.XTick at 0x>, <matplotlib.axis.XTick at 0x>], "
        + "[Text(0, 0, 'a'), Text(1, 0, 'b')])"
    ),
    ("plt.yticks([])", "([], [])"),
    (
      "ax = plt.gca(); ax.set_title('q'); ax.set_xlabel('a'); ax",
      "<Axes: title={'center': 'q'}, xlabel='a'>"
    ),
    (
      "plt.gca().set(xlabel='a', title='t')",
      "[Text(0.5, 0, 'a'), Text(0.5, 1.0, 't')]"
    ),
    ("plt.plot([3, 4])[0].get_ydata()", "array([3., 4.])"),
    ("plt.rcParams['figure.figsize']", "[6.4, 4.8]"),
    ("plt.tight_layout()", "None"),
    ("plt.show()", "None"),
  ]

  static let arrays: [(numbers: [Double], text: String)] = [
    ([1, 2], "array([1., 2.])"),
    ([0.1, 2.25, 3], "array([0.1 , 2.25, 3.  ])"),
    ([1e-5, 1], "array([1.e-05, 1.e+00])"),
    ([1e8, 1.5], "array([1.0e+08, 1.5e+00])"),
    ([123456789.123], "array([1.23456789e+08])"),
    ([.nan, 1.5], "array([nan, 1.5])"),
    ([.infinity, 1], "array([inf,  1.])"),
    ([-1.5, 2], "array([-1.5,  2. ])"),
    ([], "array([], dtype=float64)"),
    (
      (0..<12).map { Double($0) / 7 },
      """
      array([0.        , 0.14285714, 0.28571429, 0.42857143, 0.57142857,
             0.71428571, 0.85714286, 1.        , 1.14285714, 1.28571429,
             1.42857143, 1.57142857])
      """
    ),
    (
      (0...1000).map { Double($0) / 3 },
      """
      array([  0.        ,   0.33333333,   0.66666667, ..., 332.66666667,
             333.        , 333.33333333], shape=(1001,))
      """
    ),
  ]
}
