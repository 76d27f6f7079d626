import Language
import Tensors

/// Finds out why an answer is not the gradient.
///
/// It tries what could be wrong, and believes only what the numbers bear out: a correction after
/// which the answer equals the reference. Of several it takes the simplest. It looks first at the
/// numbers alone (`Fitting`, `RowFitting`), then at what the answer started from, and then at the
/// answer's statements, which it changes in one place or two and runs again (`Editor`, `Scratch`).
struct Diagnostician {
  private let subject: Subject
  private let scratch: Scratch
  private let fitting: Fitting
  private let rows: RowFitting
  private let tools: Tools

  /// What takes a while to be made, and is made when it is first asked for.
  private final class Tools {
    private let subject: Subject
    init(_ subject: Subject) { self.subject = subject }

    lazy var forms = DerivedForms(subject.derived)
    lazy var editor: Editor = {
      var vocabulary = subject.vocabulary
      vocabulary.derived = forms.parts
      return Editor(
        vocabulary: vocabulary, keepsDims: subject.reference.sizes.contains(1))
    }()
  }

  /// How long variants are tried; with what comes before and after, an answer aims at 50 ms.
  static let budget = Duration.milliseconds(30)

  init(_ subject: Subject, budget: Duration? = Diagnostician.budget) throws {
    self.subject = subject
    scratch = Scratch(
      subject.workspace, answer: subject.trace?.name ?? AnswerTrace.scratchName, budget: budget)
    let factors = subject.factors
    fitting = try Fitting(subject.variable, subject.reference, subject.paths, factors)
    rows = RowFitting(
      reference: fitting.reference, factors: factors, variable: subject.variable,
      workspace: subject.workspace, indices: subject.indices, near: subject.nearNames)
    tools = Tools(subject)
  }

  /// Something that explains the difference.
  private struct Finding {
    var causes: [Cause]
    var phrases: [String]
    var cost: Double
    /// Whether a changed statement was run and gave the gradient.
    var isTried = false
  }

  /// The diagnosis; nil where the answer is right, or there is nothing to say about it yet.
  func diagnose() throws -> Diagnosis? {
    if let fit = try fitting.fit(subject.answer), fit.causes.isEmpty {
      return try smallDifference()
    }
    if let finding = try simplest() { return diagnosis(finding) }
    return Diagnosis([.unknown], try unexplained())
  }

  /// What is wrong where the largest entries are right, and smaller ones are not.
  private func smallDifference() throws -> Diagnosis? {
    if (try? subject.answer.allclose(subject.reference)) == true { return nil }
    let difference = try Tensor.binary(
      .sub, .tensor(subject.reference), .tensor(subject.answer))
    let entries = try Entries(difference)
    for (name, target) in fitting.smallPaths {
      guard let factor = target.factor(of: entries, tolerance: 5e-2),
        abs(factor.rounded() - factor) < 0.05, [1, -1, 2].contains(factor.rounded())
      else { continue }
      switch factor.rounded() {
      case 1: return Diagnosis([.path], ["the path \(name) is missing, which is small"])
      case 2: return Diagnosis([.sign], ["the sign of the path \(name)"])
      default: return Diagnosis([.twice], ["the path \(name) counts twice"])
      }
    }
    return Diagnosis([.unknown], try unexplained())
  }

  private func simplest() throws -> Finding? {
    var found: [Finding] = []
    if let fit = try fitting.fit(subject.answer) { found.append(finding(fit)) }
    if let fit = try rows.fit(subject.answer) { found.append(finding(fit)) }
    if let trace = subject.trace,
      let again = scratch.run(trace.statements, { try $0.clone() })
    {
      // What an answer starts from comes before what it does with it.
      let isAsBefore = try Target(subject.answer).isSame(as: Entries(again))
      if !isAsBefore, let finding = try changedSince(trace, again) { return finding }
      if let source = try upstream(trace) { return source }
      // Statements that give another answer each time, random ones, explain nothing.
      guard isAsBefore else { return found.min { $0.cost < $1.cost } }
      if let repeated = repeated(trace) { return repeated }
      let summands = try SummandFitting(
        subject.answer, of: trace, fitting, scratch, tools.editor)
      if found.allSatisfy({ $0.cost > 1.7 }), let fit = try summands.fit() {
        found.append(finding(fit))
      }
      let best = found.map(\.cost).min() ?? .infinity
      if best > 0.65, let edit = edits(trace, below: best, summands) { found.append(edit) }
    }
    return found.min { $0.cost < $1.cost }
  }

  private func finding(_ fit: Fit) -> Finding {
    Finding(causes: fit.causes, phrases: fit.phrases, cost: fit.cost)
  }

