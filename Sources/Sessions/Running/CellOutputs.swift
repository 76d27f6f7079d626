/// What a cell gives while it runs, in its order. Neighbouring texts of one stream are one output.
struct CellOutputs {
  /// Whether anything is kept: where nobody will read it, a program may print without an end.
  let isKept: Bool
  private var finished: [NotebookOutput] = []
  private var stream = "stdout"
  private var text = ""

  init(isKept: Bool) { self.isKept = isKept }

  /// All that came so far.
  var outputs: [NotebookOutput] {
    text.isEmpty ? finished : finished + [.stream(stream, text)]
  }

  /// Adds what was written to `stdout` or `stderr`.
  mutating func write(_ more: String, to name: String) {
    guard isKept else { return }
    if name != stream { endStream() }
    stream = name
    text += more
  }

  mutating func append(_ output: NotebookOutput) {
    guard isKept else { return }
    endStream()
    finished.append(output)
  }

  mutating func removeAll() { self = CellOutputs(isKept: isKept) }

  private mutating func endStream() {
    finished = outputs
    text = ""
  }
}
