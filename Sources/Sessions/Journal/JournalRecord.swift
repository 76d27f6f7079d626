import Safety

/// What a journal says: one thing that a session did.
package enum JournalRecord: Equatable, Sendable {
  /// A statement ran; `showsValue` tells whether its value was shown, and bound to `_`.
  case statement(String, showsValue: Bool)
  /// The next queued statement ran.
  case step
  /// A command was carried out.
  case command(String)
  /// A script or a notebook was loaded; what it held is kept, for the file may change.
  case load(path: String, content: String)
  /// A statement or a command failed and left no trace.
  case failed(String)
  /// What the world gave to the record that follows; see `Rerun`.
  case outside([UInt64])
  /// The checksum of all generators' states after the record before.
  case generators(UInt32)

  /// Whether a person would count it as one of the session's statements.
  package var isStatement: Bool {
    switch self {
    case .statement, .step: true
    default: false
    }
  }
}

// MARK: As bytes

extension JournalRecord {
  /// The word that names the kind, and the content.
  var encoded: (kind: String, payload: [UInt8]) {
    switch self {
    case .statement(let text, let showsValue):
      (showsValue ? "value" : "statement", Array(text.utf8))
    case .step: ("step", [])
    case .command(let text): ("command", Array(text.utf8))
    case .load(let path, let content): ("load", NetStrings.join([path, content]))
    case .failed(let text): ("failed", Array(text.utf8))
    case .outside(let values):
      ("outside", Array(values.map { String($0, radix: 16) }.joined(separator: " ").utf8))
    case .generators(let checksum): ("generators", Array(String(checksum, radix: 16).utf8))
    }
  }

  /// The record of a kind and a content; nil where they are none.
  init?(kind: String, payload: some Collection<UInt8>) {
    guard let text = String(validating: payload, as: UTF8.self) else { return nil }
    switch kind {
    case "statement": self = .statement(text, showsValue: false)
    case "value": self = .statement(text, showsValue: true)
    case "step": self = .step
    case "command": self = .command(text)
    case "failed": self = .failed(text)
    case "load":
      guard let parts = NetStrings.split(Array(payload)), parts.count == 2 else { return nil }
      self = .load(path: parts[0], content: parts[1])
    case "outside":
      let words = text.split(separator: " ")
      let values = words.compactMap { UInt64($0, radix: 16) }
      guard values.count == words.count else { return nil }
      self = .outside(values)
    case "generators":
      guard let checksum = UInt32(text, radix: 16) else { return nil }
      self = .generators(checksum)
    default: return nil
    }
  }
}

/// Texts one behind the other, each as `length:text,` (cr.yp.to/proto/netstrings.txt).
enum NetStrings {
  static func join(_ texts: [String]) -> [UInt8] {
    texts.flatMap { text in Array("\(text.utf8.count):".utf8) + Array(text.utf8) + [0x2C] }
  }

  /// The texts; nil where the bytes are no netstrings.
  static func split(_ bytes: [UInt8]) -> [String]? {
    var texts: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let colon = rest.firstIndex(of: 0x3A),
        let count = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0,
        count < rest.endIndex - colon - 1
      else { return nil }
      let end = colon + 1 + count
      guard rest[end] == 0x2C,
        let text = String(validating: rest[(colon + 1)..<end], as: UTF8.self)
      else { return nil }
      texts.append(text)
      rest = rest[(end + 1)...]
    }
    return texts
  }
}