  // MARK: Sources

  /// What the statements give now is not what they gave then.
  private func changedSince(_ trace: AnswerTrace, _ again: Tensor) throws -> Finding? {
    let fit = try fitting.fit(again)
    let rest = fit.map { $0.causes.isEmpty ? [] : $0.phrases } ?? []
    if let (name, statement) = subject.intruder(after: trace) {
      guard let fit else { return nil }
      return Finding(
        causes: [.memory] + fit.causes,
        phrases: [
          "shared memory: `\(name)` is the same tensor, so `\(statement)` changed `\(trace.name)` "
            + "as well; `\(name) = \(trace.name).clone()` keeps them apart"
        ] + rest, cost: 0.3)
    }
    let changed = subject.changedSources(of: trace)
    guard !changed.isEmpty, let fit else { return nil }
    let list = changed.map { "`\($0)`" }.joined(separator: " and ")
    return Finding(
      causes: [.stale] + fit.causes,
      phrases: [
        "out of date: \(list) changed after `\(trace.name)` was computed; run its "
          + "statement\(trace.statements.count == 1 ? "" : "s") again"
      ] + rest, cost: 0.3)
  }

  /// The statements with the right gradients in the place of those that are wrong.
  private func upstream(_ trace: AnswerTrace) throws -> Finding? {
    let wrong = subject.wrongSources(of: trace)
    guard !wrong.isEmpty else { return nil }
    let values = Dictionary(uniqueKeysWithValues: wrong.map { ($0.name, $0.right) })
    guard let right = scratch.run(trace.statements, with: values, { try $0.clone() }) else {
      return nil
    }
    let list = wrong.map { "`\($0.name)`" }.joined(separator: " and ")
    if let (name, statement) = subject.alias(in: trace, of: wrong.map(\.name)) {
      let rest = try fitting.fit(right)
      return Finding(
        causes: [.memory] + (rest?.causes ?? []),
        phrases: [
          "shared memory: `\(trace.name)` is the same tensor as `\(name)`, so `\(statement)` changed "
            + "`\(name)` as well; `\(trace.name) = \(name).clone()` keeps them apart"
        ] + (rest?.phrases ?? []), cost: 0.3)
    }
    let first =
      "the error comes from \(list), which \(wrong.count == 1 ? "is" : "are") not right "
      + (wrong.count == 1 ? "itself" : "themselves")
    guard let fit = try fitting.fit(right) else {
      guard let edit = edits(trace, below: .infinity, with: values) else { return nil }
      return Finding(
        causes: [.upstream] + edit.causes, phrases: [first] + edit.phrases, cost: edit.cost,
        isTried: true)
    }
    if fit.causes.isEmpty {
      return Finding(
        causes: [.upstream],
        phrases: [
          first
            + ": with the right \(wrong.count == 1 ? "one" : "ones") this step gives the gradient"
        ], cost: 0.3)
    }
    return Finding(
      causes: [.upstream] + fit.causes, phrases: [first] + fit.phrases, cost: fit.cost)
  }

  /// A statement that was run once too often.
  private func repeated(_ trace: AnswerTrace) -> Finding? {
    let texts = trace.statements.map(\.oneLine)
    for place in texts.indices where texts[..<place].contains(texts[place]) {
      guard trace.statements[place].freshName == nil else { continue }
      var statements = trace.statements
      statements.remove(at: place)
      guard let fit = scratch.run(statements, { try fitting.fit($0) }) else { continue }
      let first = "run twice: `\(texts[place])` changes `\(trace.name)` each time it runs"
      return Finding(
        causes: [.twice] + fit.causes, phrases: [first] + fit.phrases, cost: fit.cost + 0.4)
    }
    return nil
  }

  // MARK: Edits

  /// The cheapest change, or two, after which the statements give the gradient.
  private func edits(
    _ trace: AnswerTrace, below limit: Double, _ summands: SummandFitting? = nil,
    with values: [String: Value] = [:]
  ) -> Finding? {
    var values = values.merging(subject.unboundSources) { own, _ in own }
    let read = Set(trace.readNames)
    // What a change may put in the place of something else has to be right.
    for (name, _, right) in subject.wrongSources(of: trace, onlyRead: false)
    where !read.contains(name) { values[name] = right }
    let editor = tools.editor
    let start = Variant(statements: trace.statements, edits: [])
    let singles = editor.variants(of: start, answer: trace.name).sorted { $0.cost < $1.cost }
    var best = Finding(causes: [], phrases: [], cost: limit)
    for variant in singles {
      if variant.cost >= best.cost || scratch.hasUsed(Diagnostician.shareOfSingles) { break }
      attempt(variant, summands, values, &best)
    }
    if best.causes.isEmpty || best.cost > 1.2, let derived = derived(values, below: best.cost) {
      best = derived
    }
    if best.causes.isEmpty, limit > 2 {
      pairs(singles, editor, trace.name, summands, values, &best)
    }
    return best.causes.isEmpty ? nil : best
  }

