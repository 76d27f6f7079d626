import Language
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A rule of Autograd's derivative table, taken apart: its words, and what it says in notation.
///
/// `d(a * b)/da = b` gives the slope `b`; `d(A @ B)/dA: grad @ B.T` gives the whole gradient.
struct RuleText {
  /// The rule as it stands in the table, without the notation behind the words.
  let words: String
  /// The expression that the gradient is multiplied with; nil where the rule has none.
  private(set) var slope: String?
  /// The expression of the gradient; nil where the rule has none.
  private(set) var gradient: String?
  /// What the rule is about, `exp(a)` in `d exp(a)/da`: the result.
  private let function: String?

  /// Which of the operands each letter stands for.
  private(set) var places = [
    "a": 0, "A": 0, "b": 1, "B": 1, "v": 1, "p": 1, "i": 1, "j": 2, "k": 3,
  ]

  init(_ rule: String) {
    // What a product is added to; of a number's power the exponent is counted first.
    places["c"] = 2
    if rule.contains("c**") { (places["b"], places["c"]) = (0, 1) }
    if let colon = rule.range(of: ": ") {
      let isFormula = rule.hasPrefix("d(")
      words = isFormula ? rule : String(rule[..<colon.lowerBound])
      gradient = String(rule[colon.upperBound...])
      function = RuleText.function(of: rule)
      takeLetters()
      return
    }
    words = rule
    guard let equals = rule.range(of: " = ") else {
      function = nil
      return
    }
    function = RuleText.function(of: rule)
    slope = RuleText.notation(String(rule[equals.upperBound...]))
    takeLetters()
  }

  /// `exp(a)` of `d exp(a)/da = …`.
  private static func function(of rule: String) -> String? {
    guard rule.hasPrefix("d "), let equals = rule.range(of: " = ") else { return nil }
    let left = rule[..<equals.lowerBound]
    return String(left[..<(left.lastIndex(of: "/") ?? left.endIndex)].dropFirst(2))
  }

  /// The letters of a function in their order: `where(c, a, b)` has `a` for its second operand.
  private mutating func takeLetters() {
    guard let function, case .call(_, let arguments) = ExpressionText.parse(function)?.kind,
      arguments.count > 1
    else { return }
    for (place, argument) in arguments.enumerated() { places[argument.value.text] = place }
  }

  /// The words after the equals sign as an expression: `1 where a > 0, else 0` is `(a > 0)`.
  private static func notation(_ text: String) -> String {
    for end in [" for each element", " for the Euclidean norm"] where text.hasSuffix(end) {
      return String(text.dropLast(end.count))
    }
    for end in [", else 0", ", 0.5 where equal"]
    where text.hasPrefix("1 where ") && text.hasSuffix(end) {
      let condition = text.dropFirst(8).dropLast(end.count)
      return condition.hasPrefix("not ") ? "(~\(condition.dropFirst(4)))" : "(\(condition))"
    }
    return text
  }

  /// What the letters of a rule stand for in one place of a forward pass.
  struct Letters {
    /// The texts of the operands, in order.
    var operands: [String]
    /// The text of the result.
    var result: String
    /// The text of the result's gradient.
    var gradient: String
    /// How many entries became one.
    var count: Int
    /// The dimension that a reduction went along, as it was written.
    var dimension: String?
  }

  /// An expression of the rule with the letters replaced; nil where it makes no expression.
  func filled(_ template: String, _ letters: Letters) -> ExpressionText? {
    var template = template
    if let function, ExpressionText(function) != nil {
      template = template.replacing(function, with: "y")
    }
    if letters.dimension != nil {
      template = template.replacing("mean(a)", with: "a.mean(dim, keepdim=True)")
        .replacing("softmax(a)", with: "torch.softmax(a, dim)")
    }
    let exponent = letters.operands.count > 1 ? Double(letters.operands[1]) : nil
    if let exponent {
      template = template.replacing("(p - 1)", with: RuleText.number(exponent - 1))
      template = template.replacing("**1 ", with: " ")
      if template.hasSuffix("**1") { template = String(template.dropLast(3)) }
    }
    let filled = RuleText.replaceNames(in: template) { name, isCalled in
      switch name {
      case _ where places[name] != nil && !isCalled:
        places[name].flatMap { place in
          letters.operands.indices.contains(place) ? RuleText.atom(letters.operands[place]) : nil
        }
      case "y": RuleText.atom(letters.result)
      case "grad": RuleText.atom(letters.gradient)
      case "n" where !isCalled: "\(letters.count)"
      case "dim": letters.dimension
      case "torch", "F", "len": name
      default: isCalled ? "torch." + name : name
      }
    }
    guard let filled else { return nil }
    let text = RuleText.tidied(RuleText.withoutLogarithms(filled))
    return ExpressionText(letters.gradient == "1" ? RuleText.withoutFactorOne(text) : text)
  }

