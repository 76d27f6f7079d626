/// A statement of the syntax tree.
package struct Statement {
  package let kind: Kind
  package let span: SourceSpan

  package init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind {
    case expression(Expression)
    /// `a = b = value`.
    case assignment(targets: [Expression], value: Expression)
    /// `target op= value`.
    case augmented(target: Expression, op: BinaryOperator, value: Expression)
    /// `target: annotation = value`; `isSimple` for a bare name.
    case annotated(
      target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case delete([Expression])
    case `if`([Branch], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case with([WithItem], body: [Statement])
    case `try`(Try)
    case match(subject: Expression, cases: [MatchCase])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case assert(Expression, message: Expression?)
    case `import`([Alias])
    /// `from module import names`; the names are empty for `*`.
    case importFrom(module: String, level: Int, names: [Alias])
    case global([Name])
    case nonlocal([Name])
    case pass
    case `break`
    case `continue`
  }

  /// `if test:` or `elif test:` with its block.
  package struct Branch {
    package let test: Expression
    package let body: [Statement]
  }

  /// `context as target`.
  package struct WithItem {
    package let context: Expression
    package let target: Expression?
  }

  package struct Try {
    package let body: [Statement]
    package let handlers: [Handler]
    package let orElse: [Statement]
    package let finally: [Statement]
  }

  /// `except type as name:`; without a type it catches everything.
  package struct Handler {
    package let type: Expression?
    package let name: Name?
    package let body: [Statement]
    package let span: SourceSpan
  }

  package struct MatchCase {
    package let pattern: Pattern
    package let guarding: Expression?
    package let body: [Statement]
  }

  package struct FunctionDefinition {
    package let name: Name
    package let parameters: Parameters
    package let returns: Expression?
    package let body: [Statement]
    package let decorators: [Expression]
    /// `def name(…) -> …:` without the block.
    package let header: SourceSpan
  }

  package struct ClassDefinition {
    package let name: Name
    package let arguments: [Expression.Argument]
    package let body: [Statement]
    package let decorators: [Expression]
    package let header: SourceSpan
  }

  /// `name.of.module as other`.
  package struct Alias {
    package let name: String
    package let asName: Name?
    package let span: SourceSpan
  }

  /// The statement's docstring, if it is a str alone.
  var docstring: Value? {
    if case .expression(let expression) = kind, case .constant(let value) = expression.kind,
      case .str = value
    {
      return value
    }
    return nil
  }
}

/// A pattern of a `case`.
package struct Pattern {
  package let kind: Kind
  package let span: SourceSpan

  init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind {
    /// A literal or a dotted name: equal, or the same for `None`, `True` and `False`.
    case value(Expression)
    /// A name, or `_` where nil; with `pattern as name` the pattern first.
    case capture(Name?, Pattern?)
    case sequence([Pattern])
    /// `*name` within a sequence; nil for `*_`.
    case star(Name?)
    case mapping([(key: Expression, pattern: Pattern)], rest: Name?)
    case instance(Expression, positional: [Pattern], keywords: [(name: Name, pattern: Pattern)])
    case alternatives([Pattern])
  }
}
