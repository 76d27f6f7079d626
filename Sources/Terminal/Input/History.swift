import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The statements typed before, in this session and in earlier ones.
///
/// The file holds one entry a line, a line end inside an entry is `\n` and a backslash `\\`. It
/// only grows at its end, so several sessions may share it; when it holds twice the limit, the
/// older half goes.
struct History {
  /// From the oldest to the newest.
  private(set) var entries: [String] = []
  private let path: String?
  private let limit: Int
  /// Whether the file's last line was cut off, so that the next one must end it first.
  private var endsInside = false

  /// Reads the file at `path`; without a path, or when it cannot be read, the history starts empty.
  init(path: String?, limit: Int = 10_000) {
    self.path = path
    self.limit = limit
    guard let path, let bytes = try? Files.read(path) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    endsInside = bytes.last.map { $0 != 0x0A } ?? false
    entries = lines.suffix(limit).map(History.decode)
    if lines.count >= 2 * limit, shorten() { endsInside = false }
  }

  /// `history` in the state folder; nil without a home.
  static var defaultPath: String? { StateFolder.path(of: "history") }

  /// Adds an entry here and in the file, unless it is blank, repeats the newest, or is so long that
  /// nobody typed it. Returns whether it was added.
  mutating func add(_ entry: String) -> Bool {
    let isBlank = entry.allSatisfy(\.isWhitespace)
    guard !isBlank, entry != entries.last, entry.utf8.count < 1 << 16 else { return false }
    entries.append(entry)
    if entries.count > limit { entries.removeFirst() }
    if let path {
      // A history that cannot be kept must not disturb the work.
      if let folder = Files.folder(of: path) { try? Files.makeFolder(folder, permissions: 0o700) }
      let line = Array(((endsInside ? "\n" : "") + History.encode(entry) + "\n").utf8)
      if (try? Files.append(line, to: path, permissions: 0o600)) != nil { endsInside = false }
    }
    return true
  }

  /// Writes the file anew with the entries; false where that is impossible.
  private func shorten() -> Bool {
    guard let path else { return false }
    let text = entries.map { History.encode($0) + "\n" }.joined()
    return (try? Files.write(Array(text.utf8), to: path, permissions: 0o600)) != nil
  }

  static func encode(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      case "\r": line += "\\r"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  static func decode(_ line: some StringProtocol) -> String {
    var entry = ""
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        entry.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "n": entry += "\n"
      case "r": entry += "\r"
      case let other?: entry.unicodeScalars.append(other)
      case nil: break
      }
    }
    return entry
  }
}

/// A walk through the entries that start with what was typed.
struct HistoryWalk {
  private let prefix: String
  /// What was being typed when the walk began; it comes back at its end.
  private let draft: String
  private var position: Int
  /// The text that the last step gave.
  private(set) var shown: String

  /// Starts at `line`, typed up to the cursor as `typed`. A line that is itself an entry, for a
  /// search found it, is where the walk goes on.
  init(line: String, typed: String, entries: [String]) {
    let found = line.isEmpty ? nil : entries.lastIndex(of: line)
    prefix = found == nil ? typed : ""
    draft = line
    shown = line
    position = found ?? entries.count
  }

  /// The next older entry, or nil when there is none.
  mutating func older(in entries: [String]) -> String? {
    let candidates = entries.indices.prefix(position)
    guard let index = candidates.last(where: { matches(entries[$0]) }) else { return nil }
    return show(entries[index], at: index)
  }

  /// The next newer entry, after the newest what was typed at first; then nil.
  mutating func newer(in entries: [String]) -> String? {
    guard position < entries.count else { return nil }
    let candidates = entries.indices.dropFirst(position + 1)
    guard let index = candidates.first(where: { matches(entries[$0]) }) else {
      return show(entries.contains(draft) && prefix.isEmpty ? "" : draft, at: entries.count)
    }
    return show(entries[index], at: index)
  }

  private func matches(_ entry: String) -> Bool { entry.hasPrefix(prefix) && entry != shown }

  private mutating func show(_ text: String, at index: Int) -> String {
    position = index
    shown = text
    return text
  }
}
