import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Gradients in notation, of any operation")
struct NotationTests {
  /// Operations of `x`, and of `w` and the other leaves below.
  static let operations = [
    "x.exp()", "(x**2).log()", "(x**2).log2()", "(x**2).log10()", "x.exp2()", "x.square()",
    "x.erf()", "x.erfc()", "x.sigmoid().logit()", "x.tanh()", "x.sin()", "x.cos()", "x.tan()",
    "x.abs()", "x.sqrt()", "x**3", "2**x", "1 - x", "1 / x", "-x", "3 * x", "x / 2",
    "F.relu(x)", "F.gelu(x)", "F.gelu(x, approximate='tanh')", "F.silu(x)", "F.softplus(x)",
    "F.elu(x)", "F.leaky_relu(x)", "F.leaky_relu(x, 0.2)", "F.selu(x)", "F.celu(x)", "F.mish(x)",
    "F.logsigmoid(x)", "F.softsign(x)", "F.tanhshrink(x)", "F.hardsigmoid(x)", "F.hardswish(x)",
    "F.softshrink(x)", "F.hardshrink(x)", "F.threshold(x, 0.1, 0.0)", "F.normalize(x, dim=1)",
    "F.softmax(x, 1)", "F.log_softmax(x, 1)", "F.softmin(x, 1)", "F.layer_norm(x, (4,))",
    "F.layer_norm(x, (4,), g, c)", "F.rms_norm(x, (4,))",
    "F.batch_norm(x, None, None, training=True)", "F.batch_norm(x, None, None, g, c, True)",
    "x + w", "x - w", "x * w", "x / w", "x @ w.T", "w.T @ x", "torch.maximum(x, w)",
    "torch.where(x > 0, x, w)", "torch.cat([x, w])", "torch.cat((x, w), dim=1)",
    "torch.stack([x, w])", "torch.stack((x, w), 1)", "torch.hstack([x, w])", "torch.vstack([x, w])",
    "torch.hypot(x, w)", "torch.lerp(x, w, 0.3)", "torch.addcmul(x, x, w)", "F.linear(x, w)",
    "torch.einsum('ij,kj->ik', x, w)", "torch.outer(x[0], w[0])", "torch.logaddexp(x, w)",
    "x.T", "x.permute(1, 0)", "x.transpose(0, 1)", "x.view(4, 3)", "x.unsqueeze(1)", "x[:, None]",
    "x[0]", "x[1:]", "x[[0, 0, 2]]", "x[range(3), [1, 0, 3]]", "x.sum(0)",
    "x.mean(1, keepdim=True)",
    "x.var(0)", "x.var(0, unbiased=False)", "x.std(0)", "x.max()", "x.max(1).values", "x.amax(1)",
    "torch.max(x, 1)[0]", "x.min(1, keepdim=True).values", "x.prod()", "x.cumsum(1)",
    "x.logsumexp(1)", "x.norm()", "x.expand(2, 3, 4)", "x.repeat(2, 1)", "x.flip(0)", "x.tril()",
    "x.clamp(-0.5, 0.5)", "x.split(2)[0]", "x.select(0, 1)", "x.narrow(1, 0, 2)", "x.unbind(0)[1]",
    "x.topk(2, 1).values", "x.sort(1).values", "x.median(1).values", "x.gather(1, i)",
    "x.index_select(0, j)", "x.take_along_dim(i, 1)", "x.repeat_interleave(2, 0)",
    "x.scatter(1, i, 0.0)", "x.trace()", "F.cross_entropy(x, y)",
    "F.cross_entropy(x, y, reduction='sum')", "F.mse_loss(x, w)", "F.l1_loss(x, w)",
    "F.smooth_l1_loss(x, w)", "F.prelu(x, p)", "F.embedding(y, x)",
  ]

  private static let leaves = """
    import torch
    import torch.nn.functional as F
    torch.manual_seed(1)
    x = torch.rand(3, 4) * 2 - 0.7
    x = OPERATION_NEEDS_POSITIVE
    w = torch.randn(3, 4)
    g, c, p = torch.rand(4), torch.rand(4), torch.tensor([0.25])
    for t in [x, w, g, c, p]: t.requires_grad = True
    y = torch.tensor([1, 0, 2])
    i = torch.tensor([[0, 1], [2, 2], [3, 0]])
    j = torch.tensor([0, 0, 2])
    s = torch.sin(torch.arange(100.0) + 1)

    """

  @Test("what is derived gives the reference, and the third hint does not", arguments: operations)
  func derived(operation: String) throws {
    let isRoot = operation.contains("sqrt")
    let script =
      NotationTests.leaves.replacing("OPERATION_NEEDS_POSITIVE", with: isRoot ? "x.abs()" : "x")
      + "r = \(operation)\nz = r.flatten() * s[:r.numel()]\nloss = z.sum()\n"
    let path = "/tmp/dojo-notation-\(getpid()).py"
    try Files.writeText(script, to: path)
    defer { unlink(path) }
    let lesson = try TestLesson()
    lesson.type(":load \(path)")
    lesson.type(":run")
    lesson.type("dr = r.grad")
    for name in ["x", "w", "g", "c", "p"] where operation.uses(name) {
      let derived = lesson.repl?.derivations(of: name) ?? []
      #expect(!derived.isEmpty, "no rule for \(name)")
      let lines = derived.solution("d\(name)")
      #expect(!lines.isEmpty, "no notation for \(name)")
      let hints = (1...3).map { _ in lesson.type(":hint \(name)").joined(separator: "\n") }
      #expect(hints[2].contains("____"), "\(hints[2])")
      for line in lines where line.hasPrefix("d") && !line.contains("zeros_like") {
        #expect(!hints[2].contains(line), "\(line)")
      }
      for line in lines { lesson.type(line) }
      let shown = lesson.type(":cmp \(name)").first ?? ""
      #expect(shown.contains("approximate: True"), "\(lines): \(shown)")
    }
    #expect(lesson.failureCount == 0, "\(lesson.lines)")
  }
}

extension String {
  /// Whether a name occurs as a word.
  fileprivate func uses(_ name: String) -> Bool {
    split { !($0.isLetter || $0 == "_") }.contains { $0 == name }
  }
}
