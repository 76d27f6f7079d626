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
      guard c[4].isNone else { return try backward(c, into: c[4].items ?? [c[4]]) }
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
    .init("register_hook", .method, isPython: true, "Tensor input, object hook") { c in
      try HookHandleObject.gradient(of: c.object(0), c[1])
    },
    .init(
      "register_post_accumulate_grad_hook", .method, isPython: true, "Tensor input, object hook"
    ) { c in try HookHandleObject.afterAccumulation(in: c.object(0), c[1]) },
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

  /// `backward(inputs=…)`: only these tensors get a gradient.
  private static func backward(_ c: Call, into inputs: [Value]) throws -> Value {
    guard !inputs.isEmpty else {
      throw PythonError.runtimeError("`inputs` argument to `backward()` cannot be empty.")
    }
    let found = try Engine.grad(
      [c.variable(0)], inputs.map { try tensors($0)[0] }, gradients: [c.optionalVariable(1)],
      retainGraph: c.optionalBool(2), createGraph: c.bool(3), allowUnused: true)
    for case let (object?, gradient?) in zip(inputs.map(\.tensor), found) {
      let total = try object.variable.grad.map { try $0 + gradient } ?? gradient
      try object.setGrad(.tensor(total))
    }
    return .none
  }

  /// The results of a program's own operation, for `torch.autograd.Function`: its name, the arguments,
  /// the results, which of them have a derivative, what frees it, and the derivative.
  nonisolated(unsafe) static let operation = NativeFunction(
    "_operation", signature: "name, inputs, results, differentiable, release, backward"
  ) { values in
    let inputs = values[1].items ?? []
    let results = try tensors(values[2])
    let flags = try (values[3].items ?? []).map { try Operations.isTrue($0) }
    let made = Variable.operation(
      named: values[0].string?.text ?? "", inputs: inputs.map { $0.tensor?.variable },
      results: results.map(\.tensor), differentiable: flags,
      release: { _ = try? Arguments.with([]) { try Operations.call(values[4], $0) } },
      formula: { gradients in
        let given = gradients.map { $0.map { Value.tensor($0) } ?? .none }
        let result = try Arguments.with(given) { try Operations.call(values[5], $0) }
        return (result.items ?? []).map { $0.tensor?.variable }
      })
    return .tuple(made.map { .tensor($0) })
  }

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
