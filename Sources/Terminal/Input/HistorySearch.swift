/// A search through the history for a text that is typed bit by bit.
struct HistorySearch {
  enum Direction { case older, newer }

  /// What stands after one key; each key can be taken back.
  private struct State {
    var wanted = ""
    /// The entry that was found; behind the last one at first.
    var place: Int
    var direction: Direction
    var fails = false
  }

  private var states: [State]
  private let entries: [String]
  /// What was being typed when the search began, and the prompt above it.
  let draft: Editline.Contents
  let outerPrompt: String
  /// Whether the draft is to come back.
  var isGivenUp = false

  init(
    _ direction: Direction, in entries: [String], draft: Editline.Contents, outerPrompt: String
  ) {
    self.entries = entries
    (self.draft, self.outerPrompt) = (draft, outerPrompt)
    states = [State(place: entries.count, direction: direction)]
  }

  private var state: State { states[states.count - 1] }

  var wanted: String { state.wanted }

  /// The entry that was found; nil as long as nothing was.
  var found: String? { entries.indices.contains(state.place) ? entries[state.place] : nil }

  /// Where the wanted text starts in it, in code points.
  var foundPlace: Int {
    guard let found, let range = found.firstRange(of: wanted) else { return 0 }
    return found.unicodeScalars[..<range.lowerBound].count
  }

  /// What is shown in the prompt's place, in readline's words.
  var prompt: String {
    let way = state.direction == .older ? "reverse-i-search" : "i-search"
    return "(\(state.fails ? "failed " : "")\(way))`\(wanted)': "
  }

  /// Wants more: the entry that was found stays if it has that too.
  mutating func type(_ text: String) {
    var next = state
    next.wanted += text
    find(&next, from: state.place)
    states.append(next)
  }

  /// Goes on to the next other entry; with nothing typed yet, to one with the text wanted before.
  mutating func again(_ direction: Direction, last: String) {
    var next = state
    next.direction = direction
    if next.wanted.isEmpty { next.wanted = last }
    if !next.wanted.isEmpty { find(&next, from: state.place + (direction == .older ? -1 : 1)) }
    states.append(next)
  }

  /// Takes the last key back.
  mutating func takeBack() {
    if states.count > 1 { states.removeLast() }
  }

  /// Finds the nearest entry from `start` on that has the wanted text.
  private func find(_ state: inout State, from start: Int) {
    let shown = found
    func fits(_ index: Int) -> Bool {
      let isSame = index != state.place && entries[index] == shown
      return !isSame && entries[index].contains(state.wanted)
    }
    let place =
      state.direction == .older
      ? entries.indices.prefix(max(0, start + 1)).last(where: fits)
      : entries.indices.dropFirst(max(0, start)).first(where: fits)
    state.fails = place == nil
    if let place { state.place = place }
  }
}
