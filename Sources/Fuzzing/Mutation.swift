/// Changes texts as careless and as ill-willed people do.
struct Mutation {
  private let corpus: [[UInt8]]
  private let pieces: [[UInt8]]
  /// What has broken interpreters before.
  private static let spices = [
    "0", "-1", "2**63", "-2**63", "1e308", "nan", "''", "\"\"\"", "f'{x!r:>{w}}'", "\\\n", "\t",
    "\u{0}", "\u{1B}[2J", "\u{202E}", "é", "(", "[", "{", ")", "]", "}", ":", "*", "**", "=", ":=",
    "lambda", "yield", "await", "match", "case", "try", "except", "finally", "with", "del",
    "global", "nonlocal", "@", ";", ",", ".", "...", "->", "class", "def f():", "\n", "\r\n",
    "    ", "#", "#: answer", "#> ", "# %%", "%%time", "!ls", "in", "not", "is", "0x", "1_", "1e",
    "0b2", "9" + String(repeating: "9", count: 400), "None", "True", "self", "\\x", "\\N{DASH}",
  ].map { Array($0.utf8) }

  init(_ corpus: [[UInt8]]) {
    let pieces = corpus.flatMap { text in
      text.split(separator: 0x0A).filter { $0.count < 400 }.map(Array.init)
    }
    self.corpus = corpus.isEmpty ? [Array("x = 1\n".utf8)] : corpus
    self.pieces = pieces.isEmpty ? [Array("x = 1".utf8)] : pieces
  }

  /// Some lines of one text, a few of their parts changed.
  func text(_ random: inout SplitMix, longest: Int = 3000) -> [UInt8] {
    var text = random.one(of: corpus)
    if text.count > longest {
      let start = random.below(text.count - longest)
      text = Array(text[start..<start + longest])
    }
    for _ in 0...random.below(8) { change(&text, &random) }
    if random.once(in: 200) { text += nested(&random) }
    return text
  }

  /// A line of some text.
  func line(_ random: inout SplitMix) -> [UInt8] { random.one(of: pieces) }

  private func change(_ text: inout [UInt8], _ random: inout SplitMix) {
    let place = random.below(text.count + 1)
    let end = min(text.count, place + random.below(12))
    switch random.below(7) {
    case 0: text.removeSubrange(place..<end)
    case 1: text.insert(contentsOf: random.one(of: Mutation.spices), at: place)
    case 2: text.replaceSubrange(place..<end, with: random.one(of: Mutation.spices))
    case 3: text.insert(contentsOf: random.one(of: pieces), at: place)
    case 4: if place < text.count { text[place] = UInt8(random.below(256)) }
    case 5: text.insert(contentsOf: text[place..<end], at: random.below(text.count + 1))
    default: text.replaceSubrange(place..<end, with: random.one(of: pieces))
    }
  }

  /// Brackets, blocks or operators in each other.
  private func nested(_ random: inout SplitMix) -> [UInt8] {
    let part = random.one(of: [
      "(", "[", "{", "-", "not ", "f(", "x[", "lambda: ", "if 1:\n ", "a.",
    ])
    return Array(String(repeating: part, count: random.below(5000)).utf8)
  }
}
