import Safety
import Tensors

extension Variable {
  /// Lets `body` see this tensor's gradient in every backward pass before it goes on; what it
  /// returns takes its place. The function that comes back removes the hook.
  ///
  /// Throws `RuntimeError` for a tensor without gradient.
  package func addHook(_ body: @escaping (Variable) throws -> Variable?) throws -> () -> Void {
    guard let edge = gradientEdge else {
      throw NamedError(
        "RuntimeError", "cannot register a hook on a tensor that doesn't require gradient")
    }
    let number = edge.node.addHook(output: edge.output, body)
    return { edge.node.removeHook(number) }
  }

  /// Runs `body` each time a backward pass has added to this leaf's gradient. The function that comes
  /// back removes the hook.
  ///
  /// Throws `RuntimeError` for a tensor that is no leaf or has no gradient.
  package func addHookAfterAccumulation(_ body: @escaping () throws -> Void) throws -> () -> Void {
    guard let edge = gradientEdge else {
      throw NamedError(
        "RuntimeError", "cannot register a hook on a tensor that doesn't require gradient")
    }
    guard let node = edge.node as? AccumulateGrad else {
      throw NamedError(
        "RuntimeError", "post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let number = HookNumber.next()
    node.addAfterwards(number, body)
    return { node.removeAfterwards(number) }
  }
}

private enum HookNumber {
  nonisolated(unsafe) static var last: UInt64 = 0

  static func next() -> UInt64 {
    last += 1
    return last
  }
}
