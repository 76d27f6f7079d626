import Language
import Sessions

/// The text of a Python expression, and how tightly it holds together.
///
/// Gradients are put together from the texts of operands and rules, with parentheses only where
/// Python needs them.
struct ExpressionText: Equatable {
  let text: String
  private let strength: Strength

  private enum Strength: Int, Comparable {
    case loose, sum, product, sign, power, atom
    static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
  }

  /// Nil where the text is no expression.
  init?(_ text: String) {
    let text = ExpressionText.withoutSpareParentheses(text.trimmed)
    guard let expression = ExpressionText.parse(text) else { return nil }
    self.text = text
    strength =
      switch expression.kind {
      case .name, .constant, .call, .attribute, .subscript, .list: .atom
      case .unary: .sign
      case .binary(let op, _, _):
        switch op.rawValue {
        case "+", "-": .sum
        case "*", "/", "@", "//", "%": .product
        case "**": .power
        default: .loose
        }
      default: .loose
      }
  }

  /// Without parentheses around a whole argument, or around what stands in parentheses already.
  static func withoutSpareParentheses(_ text: String) -> String {
    guard text.contains("("), !text.contains(where: { "'\"#".contains($0) }) else { return text }
    var characters = Array(text)
    var open: [(place: Int, hasComma: Bool)] = []
    var spare: Set<Int> = []
    for (place, character) in characters.enumerated() {
      switch character {
      case "(", "[", "{": open.append((place, false))
      case ",": if !open.isEmpty { open[open.count - 1].hasComma = true }
      case ")", "]", "}":
        guard let (start, hasComma) = open.popLast() else { return text }
        let before = characters[..<start].last { $0 != " " }
        let after = characters[(place + 1)...].first { $0 != " " }
        let isAlone = before == nil && after == nil
        let isArgument =
          (before == "(" || before == "," && !open.isEmpty) && (after == ")" || after == ",")
        if character == ")", !hasComma, place > start + 1, isAlone || isArgument,
          !characters[start...place].starts(with: "( ")
        {
          spare.formUnion([start, place])
        }
      default: break
      }
    }
    characters = characters.enumerated().filter { !spare.contains($0.offset) }.map(\.element)
    return String(characters)
  }

  /// The syntax tree of a text that is one expression.
  static func parse(_ text: String) -> Expression? {
    guard let statements = try? Language.parse(Source(text.trimmed, name: "<rule>")),
      statements.count == 1, case .expression(let expression) = statements[0].kind
    else { return nil }
    return expression
  }

  private func within(_ least: Strength) -> String { strength >= least ? text : "(\(text))" }

  /// As an operand that binds as tightly as a name: with parentheses unless it is one thing.
  var asAtom: String { within(.atom) }

  /// As a factor of a product, or what one divides.
  var asFactor: String { within(.product) }

  /// Whether it is a name alone.
  var isName: Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && text.first?.isNumber == false
  }

  var isOne: Bool { ["1", "1.0"].contains(text) }

  var isMinusOne: Bool { ["-1", "-1.0"].contains(text) }

  /// With the other sign.
  var negated: ExpressionText? {
    if text.hasPrefix("-"), strength >= .product,
      let positive = ExpressionText(String(text.dropFirst())),
      positive.strength >= .product
    {
      return positive
    }
    return ExpressionText("-" + within(.product))
  }

  /// The product of a gradient and a slope, as short as it can be written.
  func times(_ slope: ExpressionText) -> ExpressionText? {
    if slope.isOne { return self }
    if slope.isMinusOne { return negated }
    if isOne { return slope }
    if isMinusOne { return slope.negated }
    if slope.text.hasPrefix("1/"),
      case .binary(.trueDivide, _, let right)? = ExpressionText.parse(slope.text)?.kind,
      let divisor = ExpressionText(Source(slope.text, name: "<rule>").text(at: right.span))
    {
      return ExpressionText(within(.product) + " / " + divisor.within(.atom))
    }
    let startsWithNumber = slope.text.dropFirst().first?.isNumber ?? false
    if slope.text.hasPrefix("-"), slope.strength >= .product, !startsWithNumber,
      let positive = slope.negated
    {
      return ExpressionText("-" + within(.product) + " * " + positive.within(.power))
    }
    let left = within(.product)
    let right = slope.strength == .product || startsWithNumber ? slope.text : slope.within(.power)
    return ExpressionText(left + " * " + right)
  }

  /// The sum over dimensions, or over all.
  func summed(_ arguments: String) -> ExpressionText? {
    ExpressionText(within(.atom) + ".sum(\(arguments))")
  }
}
