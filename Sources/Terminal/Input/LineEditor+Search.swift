// Ctrl-R and Ctrl-S. libedit's own search knows no character beyond ASCII, cannot be left by an arrow
// key, and puts what it finds behind what was typed.
extension LineEditor {
  func beginSearch(_ direction: HistorySearch.Direction) -> KeyResult {
    let search = HistorySearch(
      direction, in: history.entries, draft: editline.contents, outerPrompt: editing.drawnPrompt)
    editing.search = search
    setPrompt(Printable.escape(search.prompt))
    return .redraw
  }

  /// What a key means while a search goes on; the result is what libedit is given.
  func keyInSearch(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar {
    case "\u{12}": editing.search?.again(.older, last: lastSearched)
    case "\u{13}": editing.search?.again(.newer, last: lastSearched)
    case "\u{7F}", "\u{8}": editing.search?.takeBack()
    case "\u{7}":
      editing.search?.isGivenUp = true
      return PrivateKey.endSearch.rawValue
    // Escape by itself ends the search; as the start of a key's sequence it does what the key does.
    case "\u{1B}" where !keys.isAhead: return PrivateKey.endSearch.rawValue
    case _ where scalar.value < 0x20: return endSearch(before: scalar.value)
    default: editing.search?.type(String(scalar))
    }
    return PrivateKey.showSearch.rawValue
  }

  /// A paste looks for what was pasted, up to its first line end.
  func pasteInSearch(_ text: String) -> UInt32 {
    let line: Substring? = text.split(separator: "\n").first
    editing.search?.type(String(line ?? ""))
    return PrivateKey.showSearch.rawValue
  }

  /// Ends the search with what was found; then comes `key`.
  func endSearch(before key: UInt32) -> UInt32 {
    editing.queued = key
    return PrivateKey.endSearch.rawValue
  }

  func showSearch() -> KeyResult {
    guard let search = editing.search else { return .fail }
    setPrompt(Printable.escape(search.prompt))
    guard let found = search.found else {
      editline.replaceAll(with: search.draft.text, cursor: search.draft.cursor)
      return .redraw
    }
    editline.replaceAll(with: found)
    let shown = editline.contents
    if isOnScreen(search.foundPlace, of: shown) { editline.moveCursor(to: search.foundPlace) }
    return .redraw
  }

  /// Leaves the search: what it found stays, unless it was given up.
  func endSearch() -> KeyResult {
    guard let search = editing.search else { return .fail }
    editing.search = nil
    if !search.wanted.isEmpty { lastSearched = search.wanted }
    setPrompt(search.outerPrompt)
    if search.isGivenUp {
      editline.replaceAll(with: search.draft.text, cursor: search.draft.cursor)
    }
    return .redraw
  }
}
