/// How a line came about, change by change.
struct LineChanges {
  /// The texts so far, the present one last.
  private var states: [Editline.Contents] = []
  /// Whether the last change was a typed character, which the next one may go on with.
  private var isTyping = false

  private static let limit = 200

  /// Notes how the line stands after a key. Characters that are typed one after the other are one
  /// change, up to a space.
  mutating func note(_ contents: Editline.Contents) {
    guard let last = states.last else {
      states = [contents]
      return
    }
    if last.scalars == contents.scalars {
      if last.cursor != contents.cursor { isTyping = false }
      states[states.count - 1] = contents
      return
    }
    let typed = LineChanges.typedCharacter(from: last, to: contents)
    if isTyping, let typed, !Indentation.isSpace(typed) { states.removeLast() }
    isTyping = typed != nil
    states.append(contents)
    if states.count > LineChanges.limit { states.removeFirst() }
  }

  /// The line before the last change; nil where there was none.
  mutating func takeBack() -> Editline.Contents? {
    guard states.count > 1 else { return nil }
    states.removeLast()
    isTyping = false
    return states.last
  }

  /// The character by which `new` has become longer than `old` at the cursor.
  private static func typedCharacter(
    from old: Editline.Contents, to new: Editline.Contents
  ) -> Unicode.Scalar? {
    guard new.scalars.count == old.scalars.count + 1, new.cursor == old.cursor + 1 else {
      return nil
    }
    return new.scalars[old.cursor]
  }
}
