/// What a cell gives while it runs, in its order. Neighbouring texts of one stream are one output.
struct CellOutputs {
  private var finished: [NotebookOutput] = []
  private var stream = "stdout"
  private var text = ""

  /// All that came so far.
  var outputs: [NotebookOutput] {
    text.isEmpty ? finished : finished + [.stream(stream, text)]
  }

  /// Adds what was written to `stdout` or `stderr`.
  mutating func write(_ more: String, to name: String) {
    if name != stream { endStream() }
    stream = name
    text += more
  }

  mutating func append(_ output: NotebookOutput) {
    endStream()
    finished.append(output)
  }

  mutating func removeAll() { self = CellOutputs() }

  private mutating func endStream() {
    finished = outputs
    text = ""
  }
}
