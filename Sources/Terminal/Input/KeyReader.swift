#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes the terminal's bytes apart into characters, sequences of special keys, and pastes.
struct KeyReader {
  enum Event: Equatable {
    case character(Unicode.Scalar)
    /// One of the sequences that the reader was asked to recognize, by its place in the list.
    case sequence(Int)
    /// What the terminal said was pasted.
    case paste(String)
    /// A key that does nothing.
    case unbound
    /// What the terminal answers to a question: an OSC sequence, without what it is wrapped in.
    case answer(String)
    /// A signal came while waiting.
    case signal
    case end
  }

  /// Escape sequences to report as one event; the others come out character by character.
  var sequences: [[UInt8]] = []
  /// The sequences that mean something as they come out; other keys do nothing. Nil lets all out.
  var bound: [[UInt8]]?
  private let descriptor: Int32
  /// Bytes read and not yet given out.
  private var waiting: ArraySlice<UInt8> = []

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let longestAnswer = 64
  private static let longestKey = 32
  /// How long the rest of an escape sequence may take, in milliseconds.
  private static let sequencePause: Int32 = 30

  init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
  }

  /// Whether bytes are read that `next` has not given out yet.
  var isAhead: Bool { !waiting.isEmpty }

  /// Drops what was read ahead.
  mutating func forget() { waiting = [] }

  /// Takes what was typed while the terminal edited lines itself: there Ctrl-D is no key but a mark,
  /// which comes out as a NUL byte. Returns whether there was something.
  mutating func takeTypedAhead() -> Bool {
    guard Signals.wait(for: descriptor, milliseconds: 0) == 1 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    let count = read(descriptor, &chunk, chunk.count)
    guard count > 0 else { return false }
    let typed = chunk[..<count].map { $0 == 0 ? 4 : $0 }
    let isPaste = KeyReader.hasPastedLines(typed)
    // The line end that the paste loses is the key that runs it.
    let end: [UInt8] = typed.last == 0x0A ? [0x0A] : []
    waiting += isPaste ? KeyReader.pasteStart + typed + KeyReader.pasteEnd + end : typed
    return true
  }

  /// Whether there are lines as nobody types them ahead: indented behind an empty line, or by a tab.
  /// The terminal marks no paste while a statement runs.
  private static func hasPastedLines(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return zip(lines, lines.dropFirst()).contains { before, line in
      line.count > 1 && (line.first == 9 || (before.isEmpty && line.first == 0x20))
    }
  }

  /// The next event; waits for it.
  mutating func next() -> Event {
    if waiting.isEmpty {
      switch fill(count: 1, milliseconds: -1) {
      case .bytes: break
      case .nothing: return .signal
      case .end: return .end
      }
    }
    guard let first = waiting.first else { return .end }
    if first == 0x1B, let event = escapeSequence() { return event }
    return .character(character())
  }

  // MARK: Escape sequences

  /// The event of a known sequence at the front; nil if there is none, and the bytes stay.
  private mutating func escapeSequence() -> Event? {
    let known = sequences + [KeyReader.pasteStart]
    var length = 1
    while true {
      let front = waiting.prefix(length)
      if let match = known.firstIndex(where: { $0.elementsEqual(front) }) {
        waiting = waiting.dropFirst(length)
        return match == sequences.count ? paste() : .sequence(match)
      }
      if front.elementsEqual([0x1B, UInt8(ascii: "]")]) { return answer() }
      guard length == 1 || known.contains(where: { $0.starts(with: front) }) else {
        return unboundKey()
      }
      length += 1
      if waiting.count < length {
        guard case .bytes = fill(count: 1, milliseconds: KeyReader.sequencePause) else {
          return nil
        }
      }
    }
  }

  /// The sequence of a key that nothing is bound to, as ECMA-48 delimits them; nil if there is none,
  /// and the bytes stay.
  private mutating func unboundKey() -> Event? {
    let bracket = UInt8(ascii: "[")
    guard let bound, let kind = byte(at: 1), kind == bracket || kind == UInt8(ascii: "O") else {
      return nil
    }
    var length = 2
    while length < KeyReader.longestKey, let byte = byte(at: length) {
      guard 0x20...0x7E ~= byte else { return nil }
      length += 1
      // Linux's function keys have a second bracket.
      if kind == bracket, !(0x40...0x7E ~= byte) || (length == 3 && byte == bracket) { continue }
      if bound.contains(where: { $0.elementsEqual(waiting.prefix(length)) }) { return nil }
      waiting = waiting.dropFirst(length)
      return .unbound
    }
    return nil
  }

  /// The byte at a place behind the front, if it comes soon.
  private mutating func byte(at place: Int) -> UInt8? {
    while waiting.count <= place {
      guard case .bytes = fill(count: 1, milliseconds: KeyReader.sequencePause) else { return nil }
    }
    return waiting[waiting.startIndex + place]
  }

  /// A terminal's answer, which ends with BEL or `ESC \`; nil if there is none, and the bytes stay.
  private mutating func answer() -> Event? {
    for length in 3...KeyReader.longestAnswer {
      if waiting.count < length {
        guard case .bytes = fill(count: 1, milliseconds: KeyReader.sequencePause) else {
          return nil
        }
      }
      let content = waiting.prefix(length).dropFirst(2)
      let end = content.last == 7 ? 1 : content.suffix(2).elementsEqual([0x1B, 0x5C]) ? 2 : 0
      if end > 0 {
        waiting = waiting.dropFirst(length)
        return .answer(String(decoding: Array(content.dropLast(end)), as: UTF8.self))
      }
    }
    return nil
  }

  /// Everything up to the end mark. An interrupt ends the paste early and drops it.
  private mutating func paste() -> Event {
    var content: [UInt8] = []
    var searched = 0
    while true {
      content.append(contentsOf: waiting)
      waiting = []
      let start = max(0, searched - KeyReader.pasteEnd.count)
      if let end = KeyReader.find(KeyReader.pasteEnd, in: content, from: start) {
        waiting = content[(end + KeyReader.pasteEnd.count)...]
        return .paste(KeyReader.clean(content[..<end]))
      }
      searched = content.count
      switch fill(count: 1 << 16, milliseconds: -1) {
      // Ctrl-C by itself: somebody gives up waiting for an end mark.
      case .bytes where waiting.elementsEqual([3]):
        waiting = []
        return .character("\u{3}")
      case .bytes: break
      case .nothing: return .signal
      case .end: return .end
      }
    }
  }

  /// Line ends become `\n`, control characters go, and so does the last line end.
  static func clean(_ pasted: some Sequence<UInt8>) -> String {
    var text: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = "\0"
    for scalar in String(decoding: Array(pasted), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r", "\n": text.append("\n")
      case "\t": text.append(scalar)
      case _ where scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value: break
      default: text.append(scalar)
      }
      previous = scalar
    }
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }

  private static func find(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    let places = start..<max(start, bytes.count - mark.count + 1)
    return places.first { bytes[$0...].starts(with: mark) }
  }

  // MARK: Characters

  /// Takes one character from the front; what is not UTF-8 becomes U+FFFD.
  private mutating func character() -> Unicode.Scalar {
    let first = waiting.first ?? 0
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    while waiting.count < length {
      guard case .bytes = fill(count: 1, milliseconds: 1000) else { break }
    }
    let text = String(decoding: waiting.prefix(length), as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return "\u{FFFD}" }
    waiting = waiting.dropFirst(scalar == "\u{FFFD}" ? 1 : length)
    return scalar
  }

  // MARK: Bytes

  private enum Filling { case bytes, nothing, end }

  /// Reads up to `count` bytes behind those that wait.
  private mutating func fill(count: Int, milliseconds: Int32) -> Filling {
    let state = Signals.wait(for: descriptor, milliseconds: milliseconds)
    if state == 0 { return .nothing }
    if state < 0 { return errno == EINTR ? .nothing : .end }
    var chunk = [UInt8](repeating: 0, count: count)
    let got = read(descriptor, &chunk, count)
    if got < 0, errno == EINTR || errno == EAGAIN { return .nothing }
    guard got > 0 else { return .end }
    waiting = waiting + chunk[0..<got]
    return .bytes
  }
}
