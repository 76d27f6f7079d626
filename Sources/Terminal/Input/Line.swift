/// What a reader of lines hands over.
package enum Line: Equatable, Sendable {
  /// A line or a whole statement, without the line end.
  case text(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
}

/// Whether a text can run as it stands.
///
/// The judge follows Python's prompt: a block whose last line is not empty could go on, and is
/// incomplete; with an empty last line (the text ends in a line end) it is complete.
package enum Completeness: Equatable, Sendable {
  case complete
  /// More lines must follow; the next one would start with `indent` columns of space.
  case incomplete(indent: Int)
  /// No further line could mend it: it goes on to the parser, which says what is wrong.
  case invalid
}

/// What the text before the cursor could become.
package struct Completion: Sendable {
  /// One way to complete.
  package struct Candidate: Sendable {
    /// What stands for the replaced text.
    package var text: String
    /// Shown behind `text` in the list, such as a shape or a signature.
    package var note: String
    /// Added behind `text` when no other candidate is left, such as `(`.
    package var ending: String

    package init(_ text: String, note: String = "", ending: String = "") {
      self.text = text
      self.note = note
      self.ending = ending
    }
  }

  /// Where the replaced text starts, in code points of the line; it ends at the cursor.
  package var replaceFrom: Int
  package var candidates: [Candidate]

  package init(replaceFrom: Int, candidates: [Candidate]) {
    self.replaceFrom = replaceFrom
    self.candidates = candidates
  }

  /// Nothing to complete.
  package static let none = Completion(replaceFrom: 0, candidates: [])
}

/// Where lines and statements come from: the terminal's editor, or plain input.
package protocol LineSource: AnyObject {
  /// Whether the input ended because the terminal went away, not because somebody ended it.
  var lostTerminal: Bool { get }

  /// Reads one line. `prompt` is shown on terminals only, and may contain colours.
  func readLine(prompt: String) -> Line

  /// Reads one statement, over several lines where `completeness` asks for more.
  func readStatement(prompt: String, completeness: (String) -> Completeness) -> Line
}