  /// What the answer is, seen from the right gradient.
  private func derived(_ values: [String: Value], below limit: Double) -> Finding? {
    guard let mistakes = try? DerivedMistakes(subject, fitting, scratch) else { return nil }
    var best: Finding?
    if let fit = try? mistakes.step(tools.forms.derivations), fit.cost < limit {
      best = finding(fit)
    }
    if let (edit, fit) = mistakes.version(
      tools.forms, tools.editor, values, below: best?.cost ?? limit)
    {
      best = Finding(
        causes: [edit.cause] + fit.causes, phrases: [edit.phrase] + fit.phrases,
        cost: edit.cost + fit.cost)
    }
    return best
  }

  /// Whether changes leave nothing of an answer but the gradient that it starts from.
  private func leavesSourceAlone(_ variant: Variant) -> Bool {
    guard variant.edits.count > 1, case .assignment(_, let value)? = variant.statements.last?.kind,
      case .name(let name) = value.kind
    else { return false }
    return tools.editor.vocabulary.isGradient(name.text)
      && !(subject.trace?.readNames.contains(name.text) ?? false)
  }

  private func attempt(
    _ variant: Variant, _ summands: SummandFitting?, _ values: [String: Value],
    _ best: inout Finding
  ) {
    if leavesSourceAlone(variant) { return }
    let found = scratch.run(variant.statements, with: values) { value -> Fit? in
      guard let fit = try fitting.fit(value) else { return nil }
      // A change that takes a summand away does not explain that its path is missing.
      if fit.causes.contains(.path), try summands?.isRemoval(value) ?? false { return nil }
      // Nor does one that sums explain that too much is summed, or one that makes another shape that
      // the shape is another.
      if fit.causes.contains(.shape), value.sizes != subject.answer.sizes { return nil }
      if fit.causes.contains(.sum), variant.edits.contains(where: { $0.cause == .sum }) {
        return nil
      }
      return fit
    }
    guard let fit = found else { return }
    let cost = variant.cost + fit.cost
    // Three changes make anything of anything.
    guard cost < best.cost, variant.edits.count + fit.causes.count <= 2 else { return }
    best = Finding(
      causes: variant.edits.map(\.cause) + fit.causes,
      phrases: variant.edits.map(\.phrase) + fit.phrases, cost: cost, isTried: true)
  }

  /// The part of the time that single changes may take, if they explain nothing.
  private static let shareOfSingles = 0.6

  /// How many variants are changed once more.
  private static let pairedCount = 40
  /// How many pairs of changes are tried at most.
  private static let pairLimit = 1200

  private func pairs(
    _ singles: [Variant], _ editor: Editor, _ answer: String, _ summands: SummandFitting?,
    _ values: [String: Value], _ best: inout Finding
  ) {
    var tried = 0
    for first in singles.prefix(Diagnostician.pairedCount) where !scratch.isExhausted {
      let seconds = editor.variants(of: first, answer: answer).sorted { $0.cost < $1.cost }
      for second in seconds.prefix(Diagnostician.pairedCount) {
        if scratch.isExhausted || tried > Diagnostician.pairLimit { return }
        tried += 1
        attempt(second, summands, values, &best)
      }
      if !best.causes.isEmpty { return }
    }
  }

  // MARK: Words

  private func diagnosis(_ finding: Finding) -> Diagnosis {
    Diagnosis(finding.causes, Array(finding.phrases.prefix(3)))
  }

  /// What can be said where nothing explains the difference.
  private func unexplained() throws -> [String] {
    let entries = try Entries(subject.answer)
    let wanted = fitting.reference.entries.sizes
    guard entries.sizes == wanted else {
      return [
        "I cannot tell what is wrong; the shape is \(entries.sizes), that of "
          + "\(subject.variable) is \(wanted)"
      ]
    }
    let wrong = (0..<entries.count).count { place in
      let right = fitting.reference.entries[place]
      return !(abs(entries[place] - right) <= 1e-5 * abs(right) + 1e-8)
    }
    return [
      "I cannot tell what is wrong: \(wrong) of \(entries.count) entries differ, and none of the "
        + "usual mistakes explains it"
    ]
  }
}
