import Testing

@testable import Library

@Suite("Errors of plotting functions")
struct PlotErrorTests {
  @Test(
    "are matplotlib's", arguments: PlotErrors.errors)
  func errors(program: String, message: String) throws {
    #expect(try PlotProgram.error(program) == message)
  }

  @Test(
    "A tensor that requires a gradient is refused as PyTorch refuses it",
    arguments: [
      "plt.plot(t)", "plt.hist(t)", "plt.scatter(t, [1, 2, 3])", "plt.imshow(t.view(1, 3))",
      "plt.plot([t.sum(), t.sum()])", "plt.plot((t * 2))",
    ])
  func gradients(call: String) throws {
    #expect(
      try PlotProgram.error("t = torch.ones(3, requires_grad=True)\n\(call)")
        == "RuntimeError: Can't call numpy() on Tensor that requires grad. "
        + "Use tensor.detach().numpy() instead.")
  }

  @Test(
    "What the dojo lacks is said by name", arguments: PlotErrors.missing)
  func missing(program: String, message: String) throws {
    #expect(try PlotProgram.error(program) == message)
  }

  @Test("A list inside itself is too deep, not endless")
  func recursion() throws {
    let message = try PlotProgram.error("a = []\na += [a, a]\nplt.plot(a)")
    #expect(message.hasPrefix("ValueError: setting an array element with a sequence."))
  }
}

/// As real matplotlib answers, but for addresses.
private enum PlotErrors {
  static let errors: [(program: String, message: String)] = [
    (
      "plt.plot([1,2],[1,2,3])",
      "ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)"
    ),
    (
      "plt.plot(torch.ones(2,2,2))",
      "ValueError: x and y can be no greater than 2D, but have shapes (2,) and (2, 2, 2)"
    ),
    ("plt.plot([1,2],None)", "ValueError: x, y, and format string must not be None"),
    (
      "plt.plot([1,2],'q')",
      "ValueError: 'q' is not a valid format string (unrecognized character 'q')"
    ),
    ("plt.plot([1,2],'rr')", "ValueError: 'rr' is not a valid format string (two color symbols)"),
    (
      "plt.plot([1,2],foo=1)",
      "AttributeError: Line2D.set() got an unexpected keyword argument 'foo'"
    ),
    (
      "plt.plot([1,2],lw=2,linewidth=1)",
      "TypeError: Got both 'lw' and 'linewidth', which are aliases of one another"
    ),
    ("plt.plot([1,2],marker='foo')", "ValueError: Unrecognized marker style 'foo'"),
    ("plt.plot([1,2],linestyle='foo')", "ValueError: 'foo' is not a valid value for ls."),
    ("plt.plot([1,2],alpha=2)", "ValueError: alpha (2) is outside 0-1 range"),
    ("plt.scatter([1,2],[1])", "ValueError: x and y must be the same size"),
    (
      "plt.scatter([1,2],[1,2],c='foo')",
      "ValueError: 'c' argument must be a color, a sequence of colors, or a sequence of numbers, "
        + "not 'foo'"
    ),
    ("plt.imshow([1,2])", "TypeError: Invalid shape (2,) for image data"),
    ("plt.imshow(torch.ones(2,2,5))", "TypeError: Invalid shape (2, 2, 5) for image data"),
    (
      "plt.imshow([[1,2]],interpolation='foo')",
      "ValueError: 'foo' is not a valid value for interpolation."
    ),
    (
      "plt.imshow([[1,2],[3]])",
      "ValueError: setting an array element with a sequence. The requested array has an "
        + "inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous "
        + "part."
    ),
    (
      "plt.bar([1,2],[1,2,3])",
      "ValueError: shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is "
        + "between 'x' with shape (2,) and 'height' with shape (3,)."
    ),
    ("plt.hist([1,2],bins=0)", "ValueError: `bins` must be positive, when an integer"),
    ("plt.hist([1,2],bins=2.5)", "TypeError: `bins` must be an integer, a string, or an array"),
    (
      "plt.hist([1,2],bins=[3,2])",
      "ValueError: `bins` must increase monotonically, when an array"
    ),
    (
      "plt.hist([1,2],range=(2,1))",
      "ValueError: max must be larger than min in range parameter."
    ),
    (
      "plt.hist([-1.7e308, 1.7e308])",
      "ValueError: Too many bins for data range. Cannot create 10 finite-sized bins."
    ),
    (
      "plt.hist([1,float('inf')])",
      "ValueError: autodetected range of [1.0, inf] is not finite"
    ),
    ("plt.xscale('foo')", "ValueError: 'foo' is not a valid value for scale."),
    (
      "plt.xticks([1,2],['a'])",
      "ValueError: The number of FixedLocator locations (2), usually from a call to set_ticks, "
        + "does not match the number of labels (1)."
    ),
    ("plt.axis('foo')", "ValueError: Unrecognized string 'foo' to axis; try 'on' or 'off'"),
    ("plt.legend(loc='foo')", "ValueError: 'foo' is not a valid value for loc."),
    (
      "plt.colorbar()",
      "RuntimeError: No mappable was found to use for colorbar creation. First define a mappable "
        + "such as an image (with imshow) or a contour set (with contourf)."
    ),
    ("plt.subplot(3,1,5)", "ValueError: num must be an integer with 1 <= num <= 3, not 5"),
    (
      "plt.subplot(1,2)",
      "TypeError: subplot() takes 1 or 3 positional arguments but 2 were given"
    ),
    ("plt.subplots(0,1)", "ValueError: Number of rows must be a positive integer, not 0"),
    (
      "plt.subplots(1,2)[1][2]",
      "IndexError: index 2 is out of bounds for axis 0 with size 2"
    ),
    (
      "plt.figure(figsize=(-1,2))", "ValueError: figure size must be positive finite not (-1, 2)"
    ),
    (
      "plt.text(0,0,'a',ha='foo')",
      "ValueError: 'foo' is not a valid value for align. "
        + "Supported values are 'center', 'right', 'left'"
    ),
    (
      "plt.fill_between([1,2],[1,2,3])",
      "ValueError: 'x' has size 2, but 'y1' has an unequal size of 3"
    ),
  ]

  static let missing: [(program: String, message: String)] = [
    ("plt.foo", "AttributeError: plt.foo is not in the dojo"),
    ("plt.gca().pie", "AttributeError: Axes.pie is not in the dojo"),
    ("plt.gcf().foo", "AttributeError: Figure.foo is not in the dojo"),
    (
      "plt.style.use('ggplot')",
      "OSError: the style 'ggplot' is not in the dojo; it has 'default'"
    ),
    ("plt.rcParams['foo'] = 1", "KeyError: \"the setting 'foo' is not in the dojo\""),
    ("plt.yscale('symlog')", "NotImplementedError: the scale 'symlog' is not in the dojo"),
    (
      "plt.hist([1], bins='auto')",
      "NotImplementedError: hist() with bins='auto', instead of a number or edges, is not in the "
        + "dojo"
    ),
    ("plt.savefig('x.png')", "ValueError: only SVG can be saved: name the file x.svg"),
  ]
}