  /// Without the factor 1 at the end or the start of a product.
  private static func withoutFactorOne(_ text: String) -> String {
    guard case .binary(.multiply, let left, let right)? = ExpressionText.parse(text)?.kind else {
      return text
    }
    let source = Source(text, name: "<rule>")
    if source.text(at: right.span) == "1" { return source.text(at: left.span) }
    return source.text(at: left.span) == "1" ? source.text(at: right.span) : text
  }

  /// Without the parentheses around a number at the start, and without a factor of -1.
  private static func tidied(_ text: String) -> String {
    var text = text
    if text.hasPrefix("(-"), let end = text.firstIndex(of: ")") {
      let number = text[..<end].dropFirst()
      if Double(number) != nil { text = String(number + text[text.index(after: end)...]) }
    }
    text = text.replacing(".T.T", with: "")
    return text.hasPrefix("-1 * ") ? "-" + text.dropFirst(5) : text
  }

  /// `torch.log(2)`, which takes no number, as the number that it is.
  private static func withoutLogarithms(_ text: String) -> String {
    guard let call = text.range(of: "torch.log("),
      let end = text[call.upperBound...].firstIndex(of: ")"),
      let number = Double(text[call.upperBound..<end]), number > 0
    else { return text }
    return text.replacingCharacters(
      in: call.lowerBound..<text.index(after: end), with: RuleText.number(log(number)))
  }

  private static func atom(_ text: String) -> String? {
    guard let expression = ExpressionText(text) else { return nil }
    return expression.asAtom
  }

  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return "\(Int(value))" }
    return (try? Operations.repr(.float(value))) ?? "\(value)"
  }

  /// What ends a stretch in which no name is replaced, by what begins it.
  private static let closing: [Unicode.Scalar: Unicode.Scalar] = ["'": "'", "⟦": ownEnd]
  private static let ownEnd: Unicode.Scalar = "⟧"

  /// A text of the learner's own within a rule's expression, whose names are no letters.
  static func own(_ text: String) -> String { "⟦\(text)⟧" }

  /// A text without the marks of `own`.
  static func bare(_ text: String) -> String {
    text.hasPrefix("⟦") && text.hasSuffix("⟧") ? String(text.dropFirst().dropLast()) : text
  }

  /// Replaces the names of an expression that stand for themselves, not behind a dot nor as a
  /// keyword; nil where one of them has no replacement.
  private static func replaceNames(
    in text: String, _ replacement: (_ name: String, _ isCalled: Bool) -> String?
  ) -> String? {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var place = 0
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    while place < scalars.count {
      // Strings, and texts of the learner's own, stay as they are.
      if let end = RuleText.closing[scalars[place]] {
        let stop = scalars[(place + 1)...].firstIndex(of: end) ?? scalars.count
        let inner = scalars[(place + 1)..<stop]
        result.unicodeScalars.append(
          contentsOf: end == RuleText.ownEnd ? Array(inner) : [scalars[place]] + inner + [end])
        place = stop + 1
        continue
      }
      let start = place
      while place < scalars.count, isPart(scalars[place]) { place += 1 }
      guard place > start else {
        result.unicodeScalars.append(scalars[place])
        place += 1
        continue
      }
      let name = String(String.UnicodeScalarView(scalars[start..<place]))
      let isAttribute = start > 0 && scalars[start - 1] == "."
      let next = place < scalars.count ? scalars[place] : " "
      if isAttribute || next == "=" || ("0"..."9").contains(scalars[start])
        || ["True", "False"].contains(name)
      {
        result += name
      } else {
        guard let text = replacement(name, next == "(") else { return nil }
        result += text
      }
    }
    return result
  }
}

extension String {
  /// Where a text occurs first.
  func range(of part: String) -> Swift.Range<String.Index>? { firstRange(of: part) }
}
