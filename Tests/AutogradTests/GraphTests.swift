import Autograd
import Tensors
import Testing

/// The graph that operations leave: names and edges as PyTorch 2 shows them.
@Suite struct GraphTests {
  private func names(_ result: Variable) -> [String?] {
    [result.gradFn?.name] + result.nextNames
  }

  @Test func namesAndEdges() throws {
    let leafNode = "AccumulateGrad"
    let a = try leaf([1, 2, 3, 4], [2, 2])
    let b = try leaf([5, 6, 7, 8], [2, 2])
    let vector = try a.select(dim: 0, index: 0)
    let positions = try integers([0, 1])
    let expected: [(String, Variable, [String?])] = [
      ("a + b", try a + b, ["AddBackward0", leafNode, leafNode]),
      ("a + 1", try a + 1, ["AddBackward0", leafNode, nil]),
      ("1 - a", try 1 - a, ["RsubBackward1", leafNode]),
      ("a - 1", try a - 1, ["SubBackward0", leafNode, nil]),
      ("a * 2", try a * 2, ["MulBackward0", leafNode, nil]),
      ("2 / a", try 2 / a, ["MulBackward0", "ReciprocalBackward0", nil]),
      ("a / b", try a / b, ["DivBackward0", leafNode, leafNode]),
      ("a ** 2", try Powers.pow(a, 2), ["PowBackward0", leafNode]),
      ("a ** b", try Powers.pow(a, b), ["PowBackward1", leafNode, leafNode]),
      ("2 ** a", try Powers.pow(2, a), ["PowBackward2", leafNode]),
      ("a @ b", try a.matmul(b), ["MmBackward0", leafNode, leafNode]),
      ("a @ a[0]", try a.matmul(vector), ["MvBackward0", leafNode, "SelectBackward0"]),
      ("a[0] @ a", try vector.matmul(a), ["SqueezeBackward4", "MmBackward0"]),
      (
        "a[0] @ a[0]", try vector.matmul(vector),
        ["DotBackward0", "SelectBackward0", "SelectBackward0"]
      ),
      ("a[None] @ b", try a.unsqueeze(0).matmul(b), ["UnsafeViewBackward0", "MmBackward0"]),
      (
        "linear", try a.linear(b, vector),
        ["AddmmBackward0", "SelectBackward0", leafNode, "TBackward0"]
      ),
      ("a.sum()", try a.sum(), ["SumBackward0", leafNode]),
      ("a.sum(0)", try a.sum([0]), ["SumBackward1", leafNode]),
      ("a.mean(0)", try a.mean([0]), ["MeanBackward1", leafNode]),
      ("a.max()", try a.max(), ["MaxBackward1", leafNode]),
      ("a.max(0)", try a.max(dim: 0).values, ["MaxBackward0", leafNode]),
      ("a.norm()", try a.norm(), ["LinalgVectorNormBackward0", leafNode]),
      ("a.t().reshape(4)", try a.t().reshape([4]), ["UnsafeViewBackward0", "CloneBackward0"]),
      ("a.T", try a.reversedDimensions(), ["PermuteBackward0", leafNode]),
      ("a[0, 1]", try a.index(0, 1), ["SelectBackward0", "SelectBackward0"]),
      (
        "a[:, 1]", try a.index([.slice(start: nil, stop: nil, step: nil), .integer(1)]),
        ["SelectBackward0", leafNode]
      ),
      (
        "a[:]", try a.index([.slice(start: nil, stop: nil, step: nil)]),
        ["SliceBackward0", leafNode]
      ),
      ("a[...]", try a.index([.ellipsis]), ["AliasBackward0", leafNode]),
      ("a[None]", try a.index([.newAxis]), ["UnsqueezeBackward0", leafNode]),
      ("a[[0, 1]]", try a.index([.tensor(positions.tensor)]), ["IndexBackward0", leafNode]),
      (
        "a[0, [0, 1]]", try a.index([.integer(0), .tensor(positions.tensor)]),
        ["IndexBackward0", "SelectBackward0"]
      ),
      (
        "cross_entropy", try Losses.crossEntropy(a, positions),
        ["NllLossBackward0", "LogSoftmaxBackward0"]
      ),
      ("l1_loss", try Losses.l1(a, b), ["MeanBackward0", "AbsBackward0"]),
      (
        "einsum", try Einsum.evaluate("ij,jk->ik", [a, b]), ["ViewBackward0", "PermuteBackward0"]
      ),
      ("to double", try a.to(.float64), ["ToCopyBackward0", leafNode]),
    ]
    for (code, result, wanted) in expected { #expect(names(result) == wanted, "\(code)") }
  }

  @Test func aPlainTensorHasNoMeta() throws {
    let a = try leaf(1, 2)
    let plain = try floats(1, 2)
    #expect(try (plain * 2).meta == nil)
    #expect(try GradMode.disabled { try a * 2 }.meta == nil)
    #expect(try (a * 2).requiresGrad)
    #expect(!a.detach().requiresGrad)
    #expect(try integers([1, 2]).index(0).meta == nil)
  }

  @Test func gradientsAddUpOverPasses() throws {
    let a = try leaf(1, 2)
    try (a * 3).sum().backward()
    try (a * a).sum().backward()
    #expect(try a.grad?.values == [5, 7])
  }

  @Test func broadcastGradientsAreSummed() throws {
    let row = try leaf([1, 2], [1, 2])
    let number = try leaf([3], [])
    let a = Variable(try Tensor.ones([4, 2], .float32))
    try (a * row * number).sum().backward()
    #expect(try row.grad?.values == [12, 12])
    #expect(row.grad?.sizes == [1, 2])
    #expect(try number.grad?.values == [12])
    #expect(number.grad?.sizes == [])
  }

  @Test func theGradientHasTheLeafsLayout() throws {
    var a = Variable(try Tensor.ones([3, 2], .float32).t())
    try a.setRequiresGrad(true)
    try (a * 2).sum().backward()
    #expect(a.grad?.tensor.strides == a.tensor.strides)
  }

  @Test func gradOfChosenInputsLeavesLeavesAlone() throws {
    let (a, b) = (try leaf(1, 2), try leaf(3, 4))
    let c = try a * b
    let loss = try (c * c).sum()
    let found = try Engine.grad([loss], [a, c], gradients: [nil])
    #expect(try found.map { try $0?.values } == [[18, 64], [6, 16]])
    #expect(a.grad == nil && b.grad == nil)
  }

  @Test func aDeepGraphIsReleased() throws {
    let a = try leaf(1)
    var x = a
    for _ in 0..<30_000 { x = try x * 1 }
    try x.backward()
    #expect(try a.grad?.values == [1])
    var total = Variable(try Tensor.zeros([2], .float32))
    total.becomeBase()
    for _ in 0..<5_000 {
      var part = try total.slice(dim: 0, start: 1)
      try Arithmetic.add.inPlace(&part, a)
    }
    try total.sum().backward()
    #expect(try a.grad?.values == [5001])
    _ = consume x
    _ = consume total
  }

  @Test func contributionsNameTheirConsumers() throws {
    let a = try leaf(1, 2)
    let b = try a * 2
    try b.retainGrad()
    try (Powers.exp(b) + b * b).sum().backward()
    let contributions = try #require(b.meta).contributions
    #expect(contributions.map(\.consumer) == ["MulBackward0", "MulBackward0", "ExpBackward0"])
    #expect(contributions.map(\.input) == [0, 1, 0])
    #expect(
      contributions.map(\.rule) == ["d(a * b)/da = b", "d(a * b)/db = a", "d exp(a)/da = exp(a)"])
    #expect(try contributions[0].gradient.values == [2, 4])
    #expect(contributions[0].sequence > contributions[2].sequence)
    try (a * 5).sum().backward()
    #expect(try #require(a.meta).contributions.map(\.consumer) == ["MulBackward0"])
  }
}
