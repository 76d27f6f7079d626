// libedit gives a column to a character that combines with the one before, as an accent does, and
// so draws what stands behind it a column off. Where a character of two columns goes over to another
// row, it forgets to draw some.
extension LineEditor {
  /// Draws a line that has characters of other widths than one column again, as terminals show it,
  /// and puts the cursor where it belongs, until `leaveOddWidths`.
  func drawOddWidths() {
    let contents = editline.contents
    guard !keys.isAhead, contents.scalars.count < LineEditor.longText,
      contents.scalars.contains(where: { DisplayWidth.of($0) != 1 && $0 != "\n" }),
      let line = foldedRows(contents.scalars)
    else { return }
    let cursor = line.cursor(at: contents.cursor)
    let down = line.rowCount - 1 - cursor.believed.row
    draw(
      line, rowsUp: cursor.believed.row,
      end: (down > 0 ? "\u{1B}[\(down)A" : "") + "\u{1B}[\(cursor.column + 1)G")
    editing.believedColumn = cursor.believed.column
  }

  /// Draws a line with combining characters once more as it stays, when libedit has gone to the row
  /// below it; false for other lines.
  func drawCombiningEnded(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.count < LineEditor.longText,
      scalars.contains(where: { DisplayWidth.of($0) == 0 }), let line = foldedRows(scalars)
    else { return false }
    draw(line, rowsUp: line.rowCount, end: "\r\n")
    return true
  }

  /// The rows of a line that the screen has room for.
  private func foldedRows(_ scalars: [Unicode.Scalar]) -> FoldedRows? {
    let width = Screen.size.columns
    let prompt = prompt(above: scalars)
    let start = Screen.Position()
      .after(Printable.withoutColours(prompt).unicodeScalars, width: width)
    let line = FoldedRows(scalars, behind: prompt, from: start, width: width)
    return line.rowCount < Screen.size.rows ? line : nil
  }

  private func draw(_ line: FoldedRows, rowsUp: Int, end: String) {
    // A prompt that fills its row leaves the cursor there.
    let between = line.startsBelowPrompt ? "\r\n" : ""
    Output.standard.write(
      clearing(rowsAbove: rowsUp) + line.prompt + between + line.texts.joined(separator: "\r\n")
        + end)
    Output.standard.flush()
  }

  /// Puts the cursor back to where libedit believes it to be.
  func leaveOddWidths() {
    guard let column = editing.believedColumn else { return }
    editing.believedColumn = nil
    Output.standard.write("\u{1B}[\(column + 1)G")
    Output.standard.flush()
  }
}

/// A line in the rows that libedit folds it to, which counts a column for each combining character.
private struct FoldedRows {
  /// What stands in each row, the first one behind the prompt.
  private(set) var texts = [""]
  private var places: [Screen.Position] = []
  private let scalars: [Unicode.Scalar]
  /// The prompt as it is drawn, and where it ends.
  let prompt: String
  private let start: Screen.Position

  init(
    _ scalars: [Unicode.Scalar], behind prompt: String, from start: Screen.Position, width: Int
  ) {
    self.prompt = prompt
    self.scalars = scalars
    self.start = start
    var place = start
    for scalar in scalars {
      let end = place.after([scalar], width: width, least: 1)
      // A character that does not fit stands in the next row; one that fills its row does not.
      let isNext = end.row > place.row && scalar != "\n" && end.column > 0
      if isNext { texts.append("") }
      if scalar != "\n" { texts[texts.count - 1] += Printable.escape(String(scalar)) }
      places.append(isNext ? Screen.Position(row: end.row, column: 0) : place)
      if end.row - start.row >= texts.count { texts.append("") }
      place = end
    }
    places.append(place)
  }

  /// The rows that it takes, with those of the prompt.
  var rowCount: Int { start.row + texts.count }
  /// Whether the prompt fills its last row.
  var startsBelowPrompt: Bool { start.row > 0 && start.column == 0 }

  /// Where the cursor is before a character: where libedit believes, and the column that is shown.
  func cursor(at index: Int) -> (believed: Screen.Position, column: Int) {
    let believed = places[index]
    var column = believed.row == start.row ? start.column : 0
    for before in scalars.indices.prefix(index) where places[before].row == believed.row {
      column += scalars[before] == "\t" ? 8 - column % 8 : DisplayWidth.of(scalars[before])
    }
    return (believed, column)
  }
}
