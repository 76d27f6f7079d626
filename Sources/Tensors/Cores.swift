import Safety
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Long works cut into parts, one for each of the machine's cores.
///
/// A part computes the same elements in the same way on whatever core: the bits do not depend on how
/// many there are. It must touch nothing but numbers in memory that no other part writes: objects
/// are counted without atomic operations.
enum Cores {
  /// Computes the elements `start..<end` of a work, whose description is at `work`. It asks
  /// `goesOn` from time to time, and ends early where the answer is false.
  typealias Part =
    @convention(c) (
      _ work: UnsafeRawPointer, _ start: Int, _ end: Int, _ isHelper: Bool
    ) -> Void

  /// Works of fewer elementary steps than this are not worth a second core; a test may think so.
  nonisolated(unsafe) static var worthwhile = 1 << 21

  /// At most this many cores are used.
  private static let limit = 8
  private static let count = min(limit, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  private nonisolated(unsafe) static var helpers: [Helper]?
  /// Whether all parts shall end, for the statement is being stopped.
  private static let isStopped = Atomic<Bool>(false)
  private nonisolated(unsafe) static var failure: (any Error)?

  /// Computes `0..<count`, cut at multiples of `unit`; `steps` says how long it is. Throws
  /// `KeyboardInterrupt`, with the parts all ended.
  static func divide<Work: BitwiseCopyable>(
    _ count: Int, unit: Int, steps: Int, _ work: Work, _ part: Part
  ) throws {
    withUnsafePointer(to: work) { work in
      let units = (count + unit - 1) / unit
      let parts = steps < worthwhile ? 1 : min(Cores.count, units)
      if parts <= 1 {
        part(work, 0, count, false)
      } else {
        let share = (units + parts - 1) / parts * unit
        let helpers = Cores.helpers ?? start()
        for (i, helper) in helpers.prefix(parts - 1).enumerated() {
          helper.begin(part, work, min((i + 1) * share, count), min((i + 2) * share, count))
        }
        part(work, 0, share, false)
        for helper in helpers.prefix(parts - 1) { helper.wait() }
      }
    }
    if let failure {
      isStopped.store(false, ordering: .relaxed)
      Cores.failure = nil
      throw failure
    }
  }

  /// Whether a part shall go on: the statement's own thread looks for an interrupt, and stops all.
  @inline(__always)
  static func goesOn(_ isHelper: Bool) -> Bool {
    if !isHelper && Interrupt.needsAttention { attend() }
    return !isStopped.load(ordering: .relaxed)
  }

  @inline(never)
  private static func attend() {
    do {
      try Interrupt.check()
    } catch {
      failure = error
      isStopped.store(true, ordering: .relaxed)
    }
  }

  private static func start() -> [Helper] {
    let started = (1..<count).map { _ in Helper() }
    helpers = started
    return started
  }
}

/// A thread that computes parts, one after the other, until the process ends.
private final class Helper {
  private struct State {
    var mutex = pthread_mutex_t()
    var changed = pthread_cond_t()
    var part: Cores.Part?
    var work: UnsafeRawPointer?
    var start = 0
    var end = 0
    var isBusy = false
  }

  private let state: UnsafeMutablePointer<State>
  /// Whether there is a thread; without one, parts are computed where they are handed out.
  private let isRunning: Bool

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    pthread_mutex_init(&state.pointee.mutex, nil)
    pthread_cond_init(&state.pointee.changed, nil)
    nonisolated(unsafe) let shared = state
    isRunning = BackgroundThread.start { Helper.serve(shared) }
  }

  /// Hands out a part; the one before has ended.
  func begin(_ part: Cores.Part, _ work: UnsafeRawPointer, _ start: Int, _ end: Int) {
    guard isRunning else { return part(work, start, end, false) }
    pthread_mutex_lock(&state.pointee.mutex)
    state.pointee.part = part
    state.pointee.work = work
    state.pointee.start = start
    state.pointee.end = end
    state.pointee.isBusy = true
    pthread_cond_broadcast(&state.pointee.changed)
    pthread_mutex_unlock(&state.pointee.mutex)
  }

  /// Waits until the part has ended.
  func wait() {
    pthread_mutex_lock(&state.pointee.mutex)
    while state.pointee.isBusy {
      pthread_cond_wait(&state.pointee.changed, &state.pointee.mutex)
    }
    pthread_mutex_unlock(&state.pointee.mutex)
  }

  private static func serve(_ state: UnsafeMutablePointer<State>) {
    pthread_mutex_lock(&state.pointee.mutex)
    while true {
      while !state.pointee.isBusy {
        pthread_cond_wait(&state.pointee.changed, &state.pointee.mutex)
      }
      let (part, work) = (state.pointee.part, state.pointee.work)
      let (start, end) = (state.pointee.start, state.pointee.end)
      pthread_mutex_unlock(&state.pointee.mutex)
      if let part, let work { part(work, start, end, true) }
      pthread_mutex_lock(&state.pointee.mutex)
      state.pointee.isBusy = false
      pthread_cond_broadcast(&state.pointee.changed)
    }
  }
}
