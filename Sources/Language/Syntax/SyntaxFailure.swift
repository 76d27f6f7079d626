/// Why a text is no program: what the parser throws, before it becomes a Python exception.
package struct SyntaxFailure: Error, Equatable {
  package enum Kind: String, Sendable {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tabs = "TabError"
    case recursion = "RecursionError"
  }

  package let kind: Kind
  package let message: String
  package let span: SourceSpan
  /// Whether more text could make it right: it ends within a bracket, a string or a block.
  package let endsEarly: Bool
  /// Whether another rule may explain the text better: a plain "invalid syntax".
  let isGeneric: Bool

  package init(
    _ message: String, at span: SourceSpan, kind: Kind = .syntax, endsEarly: Bool = false,
    isGeneric: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.span = span
    self.endsEarly = endsEarly
    self.isGeneric = isGeneric
  }
}
