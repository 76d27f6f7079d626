import CEditline

/// What libedit does after a command.
enum KeyResult: UInt8 {
  /// Nothing: the command has drawn what it changed.
  case done = 0
  case endOfInput = 2
  /// Draw the line.
  case redraw = 4
  /// Beep.
  case fail = 6
}

// The commands that the dojo adds to libedit's.
extension LineEditor {
  // MARK: Lines and blocks

  /// Puts the indentation into a new line.
  func begin() -> KeyResult {
    let indent = editing.indent ?? 0
    editing.indent = nil
    editing.isUntouched = true
    editline.insert(String(repeating: " ", count: indent))
    return .redraw
  }

  /// Takes the indentation out again.
  func dropIndent() -> KeyResult {
    editing.droppedIndent = true
    editline.replaceAll(with: "")
    return .redraw
  }

  /// Puts a paste in. A block pasted into an empty line starts at the margin.
  func insertPaste() -> KeyResult {
    let contents = editline.contents
    if editing.isUntouched { editline.replaceAll(with: "") }
    editing.isUntouched = false
    let isFirst = editing.openLines.isEmpty && contents.scalars.isEmpty
    let text = isFirst ? Indentation.removingCommon(from: editing.paste) : editing.paste
    editing.paste = ""
    return editline.insert(text) ? .redraw : .fail
  }

  /// Starts a new line inside the text, indented like this one.
  func insertNewLine() -> KeyResult {
    let indent = editline.contents.lineBefore.prefix(while: Indentation.isSpace)
    editline.insert("\n" + String(indent))
    return .redraw
  }

  /// Shows that the line is dropped.
  func cancel() -> KeyResult {
    if editing.search != nil { _ = endSearch() }
    editline.moveCursor(to: editline.contents.scalars.count)
    editline.insert("^C")
    return .redraw
  }

  /// Ctrl-D: deletes the next character, and ends the input where there is nothing but indentation.
  func deleteOrEnd() -> KeyResult {
    let contents = editline.contents
    if contents.cursor < contents.scalars.count { return deleteNext() }
    guard contents.scalars.allSatisfy(Indentation.isSpace) else { return .fail }
    editline.replaceAll(with: "")
    return .endOfInput
  }

  /// Backspace: deletes a character, or in the indentation back to where a line above starts.
  func backspace() -> KeyResult {
    let contents = editline.contents
    guard contents.cursor > 0 else { return .fail }
    let before = contents.lineBefore
    guard !before.isEmpty, before.allSatisfy({ $0 == " " }) else {
      editline.delete(before: contents.cursor - contents.previousCharacter)
      return .redraw
    }
    let above = (editing.openLines + [contents.before]).joined(separator: "\n")
    let target = Indentation.stop(below: before.count, in: above)
    editline.delete(before: before.count - target)
    return .redraw
  }

  // MARK: Moving

  func moveToLineStart() -> KeyResult {
    editline.moveCursor(to: editline.contents.lineStart)
    return .redraw
  }

  func moveToLineEnd() -> KeyResult {
    editline.moveCursor(to: editline.contents.lineEnd)
    return .redraw
  }

  /// Up: the line above in the text, then the block above, then the history.
  func up() -> KeyResult {
    let contents = editline.contents
    if contents.lineStart > 0, isOnScreen(contents.lineStart - 1, of: contents) {
      let above = contents.scalars[..<(contents.lineStart - 1)]
      let start = above.lastIndex(of: "\n").map { $0 + 1 } ?? 0
      let column = min(contents.lineBefore.count, above.count - start)
      editline.moveCursor(to: start + column)
      return .redraw
    }
    return editing.openLines.isEmpty ? older(contents) : takeBlock(contents)
  }

  /// Down: the line below in the text, then the history.
  func down() -> KeyResult {
    let contents = editline.contents
    guard contents.lineEnd < contents.scalars.count else { return newer(contents) }
    let start = contents.lineEnd + 1
    let length = contents.scalars[start...].prefix { $0 != "\n" }.count
    editline.moveCursor(to: start + min(contents.lineBefore.count, length))
    return .redraw
  }

  /// Takes the lines above into this one, where all of them can be edited.
  private func takeBlock(_ contents: Editline.Contents) -> KeyResult {
    let rows = rowsAbove() + place(ofCursorIn: contents).row
    clear(rowsAbove: rows)
    let above = editing.openLines.joined(separator: "\n")
    let lastLine =
      above.unicodeScalars.count - (above.split(separator: "\n").last ?? "").unicodeScalars.count
    editing.openLines = []
    editing.tookBlock = true
    editing.changes = LineChanges()
    setPrompt(editing.prompt)
    let column = min(contents.cursor, above.unicodeScalars.count - lastLine)
    editline.replaceAll(with: above + "\n" + contents.text, cursor: lastLine + column)
    editline.redraw()
    return .done
  }

  /// The rows that the open lines and their prompts take.
  private func rowsAbove() -> Int {
    let width = Screen.size.columns
    var place = Screen.Position()
    for (index, line) in editing.openLines.enumerated() {
      let prompt = Printable.withoutColours(index == 0 ? editing.prompt : editing.drawnPrompt)
      let shown = prompt + (line.contains("\n") ? "\n" : "") + line + "\n"
      place = place.after(shown.unicodeScalars, width: width)
    }
    return place.row
  }

  // MARK: History

  private func older(_ contents: Editline.Contents) -> KeyResult {
    var walk = walk(from: contents)
    guard let text = walk.older(in: history.entries) else { return .fail }
    editing.walk = walk
    editline.replaceAll(with: text)
    // Behind the first line, so that the next Up goes on.
    let shown = editline.contents
    let firstEnd = shown.scalars.firstIndex(of: "\n") ?? shown.scalars.count
    if isOnScreen(firstEnd, of: shown) { editline.moveCursor(to: firstEnd) }
    return .redraw
  }

  private func newer(_ contents: Editline.Contents) -> KeyResult {
    var walk = walk(from: contents)
    guard let text = walk.newer(in: history.entries) else { return .fail }
    editing.walk = walk
    editline.replaceAll(with: text)
    return .redraw
  }

  /// The walk that gave this text, or a new one.
  private func walk(from contents: Editline.Contents) -> HistoryWalk {
    if let walk = editing.walk, walk.shown == contents.text { return walk }
    return HistoryWalk(line: contents.text, typed: contents.before, entries: history.entries)
  }
}
