import Autograd
import Language

/// `torch.no_grad()` and its kin: a mode for a `with` block, or for a function it decorates.
final class GradModeObject: Object {
  private let exactType: TypeObject
  private let mode: Bool
  private var outer: [Bool] = []

  private init(_ type: TypeObject, mode: Bool) {
    exactType = type
    self.mode = mode
  }

  nonisolated(unsafe) static let noGrad = makeType("no_grad") { _ in false }
  nonisolated(unsafe) static let enableGrad = makeType("enable_grad") { _ in true }
  nonisolated(unsafe) static let inferenceMode = makeType("inference_mode") { value in
    if case .bool(let mode)? = value { !mode } else { false }
  }

  /// `set_grad_enabled(mode)` acts at once, and until the end of a `with` block.
  nonisolated(unsafe) static let setGradEnabled = TypeObject(
    "set_grad_enabled", module: "torch.autograd.grad_mode"
  ) {
    type, arguments in
    guard arguments.values.count == 1, case .bool(let mode) = arguments.values[0] else {
      throw PythonError.typeError("set_grad_enabled() takes one bool: the mode")
    }
    let object = GradModeObject(type, mode: mode)
    object.outer = [GradMode.isEnabled]
    GradMode.set(mode)
    return .object(object)
  } populate: {
    populate($0)
  }

  private static func makeType(
    _ name: String, mode: @escaping (Value?) -> Bool
  ) -> TypeObject {
    TypeObject(name, module: "torch.autograd.grad_mode") { type, arguments in
      let argument = arguments.values.first
      // `@torch.no_grad` without parentheses decorates as well.
      if let function = argument?.object { return .object(GradModeFunction(function, mode: false)) }
      return .object(GradModeObject(type, mode: mode(argument)))
    } populate: {
      populate($0)
    }
  }

  private static func populate(_ type: TypeObject) {
    let table = MethodTable(type) { $0.as(GradModeObject.self) }
    table.nullary("__enter__") { receiver in
      receiver.willChange()
      receiver.outer.append(GradMode.isEnabled)
      GradMode.set(receiver.mode)
      return .none
    }
    table.positional("__exit__", 3...3) { receiver, _ in
      receiver.willChange()
      if let outer = receiver.outer.popLast() { GradMode.set(outer) }
      if receiver.exactType === setGradEnabled, let first = receiver.outer.popLast() {
        GradMode.set(first)
      }
      return .bool(false)
    }
  }

  override var type: TypeObject { exactType }

  override func restoration() -> (() -> Void)? {
    let old = outer
    return { [self] in outer = old }
  }

  /// As a decorator.
  override func call(_ arguments: Arguments) throws -> Value {
    guard let function = arguments.values.first?.object else {
      throw PythonError.typeError("\(type.name) decorates a function")
    }
    return .object(GradModeFunction(function, mode: mode))
  }

  override func repr() throws -> String {
    exactType === GradModeObject.setGradEnabled
      ? "torch.autograd.grad_mode.set_grad_enabled(mode=\(mode ? "True" : "False"))"
      : try super.repr()
  }
}

/// A function that runs in a mode of its own.
private final class GradModeFunction: Object {
  private let function: Object
  private let mode: Bool

  init(_ function: Object, mode: Bool) {
    self.function = function
    self.mode = mode
  }

  override var type: TypeObject { function.type }
  override var isMethod: Bool { function.isMethod }

  override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard let receiver, isMethod else { return .object(self) }
    return .object(BoundMethod(receiver, self))
  }

  override func call(_ arguments: Arguments) throws -> Value {
    let outer = GradMode.isEnabled
    GradMode.set(mode)
    defer { GradMode.set(outer) }
    return try function.call(arguments)
  }

  override func getAttribute(_ name: Name) throws -> Value { try function.getAttribute(name) }
  override func repr() throws -> String { try function.repr() }
}
