import Language
import Tensors

/// Looks for the answer among wrong versions of the right gradient: it does not matter then in what
/// words the answer itself was written, as a loop, as `einsum`, or in one line from far away.
struct DerivedMistakes {
  private let subject: Subject
  private let fitting: Fitting
  private let scratch: Scratch
  private let answer: Target

  init(_ subject: Subject, _ fitting: Fitting, _ scratch: Scratch) throws {
    (self.subject, self.fitting, self.scratch) = (subject, fitting, scratch)
    answer = try Target(subject.answer)
  }

  // MARK: The step left out, or done forwards

  /// The gradient that arrives, handed on as it is, or put through the forward pass once more.
  func step(_ derivations: [Derivation]) throws -> Fit? {
    guard derivations.count == 1, subject.answer.sizes == subject.reference.sizes,
      let upstream = derivations[0].upstream,
      let step = subject.forward.consumers(of: subject.variable).first,
      let gradient = subject.workspace[derivations[0].result]?.variable?.grad
    else { return nil }
    let value = gradient.tensor
    let written = step.text.split(separator: "\n").joined(separator: " ")
    if let factor = try factor(of: value), let start = fitting.fit(factor: factor) {
      return start.adding(
        .derivative,
        "the local derivative: this is `\(upstream)` as it arrives; what `\(written)` does to it on "
          + "the way back is missing", 0.85)
    }
    guard let statement = try? parse(Source(step.text, name: "<forward>")).first,
      case .assignment(_, let expression) = statement.kind,
      expression.readNames.contains(where: { $0.text == subject.variable }),
      let forwards = scratch.run(
        [.binding(scratch.name, to: expression)], with: [subject.variable: .tensor(gradient)],
        { try factor(of: $0.clone()) }), let start = fitting.fit(factor: forwards)
    else { return nil }
    let shown = expression.replacing(subject.variable, with: .named(upstream)).text
    return start.adding(
      .derivative,
      "the local derivative: your answer equals `\(shown)`, the forward pass once more; the way "
        + "back is another", 0.95)
  }

  /// The number that, times a value spread over the answer's shape, is the answer.
  private func factor(of value: Tensor) throws -> Double? {
    guard let spread = try? value.expand(to: subject.answer.sizes),
      let target = try? Target(spread), target.peak.size > 0
    else { return nil }
    return target.factor(of: answer.entries)
  }

  // MARK: Wrong versions

  /// The cheapest wrong version of the right gradient that gives the answer.
  func version(
    _ forms: DerivedForms, _ editor: Editor, _ values: [String: Value], below limit: Double
  ) -> (edit: Edit, fit: Fit)? {
    guard !scratch.hasUsed(DerivedMistakes.share), let right = forms.statements(of: scratch.name)
    else { return nil }
    let start = Variant(statements: right, edits: [])
    let plain = Editor(
      vocabulary: editor.vocabulary.withoutDerived, keepsDims: editor.keepsDims)
    // Changes that lead from the right gradient to the answer are told as what they lead to.
    let variants =
      plain.variants(of: start, answer: scratch.name).map { reversed($0, right) }
      + right.indices.flatMap { separated(right, $0, plain) }
      + forms.derivations.flatMap { unfinished(right, $0) } + partOfBatch(right, plain)
    var best: (edit: Edit, fit: Fit)?
    var bestCost = limit
    for variant in variants.sorted(by: { $0.cost < $1.cost }) {
      let cost = variant.cost + DerivedMistakes.detour
      if cost >= bestCost || scratch.hasUsed(DerivedMistakes.share) { break }
      guard let edit = variant.edits.first,
        let factor = scratch.run(variant.statements, with: values, { try self.factor(of: $0) }),
        let start = fitting.fit(factor: factor), !start.causes.contains(edit.cause),
        cost + start.cost < bestCost
      else { continue }
      bestCost = cost + start.cost
      let phrase = DerivedMistakes.told(edit.phrase, beside: start)
      best = (Edit(cause: edit.cause, phrase: phrase, cost: cost), start)
    }
    return best
  }

  /// The part of the time that may be used up when these are tried.
  private static let share = 0.8

  /// What it costs that the answer itself was not looked at.
  private static let detour = 0.3

