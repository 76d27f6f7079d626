import Language
import Testing

@testable import Library

/// Numbers at the ends of what a machine's word holds are refused, or taken for what they are.
@Suite struct ExtremeNumberTests {
  /// What an expression gives; an error by its class's name.
  private func value(of expression: String) throws -> String {
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    let program = """
      import torch, math, itertools, torch.nn.functional as F
      x, v = torch.arange(6.).view(2, 3), torch.arange(4.)
      most, least = 2**63 - 1, -2**63
      try: print(\(expression))
      except Exception as error: print(type(error).__name__)
      """
    try interpreter.run(Source(program, name: "<test>"))
    return String(output.dropLast())
  }

  /// Every function takes tensors without dimensions or without elements, or refuses them.
  @Test func degenerateTensors() throws {
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    let program = """
      import torch, torch.nn.functional as F
      t, k, e, m = torch.tensor(1.5), torch.tensor(1), torch.zeros(0), torch.zeros(2, 3)
      skipped = ('manual_seed', 'seed', 'set_rng_state', 'save', 'load')
      refused = 0
      for module in torch, F, torch.linalg:
          for name in dir(module):
              if name[0] == '_' or name in skipped:
                  continue
              function = getattr(module, name)
              for arguments in ((t,), (e,), (t, t), (t, k), (t, 0), (t, 0, k), (t, t, t), (e, t),
                                (m, t), (t, m), (e, m), ([t, t],), (t, 0, k, t)):
                  try:
                      function(*arguments)
                  except Exception:
                      refused += 1
      print(refused > 1000)
      """
    try interpreter.run(Source(program, name: "<test>"))
    #expect(output == "True\n")
  }

  // The values are those of CPython 3.11 and PyTorch 2.15.
  @Test(arguments: [
    ("round(least, least)", "0"), ("round(most, -most)", "0"), ("'%*d' % (least, 1)", "ValueError"),
    ("math.comb(most, most)", "1"), ("math.perm(most, 0)", "1"),
    ("list(itertools.permutations(range(5), most))", "[]"),
    ("list(itertools.combinations(range(100), most))", "[]"),
    ("next(itertools.product(range(2), repeat=most))", "MemoryError"),
    ("next(itertools.combinations_with_replacement(range(2), most))", "MemoryError"),
    ("F.pad(x, (least, least))", "RuntimeError"),
    ("F.pad(x, (-1, -1))", "tensor([[1.],\n        [4.]])"),
    ("torch.diag(v, most)", "MemoryError"), ("torch.diag_embed(v, least)", "MemoryError"),
    ("torch.trapezoid(x[0, 0])", "IndexError"),
    ("torch.trapezoid(v[:2], x[0, 0])", "tensor(0.)"),
    ("torch.trapezoid(x, v[:2], dim=0)", "tensor([1.5000, 2.5000, 3.5000])"),
    ("torch.trapezoid(x, v)", "RuntimeError"), ("v.diff(n=most)", "tensor([])"),
    ("torch.combinations(v, 5).shape", "torch.Size([0, 5])"),
    ("torch.combinations(v, most).shape", "torch.Size([0, 9223372036854775807])"),
    ("torch.matrix_power(torch.eye(2), most)", "tensor([[1., 0.],\n        [0., 1.]])"),
    ("torch.histogram(x, most)", "MemoryError"), ("x.tensor_split(most)", "MemoryError"),
    ("x.repeat_interleave(most)", "MemoryError"), ("x.repeat_interleave(2**62)", "MemoryError"),
    ("torch.ones(3).cov(correction=least)", "tensor(0.)"),
  ])
  func extremes(expression: String, shown: String) throws {
    #expect(try value(of: expression) == shown)
  }

  @Test("a power of a matrix is computed by squaring, as PyTorch does")
  func matrixPower() throws {
    // PyTorch 2.15, torch.matrix_power(torch.tensor([[0.9, 0.3], [0.2, 0.7]]), 13).
    #expect(
      try value(of: "torch.matrix_power(torch.tensor([[.9, .3], [.2, .7]]), 13).tolist()")
        == "[[1.5542676448822021, 1.2787246704101562], [0.8524830341339111, 0.7017848491668701]]")
  }
}
