import CEditline

/// libedit's editor of one line, as Swift values.
///
/// Texts are counted in code points, as libedit does. The functions that change the line may be
/// called from a key's command only.
struct Editline {
  let pointer: OpaquePointer

  /// The line as it stands.
  struct Contents {
    var scalars: [Unicode.Scalar]
    var cursor: Int

    var text: String { String(scalars) }
    /// The text before the cursor.
    var before: String { String(scalars[..<cursor]) }
    /// The cursor's own line of a text with several: where it starts.
    var lineStart: Int { scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
    /// The part of the cursor's own line before the cursor.
    var lineBefore: ArraySlice<Unicode.Scalar> { scalars[lineStart..<cursor] }
    /// Where the cursor's own line ends.
    var lineEnd: Int { scalars[cursor...].firstIndex(of: "\n") ?? scalars.count }
  }

  var contents: Contents {
    guard let info = el_wline(pointer)?.pointee, let buffer = info.buffer else {
      return Contents(scalars: [], cursor: 0)
    }
    let all = UnsafeBufferPointer(start: buffer, count: max(0, info.lastchar - buffer))
    let scalars = all.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }
    return Contents(scalars: scalars, cursor: min(max(0, info.cursor - buffer), scalars.count))
  }

  /// Puts `text` at the cursor; false if it did not fit.
  @discardableResult
  func insert(_ text: String) -> Bool {
    text.isEmpty || withWide(text) { el_winsertstr(pointer, $0) } == 0
  }

  /// Deletes `count` characters before the cursor.
  func delete(before count: Int) {
    if count > 0 { el_deletestr(pointer, Int32(clamping: count)) }
  }

  func moveCursor(to position: Int) {
    el_cursor(pointer, Int32(clamping: position - contents.cursor))
  }

  /// Puts `text` in the place of the whole line, and the cursor behind it or at `cursor`.
  func replaceAll(with text: String, cursor: Int? = nil) {
    let count = contents.scalars.count
    moveCursor(to: count)
    delete(before: count)
    insert(text)
    if let cursor { moveCursor(to: cursor) }
  }

  /// Draws prompt and line anew, from the terminal's present line on.
  func redraw() { _ = editline_redraw(pointer) }
}

/// Calls `body` with `text` as C's wide characters; what follows a NUL is lost.
func withWide<Result>(
  _ text: String, _ body: (UnsafePointer<wchar_t>) -> Result
) -> Result {
  let characters = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  return characters.withUnsafeBufferPointer { all in
    guard let start = all.baseAddress else { preconditionFailure("an array that is not empty") }
    return body(start)
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