  private func separated(_ statements: [Statement], _ place: Int, _ editor: Editor) -> [Variant] {
    guard case .assignment(let targets, let value) = statements[place].kind,
      case .binary(.matmul, let left, let right) = value.kind,
      let rewrite = editor.separatedSums(left, right)
    else { return [] }
    var copy = statements
    copy[place] = Statement(
      .assignment(targets: targets, value: rewrite.expression), statements[place].span)
    return [Variant(statements: copy, edits: [rewrite.edit])]
  }

  /// With the upstream gradient left out, or its variable's value in its place.
  private func unfinished(_ statements: [Statement], _ derivation: Derivation) -> [Variant] {
    guard let upstream = derivation.upstream else { return [] }
    let ones = Expression.call(
      method: "ones_like", of: .named("torch"), [.named(derivation.result)])
    return [
      (ones, "the chain rule: this is the local derivative alone, without `\(upstream)`"),
      (
        .named(derivation.result),
        "the gradient that it starts from: `\(upstream)` belongs where `\(derivation.result)` stands"
      ),
    ].map { other, phrase in
      Variant(
        statements: statements.map { $0.replacing(upstream, with: other) },
        edits: [Edit(cause: .upstream, phrase: phrase, cost: 1)])
    }
  }

  /// Where all rows of a batch are added up: the same of some rows alone.
  private func partOfBatch(_ statements: [Statement], _ editor: Editor) -> [Variant] {
    let expressions = statements.flatMap(\.allExpressions)
    let names = Set(expressions.flatMap(\.readNames).map(\.text))
    let lengths = names.compactMap { editor.vocabulary.sizes[$0]?.first }.filter { $0 > 1 }
    return Set(lengths).sorted().flatMap { length -> [Variant] in
      let rows = names.filter { editor.vocabulary.sizes[$0]?.first == length }.sorted()
      return [
        ("0:1", "only the first row of the batch is in it"),
        ("-1:", "only the last row of the batch is in it"),
        ("1:", "the first row of the batch is not in it"),
        (":-1", "the last row of the batch is not in it"),
      ].map { part, words in
        let changed = rows.reduce(statements) { statements, name in
          guard let cut = ExpressionText.parse("\(name)[\(part)]") else { return statements }
          return statements.map { $0.replacing(name, with: cut) }
        }
        return Variant(
          statements: changed,
          edits: [
            Edit(cause: .sum, phrase: "a sum that does not run over all rows: \(words)", cost: 0.9)
          ])
      }
    }
  }

  private static let equals = "your answer equals"

  /// A version's phrase, where the answer is only a multiple of that version.
  private static func told(_ phrase: String, beside fit: Fit) -> String {
    guard !fit.causes.isEmpty, phrase.hasPrefix(equals) else { return phrase }
    return (fit.causes == [.sign] ? "but for the sign, " : "but for a factor, ") + phrase
  }

  private func reversed(_ variant: Variant, _ right: [Statement]) -> Variant {
    var variant = variant
    guard let edit = variant.edits.first else { return variant }
    let changed = zip(variant.statements, right).first { $0.oneLine != $1.oneLine }?.0
    let text = changed.map(\.givenText) ?? variant.statements.last?.givenText ?? ""
    let reason =
      switch edit.cause {
      case .sign: "a sign is another"
      case .factor: "a constant is another"
      case .path, .twice: "a summand is missing or too much"
      case .sum: "a sum is missing, or is taken too early or over another dimension"
      case .shape: "its shape is another"
      case .transpose: "a factor is transposed, or the order is another"
      case .product: "`*` and `@` are mistaken for each other"
      case .upstream: "the gradient that it starts from is another"
      case .rows: "the entries that it picks are others"
      default: "its local derivative is another"
      }
    variant.edits = [
      Edit(
        cause: edit.cause, phrase: "\(DerivedMistakes.equals) `\(text)`: \(reason)",
        cost: edit.cost)
    ]
    return variant
  }
}

extension Statement {
  /// `name = value`.
  static func binding(_ name: String, to value: Expression) -> Statement {
    Statement(.assignment(targets: [.named(name)], value: value), value.span)
  }

  /// What a statement sets something to, or what it does to something that has no name of its own.
  fileprivate var givenText: String {
    switch kind {
    case .assignment(_, let value), .augmented(_, _, let value): value.text
    default: oneLine
    }
  }
}
