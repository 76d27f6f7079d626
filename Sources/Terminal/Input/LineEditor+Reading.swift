import CEditline
import Safety
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What libedit reads from: the terminal's characters, with pastes, signals and the beginning of a
// line turned into private keys, so that all that happens to a line is a command.
extension LineEditor {
  /// libedit's `EL_GETCFN`: 1 and the next character, or 0 at the end.
  func giveCharacter(_ place: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let place, let character = nextCharacter() else { return 0 }
    place.pointee = wchar_t(bitPattern: character)
    return 1
  }

  /// The keys that mean a signal: Ctrl-C, Ctrl-Z and Ctrl-\.
  private static let signals: [Unicode.Scalar: Int32] = [
    "\u{3}": SIGINT, "\u{1A}": SIGTSTP, "\u{1C}": SIGQUIT,
  ]

  private func nextCharacter() -> UInt32? {
    if editing.isCancelled { return keyToEnd() }
    if let character = editing.queued {
      editing.queued = nil
      return character
    }
    if editing.indent != nil { return PrivateKey.begin.rawValue }
    if editing.search == nil { noteChange() }
    while true {
      showMatchedBracket()
      if let key = keyAfterSignals() { return key }
      drawOddWidths()
      let event = keys.next()
      leaveOddWidths()
      switch event {
      case .character(let scalar) where LineEditor.signals[scalar] != nil:
        LineEditor.signals[scalar].map(Signals.note)
        if let key = keyAfterSignals() { return key }
      case .character(let scalar):
        // Nobody types C1 controls, and some are private keys.
        if 0x80..<0xA0 ~= scalar.value { continue }
        return editing.search == nil ? typed(scalar) : keyInSearch(scalar)
      case .sequence(let index):
        editing.isUntouched = false
        let key = sequenceCharacters[index]
        return editing.search == nil ? key : endSearch(before: key)
      case .paste(let text):
        if editing.search != nil { return pasteInSearch(text) }
        editing.paste = text
        return PrivateKey.paste.rawValue
      case .unbound:
        Output.standard.write("\u{7}")
        Output.standard.flush()
      case .answer(let text):
        if let background = Background(answer: text) { adapt(to: background) }
      case .signal:
        if let key = keyAfterSignals() { return key }
      case .end:
        return nil
      }
    }
  }

  /// A typed character. A person who indents a new line himself does not want ours as well.
  private func typed(_ scalar: Unicode.Scalar) -> UInt32 {
    defer { editing.isUntouched = false }
    guard editing.isUntouched, scalar == " " else { return scalar.value }
    editing.queued = scalar.value
    return PrivateKey.dropIndent.rawValue
  }

  /// Keeps how the line stands, to be taken back.
  private func noteChange() {
    let contents = editline.contents
    if contents.scalars.count < LineEditor.longText { editing.changes.note(contents) }
  }

  /// Ends the line of which nothing will be used. libedit may be inside a search or a sequence of
  /// keys, which swallows a key, so this is asked several times.
  private func keyToEnd() -> UInt32? {
    editing.attemptsToEnd += 1
    return editing.attemptsToEnd < 8 ? PrivateKey.accept.rawValue : nil
  }

  // MARK: Signals

  private func keyAfterSignals() -> UInt32? {
    if Interrupt.isRequested {
      Interrupt.clear()
      keys.forget()
      editing.isCancelled = true
      return PrivateKey.cancel.rawValue
    }
    if let ending = Signals.takeEnding() {
      leaveTerminal()
      Signals.deliver(ending)
    }
    if Signals.take(SIGTSTP) {
      leaveTerminal()
      Signals.deliver(SIGTSTP)
      returnToTerminal()
    }
    if Signals.take(SIGCONT) { returnToTerminal() }
    if Signals.take(SIGWINCH) { resize() }
    return nil
  }

  /// Gives the terminal back as it was found, below what is drawn.
  private func leaveTerminal() {
    moveBelowLine()
    setPasteMarks(false)
    editline_prepare_terminal(editline.pointer, false)
  }

  private func returnToTerminal() {
    editline_prepare_terminal(editline.pointer, false)
    editline_prepare_terminal(editline.pointer, true)
    setPasteMarks(true)
    el_resize(editline.pointer)
    editline.redraw()
  }

  /// Asks the terminal, once, what its text stands on; `adapt` hears the answer, if one comes.
  func askForBackground() {
    guard !hasAskedForBackground, style.depth != .none, Background.ofTerminal == nil else { return }
    hasAskedForBackground = true
    Output.standard.write(Background.question)
  }

  /// Takes the colours for a background, and draws the prompt in them.
  private func adapt(to background: Background) {
    let old = style.start(of: .prompt)
    Background.answered = background
    style = .ofStandardOutput()
    let prompt = editing.drawnPrompt.replacing(old, with: style.start(of: .prompt))
    guard prompt != editing.drawnPrompt else { return }
    let rows = place(ofCursorIn: editline.contents).row
    setPrompt(prompt)
    Output.standard.write((rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r")
    Output.standard.flush()
    el_resize(editline.pointer)
    editline.redraw()
  }

  /// Draws the line for the new width, over where the terminal has folded the old one to.
  private func resize() {
    let contents = editline.contents
    // The row of a prompt above a block is as long as it was filled for the old width.
    let prompt = prompt(above: contents.scalars, width: editing.width)
    editing.width = Screen.size.columns
    var start = Screen.Position()
      .after(Printable.withoutColours(prompt).unicodeScalars, width: editing.width)
    if contents.scalars.contains("\n"), start.column > 0 {
      start = Screen.Position(row: start.row + 1, column: 0)
    }
    let above = start.after(contents.scalars[..<contents.cursor], width: editing.width).row
    clear(rowsAbove: above)
    el_resize(editline.pointer)
    editline.redraw()
  }

  // MARK: Places on the screen

  /// Where the cursor is, from the first row of the prompt.
  func place(ofCursorIn contents: Editline.Contents) -> Screen.Position {
    place(of: contents.scalars[..<contents.cursor])
  }

  func place(of text: some Sequence<Unicode.Scalar>) -> Screen.Position {
    let width = Screen.size.columns
    let start = Screen.Position().after(shownPrompt.unicodeScalars, width: width)
    return start.after(text, width: width)
  }

  /// Whether the line drawn to its end leaves `position` on the screen; libedit cannot scroll back.
  func isOnScreen(_ position: Int, of contents: Editline.Contents) -> Bool {
    let last = place(of: contents.scalars).row
    return last - place(of: contents.scalars[..<position]).row < Screen.size.rows
  }

  /// Clears the screen from the start of the row so far above the cursor's on.
  func clear(rowsAbove rows: Int) {
    Output.standard.write(clearing(rowsAbove: rows))
    Output.standard.flush()
  }

  /// What clears the screen so. tmux takes "all below" from its first place on for the whole screen,
  /// and would keep it among what has scrolled away; so the first row is cleared by itself.
  func clearing(rowsAbove rows: Int) -> String {
    (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}7\u{1B}[K\u{1B}[B\u{1B}[J\u{1B}8"
  }

  /// Puts the terminal's cursor onto the row below the line.
  func moveBelowLine() {
    let contents = editline.contents
    let rows = place(of: contents.scalars).row - place(ofCursorIn: contents).row
    Output.standard.write(String(repeating: "\r\n", count: rows + 1))
    Output.standard.flush()
  }
}
