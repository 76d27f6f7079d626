import Language
import Tensors

/// Explains an answer that is a sum, summand by summand: those that are the gradient along a path are
/// right, and of the others it finds out what is wrong with them.
struct SummandFitting {
  private let fitting: Fitting
  private let scratch: Scratch
  private let editor: Editor
  private let answer: Entries
  private let divisions: [[Piece]]

  /// More summands, and more divisions of an answer into summands, are not looked at.
  private static let limit = 6

  /// A summand, and what it is worth.
  private struct Piece {
    let summand: Summand
    /// The statements that give the answer another expression in this summand's place alone.
    let statements: (Expression) -> [Statement]
    let entries: Entries
  }

  init(
    _ answer: Tensor, of trace: AnswerTrace, _ fitting: Fitting, _ scratch: Scratch,
    _ editor: Editor
  ) throws {
    (self.fitting, self.scratch, self.editor) = (fitting, scratch, editor)
    self.answer = try Entries(answer)
    let sizes = answer.sizes
    divisions = SummandFitting.divisions(of: trace).prefix(SummandFitting.limit).compactMap {
      let pieces = $0.compactMap { summand, statements -> Piece? in
        let entries = scratch.run(statements(summand.expression), takesNumbers: true) {
          try Entries($0.expand(to: sizes).clone())
        }
        return entries.map { Piece(summand: summand, statements: statements, entries: $0) }
      }
      return pieces.count == $0.count ? pieces : nil
    }
  }

  /// Whether a value is the answer without one of its summands: then it says nothing of what should
  /// stand there.
  func isRemoval(_ value: Tensor) throws -> Bool {
    guard value.sizes == answer.sizes, !divisions.isEmpty else { return false }
    let entries = try Entries(value)
    let limit = Target.tolerance * max(answer.peak.size, entries.peak.size)
    return divisions.joined().contains { piece in
      (0..<entries.count).allSatisfy {
        abs(answer[$0] - piece.entries[$0] - entries[$0]) <= limit
      }
    }
  }

  /// The simplest explanation; nil where no summand is right, or all are.
  func fit() throws -> Fit? {
    guard answer.sizes == fitting.reference.entries.sizes else { return nil }
    var best: Fit?
    for paths in fitting.paths where paths.targets.count > 1 {
      for pieces in divisions {
        guard let found = try fit(pieces, paths) else { continue }
        if found.cost < best?.cost ?? .infinity { best = found }
      }
      if best != nil { break }
    }
    return best
  }

  // MARK: Right and wrong summands

  /// Which summands are which paths, up to a factor that they have in common.
  private struct Assignment {
    let factor: Double
    /// The places of the summands that are none.
    let others: [Int]
    /// The paths that no summand is.
    let missing: [Int]
  }

  private func fit(_ pieces: [Piece], _ paths: PathFitting) throws -> Fit? {
    guard let found = try assignment(pieces, paths), (1...2).contains(found.others.count) else {
      return nil
    }
    guard let start = fitting.fit(factor: found.factor), start.causes.count < 2 else { return nil }
    let wrong = found.others.map { pieces[$0] }
    var fit: Fit?
    if found.missing.isEmpty {
      guard wrong.count == 1 else { return nil }
      fit = Fit.exact.adding(
        .path, "the summand `\(wrong[0].summand.part.text)` is too much", 1.15)
    } else if wrong.count == 1 {
      fit = try explanation(wrong[0], found, paths)
    } else if found.missing.count == 2 {
      fit = try explanation(wrong, found, paths)
    }
    let told = fit ?? untold(wrong, found, paths)
    guard told.causes.count + start.causes.count <= 2 else { return nil }
    return Fit(
      causes: start.causes + told.causes, phrases: start.phrases + told.phrases,
      cost: start.cost + told.cost)
  }

