/// Taking strs apart and putting them together.
enum StrSplitting {
  static func define(_ methods: MethodTable<Str>) {
    methods.method("split", "sep=None, maxsplit=-1") { text, bound in
      let most = try Operations.index(bound[1])
      guard let separator = try separator(bound[0]) else {
        return .object(try bySpace(text, most: most < 0 ? .max : most))
      }
      return .object(try by(separator, text, most: most < 0 ? .max : most))
    }
    methods.method("rsplit", "sep=None, maxsplit=-1") { text, bound in
      let most = try Operations.index(bound[1])
      guard let separator = try separator(bound[0]) else {
        return .object(try bySpaceFromEnd(text, most: most < 0 ? .max : most))
      }
      return .object(try fromEnd(separator, text, most: most < 0 ? .max : most))
    }
    methods.method("splitlines", "keepends=False") { text, bound in
      .object(try lines(text, keepEnds: Operations.isTrue(bound[0])))
    }
    methods.unary("partition") { text, value in
      let separator = try nonEmpty(value)
      guard let place = try text.find(separator) else {
        return .tuple([.str(text), .str(.empty), .str(.empty)])
      }
      return .tuple([
        .str(text.slice(0, place)), .str(separator),
        .str(text.slice(place + separator.count, text.count)),
      ])
    }
    methods.unary("rpartition") { text, value in
      let separator = try nonEmpty(value)
      guard let place = try text.findLast(separator) else {
        return .tuple([.str(.empty), .str(.empty), .str(text)])
      }
      return .tuple([
        .str(text.slice(0, place)), .str(separator),
        .str(text.slice(place + separator.count, text.count)),
      ])
    }
    methods.unary("join") { .str(try joined($0, $1)) }
  }

  private static func separator(_ value: Value) throws -> Str? {
    if value.isNone { return nil }
    guard let text = value.string else {
      throw PythonError.typeError("must be str or None, not \(value.type.name)")
    }
    guard text.count > 0 else { throw PythonError.valueError("empty separator") }
    return text
  }

  private static func nonEmpty(_ value: Value) throws -> Str {
    guard let text = value.string else {
      throw PythonError.typeError("must be str, not \(value.type.name)")
    }
    guard text.count > 0 else { throw PythonError.valueError("empty separator") }
    return text
  }

  // MARK: Splitting

  private static func bySpace(_ text: Str, most: Int) throws -> List {
    let parts = List()
    var place = 0
    let count = text.count
    while true {
      try Operations.checkInterrupt()
      while place < count, Str.isSpace(text.scalar(at: place)) { place += 1 }
      if place == count { return parts }
      if parts.count == most {
        try parts.append(.str(text.slice(place, count)))
        return parts
      }
      let start = place
      while place < count, !Str.isSpace(text.scalar(at: place)) { place += 1 }
      try parts.append(.str(text.slice(start, place)))
    }
  }

  private static func bySpaceFromEnd(_ text: Str, most: Int) throws -> List {
    let parts = List()
    var place = text.count
    while true {
      try Operations.checkInterrupt()
      while place > 0, Str.isSpace(text.scalar(at: place - 1)) { place -= 1 }
      if place > 0, parts.count == most {
        try parts.append(.str(text.slice(0, place)))
        place = 0
      }
      if place == 0 {
        parts.reverse()
        return parts
      }
      let end = place
      while place > 0, !Str.isSpace(text.scalar(at: place - 1)) { place -= 1 }
      try parts.append(.str(text.slice(place, end)))
    }
  }

  /// The parts between occurrences of a separator, from the left.
  static func by(_ separator: Str, _ text: Str, most: Int) throws -> List {
    let parts = List()
    var start = 0
    while parts.count < most, let place = try text.find(separator, from: start) {
      try parts.append(.str(text.slice(start, place)))
      start = place + separator.count
    }
    try parts.append(.str(text.slice(start, text.count)))
    return parts
  }

  private static func fromEnd(_ separator: Str, _ text: Str, most: Int) throws -> List {
    let parts = List()
    var end = text.count
    while parts.count < most, let place = try text.findLast(separator, to: end) {
      try parts.append(.str(text.slice(place + separator.count, end)))
      end = place
    }
    try parts.append(.str(text.slice(0, end)))
    parts.reverse()
    return parts
  }

  /// The lines of a text; all of Unicode's line ends count.
  static func lines(_ text: Str, keepEnds: Bool) throws -> List {
    let parts = List()
    var start = 0
    var place = 0
    let count = text.count
    while place < count {
      let scalar = text.scalar(at: place)
      if place & 0xFFFF == 0 { try Operations.checkInterrupt() }
      guard isLineEnd(scalar) else {
        place += 1
        continue
      }
      try Operations.checkInterrupt()
      let isPair = scalar == 0x0D && place + 1 < count && text.scalar(at: place + 1) == 0x0A
      let next = place + (isPair ? 2 : 1)
      try parts.append(.str(text.slice(start, keepEnds ? next : place)))
      start = next
      place = next
    }
    if start < count { try parts.append(.str(text.slice(start, count))) }
    return parts
  }

  private static func isLineEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  // MARK: Joining

