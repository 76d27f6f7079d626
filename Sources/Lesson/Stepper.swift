/// The statements that `:step` runs one after the other, and how far it has got.
package struct Stepper {
  /// What the prompt calls the queue: `forward`, or a loaded file's name.
  package let title: String
  package let statements: [Step]
  /// The place of the next statement.
  package private(set) var position = 0

  /// One queued statement.
  package struct Step {
    package let text: String
    /// The names that it binds; the last one is what the step is about.
    package let bound: [String]
    /// The names that it reads.
    package let read: [String]
    /// Whether it is an assignment, whose value says what came of it.
    package let isAssignment: Bool
  }

  package init(title: String, statements: [Step]) {
    self.title = title
    self.statements = statements
  }

  /// The next statement; nil at the end.
  package var next: Step? {
    position < statements.count ? statements[position] : nil
  }

  package var isComplete: Bool { position >= statements.count }

  /// Goes on to the following statement.
  package mutating func advance() {
    if !isComplete { position += 1 }
  }

  /// Goes back to an earlier place.
  package mutating func rewind(to earlier: Int) {
    position = min(max(earlier, 0), statements.count)
  }

  /// The statements that read a variable after the last one that binds it: what its gradient comes from.
  package func consumers(of variable: String) -> [Step] {
    let start = statements.lastIndex { $0.bound.contains(variable) }.map { $0 + 1 } ?? 0
    return statements[start...].filter { $0.read.contains(variable) }
  }

  /// The last statement that binds a variable; nil for a parameter.
  package func producer(of variable: String) -> Step? {
    statements.last { $0.bound.contains(variable) }
  }
}