  private func assignment(_ pieces: [Piece], _ paths: PathFitting) throws -> Assignment? {
    // A summand may be several paths at once.
    let count = paths.targets.count
    let subsets = (1..<(1 << count) - 1).sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }
    let targets = try subsets.map { subset in
      (subset, try paths.sum(of: (0..<count).filter { subset >> $0 & 1 == 1 }))
    }
    let factors = pieces.map { piece in
      targets.compactMap { subset, target in
        target.factor(of: piece.entries).map { (subset: subset, factor: $0) }
      }
    }
    func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 3e-4 * abs(b) }
    let all = factors.joined().map(\.factor)
    let common = all.filter { factor in
      factor < 0 || fitting.factors.name(of: factor) != nil
    }.filter { factor in all.count { isClose($0, factor) } > 1 }
    for factor in [1, -1] + common {
      var used = 0
      var others: [Int] = []
      for place in pieces.indices {
        let match = factors[place].first { isClose($0.factor, factor) && $0.subset & used == 0 }
        if let match { used |= match.subset } else { others.append(place) }
      }
      if used == 0 || others.isEmpty { continue }
      return Assignment(
        factor: factor, others: others, missing: (0..<count).filter { used >> $0 & 1 == 0 })
    }
    return nil
  }

  // MARK: What is wrong

  private func explanation(_ piece: Piece, _ found: Assignment, _ paths: PathFitting) throws -> Fit?
  {
    let whole = try paths.sum(of: found.missing)
    if let fit = edit(of: piece, to: whole, found.factor) { return fit }
    guard found.missing.count > 1 else { return nil }
    for path in found.missing {
      guard let fit = edit(of: piece, to: paths.targets[path], found.factor) else { continue }
      let left = found.missing.filter { $0 != path }.map { paths.names[$0] }
      return Fit(
        causes: fit.causes + [.path],
        phrases: fit.phrases + ["the \(paths.noun) \(PathFitting.listed(left)) is missing"],
        cost: fit.cost + 0.7)
    }
    return nil
  }

  private func explanation(_ pieces: [Piece], _ found: Assignment, _ paths: PathFitting) throws
    -> Fit?
  {
    for order in [found.missing, found.missing.reversed()] {
      let fits = zip(pieces, order).compactMap {
        edit(of: $0, to: paths.targets[$1], found.factor, limit: 1)
      }
      if fits.count == 2 {
        return Fit(
          causes: fits.flatMap(\.causes), phrases: fits.flatMap(\.phrases),
          cost: fits[0].cost + fits[1].cost)
      }
    }
    return nil
  }

  private func untold(_ pieces: [Piece], _ found: Assignment, _ paths: PathFitting) -> Fit {
    let texts = pieces.map { "`\($0.summand.part.text)`" }.joined(separator: " and ")
    let kind = paths.noun == "path" ? "gradient" : paths.noun
    let places = PathFitting.listed(found.missing.map { paths.names[$0] })
    return Fit(
      causes: [.path],
      phrases: [
        "in the sum, \(texts) \(pieces.count == 1 ? "stands" : "stand") where the \(kind) \(places) "
          + "belongs; the rest of it is right"
      ], cost: 1.75)
  }

  /// How many changed summands are changed once more.
  private static let pairedCount = 16

  /// The cheapest change, or two, that makes of a summand a multiple of a gradient.
  private func edit(of piece: Piece, to target: Target, _ factor: Double, limit: Int = 2) -> Fit? {
    var best: Fit?
    func attempt(_ rewrite: Rewrite, after edits: [Edit]) {
      let edits = edits + [rewrite.edit]
      let cost = edits.reduce(0) { $0 + $1.cost }
      guard cost < best?.cost ?? .infinity else { return }
      let statements = piece.statements(piece.summand.wrap(rewrite.expression))
      let isRight = scratch.run(statements) { value -> Bool in
        guard let spread = try? value.expand(to: target.entries.sizes),
          let found = try target.factor(of: Entries(spread))
        else { return false }
        return abs(found - factor) <= 3e-4 * abs(factor)
      }
      guard isRight == true else { return }
      best = Fit(
        causes: edits.map(\.cause), phrases: edits.map { self.phrase($0, piece) }, cost: cost)
    }
    let singles = rewrites(of: piece.summand.part)
    for rewrite in singles where !scratch.isExhausted { attempt(rewrite, after: []) }
    if best != nil || limit < 2 { return best }
    for first in singles.prefix(SummandFitting.pairedCount) {
      let seconds = rewrites(of: first.expression).prefix(SummandFitting.pairedCount)
      for second in seconds where !scratch.isExhausted { attempt(second, after: [first.edit]) }
      if best != nil { return best }
    }
    return nil
  }

  private func rewrites(of part: Expression) -> [Rewrite] {
    (editor.rewrites(of: part, .value) + editor.rootInsertions(part) + editor.renamings(in: part))
      .sorted {
        $0.edit.cost < $1.edit.cost
      }
  }

  /// What a change says names the summand where it does not say where it is to be made.
  private func phrase(_ edit: Edit, _ piece: Piece) -> String {
    edit.phrase.contains("`\(piece.summand.part.text)`") || edit.phrase.contains(" stands")
      ? edit.phrase : "\(edit.phrase), in `\(piece.summand.part.text)`"
  }

  // MARK: The statements

  /// The ways to take an answer apart, each summand with the statements that give the answer another
  /// expression in its place.
  private static func divisions(of trace: AnswerTrace) -> [[(Summand, (Expression) -> [Statement])]]
  {
    let name = trace.name
    let target = Expression.named(name)
    var divisions: [[(Summand, (Expression) -> [Statement])]] = [[]]
    var before: [Statement] = []
    for statement in trace.statements {
      guard statement.changedNames.contains(where: { $0.text == name }) else {
        before.append(statement)
        continue
      }
      if statement.freshName?.text == name, statement.makesZeros { continue }
      guard let value = statement.addend(to: name) else { return [] }
      let helpers = before
      func piece(_ summand: Summand) -> (Summand, (Expression) -> [Statement]) {
        (
          summand,
          { helpers + [Statement(.assignment(targets: [target], value: $0), statement.span)] }
        )
      }
      divisions = divisions.flatMap { division in
        Summand.divisions(of: value, orWhole: true).map { division + $0.map(piece) }
      }
      if divisions.count > 4 * limit { return [] }
    }
    return divisions.filter { (2...limit).contains($0.count) }
  }
}

extension Statement {
  /// What a statement sets a name to, or adds to it; nil where it does anything else with it.
  fileprivate func addend(to name: String) -> Expression? {
    switch kind {
    case .assignment(let targets, let value):
      guard targets.count == 1, case .name(let own) = targets[0].kind, own.text == name else {
        return nil
      }
      if !value.readNames.contains(own) { return value }
      let terms = Term.all(in: value)
      let others = terms.filter { $0.expression.text != name }
      guard others.count == terms.count - 1, !others.isEmpty,
        !others.contains(where: { $0.expression.readNames.contains(own) }),
        !terms.contains(where: { $0.isNegative && $0.expression.text == name })
      else { return nil }
      return others.dropFirst().reduce(others[0].written) {
        .binary($1.isNegative ? .subtract : .add, $0, $1.expression)
      }
    case .augmented(let target, let op, let value):
      guard case .name(let own) = target.kind, own.text == name, !value.readNames.contains(own)
      else { return nil }
      return op == .add ? value : op == .subtract ? .negated(value) : nil
    default: return nil
    }
  }
}
