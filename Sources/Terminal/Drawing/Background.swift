#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether a terminal writes on a light or a dark ground.
package enum Background: Sendable {
  case dark, light

  /// What the terminal has answered, or its environment says; nil while neither is known.
  package static var ofTerminal: Background? {
    answered ?? getenv("COLORFGBG").flatMap { Background(colours: String(cString: $0)) }
  }

  /// What the terminal has answered to `question`.
  nonisolated(unsafe) static var answered: Background?

  /// Asks the terminal for the colour behind its text (xterm's OSC 11).
  static let question = "\u{1B}]11;?\u{1B}\\"

  /// What `COLORFGBG` says: numbers of the 16 colours, the last one that of the ground. Of these 7
  /// and those from 9 on are light, as vim takes them.
  init?(colours: String) {
    guard let last = colours.split(separator: ";").last, let number = Int(last),
      0...15 ~= number
    else { return nil }
    self = number == 7 || number > 8 ? .light : .dark
  }

  /// The answer to `question`, without what it is wrapped in: `11;rgb:ffff/ffff/ffff`.
  init?(answer: String) {
    guard answer.hasPrefix("11;rgb"), let colon = answer.firstIndex(of: ":") else { return nil }
    let parts = answer[answer.index(after: colon)...].split(separator: "/").compactMap { part in
      Int(part, radix: 16).map { Double($0) / Double((1 << (4 * min(part.count, 8))) - 1) }
    }
    guard parts.count >= 3 else { return nil }
    // How bright the parts are to the eye (Rec. 709).
    let brightness = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    self = brightness > 0.5 ? .light : .dark
  }
}
