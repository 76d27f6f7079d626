import Autograd
import Language
import Tensors

/// What a program says to the graph: backward passes, which gradients to keep, the mode.
enum GradientFunctions {
  static let table: [TorchFunction] = [
    .init(
      "backward", .method, isPython: true,
      "Tensor input, Tensor gradient = None, bool? retain_graph = None, "
        + "bool create_graph = False, object inputs = None"
    ) { c in
      guard c[4].isNone else { throw NotInDojo.error("Tensor.backward(inputs=...)") }
      try c.variable(0).backward(
        gradient: c.optionalVariable(1), retainGraph: c.optionalBool(2), createGraph: c.bool(3))
      return .none
    },
    .init("requires_grad_", .method, "Tensor input, bool requires_grad = True") { c in
      try c.changed(0) { try $0.setRequiresGrad(c.bool(1), byMethod: true) }
    },
    .init("retain_grad", .method, "Tensor input") { c in
      try c.variable(0).retainGrad()
      return .none
    },
    .init("is_grad_enabled", .torch, isPython: true, "") { _ in .bool(GradMode.isEnabled) },
  ]

  /// `torch.autograd`'s own functions.
  static let autograd: [TorchFunction] = [
    .init(
      "grad", .torch, isPython: true,
      "object outputs, object inputs, object grad_outputs = None, bool? retain_graph = None, "
        + "bool create_graph = False, bool only_inputs = True, bool allow_unused = False"
    ) { c in
      let (outputs, inputs) = (try tensors(c[0]), try tensors(c[1]))
      let found = try Engine.grad(
        outputs, inputs, gradients: gradients(c[2], count: outputs.count),
        retainGraph: c.optionalBool(3), createGraph: c.bool(4), allowUnused: c.bool(6))
      return .tuple(found.map { $0.map { .tensor($0) } ?? .none })
    },
    .init(
      "backward", .torch, isPython: true,
      "object tensors, object grad_tensors = None, bool? retain_graph = None, "
        + "bool create_graph = False"
    ) { c in
      let tensors = try tensors(c[0])
      try Engine.backward(
        tensors, gradients: gradients(c[1], count: tensors.count), retainGraph: c.optionalBool(2),
        createGraph: c.bool(3))
      return .none
    },
  ]

  /// One tensor, or several.
  private static func tensors(_ value: Value) throws -> [Variable] {
    try (value.items ?? [value]).map { item in
      guard let object = item.tensor else {
        throw PythonError.typeError("expected Tensor, but got \(item.type.name)")
      }
      return object.variable
    }
  }

  private static func gradients(_ value: Value, count: Int) throws -> [Variable?] {
    guard !value.isNone else { return Array(repeating: nil, count: count) }
    let given = (value.items ?? [value]).map { $0.tensor?.variable }
    guard given.count == count else {
      throw PythonError.runtimeError("got \(count) tensors and \(given.count) gradients")
    }
    return given
  }
}
