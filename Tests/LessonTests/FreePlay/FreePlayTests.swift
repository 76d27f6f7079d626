import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Free play: any forward pass is an exercise")
struct FreePlayTests {
  private static let pass = """
    import torch
    torch.manual_seed(3)
    X = torch.randn(6, 4)
    Y = torch.tensor([0, 2, 1, 1, 0, 2])
    W = torch.randn(4, 5, requires_grad=True)
    b = torch.zeros(5, requires_grad=True)
    V = torch.randn(5, 3, requires_grad=True)
    z = X @ W + b
    a = torch.sigmoid(z)
    s = a @ V
    m = s.mean(0, keepdim=True)
    t = s - m
    e = t.exp()
    p = e / e.sum(1, keepdim=True)
    loss = -p[torch.arange(6), Y].log().mean()
    """

  /// A lesson that has loaded a script of this text.
  private func lesson(loading text: String, as name: String = "pass.py") throws -> TestLesson {
    let lesson = try TestLesson()
    let folder = "/tmp/dojo-free-play-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    mkdir(folder, 0o700)
    defer {
      unlink("\(folder)/\(name)")
      rmdir(folder)
    }
    try Files.writeText(text, to: "\(folder)/\(name)")
    lesson.type(":load \(folder)/\(name)")
    return lesson
  }

