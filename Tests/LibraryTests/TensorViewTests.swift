import Language
import Testing

@testable import Library

/// Views by positions, which enter the graph late: nothing of that may show.
@Suite struct TensorViewTests {
  private func run(_ text: String) throws -> String {
    var output = ""
    let interpreter = Interpreter(output: { output += $0 })
    Library.install(into: interpreter)
    try interpreter.run(Source("import torch\n" + text, name: "<test>"))
    return output
  }

  @Test func `a change of a view is a change of its base`() throws {
    let text = """
      x = torch.zeros(2, 2)
      row = x[0]
      row += 1
      x[1, 1] -= 2
      print(x.tolist(), row.tolist(), x.requires_grad)
      """
    #expect(try run(text) == "[[1.0, 1.0], [0.0, -2.0]] [1.0, 1.0] False\n")
  }

  @Test func `gradients flow through a recorded change of a view`() throws {
    let text = """
      w = torch.ones(2, requires_grad=True)
      x = torch.zeros(3, 2)
      row = x[0]
      row += 1
      row += w
      x[2] += w * 3
      (x * torch.arange(6.).view(3, 2)).sum().backward()
      print(x.requires_grad, w.grad.tolist())
      """
    #expect(try run(text) == "True [12.0, 16.0]\n")
  }

  @Test func `a position of a computed tensor has a gradient function`() throws {
    let text = """
      a = torch.arange(4.).requires_grad_()
      b = (a * 2)[1]
      print(b, b.requires_grad, b.grad_fn.name())
      b.backward()
      print(a.grad)
      """
    let wanted = """
      tensor(2., grad_fn=<SelectBackward0>) True SelectBackward0
      tensor([0., 2., 0., 0.])

      """
    #expect(try run(text) == wanted)
  }

  @Test func `a leaf's positions are not written where that would have to be recorded`() throws {
    let text = """
      p = torch.zeros(2, requires_grad=True)
      try:
        p[0] += 1
      except RuntimeError as e:
        print(e)
      with torch.no_grad():
        p[0] += 1
      print(p.tolist(), p.grad)
      """
    let wanted = """
      a view of a leaf Variable that requires grad is being used in an in-place operation.
      [1.0, 0.0] None

      """
    #expect(try run(text) == wanted)
  }

  @Test func `the gradient is the same object each time`() throws {
    let text = """
      a = torch.ones(2, requires_grad=True)
      print(a.grad)
      a.sum().backward()
      print(a.grad is a.grad)
      a.grad = None
      print(a.grad)
      """
    #expect(try run(text) == "None\nTrue\nNone\n")
  }
}
