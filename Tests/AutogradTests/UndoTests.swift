import Autograd
import Safety
import Tensors
import Testing

/// A statement that is taken back leaves the graph as it was.
@Suite struct UndoTests {
  /// Runs `body` as a statement and takes it back.
  private func takenBack(_ body: () throws -> Void) rethrows {
    UndoLog.begin()
    defer { UndoLog.rollback() }
    try body()
  }

  @Test func backwardThatFreedItsTensors() throws {
    let a = try leaf(1, 2)
    let b = try Powers.exp(a)
    try b.retainGrad()
    let loss = try (b * b).sum()
    try takenBack { try loss.backward() }
    #expect(a.grad == nil && b.grad == nil)
    #expect(try #require(a.meta).contributions.isEmpty)
    try loss.backward()
    let first = try #require(a.grad).values
    let again = try Powers.exp(a)
    try takenBack { try again.sum().backward() }
    #expect(try #require(a.grad).values == first)
  }

  @Test func aFailedBackward() throws {
    let (a, b) = (try leaf(1, 2), try leaf(3, 4))
    var middle = try a * 2
    let loss = try (middle * middle + b).sum()
    try GradMode.disabled { try Arithmetic.add.inPlace(&middle, 1) }
    UndoLog.begin()
    #expect(throws: NamedError.self) { try loss.backward() }
    UndoLog.rollback()
    #expect(b.grad == nil)
  }

  @Test func inPlaceChangesOfBaseAndView() throws {
    let w = try leaf(1, 2)
    var base = Variable(try Tensor.zeros([2, 2], .float32))
    base.becomeBase()
    var row = try base.select(dim: 0, index: 0)
    try takenBack { try Arithmetic.add.inPlace(&row, w) }
    #expect(base.gradFn == nil && row.gradFn == nil && !base.requiresGrad)
    #expect(try base.values == [0, 0, 0, 0])
    var product = try w * 2
    let node = product.gradFn
    try takenBack { try Arithmetic.mul.inPlace(&product, 3) }
    #expect(product.gradFn === node)
    try product.sum().backward()
    #expect(try w.grad?.values == [2, 2])
  }

  @Test func whatEntersTheGraphLate() throws {
    let w = try leaf(1, 2)
    var (base, plain, flagged) = (try floats(0, 0), try floats(0, 0), try floats(0, 0))
    try takenBack {
      base.becomeBase()
      var part = try base.slice(dim: 0)
      try Arithmetic.add.inPlace(&part, w)
      try Arithmetic.add.inPlace(&plain, w)
      try flagged.setRequiresGrad(true)
    }
    #expect(!base.requiresGrad && !plain.requiresGrad && !flagged.requiresGrad)
  }

  @Test func flagsAndGradients() throws {
    var a = try leaf(1, 2)
    try takenBack {
      try a.setGrad(floats(3, 4))
      try a.setRequiresGrad(false)
      GradMode.set(false)
    }
    #expect(a.grad == nil && a.requiresGrad && GradMode.isEnabled)
    let b = try a * 2
    try takenBack { try b.retainGrad() }
    #expect(!b.retainsGrad)
    try b.sum().backward()
    #expect(b.grad == nil)
  }

  @Test func changesThroughData() throws {
    let a = try leaf(1, 2)
    try takenBack {
      for _ in 0..<3 {
        var data = a.data
        try Arithmetic.add.inPlace(&data, 1)
      }
    }
    #expect(try a.values == [1, 2])
  }
}
