import Language

/// One part of a pattern.
indirect enum RegexNode {
  case plain(RegexProgram.Instruction)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case group(Int, RegexNode)
  case look(RegexNode, isBehind: Bool, wanted: Bool)
  case repetition(RegexNode, least: Int, most: Int?, isGreedy: Bool)
  /// What matches first is kept, whatever follows.
  case atomic(RegexNode)
  /// The first part if the group took part in the match, else the second.
  case conditional(Int, RegexNode, RegexNode)
}

/// Makes a program's instructions of a pattern's parts.
struct RegexEmitter {
  private var program: RegexProgram
  private var counters = 0

  private static let instructionLimit = 100_000

  /// The program with the instructions for a pattern.
  static func program(_ program: RegexProgram, _ node: RegexNode) throws -> RegexProgram {
    var emitter = RegexEmitter(program: program)
    try emitter.emit(node)
    emitter.program.instructions.append(.match)
    return emitter.program
  }

  private var here: Int { program.instructions.count }

  private mutating func add(_ instruction: RegexProgram.Instruction) throws {
    guard here < RegexEmitter.instructionLimit else {
      throw PythonError(.overflowError, "the pattern is too large")
    }
    program.instructions.append(instruction)
  }

  private mutating func emit(_ node: RegexNode) throws {
    switch node {
    case .plain(let instruction):
      try add(instruction)
    case .sequence(let items):
      for item in items { try emit(item) }
    case .group(let number, let inner):
      try add(.save(2 * number))
      try emit(inner)
      try add(.save(2 * number + 1))
    case .alternatives(let parts):
      try emitAlternatives(parts)
    case .look(let inner, let isBehind, let wanted):
      let width = isBehind ? RegexEmitter.width(inner) : nil
      if isBehind, width == nil {
        throw PythonError(RegexModule.error, "look-behind requires fixed-width pattern")
      }
      let place = here
      try add(.match)
      try emit(inner)
      try add(.match)
      program.instructions[place] = .look(end: here, behind: width, wanted: wanted)
    case .repetition(let inner, let least, let most, let isGreedy):
      try emitRepetition(inner, least, most, isGreedy)
    case .atomic(let inner):
      let place = here
      try add(.match)
      try emit(inner)
      try add(.match)
      program.instructions[place] = .atomic(end: here)
    case .conditional(let group, let yes, let no):
      let place = here
      try add(.match)
      try emit(yes)
      let jump = here
      try add(.match)
      program.instructions[place] = .unless(group: group, here)
      try emit(no)
      program.instructions[jump] = .jump(here)
    }
  }

  private mutating func emitAlternatives(_ parts: [RegexNode]) throws {
    var jumps: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index < parts.count - 1 else {
        try emit(part)
        break
      }
      let split = here
      try add(.match)
      try emit(part)
      jumps.append(here)
      try add(.match)
      program.instructions[split] = .split(split + 1, here)
    }
    for jump in jumps { program.instructions[jump] = .jump(here) }
  }

  private mutating func emitRepetition(
    _ inner: RegexNode, _ least: Int, _ most: Int?, _ isGreedy: Bool
  ) throws {
    guard least < RegexEmitter.instructionLimit else {
      throw PythonError(.overflowError, "the repetition number is too large")
    }
    for _ in 0..<least { try emit(inner) }
    func split(_ place: Int, to end: Int) -> RegexProgram.Instruction {
      isGreedy ? .split(place + 1, end) : .split(end, place + 1)
    }
    if let most {
      var splits: [Int] = []
      for _ in 0..<max(0, most - least) {
        splits.append(here)
        try add(.match)
        try emit(inner)
      }
      for place in splits { program.instructions[place] = split(place, to: here) }
      return
    }
    // A round that takes no text is the last one.
    let start = here
    let counter = counters
    counters += 1
    try add(.match)
    let checksProgress = RegexEmitter.width(inner) == nil || RegexEmitter.width(inner) == 0
    if checksProgress { try add(.mark(counter)) }
    try emit(inner)
    // A round of no text: its jump out is one instruction behind the jump back.
    if checksProgress { try add(.progress(counter, exit: here + 2)) }
    try add(.jump(start))
    program.instructions[start] = split(start, to: here)
  }

  /// How many characters a part takes, where that is always the same.
  private static func width(_ node: RegexNode) -> Int? {
    switch node {
    case .plain(let instruction):
      switch instruction {
      case .scalar, .any, .set: return 1
      case .backReference: return nil
      default: return 0
      }
    case .sequence(let items):
      return items.reduce(0) { sum, item in sum.flatMap { sum in width(item).map { sum + $0 } } }
    case .group(_, let inner), .atomic(let inner): return width(inner)
    case .conditional(_, let yes, let no):
      return width(yes) == width(no) ? width(yes) : nil
    case .alternatives(let parts):
      let widths = parts.map(width)
      guard let first = widths[0], widths.allSatisfy({ $0 == first }) else { return nil }
      return first
    case .look: return 0
    case .repetition(let inner, let least, let most, _):
      guard least == most, least <= instructionLimit, let width = width(inner),
        width <= instructionLimit
      else { return nil }
      return width * least
    }
  }
}