  /// `separator.join(iterable)`.
  static func joined(_ separator: Str, _ iterable: Value) throws -> Str {
    guard let items = try Operations.itemsIfIterable(iterable) else {
      throw PythonError.typeError("can only join an iterable")
    }
    var count = 0
    var isASCII = if case .ascii = separator.content { true } else { items.count < 2 }
    for (index, item) in items.enumerated() {
      if index & 0xFFF == 0 { try Operations.checkInterrupt() }
      guard let text = item.string else {
        throw PythonError.typeError(
          "sequence item \(index): expected str instance, \(item.type.name) found")
      }
      if case .wide = text.content { isASCII = false }
      count += text.count + separator.count
    }
    if items.count == 1, let only = items[0].string { return only }
    try Sequences.checkMemory(count, times: 1, bytesEach: isASCII ? 1 : 4)
    var result = StrBuilder()
    if isASCII { result.reserve(count) }
    for (index, item) in items.enumerated() {
      if index > 0 { try result.append(separator) }
      if let text = item.string { try result.append(text) }
      if index & 0xFFF == 0 { try Operations.checkInterrupt() }
    }
    return result.finish()
  }

  /// `text.replace(old, new, most)`.
  static func replaced(_ text: Str, _ old: Str, _ new: Str, most: Int) throws -> Str {
    guard old.count > 0 else { return try interspersed(text, new, most: most) }
    let count = try text.count(of: old, most: most)
    guard count > 0 else { return text }
    let isASCII = if case (.ascii, .ascii) = (text.content, new.content) { true } else { false }
    let (more, overflow) = count.multipliedReportingOverflow(by: new.count - old.count)
    let size = overflow ? .max : text.count + more
    try Sequences.checkMemory(size, times: 1, bytesEach: isASCII ? 1 : 4)
    var (result, start) = (StrBuilder(), 0)
    if isASCII { result.reserve(size) }
    for _ in 0..<count {
      guard let place = try text.find(old, from: start) else { break }
      try result.append(text, start..<place)
      try result.append(new)
      start = place + old.count
    }
    try result.append(text, start..<text.count)
    return result.finish()
  }

  /// What replacing the empty str does: `new` before each character and at the end.
  private static func interspersed(_ text: Str, _ new: Str, most: Int) throws -> Str {
    try Sequences.checkMemory(text.count + 1, times: new.count + 1, bytesEach: 4)
    var (result, index) = (StrBuilder(), 0)
    try text.forEachScalar { scalar in
      if index < most { try result.append(new) }
      result.append(scalar)
      index += 1
    }
    if text.count < most { try result.append(new) }
    return result.finish()
  }
}

/// `str.maketrans` and `str.translate`.
enum StrTranslation {
  static func define(_ methods: MethodTable<Str>) {
    let maketrans = NativeFunction("maketrans") { arguments in
      try ArgumentError.check(arguments.values.count, 1...3, of: "maketrans")
      return .object(try table(arguments))
    }
    methods.type.define("maketrans", .object(StaticMethod(.object(maketrans))))
    methods.unary("translate") { .str(try translated($0, $1)) }
  }

  private static func table(_ arguments: Arguments) throws -> Dict {
    let table = Dict()
    guard let second = arguments.at(1) else {
      guard let source = arguments[0].dict else {
        throw PythonError.typeError(
          "if you give only one argument to maketrans it must be a dict")
      }
      for (key, value) in source.pairs {
        if case .str(let text) = key {
          guard text.count == 1 else {
            throw PythonError.valueError(
              "string keys in translate table must be of length 1")
          }
          try table.set(.int(Int(text.scalar(at: 0))), value)
        } else {
          try table.set(key, value)
        }
      }
      return table
    }
    let from = try StrType.text(arguments[0], "maketrans()")
    let to = try StrType.text(second, "maketrans()")
    guard from.count == to.count else {
      throw PythonError.valueError("the first two maketrans arguments must have equal length")
    }
    for index in 0..<from.count {
      try table.set(.int(Int(from.scalar(at: index))), .int(Int(to.scalar(at: index))))
    }
    if let removed = try arguments.at(2).map({ try StrType.text($0, "maketrans()") }) {
      for scalar in removed.scalars { try table.set(.int(Int(scalar)), .none) }
    }
    return table
  }

  private static func translated(_ text: Str, _ table: Value) throws -> Str {
    var result = StrBuilder()
    try text.forEachScalar { scalar in
      switch try entry(table, scalar) {
      case nil: result.append(scalar)
      case .some(.none): break
      case .some(.str(let replacement)): try result.append(replacement)
      case .some(let value):
        guard let code = UInt32(exactly: try Operations.index(value)), code < 0x110000 else {
          throw PythonError.valueError("character mapping must be in range(0x110000)")
        }
        result.append(code)
      }
    }
    return result.finish()
  }

  private static func entry(_ table: Value, _ scalar: UInt32) throws -> Value? {
    if let dict = table.dict { return try dict.get(.int(Int(scalar))) }
    do {
      return try Operations.getItem(table, .int(Int(scalar)))
    } catch let error as PythonError where error.exception.type.isSubclass(of: .lookupError) {
      return nil
    }
  }
}
