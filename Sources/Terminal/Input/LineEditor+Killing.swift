// Keys that take text out, to be put back with Ctrl-Y. As in other editors of several lines they stay
// in the cursor's own line, and a word is a name of Python.
extension LineEditor {
  /// Ctrl-K: to the end of the line; there, the line end.
  func killToLineEnd() -> KeyResult {
    let contents = editline.contents
    let end = contents.lineEnd
    let isAtEnd = end == contents.cursor && end < contents.scalars.count
    return kill(contents.cursor..<(isAtEnd ? end + 1 : end))
  }

  /// Ctrl-U: to the start of the line; there, the line end before it.
  func killToLineStart() -> KeyResult {
    let contents = editline.contents
    let start = contents.lineStart
    return kill((start == contents.cursor ? max(0, start - 1) : start)..<contents.cursor)
  }

  /// Ctrl-W: what stands before the cursor up to a space.
  func killToSpace() -> KeyResult {
    let contents = editline.contents
    let isSpace: (Unicode.Scalar) -> Bool = { Indentation.isSpace($0) || $0 == "\n" }
    let before = contents.scalars[..<contents.cursor]
    let word = before.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? 0
    return kill((before[..<word].lastIndex(where: isSpace).map { $0 + 1 } ?? 0)..<contents.cursor)
  }

  func killPreviousWord() -> KeyResult {
    let contents = editline.contents
    return kill(contents.previousWordStart..<contents.cursor)
  }

  func killNextWord() -> KeyResult {
    let contents = editline.contents
    return kill(contents.cursor..<contents.nextWordEnd)
  }

  /// Ctrl-Y.
  func yank() -> KeyResult { !killed.isEmpty && editline.insert(killed) ? .redraw : .fail }

  /// Takes `range` out, which ends or starts at the cursor. What was killed just before, at the same
  /// place, stays with it.
  private func kill(_ range: Range<Int>) -> KeyResult {
    let contents = editline.contents
    guard !range.isEmpty else { return .fail }
    let text = String(contents.scalars[range])
    let isMore = editing.afterKill.map { $0 == (contents.text, contents.cursor) } ?? false
    if !isMore { killed = "" }
    killed = range.lowerBound < contents.cursor ? text + killed : killed + text
    editline.moveCursor(to: range.upperBound)
    editline.delete(before: range.count)
    let rest = editline.contents
    editing.afterKill = (rest.text, rest.cursor)
    return .redraw
  }

  // MARK: Characters and words

  func moveLeft() -> KeyResult { move(to: editline.contents.previousCharacter) }
  func moveRight() -> KeyResult { move(to: editline.contents.nextCharacter) }
  func moveToPreviousWord() -> KeyResult { move(to: editline.contents.previousWordStart) }
  func moveToNextWord() -> KeyResult { move(to: editline.contents.nextWordEnd) }

  private func move(to position: Int) -> KeyResult {
    guard position != editline.contents.cursor else { return .fail }
    editline.moveCursor(to: position)
    return .redraw
  }

  /// Delete: the character at the cursor.
  func deleteNext() -> KeyResult {
    let contents = editline.contents
    guard contents.cursor < contents.scalars.count else { return .fail }
    editline.moveCursor(to: contents.nextCharacter)
    editline.delete(before: contents.nextCharacter - contents.cursor)
    return .redraw
  }

  /// Ctrl-_: as it was before the last change.
  func undo() -> KeyResult {
    guard let earlier = editing.changes.takeBack() else { return .fail }
    editline.replaceAll(with: earlier.text, cursor: earlier.cursor)
    return .redraw
  }
}

// Where the characters that a person sees, and words, start and end.
extension Editline.Contents {
  /// A character of more code points is not looked at as one.
  private static let longestCharacter = 64

  /// Where the character before the cursor starts.
  var previousCharacter: Int {
    let before = scalars[..<cursor].suffix(Editline.Contents.longestCharacter)
    return cursor - (String(before).last?.unicodeScalars.count ?? 0)
  }

  /// Where the character at the cursor ends.
  var nextCharacter: Int {
    let behind = scalars[cursor...].prefix(Editline.Contents.longestCharacter)
    return cursor + (String(behind).first?.unicodeScalars.count ?? 0)
  }

  var previousWordStart: Int {
    guard let end = scalars[..<cursor].lastIndex(where: Editline.Contents.isInWord) else {
      return 0
    }
    let start = scalars[..<end].lastIndex { !Editline.Contents.isInWord($0) }
    return start.map { $0 + 1 } ?? 0
  }

  var nextWordEnd: Int {
    guard let start = scalars[cursor...].firstIndex(where: Editline.Contents.isInWord) else {
      return scalars.count
    }
    return scalars[start...].firstIndex { !Editline.Contents.isInWord($0) } ?? scalars.count
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDContinue
  }
}
