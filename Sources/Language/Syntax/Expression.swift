/// An expression of the syntax tree.
package struct Expression {
  package let kind: Kind
  package let span: SourceSpan
  /// How many expressions stand within each other; limited, for the compiler goes down the tree.
  let height: Int

  package init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
    var height = 0
    kind.forEachChild { height = max(height, $0.height) }
    self.height = height + 1
  }

  package indirect enum Kind {
    case name(Name)
    /// `None`, `True`, `...`, a number, or a str.
    case constant(Value)
    /// An f-string, with the literals that stand beside it.
    case formatted([FormattedPart])
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dict([DictItem])
    case starred(Expression)
    case unary(UnaryOperator, Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a and b and c`.
    case boolean(BooleanOperator, [Expression])
    /// `a < b < c`: the first operand, then each operator with its right operand.
    case comparison(Expression, [Comparison])
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case call(Expression, [Argument])
    case attribute(Expression, Name)
    case `subscript`(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case lambda(Parameters, body: Expression)
    case comprehension(Comprehension)
    /// `target := value`.
    case named(target: Expression, value: Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }

  package enum BooleanOperator: Sendable { case and, or }

  /// One `op right` of a chain of comparisons.
  package struct Comparison {
    package enum Operator: Equatable, Sendable {
      case value(ComparisonOperator)
      case `is`, isNot, `in`, notIn
    }
    package let op: Operator
    package let right: Expression
  }

  /// `key: value` in a dict display; `**value` where the key is nil.
  package struct DictItem {
    package let key: Expression?
    package let value: Expression
  }

  /// One argument of a call.
  package struct Argument {
    package enum Kind: Equatable {
      case positional
      case keyword(Name)
      /// `*value`
      case unpacked
      /// `**value`
      case unpackedKeywords
    }
    package let kind: Kind
    package let value: Expression
    /// With the keyword and the stars.
    package let span: SourceSpan

    package init(kind: Kind, value: Expression, span: SourceSpan) {
      self.kind = kind
      self.value = value
      self.span = span
    }
  }

  /// A piece of an f-string.
  package enum FormattedPart {
    case text(Str)
    case field(Field)

    /// `{value!r:spec}`.
    package struct Field {
      package enum Conversion: Sendable { case str, repr, ascii }
      package let value: Expression
      package let conversion: Conversion?
      /// The text and the fields after the colon.
      package let spec: [FormattedPart]
    }
  }

  /// A list, set, dict comprehension or a generator expression.
  package struct Comprehension {
    package enum Kind: Equatable, Sendable { case list, set, dict, generator }
    package let kind: Kind
    /// The item; a dict comprehension's key.
    package let element: Expression
    /// A dict comprehension's value.
    package let value: Expression?
    package let clauses: [Clause]

    /// `for target in iterable if condition …`.
    package struct Clause {
      package let target: Expression
      package let iterable: Expression
      package let conditions: [Expression]
    }
  }
}

/// The parameters of a function or a lambda.
package struct Parameters {
  package struct Parameter {
    package let name: Name
    package let annotation: Expression?
    package let standard: Expression?
    package let span: SourceSpan
  }

  package var positionalOnly: [Parameter] = []
  package var plain: [Parameter] = []
  /// `*args`
  package var variadic: Parameter?
  package var keywordOnly: [Parameter] = []
  /// `**kwargs`
  package var keywords: Parameter?

  /// All of them, in the order of the function's local slots.
  package var all: [Parameter] {
    positionalOnly + plain + keywordOnly + [variadic, keywords].compactMap { $0 }
  }

  /// All of them, as the text lists them.
  package var inTextOrder: [Parameter] {
    positionalOnly + plain + [variadic].compactMap { $0 } + keywordOnly
      + [keywords].compactMap { $0 }
  }
}

extension Expression.Kind {
  /// Goes through the expressions directly within this one, in the order of evaluation.
  ///
  /// A function's or a comprehension's inner expressions are among them, although they are
  /// evaluated in a scope of their own.
  package func forEachChild(_ visit: (Expression) -> Void) {
    switch self {
    case .name, .constant: break
    case .formatted(let parts): for part in parts { part.forEachExpression(visit) }
    case .tuple(let items), .list(let items), .set(let items), .boolean(_, let items):
      items.forEach(visit)
    case .dict(let items):
      for item in items {
        item.key.map(visit)
        visit(item.value)
      }
    case .starred(let inner), .unary(_, let inner), .not(let inner), .attribute(let inner, _),
      .yieldFrom(let inner):
      visit(inner)
    case .binary(_, let left, let right), .subscript(let left, let right):
      visit(left)
      visit(right)
    case .comparison(let first, let rest):
      visit(first)
      for comparison in rest { visit(comparison.right) }
    case .conditional(let test, let body, let orElse):
      visit(test)
      visit(body)
      visit(orElse)
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .slice(let lower, let upper, let step):
      for bound in [lower, upper, step] { bound.map(visit) }
    case .lambda(let parameters, let body):
      for parameter in parameters.all { parameter.standard.map(visit) }
      visit(body)
    case .comprehension(let comprehension):
      for clause in comprehension.clauses {
        visit(clause.iterable)
        visit(clause.target)
        clause.conditions.forEach(visit)
      }
      visit(comprehension.element)
      comprehension.value.map(visit)
    case .named(let target, let value):
      visit(value)
      visit(target)
    case .yield(let value): value.map(visit)
    }
  }
}

extension Expression.FormattedPart {
  fileprivate func forEachExpression(_ visit: (Expression) -> Void) {
    guard case .field(let field) = self else { return }
    visit(field.value)
    for part in field.spec { part.forEachExpression(visit) }
  }
}

extension Expression {
  /// What CPython's messages call this kind of expression ("cannot assign to …").
  var description: String {
    switch kind {
    case .name: "name"
    case .constant(.none): "None"
    case .constant(.bool(let value)): value ? "True" : "False"
    case .constant(.object(let object)) where object === EllipsisType.shared: "ellipsis"
    case .constant: "literal"
    case .formatted: "f-string expression"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .starred: "starred"
    case .unary, .not, .binary, .boolean: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript: "subscript"
    case .slice: "slice"
    case .lambda: "lambda"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      case .generator: "generator expression"
      }
    case .named: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
