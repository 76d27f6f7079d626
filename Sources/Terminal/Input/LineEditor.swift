import CEditline
import Safety
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines and statements from a person at a terminal, with libedit.
///
/// Emacs or vi keys and all else as the person's `~/.editrc` says; history that outlives the
/// process; completion; blocks of several lines; pastes that stay one piece.
package final class LineEditor: LineSource {
  /// Says what the text before the cursor could become: the line, and the cursor in code points.
  package var complete: (_ line: String, _ cursor: Int) -> Completion = { _, _ in .none }

  /// How an accepted line is drawn; with a plain style it stays as it was typed.
  package var style = Style.plain

  var hasAskedForBackground = false
  let editline: Editline
  var keys = KeyReader()
  /// What `keys.sequences` are turned into, one for one.
  var sequenceCharacters: [UInt32] = []
  var history: History
  private let searchable: OpaquePointer?
  /// What the running `edit` knows; see `Editing`.
  var editing = Editing()
  /// What was taken out of a line last, for Ctrl-Y.
  var killed = ""
  /// What was searched for last.
  var lastSearched = ""
  private var promptText = WideText("")
  private var blockPromptText = WideText("")

  /// The mark around the parts of a prompt that take no column.
  private static let literalMark: Unicode.Scalar = "\u{1}"
  private static let continuationPrompt = "… "

  /// Opens the terminal of the standard streams; nil when there is none that lines can be edited on.
  ///
  /// - Parameter historyPath: where the history is kept; nil keeps none.
  package init?(historyPath: String? = LineEditor.defaultHistoryPath) {
    guard LineEditor.canEdit else { return nil }
    LineEditor.useUnicode()
    Signals.install()
    guard let pointer = editline_open("dojo") else { return nil }
    editline = Editline(pointer: pointer)
    history = History(path: historyPath)
    searchable = editline_history(pointer, 10_000)
    for entry in history.entries { LineEditor.add(entry, to: searchable) }
    editline_set_client(pointer, Unmanaged.passUnretained(self).toOpaque())
    editline_set_prompt(
      pointer, { LineEditor.of($0)?.currentPrompt }, wchar_t(LineEditor.literalMark.value))
    editline_set_reader(pointer) { LineEditor.of($0)?.giveCharacter($1) ?? -1 }
    configureKeys()
  }

  /// Where the history is kept when nothing else is said: `$XDG_STATE_HOME/dojo/history`.
  package static var defaultHistoryPath: String? { History.defaultPath }

  /// Whether both sides are a terminal that can move its cursor.
  package static var canEdit: Bool {
    let kind = Environment.value("TERM") ?? "dumb"
    return isatty(0) == 1 && isatty(1) == 1 && !["dumb", "emacs", "unknown"].contains(kind)
  }

  /// The editor that libedit calls back for.
  static func of(_ pointer: OpaquePointer?) -> LineEditor? {
    guard let pointer, let client = editline_client(pointer) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
  }

  // MARK: Reading

  /// Ctrl-D is a key here: the input itself ends only with the terminal.
  package var lostTerminal: Bool { !Screen.isThere(0) }

  package func readLine(prompt: String) -> Line {
    edit(prompt: prompt, open: [], indent: 0)
  }

  package func readStatement(
    prompt: String, completeness: (String) -> Completeness
  ) -> Line {
    var lines: [String] = []
    var indent = 0
    var indentsItself = false
    while true {
      let line = edit(prompt: prompt, open: lines, indent: indentsItself ? 0 : indent)
      guard case .text(let typed) = line else {
        // Ctrl-D ends an open block as an empty line does.
        return line == .end && !lines.isEmpty ? finish(lines + [""]) : line
      }
      if editing.tookBlock { lines = [] }
      if editing.droppedIndent { indentsItself = true }
      let isPiece = typed.contains("\n") && !editing.tookBlock
      lines.append(typed.allSatisfy { $0 == " " || $0 == "\t" } ? "" : typed)
      // A piece that was pasted or called back is a block of its own, and needs no empty line.
      let text = lines.joined(separator: "\n") + (isPiece ? "\n" : "")
      guard case .incomplete(let next) = completeness(text) else { return finish(lines) }
      indent = next
    }
  }

  private func finish(_ lines: [String]) -> Line {
    let text = lines.joined(separator: "\n")
    var entry = text[...]
    while entry.last == "\n" { entry.removeLast() }
    remember(String(entry))
    return .text(text)
  }

  /// Adds a text to the history.
  package func remember(_ text: String) {
    if history.add(text) { LineEditor.add(text, to: searchable) }
  }

  private static func add(_ entry: String, to list: OpaquePointer?) {
    if let list { _ = withWide(entry) { editline_history_add(list, $0) } }
  }

  /// Reads one line under `prompt`, or under the continuation prompt below the lines that are open.
  private func edit(prompt: String, open: [String], indent: Int) -> Line {
    editing = Editing(prompt: prompt, openLines: open, indent: indent)
    setPrompt(open.isEmpty ? prompt : LineEditor.continuationPrompt)
    Output.standard.flush()
    Signals.beginReading()
    defer { Signals.endReading() }
    if Signals.take(SIGWINCH) { el_resize(editline.pointer) }
    editline_prepare_terminal(editline.pointer, true)
    startLine(hasEcho: keys.takeTypedAhead())
    askForBackground()
    setPasteMarks(true)
    var count: Int32 = 0
    let line = el_wgets(editline.pointer, &count)
    if count > 0 { drawAccepted() }
    setPasteMarks(false)
    Output.standard.noteLineStart()
    if editing.isCancelled {
      Interrupt.clear()
      keys.forget()
      return .interrupted
    }
    guard let line, count > 0 else {
      Output.standard.write("\n")
      Output.standard.flush()
      return .end
    }
    var text = UnsafeBufferPointer(start: line, count: Int(count))[...]
    if text.last == 0x0A { text.removeLast() }
    return .text(String(text.map { Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}" }))
  }

  /// Puts the cursor onto a line's start, where libedit believes it to be: behind what a program
  /// printed without a line end, and over the terminal's echo of what was typed meanwhile.
  private func startLine(hasEcho: Bool) {
    if Output.standard.isInsideLine {
      Output.standard.write("\r\n")
    } else if hasEcho {
      Output.standard.write("\r\u{1B}[K")
    }
  }

  /// Asks the terminal to mark where a paste begins and ends.
  func setPasteMarks(_ on: Bool) {
    Output.standard.write(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    Output.standard.flush()
  }

  // MARK: Prompt

  private var isBlock: Bool { editline.contents.scalars.contains("\n") }

  /// The prompt as libedit is to draw it.
  private var currentPrompt: UnsafeMutablePointer<wchar_t> {
    guard isBlock else { return promptText.characters }
    let text = LineEditor.marked(editing.drawnPrompt) + spaceBehindPrompt()
    blockPromptText = WideText(text)
    return blockPromptText.characters
  }

  /// Fills the prompt's row, so that a text of several lines starts below it, and its indentation
  /// is seen. (libedit draws no line end in a prompt.)
  func spaceBehindPrompt(_ width: Int = Screen.size.columns) -> String {
    String(repeating: " ", count: width - DisplayWidth.of(editing.drawnPrompt) % width)
  }

  /// The prompt as it is drawn above a text.
  func prompt(above text: [Unicode.Scalar], width: Int = Screen.size.columns) -> String {
    editing.drawnPrompt + (text.contains("\n") ? spaceBehindPrompt(width) : "")
  }

  /// The prompt without its colours, for counting columns.
  var shownPrompt: String { Printable.withoutColours(prompt(above: editline.contents.scalars)) }

  func setPrompt(_ prompt: String) {
    editing.drawnPrompt = prompt
    promptText = WideText(LineEditor.marked(prompt))
  }

  /// Marks the colours of a prompt. libedit hangs them onto the next character, so none may stand
  /// behind the last one: those go before it.
  private static func marked(_ prompt: String) -> String {
    var parts: [Printable.Part] = []
    Printable.forEachPart(of: prompt) { parts.append($0) }
    if let last = parts.lastIndex(where: { if case .visible = $0 { true } else { false } }) {
      parts.append(parts.remove(at: last))
    }
    return parts.map { part in
      switch part {
      case .visible(let scalar): String(scalar)
      case .colour(let sequence): "\(literalMark)\(String(sequence))\(literalMark)"
      }
    }.joined()
  }

  /// Makes the C library know UTF-8 characters, also where no locale is set.
  private static func useUnicode() {
    _ = setlocale(LC_CTYPE, "")
    for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"] {
      if let codeset = nl_langinfo(nl_item(CODESET)), strcmp(codeset, "UTF-8") == 0 { return }
      _ = setlocale(LC_CTYPE, name)
    }
  }
}

/// What is known of the line that is being edited.
struct Editing {
  /// The prompt of the statement, and the one that is drawn.
  var prompt = ""
  var drawnPrompt = ""
  /// The screen's width that the line is drawn for.
  var width = Screen.size.columns
  /// The lines of the block above this one.
  var openLines: [String] = []
  /// Columns of space to begin with; nil once they stand there.
  var indent: Int?
  /// Whether the line still holds only the indentation that it began with.
  var isUntouched = false
  /// Whether the person replaced that indentation by their own.
  var droppedIndent = false
  /// Whether the open lines were taken into the line, to be edited again.
  var tookBlock = false
  /// Ctrl-C was pressed.
  var isCancelled = false
  /// How often the reader has asked libedit to end the line since.
  var attemptsToEnd = 0
  var paste = ""
  /// A character to give out before the next one is read.
  var queued: UInt32?
  var walk: HistoryWalk?
  var search: HistorySearch?
  var changes = LineChanges()
  /// The line, and the cursor, that a kill left behind.
  var afterKill: (text: String, cursor: Int)?
  /// The opening bracket, by its place in the line, that a typed one closes: to be shown.
  var matchedBracket: Int?
  /// The column where libedit believes the cursor to be, where that is another than the shown one.
  var believedColumn: Int?
  /// The line, and the cursor, that Tab could not get further with.
  var completionStuck: (text: String, cursor: Int)?

  init(prompt: String = "", openLines: [String] = [], indent: Int = 0) {
    self.prompt = prompt
    self.openLines = openLines
    self.indent = indent > 0 ? indent : nil
  }
}

/// C's wide characters with a place of their own, for libedit to point at.
private final class WideText {
  let characters: UnsafeMutablePointer<wchar_t>

  init(_ text: String) {
    let all = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
    characters = .allocate(capacity: all.count)
    characters.initialize(from: all, count: all.count)
  }

  deinit { characters.deallocate() }
}
