import Safety

/// Text that may be shown on a terminal without commanding it.
package enum Printable {
  /// Shows control characters in `text` as Python's `repr` would (`\x1b`), except line ends, tabs
  /// and colours (SGR sequences).
  ///
  /// Characters that are merely invisible (U+200B, U+FEFF, U+2028, tags) command nothing and stay, as
  /// Python prints them: joiners and marks of direction belong to how people write. `repr` shows them
  /// escaped, as Python's does.
  package static func escape(_ text: String) -> String {
    guard mayHaveControls(text), text.unicodeScalars.contains(where: isControl) else {
      return text
    }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    var count = 0
    while let scalar = rest.first {
      count &+= 1
      // A long text is not worth finishing when nobody wants to see it any more.
      if count & 0xFFFF == 0, Interrupt.isRequested { break }
      if let colour = colourSequence(at: rest) {
        result.append(contentsOf: colour)
        rest = rest.dropFirst(colour.count)
        continue
      }
      rest.removeFirst()
      if isControl(scalar) {
        result.append(contentsOf: hexadecimal(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `text` without its colours.
  package static func withoutColours(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    forEachPart(of: text) { if case .visible(let scalar) = $0 { result.append(scalar) } }
    return String(result)
  }

  /// A stretch of text: what is seen, or a colour sequence.
  enum Part {
    case visible(Unicode.Scalar)
    case colour(Substring.UnicodeScalarView)
  }

  /// Calls `body` with each visible character and each colour sequence of `text`.
  static func forEachPart(of text: String, _ body: (Part) -> Void) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let colour = colourSequence(at: rest) {
        body(.colour(colour))
        rest = rest.dropFirst(colour.count)
      } else {
        body(.visible(scalar))
        rest.removeFirst()
      }
    }
  }

  /// A quick look at the bytes: controls below a space, delete, and the first bytes of the others
  /// in UTF-8.
  private static func mayHaveControls(_ text: String) -> Bool {
    func mayBeControl(_ byte: UInt8) -> Bool {
      (byte < 0x20 && byte != 0x0A && byte != 0x09) || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }
    let quick = text.utf8.withContiguousStorageIfAvailable { $0.contains(where: mayBeControl) }
    return quick ?? text.utf8.contains(where: mayBeControl)
  }

  /// The SGR sequence (`ESC [ digits and semicolons m`) that `text` starts with, if it does.
  private static func colourSequence(
    at text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    guard text.first == "\u{1B}", text.dropFirst().first == "[" else { return nil }
    let rest = text.dropFirst(2)
    guard let end = rest.firstIndex(where: { !("0"..."9" ~= $0 || $0 == ";" || $0 == ":") }),
      rest[end] == "m"
    else { return nil }
    return text[text.startIndex...end]
  }

  /// C0 and C1 controls, and the characters that turn the direction of writing around.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let width = scalar.value < 0x100 ? 2 : 4
    let padding = String(repeating: "0", count: max(0, width - digits.count))
    return (width == 2 ? "\\x" : "\\u") + padding + digits
  }
}
