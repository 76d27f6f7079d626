import Language

// What libedit does not draw: the colours of an accepted line, and which bracket another closes.
extension LineEditor {
  /// Texts longer than this are not looked at key by key.
  static let longText = 20_000
  /// How long the cursor stays on the other bracket, in milliseconds, unless a key comes.
  private static let bracketPause: Int32 = 400

  // MARK: Accepted lines

  /// Draws the line that was just accepted again, with its colours, where it stands.
  ///
  /// libedit knows no colours in the text, and to draw over it key by key would flicker.
  func drawAccepted() {
    var scalars = editline.contents.scalars
    if scalars.last == "\n" { scalars.removeLast() }
    if drawCombiningEnded(scalars) { return }
    let space = scalars.contains("\n") ? spaceBehindPrompt() : ""
    let shown = Printable.withoutColours(editing.drawnPrompt).unicodeScalars + space.unicodeScalars
    let width = Screen.size.columns
    let rows = Screen.Position().after(shown + scalars, width: width).row + 1
    guard style.depth != .none, rows < Screen.size.rows, scalars.count < LineEditor.longText
    else { return }
    let text = String(scalars)
    let open = editing.openLines.map { $0 + "\n" }.joined()
    let code = CodePainter(style: style)
      .paint(open + text, from: open.unicodeScalars.count, lineEnd: "\r\n")
    let prompt = editing.drawnPrompt + space
    // The cursor is kept and put back: the text may end in the screen's last column.
    Output.standard.write("\u{1B}7\u{1B}[\(rows)A\r\(prompt)\(code)\u{1B}8")
    Output.standard.flush()
  }

  // MARK: Brackets

  /// A closing bracket: puts it in, and finds the one that it closes.
  func closeBracket(_ key: Int32) -> KeyResult {
    guard let scalar = Unicode.Scalar(UInt32(bitPattern: key)) else { return .fail }
    let contents = editline.contents
    guard editline.insert(String(scalar)) else { return .fail }
    guard contents.scalars.count < LineEditor.longText else { return .redraw }
    let open = editing.openLines.map { $0 + "\n" }.joined()
    let before = open + contents.before
    let opening: [Unicode.Scalar: Unicode.Scalar] = [")": "(", "]": "[", "}": "{"]
    let above = open.unicodeScalars.count
    if let place = CodeText(before).openBrackets.last, place >= above,
      contents.scalars[place - above] == opening[scalar]
    {
      editing.matchedBracket = place - above
    }
    return .redraw
  }

  /// Puts the cursor onto the matched bracket for a moment, or until a key comes.
  func showMatchedBracket() {
    guard let place = editing.matchedBracket else { return }
    editing.matchedBracket = nil
    let contents = editline.contents
    guard !keys.isAhead, Signals.wait(for: 0, milliseconds: 0) == 0,
      place < contents.scalars.count, isOnScreen(place, of: contents)
    else { return }
    let here = self.place(ofCursorIn: contents)
    let there = self.place(of: contents.scalars[..<place])
    let rows = here.row - there.row
    move(rows > 0 ? "\u{1B}[\(rows)A" : "", toColumn: there.column)
    _ = Signals.wait(for: 0, milliseconds: LineEditor.bracketPause)
    move(rows > 0 ? "\u{1B}[\(rows)B" : "", toColumn: here.column)
  }

  private func move(_ vertically: String, toColumn column: Int) {
    Output.standard.write("\(vertically)\u{1B}[\(column + 1)G")
    Output.standard.flush()
  }
}
