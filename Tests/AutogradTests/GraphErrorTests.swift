import Autograd
import Tensors
import Testing

/// What the graph forbids, in PyTorch's words.
@Suite struct GraphErrorTests {
  private let secondTime =
    "Trying to backward through the graph a second time (or directly access saved tensors after "
    + "they have already been freed). Saved intermediate values of the graph are freed when you "
    + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
    + "through the graph a second time or if you need to access saved tensors after calling "
    + "backward."

  @Test func backward() throws {
    let a = try leaf(1, 2, 3)
    #expect(
      message { try (a * 2).backward() }
        == "grad can be implicitly created only for scalar outputs")
    #expect(
      message { try floats(1, 2).sum().backward() }
        == "element 0 of tensors does not require grad and does not have a grad_fn")
    #expect(
      message { try (a * 2).backward(gradient: floats(1, 1)) }
        == "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a "
        + "shape of torch.Size([3]).")
    let b = try leaf(1)
    #expect(
      message { _ = try Engine.grad([a.sum()], [a, b], gradients: [nil]) }
        == "The differentiated Tensor at index 1 appears to not have been used in the graph. Set "
        + "allow_unused=True if this is the desired behavior.")
    let found = try Engine.grad([a.sum()], [a, b], gradients: [nil], allowUnused: true)
    #expect(found[1] == nil)
  }

  @Test func savedTensorsAreFreed() throws {
    let a = try leaf(1, 2)
    let loss = try Powers.exp(a).sum()
    try loss.backward()
    #expect(message { try loss.backward() } == secondTime)
    let kept = try Powers.exp(a).sum()
    try kept.backward(retainGraph: true)
    try kept.backward()
    let sum = try (a + 1).sum()
    try sum.backward()
    try sum.backward()
  }

  @Test func savedTensorsMayNotChange() throws {
    func advice(_ tensor: String, _ version: Int = 1) -> String {
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: \(tensor) is at version \(version); expected version 0 instead. Hint: enable "
        + "anomaly detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    }
    let a = try leaf(1, 2, 3)
    var b = try Powers.exp(a)
    try Arithmetic.add.inPlace(&b, 1)
    #expect(
      message { try b.sum().backward() }
        == advice("[torch.FloatTensor [3]], which is output 0 of Exp,"))
    let logarithm = try Powers.log(a)
    var detached = a.detach()
    try Arithmetic.add.inPlace(&detached, 1)
    #expect(message { try logarithm.sum().backward() } == advice("[torch.FloatTensor [3]]"))
    let square = try leaf([1, 2, 3, 4], [2, 2])
    var matrix = try square * 1
    let product = try matrix.matmul(matrix)
    try matrix.setIndex([.integer(0), .integer(0)], Variable(Tensor(scalar: 3, dtype: .float32)))
    #expect(
      message { try product.sum().backward() }
        == advice(
          "[torch.FloatTensor [2, 2]], which is output 0 of torch::autograd::CopySlices,"))
  }

  @Test func changesOfDataAreNotNoticed() throws {
    let a = try leaf(1, 2, 3)
    let b = try Powers.exp(a)
    var data = b.data
    try Arithmetic.mul.inPlace(&data, 2)
    try b.sum().backward()
    #expect(try a.grad?.tensor.differingElements(from: b.tensor) == 0)
  }

  @Test func leavesMayNotChange() throws {
    var a = try leaf([1, 2, 3, 4], [2, 2])
    #expect(
      message { try Arithmetic.add.inPlace(&a, 1) }
        == "a leaf Variable that requires grad is being used in an in-place operation.")
    #expect(
      message { try a.setIndex([.integer(0)], floats(1, 1)) }
        == "a view of a leaf Variable that requires grad is being used in an in-place operation.")
    try GradMode.disabled { try Arithmetic.add.inPlace(&a, 1) }
    #expect(try a.values == [2, 3, 4, 5])
  }

  @Test func viewsOfManyOrWithoutGradMayNotChange() throws {
    let a = try leaf([1, 2, 3, 4], [2, 2])
    let b = try a * 1
    let many =
      " This view is the output of a function that returns multiple views. Such functions do not "
      + "allow the output views to be modified inplace. You should replace the inplace operation "
      + "by an out-of-place one."
    var row = try b.unbind()[0]
    #expect(
      message { try Arithmetic.mul.inPlace(&row, 2) }
        == "Output 0 of Unbind is a view and is being modified inplace." + many)
    var hidden = try GradMode.disabled { try b.select(dim: 0, index: 0) }
    #expect(
      message { try Arithmetic.mul.inPlace(&hidden, 2) }
        == "A view was created in no_grad mode and is being modified inplace with grad mode "
        + "enabled. Given that this use case is ambiguous and error-prone, it is forbidden. You "
        + "can clarify your code by moving both the view and the inplace either both inside the "
        + "no_grad block (if you don't want the inplace to be tracked) or both outside (if you "
        + "want the inplace to be tracked).")
    #expect(hidden.requiresGrad && hidden.isLeaf)
  }

  @Test func requiringGradients() throws {
    var whole = try integers([1, 2])
    #expect(
      message { try whole.setRequiresGrad(true) }
        == "only Tensors of floating point and complex dtype can require gradients")
    #expect(
      message { try whole.setRequiresGrad(true, byMethod: true) }
        == "only Tensors of floating point dtype can require gradients")
    var computed = try leaf(1, 2) * 2
    #expect(
      message { try computed.setRequiresGrad(false) }
        == "you can only change requires_grad flags of leaf variables. If you want to use a "
        + "computed variable in a subgraph that doesn't require differentiation use var_no_grad = "
        + "var.detach().")
    #expect(
      message { try floats(1).retainGrad() }
        == "can't retain_grad on Tensor that has requires_grad=False")
    var view = try computed.select(dim: 0, index: 0)
    #expect(message { try view.detach_() }?.hasPrefix("Can't detach views in-place.") == true)
    try computed.detach_()
    #expect(!computed.requiresGrad && computed.isLeaf)
  }

  @Test func assignedGradients() throws {
    var a = try leaf(1, 2, 3)
    #expect(
      message { try a.setGrad(floats(1, 2)) }
        == "attempting to assign a gradient of size '[2]' to a tensor of size '[3]'. Please ensure "
        + "that the gradient and the tensor are the same size")
    #expect(
      message { try a.setGrad(numbers(3)) }?.hasPrefix(
        "attempting to assign a gradient with dtype 'double' to a tensor with grad_dtype 'Float'.")
        == true)
    try a.setGrad(floats(1, 2, 3))
    try a.sum().backward()
    #expect(try a.grad?.values == [2, 3, 4])
    try a.setGrad(nil)
    #expect(a.grad == nil)
  }

  @Test func floorDivisionHasNoDerivative() throws {
    let result = try Arithmetic.floorDivide(leaf(7), floats(2))
    #expect(result.requiresGrad)
    #expect(
      message { try result.backward() } == "derivative for aten::floor_divide is not implemented")
  }
}
