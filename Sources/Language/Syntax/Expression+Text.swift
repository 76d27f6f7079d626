/// Writing an expression down: for expressions that stand in no source.
extension Expression {
  /// The expression as a person would type it, with no more parentheses than needed; `…` stands for
  /// comprehensions, lambdas and f-strings.
  package var text: String { text(within: .lowest) }

  private func text(within outer: Precedence) -> String {
    let own = precedence
    return own < outer ? "(\(plainText(own)))" : plainText(own)
  }

  private func plainText(_ own: Precedence) -> String {
    switch kind {
    case .name(let name): return name.text
    case .constant(let value): return (try? Operations.repr(value)) ?? "…"
    case .tuple(let items):
      return items.count == 1
        ? "\(items[0].text)," : items.map { $0.text(within: .test) }.joined(separator: ", ")
    case .list(let items): return "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .starred(let inner): return "*" + inner.text(within: .test)
    case .unary(let op, let inner): return op.rawValue + inner.text(within: .unary)
    case .not(let inner): return "not " + inner.text(within: .not)
    case .binary(let op, let left, let right):
      let isPower = op == .power
      let sides = (
        left.text(within: isPower ? .postfix : own),
        right.text(within: isPower ? .unary : own.next)
      )
      return own == .product || isPower
        ? sides.0 + (op == .matmul ? " @ " : op.rawValue) + sides.1
        : "\(sides.0) \(op.rawValue) \(sides.1)"
    case .boolean(let op, let items):
      let word = op == .and ? " and " : " or "
      return items.map { $0.text(within: own.next) }.joined(separator: word)
    case .comparison(let first, let rest):
      return rest.reduce(first.text(within: own.next)) {
        $0 + " \($1.op.text) " + $1.right.text(within: own.next)
      }
    case .conditional(let test, let body, let orElse):
      return "\(body.text(within: .or)) if \(test.text(within: .or)) "
        + "else \(orElse.text(within: .test))"
    case .call(let callee, let arguments):
      return callee.text(within: .postfix)
        + "(" + arguments.map(\.text).joined(separator: ", ") + ")"
    case .attribute(let inner, let name):
      return inner.text(within: .postfix) + "." + name.text
    case .subscript(let inner, let index):
      return inner.text(within: .postfix) + "[\(index.text)]"
    case .slice(let lower, let upper, let step):
      let bounds = (lower?.text ?? "") + ":" + (upper?.text ?? "")
      return step.map { bounds + ":" + $0.text } ?? bounds
    default: return "…"
    }
  }

  /// How tightly an expression holds together, as in Python's grammar.
  private enum Precedence: Int, Comparable {
    case lowest, test, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product
    case unary, power, postfix, atom

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .atom }
  }

  private var precedence: Precedence {
    switch kind {
    case .tuple: .lowest
    case .conditional, .starred: .test
    case .boolean(let op, _): op == .or ? .or : .and
    case .not: .not
    case .comparison: .comparison
    case .unary: .unary
    case .binary(let op, _, _):
      switch op {
      case .add, .subtract: .sum
      case .multiply, .trueDivide, .floorDivide, .modulo, .matmul: .product
      case .power: .power
      case .leftShift, .rightShift: .shift
      case .and: .bitAnd
      case .or: .bitOr
      case .xor: .bitXor
      }
    case .call, .attribute, .subscript: .postfix
    case .constant(.int(let value)) where value < 0: .unary
    case .constant(.float(let value)) where value < 0: .unary
    default: .atom
    }
  }
}

extension Expression.Argument {
  fileprivate var text: String {
    switch kind {
    case .positional: value.text
    case .keyword(let name): name.text + "=" + value.text
    case .unpacked: "*" + value.text
    case .unpackedKeywords: "**" + value.text
    }
  }
}

extension Expression.Comparison.Operator {
  fileprivate var text: String {
    switch self {
    case .value(let op): op.rawValue
    case .is: "is"
    case .isNot: "is not"
    case .in: "in"
    case .notIn: "not in"
    }
  }
}
