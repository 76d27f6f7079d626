import Language
import Tensors

/// A call of one of the library's functions, as a method or not, by its arguments' texts.
struct CallForm {
  let name: String
  /// What stands without a keyword; of a method, the receiver first.
  let positional: [String]
  let keywords: [String: String]
  /// What is taken of its result: `.values`, `[0]`; empty for all of it.
  let part: String
  /// The operands' shapes.
  let sizes: [Dims]
  let result: Dims

  /// The same with what reads names marked as the learner's own, for rules to quote.
  var quoted: CallForm {
    func quoted(_ text: String) -> String {
      guard let names = ExpressionText.parse(text)?.readNames, !names.isEmpty else { return text }
      return RuleText.own(text)
    }
    return CallForm(
      name: name, positional: positional.map(quoted), keywords: keywords.mapValues(quoted),
      part: part, sizes: sizes, result: result)
  }

  /// An argument by its place or its keyword.
  func argument(_ place: Int, _ name: String) -> String? {
    keywords[name] ?? (positional.indices.contains(place) ? positional[place] : nil)
  }

  /// An argument that is a whole number.
  func number(_ place: Int, _ name: String) -> Int? { argument(place, name).flatMap { Int($0) } }

  /// The dimension argument, counted from the front of a shape.
  ///
  /// - Parameter standard: the dimension where none is given.
  func dim(_ place: Int, standard: Int? = nil, rank: Int? = nil) -> Int? {
    let written = keywords["axis"].flatMap { Int($0) } ?? number(place, "dim")
    guard argument(place, "dim") == nil || written != nil, let dim = written ?? standard else {
      return nil
    }
    let rank = rank ?? sizes.first?.count ?? 0
    let counted = dim < 0 ? dim + rank : dim
    return (0..<max(1, rank)).contains(counted) ? counted : nil
  }

  /// An argument as an operand of an operator.
  func atom(_ place: Int) -> String {
    guard positional.indices.contains(place) else { return "None" }
    return ExpressionText(positional[place])?.asAtom ?? positional[place]
  }

  /// What stands before an index of a dimension, in brackets.
  static func colons(_ count: Int) -> String { String(repeating: ":, ", count: count) }
}
