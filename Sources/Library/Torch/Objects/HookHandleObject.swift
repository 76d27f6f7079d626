import Autograd
import Language
import Tensors

/// What `register_hook` returns: `remove()` ends the hook.
final class HookHandleObject: Object {
  private let removal: () -> Void

  private init(_ removal: @escaping () -> Void) { self.removal = removal }

  private nonisolated(unsafe) static let typeObject = TypeObject(
    "RemovableHandle", module: "torch.utils.hooks"
  ) { _, _ in
    throw PythonError.typeError("cannot create 'RemovableHandle' instances")
  } populate: { type in
    let table = MethodTable(type) { $0.as(HookHandleObject.self) }
    table.nullary("remove") {
      $0.removal()
      return .none
    }
  }

  override var type: TypeObject { HookHandleObject.typeObject }

  /// `x.register_hook(hook)`: the hook sees the gradient, and what it returns takes its place.
  static func gradient(of object: TensorObject, _ hook: Value) throws -> Value {
    let removal = try object.variable.addHook { gradient in
      let result = try call(hook, .tensor(gradient))
      if result.isNone { return nil }
      guard let replacement = result.tensor?.variable else {
        throw PythonError.runtimeError(
          "hook can't return object of type '\(result.type.name)', only a Tensor or None")
      }
      guard replacement.sizes == gradient.sizes else {
        throw PythonError.runtimeError(
          "hook '\(try Operations.str(Operations.getAttribute(hook, "__name__")))' has changed the "
            + "size of value")
      }
      return replacement
    }
    return .object(HookHandleObject(removal))
  }

  /// `x.register_post_accumulate_grad_hook(hook)`: the hook sees the leaf after each accumulation.
  static func afterAccumulation(in object: TensorObject, _ hook: Value) throws -> Value {
    let removal = try object.variable.addHookAfterAccumulation { [weak object] in
      guard let object else { return }
      _ = try call(hook, .object(object))
    }
    return .object(HookHandleObject(removal))
  }

  private static func call(_ function: Value, _ argument: Value) throws -> Value {
    try Arguments.with([argument]) { try Operations.call(function, $0) }
  }
}
