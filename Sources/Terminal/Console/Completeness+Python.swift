import Language

extension Completeness {
  /// Whether a text can go to the lesson: a command is one line, all else is Python.
  package init(ofInput text: String) {
    if text.hasPrefix(":") {
      self = .complete
      return
    }
    // The language looks at lines with their line ends: an empty last line ends a block.
    switch InputCompleteness(of: text + "\n") {
    case .complete: self = .complete
    case .incomplete(let indent): self = .incomplete(indent: indent)
    case .invalid: self = .invalid
    }
  }
}