  @Test("every tensor between the leaves and the loss is asked for, in backward order")
  func variables() throws {
    let lesson = try lesson(loading: FreePlayTests.pass)
    #expect(
      lesson.lines == ["pass.py: 8 steps to `loss`, 10 gradients to answer; :run, then :next"])
    #expect(lesson.prompt == "forward 0/8")
    lesson.type(":run")
    #expect(lesson.prompt == "backward 0/10 · p [6, 3]")
    #expect(
      lesson.exercise?.answers.map(\.variable)
        == ["p", "e", "t", "m", "s", "V", "a", "z", "W", "b"])
  }

  @Test("it is answered as any other, and a wrong answer is told why")
  func answers() throws {
    let lesson = try lesson(loading: FreePlayTests.pass)
    lesson.type(":run")
    lesson.type("dp = torch.zeros_like(p)")
    lesson.type("dp[torch.arange(6), Y] = -1/(6*p[torch.arange(6), Y])")
    let half = lesson.type("de = dp / e.sum(1, keepdim=True)")
    #expect(
      half.last == "equals the path through `p (div)` alone; "
        + "the one through `p (sum)` is still to be added")
    lesson.type("de += (-dp * e / e.sum(1, keepdim=True)**2).sum(1, keepdim=True)")
    lesson.type("dt = de * t.exp()")
    lesson.type("dm = -dt.sum(0, keepdim=True)")
    lesson.type("ds = dt + dm / 6")
    #expect(lesson.prompt == "backward 5/10 · V [5, 3]")
    #expect(
      lesson.type(":check s.T @ ds").last?.hasPrefix("I cannot tell") == false)
    for line in ["dV = a.T @ ds", "da = ds @ V.T"] { lesson.type(line) }
    #expect(
      lesson.type("dz = a * (1 - a)").last
        == "the chain rule: this is the local derivative alone, times `da` it is the gradient")
    for line in ["dz = a * (1 - a) * da", "dW = X.T @ dz", "db = dz.sum(0)"] { lesson.type(line) }
    #expect(lesson.prompt == "backward 10/10 · done")
  }

  @Test("backward in the script, and what follows it, is left out")
  func backward() throws {
    let text = FreePlayTests.pass + "\nloss.backward()\nW.data -= 0.1 * W.grad\n"
    let lesson = try lesson(loading: text)
    #expect(lesson.lines.last == "2 statements after `loss` are left out")
  }

  @Test("a variable may be called as a loop's variable usually is")
  func names() throws {
    let lesson = try lesson(
      loading: """
        import torch
        t = torch.ones(3, requires_grad=True)
        p = t * 2
        x = p.sum()
        """)
    lesson.type(":run")
    #expect(lesson.prompt == "backward 0/2 · p [3]")
    lesson.type("dp = torch.ones(3)")
    lesson.type("dt = 2 * dp")
    #expect(lesson.prompt == "backward 2/2 · done")
  }

  @Test("of a loop with backward, the first round is the pass")
  func loop() throws {
    let lesson = try lesson(
      loading: """
        import torch
        w = torch.ones(3, requires_grad=True)
        for k in range(100000):
          # the forward pass
          y = (w *
            2)
          loss = (y * (k + 1)).sum()
          w.grad = None
          loss.backward()
          dy = torch.ones(3)
          w.data -= 0.1 * w.grad
        """)
    #expect(
      lesson.lines.first
        == "pass.py: 2 steps to `loss`, 2 gradients to answer; :run, then :next")
    lesson.type(":run")
    #expect(lesson.prompt == "backward 0/2 · y [3]")
    lesson.type("dy = torch.ones(3)")
    #expect(lesson.prompt == "backward 1/2 · w [3]")
  }

  @Test(
    "where no exercise comes of a script, it says why",
    arguments: [
      ("a = 1\nb = a + 1\n", "nothing in it is a single number computed from tensors"),
      (
        "import torch\nw = torch.ones(3, requires_grad=True)\nz = w @ torch.ones(4)\n",
        "`z = w @ torch.ones(4)` fails with RuntimeError: "
      ),
      (
        "import torch\nw = torch.ones(3, requires_grad=True)\ny = w * 2\nloss = y.sum()\n"
          + "dy = torch.ones(3)\n", "it holds answers itself, `dy` for one"
      ),
      (
        "import torch\nw = torch.ones(3, requires_grad=True)\nif True:\n  y = w * 2\n"
          + "  loss = y.sum()\n  loss.backward()\n",
        "its forward pass and backward() stand in one block, `if True:`"
      ),
    ])
  func refusals(script: String, reason: String) throws {
    let lesson = try lesson(loading: script)
    #expect(lesson.lines.first?.hasPrefix("no exercise was made of pass.py: \(reason)") == true)
    #expect(lesson.lines.last?.hasSuffix("queued instead: :step runs the next, :run all") == true)
  }

  @Test(":reset starts it over, and a saved session of it is an exercise of its own")
  func savingAndResetting() throws {
    let lesson = try lesson(loading: FreePlayTests.pass)
    lesson.type(":run")
    lesson.type("dp = torch.zeros_like(p)")
    lesson.type("dp[torch.arange(6), Y] = -1/(6*p[torch.arange(6), Y])")
    #expect(lesson.prompt == "backward 1/10 · e [6, 3]")
    let path = "/tmp/dojo-free-play-saved-\(getpid()).py"
    defer { unlink(path) }
    lesson.type(":save \(path)")
    let saved = try Files.readText(path)
    #expect(saved.contains("z = X @ W + b\n"))
    #expect(saved.contains("dp[torch.arange(6), Y] = -1/(6*p[torch.arange(6), Y])"))
    lesson.type(":reset")
    #expect(lesson.prompt == "forward 0/8")
    lesson.type(":run")
    #expect(lesson.prompt == "backward 0/10 · p [6, 3]")
    #expect(lesson.failureCount == 0)

    let again = try TestLesson()
    again.type(":load \(path)")
    again.type(":run")
    #expect(again.failureCount == 0, "\(again.lines)")
    #expect(again.prompt.hasPrefix("backward 0/"), "\(again.prompt)")
  }

  @Test("a notebook's forward pass is an exercise as well")
  func notebook() throws {
    let cells = FreePlayTests.pass.split(separator: "\n").map { line in
      let text = line.replacing("\"", with: "\\\"")
      return #"{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "#
        + #""source": ["\#(text)"]}"#
    }
    let text =
      #"{"cells": [\#(cells.joined(separator: ", "))], "metadata": {}, "nbformat": 4, "#
      + #""nbformat_minor": 5}"#
    let lesson = try lesson(loading: text, as: "pass.ipynb")
    #expect(
      lesson.lines == ["pass.ipynb: 8 steps to `loss`, 10 gradients to answer; :run, then :next"])
    lesson.type(":run")
    #expect(lesson.prompt == "backward 0/10 · p [6, 3]")
    lesson.type("dp = p.grad.clone()")
    #expect(lesson.prompt == "backward 1/10 · e [6, 3]")
  }

  @Test("the references of exercise 1 are confirmed, also those that are nothing but rounding")
  func differencesOfExercise() throws {
    let repl = try MistakeLesson.of("1").repl
    for name in ["logprobs", "counts_sum", "logit_maxes", "b2", "bnvar", "b1"] {
      let check = try #require(DifferenceCheck(repl.workspace, repl.forward, name))
      let reference = try #require(repl.workspace[name]?.variable?.grad?.tensor)
      let result = try check.run(against: reference)
      #expect(result.mismatches.isEmpty, "\(name): \(result.mismatches.prefix(3))")
      #expect(result.tried > 20)
    }
  }

  @Test("finite differences in float64 confirm the reference, from any variable on")
  func differences() throws {
    let lesson = try lesson(loading: FreePlayTests.pass)
    lesson.type(":run")
    for name in ["W", "e", "m", "p"] {
      let shown = lesson.type(":gradcheck \(name)")
      #expect(shown.first?.hasPrefix("confirmed:") == true, "\(name): \(shown)")
    }
    // A gradient that was tampered with is not.
    lesson.type("W.grad[0, 0] += 1")
    #expect(lesson.type(":gradcheck W").first?.hasPrefix("not confirmed: 1 of 20") == true)
  }

  private static let leaves = """
    import torch
    import torch.nn as nn
    torch.manual_seed(3)
    x = torch.rand(3, 4, requires_grad=True)
    w = torch.rand(3, 4, requires_grad=True)

    """

  @Test(
    "the value that is shifted is the last one, also where it is changed in place or in a block",
    arguments: [
      ("h = x * w\nh += w\nh.mul_(2)\nloss = (h**2).sum()", ["h", "x", "w"]),
      ("h = x * w\nz = x.exp()\nh.mul_(2)\nloss = (h * z).sum()", ["h", "z", "x"]),
      ("h = x * w\ng = h.view(-1)\ng.mul_(2)\nloss = (g**2).sum() + h.sum()", ["h", "x"]),
      ("h = x * w\ng = h.view(-1)\nh.mul_(2)\nloss = (g**2).sum() + h.sum()", ["h", "g", "x"]),
      ("h = x * w\ng = h.view(-1)\nloss = (g**2).sum() + (h**3).sum()", ["h", "g", "x"]),
      ("h = x\nfor i in range(3):\n    h = torch.tanh(h * w)\nloss = (h**2).sum()", ["h", "w"]),
      ("hs = []\nh = x * w\nhs.append(h)\nloss = (hs[0]**2).sum()", ["h", "x"]),
      ("h = x * w\nhs = [h]\nhs.append(h * x)\nloss = (hs[1]**2).sum()", ["h", "x"]),
      ("h = x * w\nh.retain_grad()\nloss = (h.T @ x).sum()", ["h", "x"]),
    ])
  func lastValues(steps: String, variables: [String]) throws {
    let lesson = try lesson(loading: FreePlayTests.leaves + steps)
    lesson.type(":run")
    for variable in variables {
      let shown = lesson.type(":gradcheck \(variable)")
      #expect(shown.first?.hasPrefix("confirmed:") == true, "\(variable): \(shown)")
    }
  }

  @Test("what modules, lists, dicts and objects hold runs in float64 as well, and is given back")
  func heldTensors() throws {
    let steps = """
      class Scale:
          def __init__(self): self.factor = torch.rand(4, requires_grad=True)
          def __call__(self, h): return h * self.factor
      class Block(nn.Module):
          def __init__(self):
              super().__init__()
              self.inner = nn.Linear(4, 4)
              self.register_buffer('shift', torch.rand(4))
          def forward(self, h): return h * torch.sigmoid(self.inner(h) + self.shift)
      layers = [Block(), Scale(), nn.Sequential(nn.Linear(4, 5), nn.Tanh())]
      heads = {'out': (nn.Linear(5, 2),)}
      weight = layers[0].inner.weight
      g = layers[0](x) @ weight
      for layer in layers: g = layer(g)
      loss = (heads['out'][0](g)**2).mean()
      """
    let lesson = try lesson(loading: FreePlayTests.leaves + steps)
    lesson.type(":run")
    for variable in ["g", "x", "weight"] {
      let shown = lesson.type(":gradcheck \(variable)")
      #expect(shown.first?.hasPrefix("confirmed:") == true, "\(variable): \(shown)")
    }
    #expect(lesson.type("layers[0].shift.dtype") == ["torch.float32"])
    #expect(lesson.type("{p.dtype for p in layers[0].parameters()}") == ["{torch.float32}"])
    #expect(lesson.type("weight is layers[0].inner.weight") == ["True"])
    // The graph is whole still.
    lesson.type("before = x.grad.clone()")
    lesson.type("again = (heads['out'][0](layers[2](layers[1](layers[0](x))))**2).mean()")
    lesson.type("again.backward()")
    #expect(lesson.type("(x.grad != before).any().item()") == ["True"])
    #expect(lesson.failureCount == 0, "\(lesson.lines)")
  }

  @Test(
    "where differences cannot be taken it says so",
    arguments: [
      (
        "for i in range(2):\n    h = x * w\n    s = h.sum()\nloss = s * 2", "h",
        "`for i in range(2):` gives h its last value and uses it as well"
      ),
      (
        "hs = list()\nh = x * w\nhs.append(h)\nloss = (hs[-1]**2).sum()", "x",
        "the forward pass adds to a list that was made before it"
      ),
      (
        "h = torch.nn.functional.dropout(x, 0.5)\nloss = (h * w).sum()", "x",
        "run again, the forward pass gives loss = "
      ),
    ])
  func honesty(steps: String, variable: String, words: String) throws {
    let lesson = try lesson(loading: FreePlayTests.leaves + steps)
    lesson.type(":run")
    let shown = lesson.type(":gradcheck \(variable)")
    #expect(shown.first?.hasPrefix(words) == true, "\(shown)")
  }
}
