import Language
import Testing

@testable import Library

/// Objects and memory that nobody holds any more are used again: nothing of that may show.
@Suite struct TensorReuseTests {
  private func run(_ text: String) throws -> String {
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    try interpreter.run(Source("import torch\n" + text, name: "<test>"))
    return output
  }

  @Test func `a view that somebody holds stays as it is`() throws {
    let text = """
      x = torch.arange(6).view(2, 3)
      a = x[0, 1]
      b = a
      kept = [a]
      named = {a: 'first'}
      a = x[1, 2]
      rows = []
      for i in range(2):
        for j in range(3):
          part = x[i, j]
          rows.append(part)
      pairs = [(x[i, j], x[i]) for i in range(2) for j in range(2)]
      part = x[part // part, 0]
      x = x[1]
      print(a.item(), b.item(), kept[0].item(), named[b], [r.item() for r in rows])
      print([p.item() for p, _ in pairs], [r.tolist() for _, r in pairs], part.item(), x.tolist())
      """
    #expect(
      try run(text) == """
        5 1 1 first [0, 1, 2, 3, 4, 5]
        [0, 1, 3, 4] [[0, 1, 2], [0, 1, 2], [3, 4, 5], [3, 4, 5]] 3 [3, 4, 5]

        """)
  }

  @Test func `a subscript that fails leaves its target`() throws {
    let text = """
      x = torch.arange(6).view(2, 3)
      a = x[0, 1]
      try:
        a = x[0, 3]
      except IndexError as error:
        print(a.item(), error)
      try:
        a = x[missing, 0]
      except NameError as error:
        print(a.item(), error)
      """
    #expect(
      try run(text) == """
        1 index 3 is out of bounds for dimension 1 with size 3
        1 name 'missing' is not defined

        """)
  }

  @Test func `only what nobody can see is overwritten`() throws {
    let text = """
      a, b = torch.tensor([1., 2.]), torch.tensor([3., 5.])
      def same(x): return x
      def keep(x):
        kept.append(x)
        return x
      kept = []
      r = [same(a) * 2, keep(a - b) * 2, (a - b) * (t := a + b), (u := a * b) - u / 2, a.data * 4,
           a.detach() * 5, a[0:1] * 6, a.view(2, 1) * 7, (a + b)[1:] * 8, -1 - (a + b), 6 / (a + b)]
      print([x.tolist() for x in r], kept[0].tolist(), t.tolist(), u.tolist(), a.tolist(), b.tolist())
      c = (a + b)[1:] * 1
      d = (a + b).add_(1) * 1
      print(c.storage_offset(), ((a + b) * (a - b)).tolist(), d._version, (a + b - a).tolist())
      w = torch.ones(2, requires_grad=True)
      y = ((w * 2) * (a + b) * 3).sum()
      y.backward()
      print(w.grad.tolist(), (w.grad * 2).tolist(), w.grad.tolist())
      """
    #expect(
      try run(text) == """
        [[2.0, 4.0], [-4.0, -6.0], [-8.0, -21.0], [1.5, 5.0], [4.0, 8.0], [5.0, 10.0], [6.0], \
        [[7.0], [14.0]], [56.0], [-5.0, -8.0], [1.5, 0.8571429252624512]] [-2.0, -3.0] [4.0, 7.0] \
        [3.0, 10.0] [1.0, 2.0] [3.0, 5.0]
        0 [-8.0, -21.0] 0 [3.0, 5.0]
        [24.0, 42.0] [48.0, 84.0] [24.0, 42.0]

        """)
  }

  /// `x[i] += y` takes no view where it can; what is printed is PyTorch's.
  @Test func `items change in place, whether or not they are taken`() throws {
    let text = """
      x = torch.arange(6.).view(3, 2)
      y = x
      row = torch.tensor([10., 20.])
      i = torch.tensor(1)
      x[0] += row
      x[i] -= row
      x[-1] *= row
      x[2] /= row * 2
      print(x.tolist(), y is x, x._version)
      x[0] += 1
      x[0] += x[1]
      x[1] += torch.tensor([[1., 2.]])[0]
      x[2] += torch.tensor([1, 2])
      x[0] += torch.tensor(0.5)
      print(x.tolist(), x._version)
      x[1] **= 2
      x[1] -= torch.tensor([1., 2.], dtype=torch.float64)
      x.T[0] += torch.tensor([1., 2., 3.])
      x[:, 1][2] += 7.
      v = torch.zeros(3)
      v[1] += 2
      v[i] += torch.tensor(3.)
      v[2] += row[1]
      print(x.tolist(), x._version, v.tolist())
      n = torch.zeros(3, dtype=torch.int64)
      n[1] += 2
      n[i] += n[1]
      print(n.tolist())
      try: x[3] += missing
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0] += missing
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0] += row[2]
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0] += torch.ones(3)
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0, 0, 0] += row
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0] += 'a'
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      try: x[0] += (row[0], missing)
      except Exception as e: print(type(e).__name__, str(e).split('\\n')[0])
      w = torch.ones(2, requires_grad=True)
      x = torch.zeros(3, 2)
      x[0] += row
      base = x[1]
      x[1] += w
      x[1] += row * w
      x[2] += row
      x.sum().backward()
      print(x.tolist(), x.grad_fn is not None, base.tolist(), w.grad.tolist())
      try: w[0] += 1
      except RuntimeError as e: print(e)
      with torch.no_grad():
        w[0] += torch.tensor(4.)
        w[1] += w[0]
      print(w.tolist())
      h = torch.ones(2, 2)
      u = (h * h.clone().requires_grad_()).sum()
      h[0] += row
      try: u.backward()
      except RuntimeError as e: print('modified' in str(e))
      """
    #expect(
      try run(text) == """
        [[10.0, 21.0], [-8.0, -17.0], [2.0, 2.5]] True 8
        [[3.5, 5.5], [-7.0, -15.0], [3.0, 4.5]] 18
        [[4.5, 5.5], [50.0, 223.0], [6.0, 11.5]] 26 [0.0, 5.0, 20.0]
        [0, 4, 0]
        IndexError index 3 is out of bounds for dimension 0 with size 3
        NameError name 'missing' is not defined
        IndexError index 2 is out of bounds for dimension 0 with size 2
        RuntimeError The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
        IndexError too many indices for tensor of dimension 2
        TypeError unsupported operand type(s) for +=: 'Tensor' and 'str'
        NameError name 'missing' is not defined
        [[10.0, 20.0], [11.0, 21.0], [10.0, 20.0]] True [11.0, 21.0] [11.0, 21.0]
        a view of a leaf Variable that requires grad is being used in an in-place operation.
        [5.0, 6.0]
        True

        """)
  }

  @Test func `attributes of classes are looked up anew where a class changes`() throws {
    let text = """
      class Box:
        def __init__(self): self.T = 'own'
      class Other:
        pass
      def read(x): return x.T
      box, x = Box(), torch.ones(2, 1)
      print(read(box), read(x).shape, read(box), read(x).shape)
      Box.T = property(lambda self: 'property', lambda self, value: None)
      print(read(x).shape, read(box), read(x).shape)
      """
    #expect(
      try run(text) == """
        own torch.Size([1, 2]) own torch.Size([1, 2])
        torch.Size([1, 2]) property torch.Size([1, 2])

        """)
  }
}
