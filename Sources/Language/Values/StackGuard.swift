#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Knows how much of the running thread's stack is used, so that recursion through Swift code ends
/// in a `RecursionError` and not in a crash.
package enum StackGuard {
  /// The lowest address that recursion may reach, and how far the stack extends above it.
  private nonisolated(unsafe) static var floor: UInt = 0
  private nonisolated(unsafe) static var span: UInt = 0
  private nonisolated(unsafe) static var thread: pthread_t?
  /// What is left for code that does not check, and for what was used before the first check.
  private static let reserve: UInt = 768 << 10

  /// Throws `RecursionError` where the stack is nearly used up.
  @inline(__always)
  package static func check() throws {
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    if address &- floor >= span { try checkAnew(address) }
  }

  /// The stack is low, or this is another thread than the last time, or a higher place.
  @inline(never)
  private static func checkAnew(_ address: UInt) throws {
    let current = pthread_self()
    if let thread, pthread_equal(thread, current) != 0, address < floor {
      throw PythonError(.recursionError, "maximum recursion depth exceeded")
    }
    thread = current
    let size = stackSize
    span = size - min(reserve, size / 2)
    floor = address &- span &+ 1
  }

  /// The size of a stack: the process's limit, or what threads get without one.
  private static var stackSize: UInt {
    var limit = rlimit()
    #if canImport(Glibc)
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0
    #else
      let own = UInt(pthread_get_stacksize_np(pthread_self()))
      if own > 0 { return own }
      let isKnown = getrlimit(RLIMIT_STACK, &limit) == 0
    #endif
    guard isKnown, limit.rlim_cur < 1 << 32 else { return 2 << 20 }
    return UInt(limit.rlim_cur)
  }
}
