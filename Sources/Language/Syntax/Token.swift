/// What the lexer cuts the text into.
struct Token {
  let kind: TokenKind
  /// Where its bytes begin and end in the text's UTF-8.
  let start: Int32
  let end: Int32
  private let line: Int32
  private let column: Int32
  private let endLine: Int32
  private let endColumn: Int32

  init(_ kind: TokenKind, bytes: Swift.Range<Int>, span: SourceSpan) {
    self.kind = kind
    start = Int32(truncatingIfNeeded: bytes.lowerBound)
    end = Int32(truncatingIfNeeded: bytes.upperBound)
    line = Int32(truncatingIfNeeded: span.line)
    column = Int32(truncatingIfNeeded: span.column)
    endLine = Int32(truncatingIfNeeded: span.endLine)
    endColumn = Int32(truncatingIfNeeded: span.endColumn)
  }

  var bytes: Swift.Range<Int> { Int(start)..<Int(end) }

  var span: SourceSpan {
    SourceSpan(
      line: Int(line), column: Int(column), endLine: Int(endLine), endColumn: Int(endColumn))
  }
}

/// Kinds of tokens; those with a fixed text are listed in `symbols`.
enum TokenKind: UInt8 {
  case end, newline, indent, dedent, name, number, string
  // Brackets and separators.
  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, at, equal, walrus
  // Operators.
  case plus, minus, star, slash, doubleSlash, percent, doubleStar
  case leftShift, rightShift, ampersand, bar, caret, tilde
  case less, lessEqual, equalEqual, notEqual, greater, greaterEqual
  // Augmented assignment.
  case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual
  case doubleStarEqual, atEqual, leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual
  case caretEqual
  // Keywords.
  case `false`, none, `true`, and, `as`, assert, async, await, `break`, `class`, `continue`, def
  case del, elif, `else`, except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda
  case nonlocal, not, or, pass, raise, `return`, `try`, `while`, with, yield

  /// The reserved words of Python 3.11.
  static let keywords: [String: TokenKind] = [
    "False": .false, "None": .none, "True": .true, "and": .and, "as": .as, "assert": .assert,
    "async": .async, "await": .await, "break": .break, "class": .class, "continue": .continue,
    "def": .def, "del": .del, "elif": .elif, "else": .else, "except": .except,
    "finally": .finally, "for": .for, "from": .from, "global": .global, "if": .if,
    "import": .import, "in": .in, "is": .is, "lambda": .lambda, "nonlocal": .nonlocal,
    "not": .not, "or": .or, "pass": .pass, "raise": .raise, "return": .return, "try": .try,
    "while": .while, "with": .with, "yield": .yield,
  ]

  /// Operators and delimiters, the longest first, so that the first that fits is the right one.
  static let symbols: KeyValuePairs<String, TokenKind> = [
    "**=": .doubleStarEqual, "//=": .doubleSlashEqual, ">>=": .rightShiftEqual,
    "<<=": .leftShiftEqual, "...": .ellipsis, "!=": .notEqual, "->": .arrow, ":=": .walrus,
    "**": .doubleStar, "//": .doubleSlash, "<<": .leftShift, ">>": .rightShift, "<=": .lessEqual,
    "==": .equalEqual, ">=": .greaterEqual, "+=": .plusEqual, "-=": .minusEqual, "*=": .starEqual,
    "/=": .slashEqual, "%=": .percentEqual, "@=": .atEqual, "&=": .ampersandEqual,
    "|=": .barEqual, "^=": .caretEqual, "(": .leftParen, ")": .rightParen, "[": .leftBracket,
    "]": .rightBracket, "{": .leftBrace, "}": .rightBrace, ",": .comma, ":": .colon,
    ";": .semicolon, ".": .dot, "@": .at, "=": .equal, "+": .plus, "-": .minus, "*": .star,
    "/": .slash, "%": .percent, "&": .ampersand, "|": .bar, "^": .caret, "~": .tilde, "<": .less,
    ">": .greater,
  ]

  /// For each ASCII byte, the symbols that begin with it.
  static let symbolsByByte: [[(text: [UInt8], kind: TokenKind)]] = {
    var table = [[(text: [UInt8], kind: TokenKind)]](repeating: [], count: 128)
    for (text, kind) in symbols {
      let bytes = Array(text.utf8)
      if let first = bytes.first { table[Int(first & 127)].append((bytes, kind)) }
    }
    return table
  }()

  var isKeyword: Bool { rawValue >= TokenKind.false.rawValue }

  /// Whether an expression may begin with it.
  var startsExpression: Bool {
    switch self {
    case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .ellipsis, .minus, .plus,
      .tilde, .false, .none, .true, .await, .lambda, .not, .yield:
      true
    default: false
    }
  }
}
