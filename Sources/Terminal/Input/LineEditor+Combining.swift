// libedit gives a column to a character that combines with the one before, as an accent does, and
// so draws what stands behind it a column off.
extension LineEditor {
  /// Draws a line with such characters again, as terminals show it, and puts the cursor where it
  /// belongs, until `leaveCombining`.
  ///
  /// Only lines of one row: where libedit believes a longer one to be folded, the terminal may not.
  func drawCombining() {
    let contents = editline.contents
    guard contents.scalars.count < Screen.size.columns, !keys.isAhead,
      contents.scalars.contains(where: { DisplayWidth.of($0) == 0 }),
      believedPlace(of: contents.scalars).row == 0
    else { return }
    let cursor = place(ofCursorIn: contents)
    Output.standard.write(
      "\r\u{1B}[J" + editing.drawnPrompt + Printable.escape(contents.text)
        + "\u{1B}[\(cursor.column + 1)G")
    Output.standard.flush()
    editing.believedColumn = believedPlace(of: contents.scalars[..<contents.cursor]).column
  }

  /// Puts the cursor back to where libedit believes it to be.
  func leaveCombining() {
    guard let column = editing.believedColumn else { return }
    editing.believedColumn = nil
    Output.standard.write("\u{1B}[\(column + 1)G")
    Output.standard.flush()
  }

  private func believedPlace(of text: some Sequence<Unicode.Scalar>) -> Screen.Position {
    let width = Screen.size.columns
    return Screen.Position().after(shownPrompt.unicodeScalars, width: width)
      .after(text, width: width, least: 1)
  }
}
