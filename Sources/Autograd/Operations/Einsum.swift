import Safety
import Tensors

/// `torch.einsum`: sums of products, told by letters for dimensions.
package enum Einsum {
  /// The sum over all letters that do not stand behind the arrow, such as `"ij,jk->ik"`; without an
  /// arrow the result has the letters that occur once, in the order of the alphabet.
  ///
  /// Throws `RuntimeError` for an equation that does not fit the operands.
  package static func evaluate(_ equation: String, _ operands: [Variable]) throws -> Variable {
    let plan = try Plan(equation, operands)
    var result = try plan.aligned(operands[0], plan.inputs[0])
    for (i, operand) in operands.enumerated().dropFirst() {
      let last = plan.lastUse.indices.filter { !plan.isOutput[$0] && plan.lastUse[$0] == i }
      result = try product(result, plan.aligned(operand, plan.inputs[i]), summing: last)
    }
    let alone = plan.lastUse.indices.filter { !plan.isOutput[$0] && plan.lastUse[$0] == 0 }
    if operands.count == 1 && !alone.isEmpty { result = try result.sum(alone, keepdim: true) }
    let kept = plan.outputOrder
    let rest = (0..<result.rank).filter { !kept.contains($0) }
    let ordered = try result.permute(kept + rest)
    return rest.isEmpty ? ordered : try ordered.reshape(kept.map { result.sizes[$0] })
  }

  /// The product of two tensors with the same letters, summed over some: one `bmm`, or a plain
  /// product if nothing is summed (ATen/native/Linear.cpp, `sumproduct_pair`).
  private static func product(_ a: Variable, _ b: Variable, summing dims: [Int]) throws -> Variable
  {
    var (a, b) = (a, b)
    var (both, left, right, inner): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    for d in 0..<a.rank {
      let (hasA, hasB) = (a.sizes[d] != 1, b.sizes[d] != 1)
      if dims.contains(d) {
        if hasA && hasB {
          inner.append(d)
        } else if hasA {
          a = try a.sum([d], keepdim: true)
        } else if hasB {
          b = try b.sum([d], keepdim: true)
        }
      } else if hasA && hasB {
        both.append(d)
      } else if hasA {
        left.append(d)
      } else {
        right.append(d)
      }
    }
    if inner.isEmpty { return try a * b }
    func size(_ t: Variable, _ dims: [Int]) -> Int { dims.reduce(1) { $0 &* t.sizes[$1] } }
    let rest = (0..<a.rank).filter { dims.contains($0) && !inner.contains($0) }
    let stackA = try a.permute(both + left + inner + right + rest)
      .reshape([size(a, both), size(a, left), size(a, inner)])
    let stackB = try b.permute(both + inner + right + left + rest)
      .reshape([size(b, both), size(b, inner), size(b, right)])
    let order = both + left + right + inner + rest
    let sizes =
      both.map { a.sizes[$0] } + left.map { a.sizes[$0] } + right.map { b.sizes[$0] }
      + (inner + rest).map { _ in 1 }
    var back = order
    for (place, dim) in order.enumerated() { back[dim] = place }
    return try stackA.bmm(stackB).view(sizes).permute(back)
  }
}

/// The letters of an equation, numbered in the order in which the result has them.
private struct Plan {
  /// For each operand the letters of its dimensions.
  let inputs: [[Int]]
  let isOutput: [Bool]
  /// The last operand that has the letter.
  let lastUse: [Int]
  /// The letters of the result, in its order.
  let outputOrder: [Int]

