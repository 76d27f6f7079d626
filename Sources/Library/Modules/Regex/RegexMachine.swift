import Language

/// Matches by trying alternatives in the order of Python's `re`, going back where one fails.
///
/// What is left to try stands on a stack of its own, so that no text makes Swift's stack grow. A
/// pattern that tries for too long ends with `RuntimeError`; Ctrl-C stops it before.
struct RegexMachine {
  let program: RegexProgram
  let text: [UInt32]
  /// Where the text ends for this search.
  let end: Int
  private var saves: [Int]
  private var marks: [Int: Int] = [:]
  private var pending: [Pending] = []
  private var steps = 0
  /// Whether an empty match is none.
  private var mustAdvance = false

  /// How many steps a search may take: about ten seconds.
  private static let stepLimit = 200_000_000
  private static let pendingLimit = 10_000_000

  private enum Pending {
    case alternative(place: Int, position: Int)
    case save(slot: Int, old: Int)
    case mark(counter: Int, old: Int?)
  }

  init(_ program: RegexProgram, _ text: [UInt32], end: Int) {
    self.program = program
    self.text = text
    self.end = end
    saves = Array(repeating: -1, count: 2 * (program.groupCount + 1))
  }

  /// The first match that begins at `start` or later: the bounds of its groups, -1 for those that
  /// took no part. One that begins at `forbidden` must not be empty.
  mutating func search(from start: Int, notEmptyAt forbidden: Int = -1) throws -> [Int]? {
    var position = start
    while position <= end {
      mustAdvance = position == forbidden
      defer { mustAdvance = false }
      if let found = try match(at: position, whole: false) { return found }
      position += 1
    }
    return nil
  }

  /// The match that begins at a position, and ends at the end if it is to be `whole`.
  mutating func match(at start: Int, whole: Bool) throws -> [Int]? {
    for index in saves.indices { saves[index] = -1 }
    marks.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    saves[0] = start
    guard let stop = try run(from: 0, at: start, whole: whole) else { return nil }
    saves[1] = stop
    return saves
  }

  /// Runs the instructions to a `match`; where that is.
  private mutating func run(
    from first: Int, at start: Int, whole: Bool, isInner: Bool = false
  ) throws -> Int? {
    let base = pending.count
    var (place, position) = (first, start)
    while true {
      try countStep()
      var fails = false
      switch program.instructions[place] {
      case .scalar(let wanted, let ignoringCase):
        fails = !(position < end && isSame(text[position], wanted, ignoringCase))
        position += 1
      case .any(let newlines):
        fails = !(position < end && (newlines || text[position] != 10))
        position += 1
      case .set(let set, let ignoringCase):
        fails = !(position < end && set.contains(text[position], ignoringCase: ignoringCase))
        position += 1
      case .split(let next, let other):
        guard pending.count < RegexMachine.pendingLimit else { throw RegexMachine.tooLong }
        pending.append(.alternative(place: other, position: position))
        place = next
        continue
      case .jump(let next):
        place = next
        continue
      case .save(let slot):
        pending.append(.save(slot: slot, old: saves[slot]))
        saves[slot] = position
      case .mark(let counter):
        pending.append(.mark(counter: counter, old: marks[counter]))
        marks[counter] = position
      case .progress(let counter, let exit):
        if marks[counter] == position {
          place = exit
          continue
        }
      case .unless(let group, let other):
        if saves[2 * group + 1] < 0 {
          place = other
          continue
        }
      case .backReference(let group, let ignoringCase):
        let (low, high) = (saves[2 * group], saves[2 * group + 1])
        let count = high - low
        fails =
          low < 0 || high < low || position + count > end
          || !(0..<count).allSatisfy {
            isSame(text[position + $0], text[low + $0], ignoringCase)
          }
        position += max(0, count)
      case .look(let after, let behind, let wanted):
        let from = position - (behind ?? 0)
        let found =
          from < 0
          ? nil : try run(from: place + 1, at: from, whole: false, isInner: true)
        let holds = found != nil && (behind == nil || found == position)
        if holds == wanted {
          place = after
          continue
        }
        fails = true
      case .atomic(let after):
        if let stop = try run(from: place + 1, at: position, whole: false, isInner: true) {
          (place, position) = (after, stop)
          continue
        }
        fails = true
      case .match:
        if !isInner, whole && position != end || mustAdvance && position == saves[0] {
          fails = true
        } else {
          forget(downTo: base)
          return position
        }
      case let assertion:
        fails = !holds(assertion, position)
      }
      if !fails {
        place += 1
        continue
      }
      guard let next = goBack(downTo: base) else { return nil }
      (place, position) = next
    }
  }

  /// Alternatives that are left of a part that matched are not tried; what it saved is still
  /// taken back when something before it is tried anew.
  private mutating func forget(downTo base: Int) {
    var kept = base
    for index in base..<pending.count {
      if case .alternative = pending[index] { continue }
      pending[kept] = pending[index]
      kept += 1
    }
    pending.removeSubrange(kept...)
  }

  private mutating func goBack(downTo base: Int) -> (Int, Int)? {
    while pending.count > base {
      switch pending.removeLast() {
      case .alternative(let place, let position): return (place, position)
      case .save(let slot, let old): saves[slot] = old
      case .mark(let counter, let old): marks[counter] = old
      }
    }
    return nil
  }

  private func holds(_ assertion: RegexProgram.Instruction, _ position: Int) -> Bool {
    switch assertion {
    case .textStart: return position == 0
    case .textEnd: return position == end
    case .lineStart(let everyLine):
      return position == 0 || everyLine && text[position - 1] == 10
    case .lineEnd(let everyLine):
      return position == end
        || text[position] == 10 && (everyLine || position == end - 1)
    case .wordBoundary(let wanted):
      let before = position > 0 && RegexSet.isWord(text[position - 1])
      let after = position < end && RegexSet.isWord(text[position])
      return (before != after) == wanted
    default: return false
    }
  }

  private func isSame(_ a: UInt32, _ b: UInt32, _ ignoringCase: Bool) -> Bool {
    a == b || ignoringCase && RegexSet.lowered(a) == RegexSet.lowered(b)
  }

  private mutating func countStep() throws {
    steps += 1
    guard steps & 0xFFFF == 0 else { return }
    try Operations.checkInterrupt()
    if steps > RegexMachine.stepLimit { throw RegexMachine.tooLong }
  }

  private static var tooLong: PythonError {
    .runtimeError("the pattern tries too many alternatives on this text")
  }
}
