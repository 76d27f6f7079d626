import Language
import Library

/// Loops and branches, written out as they ran.
extension StraightLineWriter {
  /// The most rounds of a loop that are written out.
  private static let mostRounds = 64

  mutating func addBlock(_ statement: Statement, _ source: Source) {
    switch statement.kind {
    case .for(let target, let iterable, let body, let orElse):
      let whole = text(iterable, source)
      guard let items = items(of: whole), items.count <= StraightLineWriter.mostRounds else {
        isGivenUp = true
        return
      }
      for item in items {
        take(item, as: target)
        add(body, source)
        if returned != nil || isGivenUp { return }
      }
      add(orElse, source)
    case .if(let branches, let orElse):
      for branch in branches {
        let test = text(branch.test, source)
        guard case .bool(let holds)? = value(of: "bool(\(test))") else {
          isGivenUp = true
          return
        }
        if holds { return add(branch.body, source) }
      }
      add(orElse, source)
    case .with(_, let body): add(body, source)
    default: isGivenUp = true
    }
  }

  mutating func add(_ statements: [Statement], _ source: Source) {
    for statement in statements {
      switch statement.kind {
      case .break, .continue: isGivenUp = true
      default: add(statement, source)
      }
      if returned != nil || isGivenUp { return }
    }
  }

  /// The texts of a loop's items; nil where they cannot be told.
  private mutating func items(of text: String) -> [String]? {
    guard let expression = ExpressionText.parse(text) else { return nil }
    let source = Source(text, name: "<iterable>")
    if case .call(let callee, let arguments) = expression.kind,
      case .name(let name) = callee.kind, arguments.allSatisfy({ $0.kind == .positional })
    {
      let parts = arguments.map { source.text(at: $0.value.span) }
      switch name.text {
      case "range":
        guard case .int(let count)? = value(of: "len(\(text))"),
          count <= StraightLineWriter.mostRounds
        else { return nil }
        return (0..<Int(count)).compactMap { place in
          guard case .int(let number)? = value(of: "(\(text))[\(place)]") else { return nil }
          return "\(number)"
        }
      case "enumerate" where parts.count == 1:
        return items(of: parts[0])?.enumerated().map { "(\($0), \($1))" }
      case "zip":
        var columns: [[String]] = []
        for part in parts {
          guard let column = items(of: part) else { return nil }
          columns.append(column)
        }
        let count = columns.map(\.count).min() ?? 0
        return (0..<count).map { row in
          "(" + columns.map { $0[row] }.joined(separator: ", ") + ")"
        }
      default: break
      }
    }
    guard case .int(let count)? = value(of: "len(\(text))"), count <= StraightLineWriter.mostRounds,
      let atom = ExpressionText(text)?.asAtom
    else { return nil }
    switch expression.kind {
    case .list(let list), .tuple(let list): return list.map { source.text(at: $0.span) }
    default: return (0..<Int(count)).map { "\(atom)[\($0)]" }
    }
  }

  /// Lets a loop's names stand for an item.
  private mutating func take(_ item: String, as target: Expression) {
    switch target.kind {
    case .name(let name): present[name.text] = item
    case .tuple(let targets), .list(let targets):
      let source = Source(item, name: "<item>")
      if case .tuple(let parts)? = ExpressionText.parse(item)?.kind, parts.count == targets.count {
        for (target, part) in zip(targets, parts) { take(source.text(at: part.span), as: target) }
      } else if let atom = ExpressionText(item)?.asAtom {
        for (place, target) in targets.enumerated() { take("\(atom)[\(place)]", as: target) }
      }
    default: isGivenUp = true
    }
  }
}
