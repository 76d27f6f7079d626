import Language
import Safety

/// Shows how far a plain loop at the top of a program is, `for i in range(n)`, once it takes long.
package final class LoopWatch {
  private let interpreter: Interpreter
  private let progress: ProgressLine
  /// The loop that was seen at the last tick, and when it was seen first.
  private var loop: (progress: LoopProgress, start: ContinuousClock.Instant)?
  /// A loop that ends sooner is not worth a line.
  private static let patience = Duration.milliseconds(500)

  init(_ interpreter: Interpreter, on progress: ProgressLine) {
    self.interpreter = interpreter
    self.progress = progress
    Interrupt.onTick = { [weak self] in self?.look() }
    Ticker.start()
  }

  private func look() {
    guard let now = interpreter.loopProgress else { return loop = nil }
    guard let known = loop, now.continues(known.progress) else { return loop = (now, .now) }
    loop = (now, known.start)
    let time = known.start.duration(to: .now)
    guard time >= LoopWatch.patience else { return }
    progress.progressed("", done: now.done, total: now.total, seconds: time / .seconds(1))
  }
}

extension LoopProgress {
  /// Whether an earlier look saw the same loop.
  fileprivate func continues(_ earlier: LoopProgress) -> Bool {
    place == earlier.place && total == earlier.total && done >= earlier.done
  }
}
