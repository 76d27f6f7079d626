import Autograd
import Tensors
import Testing

/// In-place changes of tensors and of views, as PyTorch's graph shows them.
@Suite struct InPlaceTests {
  @Test func aChangeOfAPlainTensorBringsItIntoTheGraph() throws {
    var a = Variable(try Tensor.zeros([3, 3], .float32))
    let w = try leaf(1, 2, 3)
    a.becomeBase()
    var row = try a.select(dim: 0, index: 0)
    try Arithmetic.add.inPlace(&row, w)
    #expect(a.gradFn?.name == "CopySlices")
    #expect(a.nextNames == [nil, "AccumulateGrad"])
    #expect(row.gradFn?.name == "AsStridedBackward0")
    #expect(row.nextNames == ["CopySlices"])
    try (a * a).sum().backward()
    #expect(try w.grad?.values == [2, 4, 6])
  }

  @Test func assignmentsToParts() throws {
    var a = Variable(try Tensor.zeros([3, 3], .float32))
    let w = try leaf(1, 2, 3)
    try a.setIndex([.integer(0)], w)
    #expect(a.gradFn?.name == "CopySlices")
    #expect(a.nextNames == [nil, "AccumulateGrad"])
    try a.setIndex([.tensor(integers([1, 1]).tensor)], w)
    #expect(a.gradFn?.name == "IndexPutBackward0")
    try a.sum().backward()
    #expect(try w.grad?.values == [3, 3, 3])
  }

  /// `dC[ix] += demb[k, j]` of the exercises, with a gradient on its way through it.
  @Test func accumulationIntoRows() throws {
    var dC = Variable(try Tensor.zeros([4, 2], .float32))
    let demb = try leaf([1, 2, 3, 4, 5, 6], [3, 2])
    for (k, ix) in [2, 0, 2].enumerated() {
      dC.becomeBase()
      var row = try dC.index(ix)
      try Arithmetic.add.inPlace(&row, demb.index(k))
      try dC.setIndex([.integer(ix)], row)
    }
    #expect(try dC.values == [3, 4, 0, 0, 6, 8, 0, 0])
    try (dC * dC).sum().backward()
    #expect(try demb.grad?.values == [12, 16, 6, 8, 12, 16])
  }

  @Test func accumulationWithoutGradientsLeavesNoTrace() throws {
    var dC = Variable(try Tensor.zeros([4, 2], .float32))
    try GradMode.disabled {
      var row = try dC.index(1)
      try Arithmetic.add.inPlace(&row, floats(1, 2))
      try dC.setIndex([.integer(1)], row)
    }
    #expect(dC.meta == nil)
    #expect(try dC.values == [0, 0, 1, 2, 0, 0, 0, 0])
  }

  @Test func aViewFollowsItsBase() throws {
    let a = try leaf([1, 2, 3, 4], [2, 2])
    var base = try a * 1
    let row = try base.select(dim: 0, index: 0)
    let element = try row.select(dim: 0, index: 1)
    try Arithmetic.mul.inPlace(&base, 2)
    #expect(base.gradFn?.name == "MulBackward0")
    #expect(row.gradFn?.name == "AsStridedBackward0")
    #expect(element.gradFn?.name == "AsStridedBackward0")
    try element.backward()
    #expect(try a.grad?.values == [0, 2, 0, 0])
  }

  @Test func aBaseFollowsItsViewOfAView() throws {
    let a = try leaf([1, 2, 3, 4], [2, 2])
    let base = try a * 1
    var column = try base.t().select(dim: 0, index: 1)
    try Arithmetic.mul.inPlace(&column, 10)
    #expect(base.nextNames == ["MulBackward0", nil])
    #expect(try base.values == [1, 20, 3, 40])
    try base.sum().backward()
    #expect(try a.grad?.values == [1, 10, 1, 10])
  }

  @Test func retainedGradientsMoveToTheNewNode() throws {
    let a = try leaf(1, 2)
    var b = try a * 3
    try b.retainGrad()
    try Arithmetic.mul.inPlace(&b, 2)
    try b.sum().backward()
    #expect(try b.grad?.values == [1, 1])
    #expect(try a.grad?.values == [6, 6])
  }

  @Test func overwritingForgets() throws {
    let a = try leaf(1, 2)
    var b = try a * 3
    try b.zero_()
    #expect([b.gradFn?.name] + b.nextNames == ["ZeroBackward0", "MulBackward0"])
    var c = try a * 3
    try c.copy_(a)
    #expect(c.gradFn?.name == "CopyBackwards")
    try (b + c).sum().backward()
    #expect(try a.grad?.values == [1, 1])
  }

  @Test func aChangeUnderNoGradKeepsTheNode() throws {
    let a = try leaf(1, 2)
    var b = try a * 3
    try GradMode.disabled { try Arithmetic.mul.inPlace(&b, 2) }
    #expect(b.gradFn?.name == "MulBackward0")
    #expect(try b.values == [6, 12])
  }

  @Test func aBaseWithGaps() throws {
    let w = try leaf(1, 2)
    var base = Variable(try Tensor.zeros([4, 4], .float32)).detach()
    base = Variable(try base.tensor.slice(dim: 1, start: 1, stop: 3))
    base.becomeBase()
    var row = try base.select(dim: 0, index: 2)
    try Arithmetic.add.inPlace(&row, w)
    try (base * base).sum().backward()
    #expect(try w.grad?.values == [2, 4])
  }
}
