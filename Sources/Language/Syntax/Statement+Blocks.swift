/// Changing the statements within a statement's blocks.
extension Statement {
  /// `name = value`, standing where another statement stands.
  package static func assignment(
    to name: Name, _ value: Expression, at span: SourceSpan
  ) -> Statement {
    Statement(.assignment(targets: [Expression(.name(name), span)], value: value), span)
  }

  /// The statement with other statements in each of its blocks. Functions and classes, whose
  /// statements are of another scope, have none.
  package func mappingBlocks(_ transform: ([Statement]) -> [Statement]) -> Statement {
    let kind: Kind =
      switch self.kind {
      case .if(let branches, let orElse):
        .if(
          branches.map { Branch(test: $0.test, body: transform($0.body)) },
          orElse: transform(orElse))
      case .while(let test, let body, let orElse):
        .while(test: test, body: transform(body), orElse: transform(orElse))
      case .for(let target, let iterable, let body, let orElse):
        .for(
          target: target, iterable: iterable, body: transform(body), orElse: transform(orElse))
      case .with(let items, let body):
        .with(items, body: transform(body))
      case .try(let block):
        .try(
          Try(
            body: transform(block.body),
            handlers: block.handlers.map {
              Handler(type: $0.type, name: $0.name, body: transform($0.body), span: $0.span)
            },
            orElse: transform(block.orElse), finally: transform(block.finally)))
      case .match(let subject, let cases):
        .match(
          subject: subject,
          cases: cases.map {
            MatchCase(pattern: $0.pattern, guarding: $0.guarding, body: transform($0.body))
          })
      default:
        self.kind
      }
    return Statement(kind, span)
  }
}
