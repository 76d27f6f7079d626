import CEditline
import Safety
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A key of the dojo: what terminals send for it, and the libedit command that it means.
struct KeyBinding {
  /// In editrc's notation, where `\e` is Escape.
  let sequences: [String]
  let command: String

  init(_ command: String, _ sequences: String...) {
    self.sequences = sequences
    self.command = command
  }

  /// All of them. Vi's insert mode would take an Escape in a sequence for the Escape key, so there
  /// each sequence is turned into one private character (see `privateCharacter`) first.
  static let all = [
    KeyBinding("dojo-up", "\\e[A", "\\eOA"),
    KeyBinding("dojo-down", "\\e[B", "\\eOB"),
    KeyBinding("dojo-right", "\\e[C", "\\eOC"),
    KeyBinding("dojo-left", "\\e[D", "\\eOD"),
    KeyBinding("dojo-line-start", "\\e[H", "\\eOH", "\\e[1~", "\\e[7~"),
    KeyBinding("dojo-line-end", "\\e[F", "\\eOF", "\\e[4~", "\\e[8~"),
    KeyBinding("dojo-delete", "\\e[3~"),
    KeyBinding("dojo-next-word", "\\e[1;5C", "\\e[1;3C", "\\e[5C"),
    KeyBinding("dojo-previous-word", "\\e[1;5D", "\\e[1;3D", "\\e[5D"),
    KeyBinding("dojo-new-line", "\\e\\r", "\\e\\n"),
  ]

  /// What the keys above mean in vi's command mode, where the cursor stands on a character.
  static let viCommands = [
    "dojo-right": "ed-next-char", "dojo-left": "ed-prev-char", "dojo-delete": "ed-delete-next-char",
    "dojo-next-word": "em-next-word", "dojo-previous-word": "ed-prev-word",
  ]

  /// Other keys, by the mode they are for.
  static let emacsKeys = [
    ("^A", "dojo-line-start"), ("^E", "dojo-line-end"), ("^P", "dojo-up"), ("^N", "dojo-down"),
    ("^B", "dojo-left"), ("^F", "dojo-right"), ("\\eb", "dojo-previous-word"),
    ("\\ef", "dojo-next-word"), ("^D", "dojo-delete-or-end"), ("^W", "dojo-kill-to-space"),
    ("^K", "dojo-kill-line-end"), ("^U", "dojo-kill-line-start"), ("\\ed", "dojo-kill-word"),
    ("\\e^?", "dojo-kill-previous-word"), ("\\e^H", "dojo-kill-previous-word"),
    ("^Y", "dojo-yank"), ("^_", "dojo-undo"), ("^X^U", "dojo-undo"),
  ]
  static let commonKeys = [
    ("^I", "dojo-complete"), ("^R", "dojo-search-older"), ("^S", "dojo-search-newer"),
    ("^?", "dojo-backspace"), ("^H", "dojo-backspace"), ("^L", "ed-clear-screen"),
    (")", "dojo-close-bracket"), ("]", "dojo-close-bracket"), ("}", "dojo-close-bracket"),
  ]
  static let viInsertKeys = [("^D", "dojo-delete-or-end")]
  static let viCommandKeys = [("k", "dojo-up"), ("j", "dojo-down"), ("^D", "dojo-delete-or-end")]
}

/// Characters that no terminal sends (C1 controls), bound to commands in every mode.
enum PrivateKey: UInt32, CaseIterable {
  case begin = 0x80
  case paste, cancel, accept, dropIndent, showSearch, endSearch

  var command: String {
    switch self {
    case .begin: "dojo-begin"
    case .paste: "dojo-paste"
    case .cancel: "dojo-cancel"
    case .accept: "ed-newline"
    case .dropIndent: "dojo-drop-indent"
    case .showSearch: "dojo-show-search"
    case .endSearch: "dojo-end-search"
    }
  }

  /// The private character of the key at `index` in `KeyBinding.all`.
  static func character(ofBinding index: Int) -> UInt32 { 0x88 + UInt32(index) }
}

extension LineEditor {
  // MARK: Set-up

  /// Defines the commands, reads `~/.editrc`, and binds the keys of its mode; what the file binds
  /// itself is bound again behind that, and so prevails.
  func configureKeys() {
    let editor = editline.pointer
    defineCommands()
    editline_set_editor(editor, "emacs")
    // Ctrl-S searches, and Ctrl-C is a key: inside a paste it must not be a signal, and CR LF there
    // must not become two line ends.
    for mode in ["-ixon", "-isig", "-icrnl", "-inlcr"] { editline_set_tty(editor, mode) }
    _ = el_source(editor, nil)
    let isVi = editline_is_vi(editor)
    for key in PrivateKey.allCases { bind(key.rawValue, key.command) }
    let single =
      KeyBinding.commonKeys + (isVi ? KeyBinding.viInsertKeys : KeyBinding.emacsKeys)
    for (key, command) in single { bind(key, command) }
    if isVi {
      for (key, command) in KeyBinding.viCommandKeys { bind(key, command, alternative: true) }
      translateSequences()
    } else {
      for binding in KeyBinding.all {
        for sequence in binding.sequences { bind(sequence, binding.command) }
      }
    }
    if let path = LineEditor.editrcPath { editline_source_bindings(editor, path) }
    keys.bound = boundSequences
  }

