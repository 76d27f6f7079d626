import CEditline
import Safety
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the terminal tells the process by signals.
///
/// Ctrl-C always sets the request in `Interrupt`. While a line is read the signals below are held
/// back except in `wait`, so none is lost between a look and the next wait.
package enum Signals {
  private static let arrivedSignals = Atomic<UInt64>(0)
  private static let ending = [SIGHUP, SIGTERM, SIGQUIT]
  private static let whileReading = [SIGINT, SIGWINCH, SIGTSTP, SIGCONT] + ending
  /// The mask to return to after a line was read, and to wait under.
  private nonisolated(unsafe) static var outerMask = sigset_t()
  private nonisolated(unsafe) static var isReading = false

  /// Makes a file that would grow beyond `ulimit -f` an error of the write, not the program's end.
  package static func outliveFileSizeLimit() { _ = signal(SIGXFSZ, SIG_IGN) }

  /// Installs the handlers that stand while the program runs: Ctrl-C asks the running statement to
  /// stop, a new window size is remembered, and a reader that went away ends nothing by itself.
  package static func install() {
    Interrupt.clear()
    arrivedSignals.store(0, ordering: .relaxed)
    _ = signal(SIGPIPE, SIG_IGN)
    handle(SIGINT)
    handle(SIGWINCH, restarting: true)
  }

  /// Holds the terminal's signals back until `endReading`, and handles also those that stop or end
  /// the process.
  static func beginReading() {
    guard !isReading else { return }
    isReading = true
    var held = sigset_t()
    sigemptyset(&held)
    for number in whileReading {
      sigaddset(&held, number)
    }
    pthread_sigmask(SIG_BLOCK, &held, &outerMask)
    for number in [SIGTSTP, SIGCONT] + ending { handle(number) }
  }

  /// Lets the signals through again, with their usual effect.
  static func endReading() {
    guard isReading else { return }
    isReading = false
    for number in [SIGTSTP, SIGCONT] + ending { _ = signal(number, SIG_DFL) }
    pthread_sigmask(SIG_SETMASK, &outerMask, nil)
  }

  /// Waits for input on `descriptor`.
  ///
  /// - Returns: 1 when there is some, 0 after `milliseconds` (negative: no limit), -1 when a signal
  ///   came first or the wait failed.
  static func wait(for descriptor: Int32, milliseconds: Int32 = -1) -> Int32 {
    if isReading { return editline_wait(descriptor, &outerMask, milliseconds) }
    return editline_wait(descriptor, nil, milliseconds)
  }

  /// Whether `number` came since it was last asked for.
  static func take(_ number: Int32) -> Bool {
    let bit = UInt64(1) << UInt64(number)
    return arrivedSignals.bitwiseAnd(~bit, ordering: .relaxed).oldValue & bit != 0
  }

  /// A signal that asks the process to end, if one came.
  static func takeEnding() -> Int32? { ending.first(where: take) }

  /// Takes the usual effect of `number` on this process; returns when that was to stop, and the
  /// process was continued.
  static func deliver(_ number: Int32) {
    let wasReading = isReading
    endReading()
    _ = signal(number, SIG_DFL)
    raise(number)
    if wasReading { beginReading() }
  }

  private static func handle(_ number: Int32, restarting: Bool = false) {
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { Signals.note($0) }
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    action.sa_flags = restarting ? Int32(SA_RESTART) : 0
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }

  /// Takes a signal down as come. The handlers call it: it touches atomics only.
  static func note(_ number: Int32) {
    if number == SIGINT { Interrupt.request() }
    arrivedSignals.bitwiseOr(UInt64(1) << UInt64(number), ordering: .relaxed)
  }
}
