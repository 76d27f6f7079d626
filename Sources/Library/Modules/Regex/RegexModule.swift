import Language
import Safety

/// `import re`.
enum RegexModule {
  static func make() -> Module {
    Module(
      "re", functions: functions,
      types: [RegexMatch.matchType, RegexPattern.patternType, error], values: flags)
  }

  /// `re.error`.
  nonisolated(unsafe) static let error = TypeObject(
    "error", module: "re", bases: [.exception])

  private static var flags: [Name: Value] {
    let flags: [(String, String, RegexProgram.Flags)] = [
      ("I", "IGNORECASE", .ignoreCase), ("M", "MULTILINE", .multiline), ("S", "DOTALL", .dotAll),
      ("X", "VERBOSE", .verbose), ("A", "ASCII", .ascii), ("U", "UNICODE", .unicode),
    ]
    var values: [Name: Value] = ["NOFLAG": .object(RegexFlag([]))]
    for (short, long, flag) in flags {
      let value = Value.object(RegexFlag(flag))
      values[Name(short)] = value
      values[Name(long)] = value
    }
    return values
  }

  private static var functions: [NativeFunction] {
    let onePattern = ["search", "match", "fullmatch", "findall", "finditer"].map { name in
      NativeFunction(name, signature: "pattern, string, flags=0") { bound in
        try RegexPattern.compiled(bound[0], bound[2]).perform(name, [bound[1]])
      }
    }
    return onePattern + [
      NativeFunction("compile", signature: "pattern, flags=0") { bound in
        .object(try RegexPattern.compiled(bound[0], bound[1]))
      },
      NativeFunction("split", signature: "pattern, string, maxsplit=0, flags=0") { bound in
        try RegexPattern.compiled(bound[0], bound[3]).perform("split", [bound[1], bound[2]])
      },
      NativeFunction("sub", signature: "pattern, repl, string, count=0, flags=0") { bound in
        try RegexPattern.compiled(bound[0], bound[4]).perform("sub", Array(bound[1...3]))
      },
      NativeFunction("subn", signature: "pattern, repl, string, count=0, flags=0") { bound in
        try RegexPattern.compiled(bound[0], bound[4]).perform("subn", Array(bound[1...3]))
      },
      NativeFunction("escape", signature: "pattern") { bound in
        guard let text = bound[0].string else {
          throw PythonError.typeError("expected string, not \(bound[0].type.name)")
        }
        let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".unicodeScalars.map(\.value))
        var escaped: [UInt32] = []
        for place in 0..<text.count {
          try Interrupt.check()
          let scalar = text.scalar(at: place)
          if special.contains(scalar) { escaped.append(0x5C) }
          escaped.append(scalar)
        }
        return .str(Str(scalars: escaped))
      },
      NativeFunction("purge", signature: "") { _ in .none },
    ]
  }
}

/// `re.I` and its kin.
private final class RegexFlag: Object {
  private let flags: RegexProgram.Flags

  init(_ flags: RegexProgram.Flags) {
    self.flags = flags
    super.init()
  }

  private nonisolated(unsafe) static let flagType = TypeObject(
    "RegexFlag", module: "re",
    populate: { type in
      let methods = MethodTable(type) { $0.as(RegexFlag.self) }
      methods.property("value") { .int($0.flags.rawValue) }
    })

  override var type: TypeObject { RegexFlag.flagType }
  override func isTrue() throws -> Bool { !flags.isEmpty }
  override func hash() throws -> Int { flags.rawValue }
  override func asIndex() throws -> Int? { flags.rawValue }
  override func asInt() throws -> Value? { .int(flags.rawValue) }

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let number = try Operations.indexIfAny(other) else { return nil }
    let right = RegexProgram.Flags(rawValue: number)
    switch op {
    case .or: return .object(RegexFlag(flags.union(right)))
    case .and: return .object(RegexFlag(flags.intersection(right)))
    default: return nil
    }
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or || op == .and ? try binary(op, other) : nil
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let number = try Operations.indexIfAny(other) else { return nil }
    return try Operations.compare(op, .int(flags.rawValue), .int(number))
  }

  override func repr() throws -> String { flags.isEmpty ? "re.NOFLAG" : flags.names }
}