  /// The sequences that are bound, here and by libedit; nil where `~/.editrc` may bind others.
  private var boundSequences: [[UInt8]]? {
    let own = LineEditor.editrcPath.flatMap { try? Files.readText($0) } ?? ""
    if ["\\e", "^[", "\\0"].contains(where: own.contains) { return nil }
    let names = ["ku", "kd", "kl", "kr", "kh", "@7", "kD"]
    let terminals = names.compactMap { (capability: String) -> [UInt8]? in
      editline_capability(editline.pointer, capability).map { Array(String(cString: $0).utf8) }
    }
    return KeyBinding.all.flatMap(\.sequences).map(LineEditor.bytes(ofNotation:)) + terminals
  }

  /// Has the reader turn the sequences into private characters, and binds those.
  private func translateSequences() {
    for (index, binding) in KeyBinding.all.enumerated() {
      let notation = "\\" + String(PrivateKey.character(ofBinding: index), radix: 8)
      bind(notation, binding.command)
      bind(
        notation, KeyBinding.viCommands[binding.command] ?? binding.command, alternative: true)
      for sequence in binding.sequences {
        keys.sequences.append(LineEditor.bytes(ofNotation: sequence))
        sequenceCharacters.append(PrivateKey.character(ofBinding: index))
      }
    }
  }

  private static func bytes(ofNotation notation: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = notation.utf8[...]
    while let first = rest.popFirst() {
      guard first == UInt8(ascii: "\\") else {
        bytes.append(first)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "e"): bytes.append(0x1B)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case let other?: bytes.append(other)
      case nil: break
      }
    }
    return bytes
  }

  private func bind(_ key: String, _ command: String, alternative: Bool = false) {
    editline_bind(editline.pointer, alternative, key, command)
  }

  /// Binds a private character in both of vi's modes.
  private func bind(_ character: UInt32, _ command: String) {
    let notation = "\\" + String(character, radix: 8)
    bind(notation, command)
    bind(notation, command, alternative: true)
  }

  private static var editrcPath: String? {
    Environment.value("EDITRC") ?? Environment.value("HOME").map { $0 + "/.editrc" }
  }

  /// Makes the dojo's commands known to libedit, each by a C function of its own.
  private func defineCommands() {
    let commands: [(String, editline_key_function)] = [
      ("dojo-begin", { editor, _ in LineEditor.run(editor) { $0.begin() } }),
      ("dojo-paste", { editor, _ in LineEditor.run(editor) { $0.insertPaste() } }),
      ("dojo-cancel", { editor, _ in LineEditor.run(editor) { $0.cancel() } }),
      ("dojo-drop-indent", { editor, _ in LineEditor.run(editor) { $0.dropIndent() } }),
      ("dojo-complete", { editor, _ in LineEditor.run(editor) { $0.completeOrIndent() } }),
      ("dojo-up", { editor, _ in LineEditor.run(editor) { $0.up() } }),
      ("dojo-down", { editor, _ in LineEditor.run(editor) { $0.down() } }),
      ("dojo-line-start", { editor, _ in LineEditor.run(editor) { $0.moveToLineStart() } }),
      ("dojo-line-end", { editor, _ in LineEditor.run(editor) { $0.moveToLineEnd() } }),
      ("dojo-new-line", { editor, _ in LineEditor.run(editor) { $0.insertNewLine() } }),
      ("dojo-backspace", { editor, _ in LineEditor.run(editor) { $0.backspace() } }),
      ("dojo-close-bracket", { editor, key in LineEditor.run(editor) { $0.closeBracket(key) } }),
      ("dojo-search-older", { editor, _ in LineEditor.run(editor) { $0.beginSearch(.older) } }),
      ("dojo-search-newer", { editor, _ in LineEditor.run(editor) { $0.beginSearch(.newer) } }),
      ("dojo-show-search", { editor, _ in LineEditor.run(editor) { $0.showSearch() } }),
      ("dojo-end-search", { editor, _ in LineEditor.run(editor) { $0.endSearch() } }),
      ("dojo-left", { editor, _ in LineEditor.run(editor) { $0.moveLeft() } }),
      ("dojo-right", { editor, _ in LineEditor.run(editor) { $0.moveRight() } }),
      ("dojo-previous-word", { editor, _ in LineEditor.run(editor) { $0.moveToPreviousWord() } }),
      ("dojo-next-word", { editor, _ in LineEditor.run(editor) { $0.moveToNextWord() } }),
      ("dojo-delete", { editor, _ in LineEditor.run(editor) { $0.deleteNext() } }),
      ("dojo-kill-line-end", { editor, _ in LineEditor.run(editor) { $0.killToLineEnd() } }),
      ("dojo-kill-line-start", { editor, _ in LineEditor.run(editor) { $0.killToLineStart() } }),
      ("dojo-kill-to-space", { editor, _ in LineEditor.run(editor) { $0.killToSpace() } }),
      ("dojo-kill-word", { editor, _ in LineEditor.run(editor) { $0.killNextWord() } }),
      (
        "dojo-kill-previous-word", { editor, _ in LineEditor.run(editor) { $0.killPreviousWord() } }
      ),
      ("dojo-yank", { editor, _ in LineEditor.run(editor) { $0.yank() } }),
      ("dojo-undo", { editor, _ in LineEditor.run(editor) { $0.undo() } }),
      ("dojo-delete-or-end", { editor, _ in LineEditor.run(editor) { $0.deleteOrEnd() } }),
    ]
    for (name, function) in commands {
      editline_add_command(editline.pointer, name, function)
    }
  }

  private static func run(
    _ pointer: OpaquePointer?, _ command: (LineEditor) -> KeyResult
  ) -> UInt8 {
    of(pointer).map { command($0).rawValue } ?? KeyResult.fail.rawValue
  }
}
