/// Measures how far nested work has gone down the stack since the outermost of it began.
///
/// What is released may run any code, but the optimizer takes it that a release neither reads nor
/// writes the variables around it, and moves or drops changes to them. So this stands in a module
/// of its own, behind calls that are not inlined, and work depends on what they return. One thread
/// at a time.
package enum Descent {
  package enum Step {
    /// Nothing is going on: this is the outermost work, and calls `end` when it is done.
    case first
    case within
    /// Work that is to be put off.
    case tooDeep
  }

  /// The address in the stack where the outermost work began; 0 where there is none.
  private nonisolated(unsafe) static var top: UInt = 0
  /// How many bytes of the stack nested work may use.
  private static let span: UInt = 256 << 10

  @inline(never)
  package static func begin() -> Step {
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    if top == 0 {
      top = address
      return .first
    }
    // On another thread's stack the difference is large: then it waits for the one that began.
    return top &- address > span ? .tooDeep : .within
  }

  /// The outermost work is done.
  @inline(never)
  package static func end() { top = 0 }
}
