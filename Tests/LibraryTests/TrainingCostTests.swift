import Autograd
import Language
import Tensors
import Testing

@testable import Library

/// What a training step costs, counted: times differ from machine to machine, these do not.
@Suite struct TrainingCostTests {
  /// Exercise 4's step as learners write it, as a function; `dC` is added up row by row.
  private static let program = """
    import torch
    import torch.nn.functional as F
    g = torch.Generator().manual_seed(1)
    X = torch.randint(0, 27, (500, 3), generator=g)
    Y = torch.randint(0, 27, (500,), generator=g)
    C = torch.randn((27, 10), generator=g)
    W1 = torch.randn((30, 64), generator=g)
    b1 = torch.randn(64, generator=g)
    W2 = torch.randn((64, 27), generator=g)
    b2 = torch.randn(27, generator=g)
    bngain = torch.ones((1, 64))
    bnbias = torch.zeros((1, 64))
    parameters = [C, W1, b1, W2, b2, bngain, bnbias]
    for p in parameters:
      p.requires_grad = True
    n = 32

    def step():
      ix = torch.randint(0, X.shape[0], (n,), generator=g)
      Xb, Yb = X[ix], Y[ix]
      emb = C[Xb]
      embcat = emb.view(emb.shape[0], -1)
      hprebn = embcat @ W1 + b1
      bnmean = hprebn.mean(0, keepdim=True)
      bnvar = hprebn.var(0, keepdim=True, unbiased=True)
      bnvar_inv = (bnvar + 1e-5)**-0.5
      bnraw = (hprebn - bnmean) * bnvar_inv
      hpreact = bngain * bnraw + bnbias
      h = torch.tanh(hpreact)
      logits = h @ W2 + b2
      loss = F.cross_entropy(logits, Yb)
      dlogits = F.softmax(logits, 1)
      dlogits[range(n), Yb] -= 1
      dlogits /= n
      dh = dlogits @ W2.T
      dW2 = h.T @ dlogits
      db2 = dlogits.sum(0)
      dhpreact = (1.0 - h**2) * dh
      dbngain = (bnraw * dhpreact).sum(0, keepdim=True)
      dbnbias = dhpreact.sum(0, keepdim=True)
      dhprebn = bngain*bnvar_inv/n * (n*dhpreact - dhpreact.sum(0) - n/(n-1)*bnraw*(dhpreact*bnraw).sum(0))
      dembcat = dhprebn @ W1.T
      dW1 = embcat.T @ dhprebn
      db1 = dhprebn.sum(0)
      demb = dembcat.view(emb.shape)
      dC = torch.zeros_like(C)
      for k in range(Xb.shape[0]):
        for j in range(Xb.shape[1]):
          ix = Xb[k,j]
          dC[ix] += demb[k,j]
      for p, grad in zip(parameters, [dC, dW1, db1, dW2, db2, dbngain, dbnbias]):
        p.data += -0.1 * grad

    """

  /// Runs `text` behind the program, and counts storages and graph nodes that it made.
  private func cost(of text: String) throws -> (storages: Int, nodes: Int) {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    try interpreter.run(Source(Self.program, name: "<program>"))
    let (storages, nodes) = (Storage.madeCount, Node.nextSequence)
    try interpreter.run(Source(text, name: "<step>"))
    return (Storage.madeCount - storages, Int(Node.nextSequence - nodes))
  }

  @Test func `a step without gradients records no graph`() throws {
    #expect(try cost(of: "with torch.no_grad():\n  step()\n").nodes == 0)
  }

  @Test func `a step makes one storage an operation, and none for a row`() throws {
    // 75 operations make a tensor; 96 turns of the double loop take views only.
    let storages = try cost(of: "with torch.no_grad():\n  step()\n").storages
    #expect(storages <= 90)
  }

  @Test func `every step costs the same`() throws {
    let one = try cost(of: "with torch.no_grad():\n  step()\n").storages
    let ten = try cost(of: "with torch.no_grad():\n  for _ in range(10): step()\n").storages
    #expect(ten == 10 * one)
  }
}
