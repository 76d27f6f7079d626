import Language
import Testing

@testable import Library

/// `torch.nn` and `torch.optim`: what they show and compute, as PyTorch does.
@Suite struct NeuralModuleTests {
  private func run(_ text: String) throws -> String {
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    try interpreter.run(Source("import torch\nfrom torch import nn\n" + text, name: "<test>"))
    return output
  }

  @Test func `modules show their parts`() throws {
    let text = "print(nn.Sequential(nn.Linear(3, 2), nn.Tanh(), nn.LayerNorm(2)))"
    let wanted = """
      Sequential(
        (0): Linear(in_features=3, out_features=2, bias=True)
        (1): Tanh()
        (2): LayerNorm((2,), eps=1e-05, elementwise_affine=True, bias=True)
      )

      """
    #expect(try run(text) == wanted)
  }

  @Test func `parameters begin as PyTorch's do`() throws {
    let text = """
      torch.manual_seed(3)
      print(nn.Linear(2, 2).weight.tolist())
      """
    #expect(
      try run(text)
        == "[[-0.7010772228240967, -0.5578091740608215], "
        + "[-0.3028644621372223, -0.6689868569374084]]\n")
  }

  @Test func `a class of one's own has the parameters of its parts`() throws {
    let text = """
      class Net(nn.Module):
        def __init__(self):
          super().__init__()
          self.hidden = nn.Linear(3, 4)
          self.gain = nn.Parameter(torch.ones(4))
        def forward(self, x):
          return torch.tanh(self.hidden(x)) * self.gain
      net = Net()
      print([name for name, p in net.named_parameters()], net(torch.zeros(2, 3)).shape)
      """
    #expect(try run(text) == "['gain', 'hidden.weight', 'hidden.bias'] torch.Size([2, 4])\n")
  }

  @Test(arguments: [
    ("SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01)", "[0.46, -0.92]"),
    ("Adam(p, lr=0.1)", "[0.8, -1.8]"),
    ("AdamW(p, lr=0.1)", "[0.8, -1.8]"),
  ])
  func `optimizers follow the gradient`(_ maker: String, _ wanted: String) throws {
    let text = """
      w = torch.tensor([1.0, -2.0], requires_grad=True)
      p = [w]
      optimizer = torch.optim.\(maker)
      for _ in range(2):
        optimizer.zero_grad()
        (w ** 2).sum().backward()
        optimizer.step()
      print([round(x, 2) for x in w.tolist()])
      """
    #expect(try run(text) == wanted + "\n")
  }
}
