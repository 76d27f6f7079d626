import Autograd
import Language
import Library
import Tensors

// What stands before a dot or a bracket, as far as that can be said without running it.
extension REPL {
  /// A value like that of the operand that ends at `end`; nil where nothing can be said of it.
  ///
  /// What a tensor's method or a function of torch gives, and arithmetic with a tensor, is taken for a
  /// tensor: nearly all of them are.
  func likeness(ofOperandBefore end: Int, in scalars: [Unicode.Scalar]) -> Value? {
    guard end > 0 else { return nil }
    switch scalars[end - 1] {
    case ")", "]":
      return likeness(ofBracketsClosedAt: end - 1, in: scalars)
    case "'", "\"":
      return .str("")
    default:
      let start = nameStart(before: end, in: scalars)
      let name = Name(String(String.UnicodeScalarView(scalars[start..<end])))
      guard start > 0, scalars[start - 1] == "." else {
        return workspace[name.text] ?? workspace.interpreter.builtins[name]
      }
      guard let owner = likeness(ofOperandBefore: start - 1, in: scalars) else { return nil }
      let value = try? Operations.getAttribute(owner, name)
      // A tensor stands for others here, which may have what it has not.
      return owner.variable != nil && (value ?? .none).isNone ? owner : value
    }
  }

  /// The same for what ends with a closing bracket: an item, a call, or an expression in brackets.
  private func likeness(ofBracketsClosedAt close: Int, in scalars: [Unicode.Scalar]) -> Value? {
    let before = String(String.UnicodeScalarView(scalars[..<close]))
    guard let open = CodeText(before).openBrackets.last else { return nil }
    let isBehindOperand =
      open > 0
      && (isNamePart(scalars[open - 1]) || ")]'\"".unicodeScalars.contains(scalars[open - 1]))
    if !isBehindOperand { return scalars[close] == ")" ? tensor(in: scalars[open..<close]) : nil }
    if scalars[close] == "]" {
      let index = String(String.UnicodeScalarView(scalars[(open + 1)..<close]))
      return likeness(ofOperandBefore: open, in: scalars).flatMap { item(of: $0, at: index) }
    }
    let start = nameStart(before: open, in: scalars)
    guard start > 0, scalars[start - 1] == ".",
      let owner = likeness(ofOperandBefore: start - 1, in: scalars)
    else { return nil }
    if owner.variable != nil { return owner }
    let isTorch = owner.as(Module.self).map { $0.name.hasPrefix("torch") } ?? false
    return isTorch ? REPL.anyTensor : nil
  }

  private func nameStart(before end: Int, in scalars: [Unicode.Scalar]) -> Int {
    scalars[..<end].lastIndex { !isNamePart($0) }.map { $0 + 1 } ?? 0
  }

  /// The item at a key that stands there, or a value like the items of a value.
  private func item(of value: Value, at index: String) -> Value? {
    if value.variable != nil || value.string != nil { return value }
    if let pairs = value.dict?.pairs {
      let key = index.replacing("\"", with: "'")
      return (pairs.first { (try? Operations.repr($0.key)) == key } ?? pairs.first)?.value
    }
    return value.tuple?.items.first ?? value.list?.items.first
  }

  /// The first tensor that an expression names.
  private func tensor(in expression: ArraySlice<Unicode.Scalar>) -> Value? {
    let names = expression.split { !isNamePart($0) }.map { String(String.UnicodeScalarView($0)) }
    if let name = names.first(where: { workspace[$0]?.variable != nil }) { return workspace[name] }
    return names.contains { $0 == "torch" || $0 == "F" } ? REPL.anyTensor : nil
  }

  private static var anyTensor: Value? {
    (try? Tensor.empty([0], .float32)).map { .tensor(Variable($0)) }
  }
}