  init(_ equation: String, _ operands: [Variable]) throws {
    let text = Array(equation.filter { $0 != " " })
    let arrow = text.indices.dropLast().first { text[$0] == "-" && text[$0 + 1] == ">" }
    let parts = text[..<(arrow ?? text.count)]
      .split(separator: ",", omittingEmptySubsequences: false)
    guard !operands.isEmpty, parts.count == operands.count else {
      throw NamedError(
        "RuntimeError",
        "einsum(): \(parts.count > operands.count ? "fewer" : "more") operands were provided than "
          + "specified in the equation")
    }
    var labels: [[Label]] = []
    for (i, part) in parts.enumerated() {
      labels.append(try Plan.labels(part, of: operands[i].rank, operand: i))
    }
    let spread = labels.joined().compactMap(\.place).max() ?? 0
    let all = labels.flatMap { $0 }
    let ellipsis = (1..<spread + 1).reversed().map { Label(place: $0) }
    let output =
      try arrow.map { try Plan.output(text[($0 + 2)...], ellipsis: ellipsis) }
      ?? ellipsis
      + Set(all).filter { label in label.place == nil && all.filter { $0 == label }.count == 1 }
      .sorted()
    if let unknown = output.first(where: { !all.contains($0) }) {
      throw NamedError(
        "RuntimeError",
        "einsum(): output subscript \(unknown.letter) does not appear in the equation for any input "
          + "operand")
    }
    let letters = output + Set(all).subtracting(output).sorted()
    guard Set(output).count == output.count else {
      throw NamedError(
        "RuntimeError", "einsum(): output subscript appears more than once in the output")
    }
    guard letters.count <= Dims.maximum else {
      throw NamedError(
        "RuntimeError",
        "einsum(): more than \(Dims.maximum) different subscripts are not in the dojo")
    }
    try Plan.checkSizes(labels, operands)
    let numbers = Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($1, $0) })
    inputs = labels.map { $0.map { numbers[$0] ?? 0 } }
    isOutput = letters.indices.map { $0 < output.count }
    outputOrder = Array(output.indices)
    let inputs = inputs
    lastUse = letters.indices.map { letter in inputs.lastIndex { $0.contains(letter) } ?? 0 }
  }

  /// Throws `RuntimeError` where a letter stands for different sizes, of which none is 1.
  private static func checkSizes(_ labels: [[Label]], _ operands: [Variable]) throws {
    var seen: [Label: Int] = [:]
    for (i, operand) in operands.enumerated() {
      var own: [Label: Int] = [:]
      for (label, size) in zip(labels[i], operand.sizes) {
        if let other = own[label], other != size {
          throw NamedError(
            "RuntimeError",
            "einsum(): subscript \(label.letter) is repeated for operand \(i) but the sizes don't "
              + "match, \(size) != \(other)")
        }
        own[label] = size
        if let other = seen[label], other != 1, size != 1, other != size {
          throw NamedError(
            "RuntimeError",
            "einsum(): subscript \(label.letter) has size \(size) for operand \(i) which does not "
              + "broadcast with previously seen size \(other)")
        }
        if seen[label] == nil || size != 1 { seen[label] = size }
      }
    }
  }

  /// The dimensions of an operand: a letter each, but for those that an ellipsis stands for.
  private static func labels(
    _ part: ArraySlice<Character>, of rank: Int, operand: Int
  ) throws -> [Label] {
    let pieces = try pieces(part)
    let letters = pieces.count { $0 != nil }
    let hasEllipsis = pieces.contains { $0 == nil }
    guard hasEllipsis ? letters <= rank : letters == rank else {
      throw NamedError(
        "RuntimeError",
        "einsum(): the number of subscripts in the equation (\(letters)) "
          + (hasEllipsis ? "is more than" : "does not match")
          + " the number of dimensions (\(rank)) for operand \(operand)"
          + (hasEllipsis ? "" : " and no ellipsis was given"))
    }
    return pieces.flatMap { letter in
      letter.map { [Label(letter: $0)] }
        ?? (0..<rank - letters).map { Label(place: rank - letters - $0) }
    }
  }

  private static func output(
    _ part: ArraySlice<Character>, ellipsis: [Label]
  ) throws -> [Label] {
    try pieces(part).flatMap { letter in letter.map { [Label(letter: $0)] } ?? ellipsis }
  }

  /// The letters of one side of an equation; nil for an ellipsis.
  private static func pieces(_ part: ArraySlice<Character>) throws -> [Character?] {
    var pieces: [Character?] = []
    var rest = part
    while let next = rest.first {
      if next.isLetter && next.isASCII {
        pieces.append(next)
        rest = rest.dropFirst()
      } else if rest.starts(with: "..."), !pieces.contains(nil) {
        pieces.append(nil)
        rest = rest.dropFirst(3)
      } else {
        throw NamedError(
          "RuntimeError",
          next == "."
            ? "einsum(): found '.' that is not part of any ellipsis"
            : "einsum(): invalid subscript given, subscripts must be in [a-zA-Z], but found "
              + "\(next)")
      }
    }
    return pieces
  }

  /// An operand with one dimension for every letter, of size 1 where it does not have the letter;
  /// of a repeated letter the diagonal.
  func aligned(_ operand: Variable, _ letters: [Int]) throws -> Variable {
    var (operand, letters) = (operand, letters)
    while let (first, second) = repeated(letters) {
      operand = try operand.diagonal(0, first, second)
      let letter = letters[first]
      letters.remove(at: second)
      letters.remove(at: first)
      letters.append(letter)
    }
    let order = letters.indices.sorted { letters[$0] < letters[$1] }
    operand = try operand.permute(order)
    for letter in isOutput.indices where !letters.contains(letter) {
      operand = try operand.unsqueeze(letter)
    }
    return operand
  }

  private func repeated(_ letters: [Int]) -> (Int, Int)? {
    for first in letters.indices {
      if let second = letters.indices.first(where: { $0 > first && letters[$0] == letters[first] })
      {
        return (first, second)
      }
    }
    return nil
  }
}

/// What stands for a dimension: a letter, or a place in an ellipsis, counted from its end.
private struct Label: Hashable, Comparable {
  var letter: Character = "."
  var place: Int?

  static func < (a: Label, b: Label) -> Bool {
    (b.place ?? 0, a.letter) < (a.place ?? 0, b.letter)
  }
}
