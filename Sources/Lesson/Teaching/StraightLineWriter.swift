import Language
import Library
import Sessions

/// Writes statements as assignments of one expression to one name: loops and functions of the
/// program's own are written out.
///
/// A name that is bound more than once stands in them with the number of its binding, until all
/// bindings are known.
struct StraightLineWriter {
  private(set) var assignments: [StraightLine.Assignment] = []
  let workspace: Workspace
  /// The functions and classes of the program.
  let definitions: ProgramDefinitions
  /// How often each name is bound.
  private var counts: [String: Int] = [:]
  /// What a name stands for at this point; outside of functions, and in the one that is gone
  /// through.
  var present: [String: String] = [:]
  var outer: [String: String] = [:]
  /// How many functions are being gone through.
  var depth = 0
  /// What the function returns that is gone through.
  var returned: String?
  /// Whether something cannot be written so.
  var isGivenUp = false
  private var made = 0
  private var statement = ""
  private var known: [String: Value] = [:]

  /// - Parameter setup: the statements before the forward pass, which define functions.
  init(_ steps: [Stepper.Step], setup: [String], in workspace: Workspace) {
    self.workspace = workspace
    definitions = ProgramDefinitions(setup + steps.map(\.text))
    var given: Set<String> = []
    for step in steps {
      for statement in (try? parse(Source(step.text, name: "<statement>"))) ?? [] {
        given.formUnion(statement.readNames.map(\.text).filter { counts[$0] == nil })
        count(statement, isRepeated: false)
      }
    }
    // What was there before the pass counts as a binding as well.
    for name in given where counts[name] != nil { counts[name, default: 0] += 1 }
    for (name, count) in counts where count > 1 { present[name] = "_dojo_lost_\(name)" }
  }

  private mutating func count(_ statement: Statement, isRepeated: Bool) {
    var isLoop = isRepeated
    switch statement.kind {
    case .for, .while: isLoop = true
    default: break
    }
    for name in statement.changedNames { counts[name.text, default: 0] += isLoop ? 2 : 1 }
  }

  private static let mark = "_dojo_version_"
  private static let localMark = "_dojo_local_"

  /// The name that the learner wrote for a numbered one.
  static func base(of name: String) -> String? {
    guard let mark = [mark, localMark].first(where: name.hasPrefix) else { return nil }
    return name.dropFirst(mark.count).split(separator: "_", maxSplits: 1).last.map(String.init)
  }

  /// Whether a numbered name is of a function's inside.
  static func isLocal(_ name: String) -> Bool { name.hasPrefix(localMark) }

  // MARK: Statements

  /// Adds what a statement of the forward pass binds.
  mutating func add(_ text: String) {
    let source = Source(text, name: "<statement>")
    for statement in (try? parse(source)) ?? [] { add(statement, source) }
  }

  mutating func add(_ statement: Statement, _ source: Source) {
    if depth == 0 { self.statement = source.text(at: statement.span) }
    switch statement.kind {
    case .assignment(let targets, let value):
      for target in targets { bind(target, to: value, source) }
    case .annotated(let target, _, let value?, _): bind(target, to: value, source)
    case .augmented(let target, let op, let value):
      guard case .name(let name) = target.kind else { return }
      let left = self.text(target, source)
      let right = self.text(value, source)
      let isLoose = ExpressionText(right).map { $0.asFactor != $0.text } ?? true
      bind(name.text, "\(left) \(op.rawValue) \(isLoose ? "(\(right))" : right)")
    case .expression(let value): change(value, source)
    case .return(let value): returned = value.map { text($0, source) } ?? "None"
    case .for, .if, .with, .while, .try, .match: addBlock(statement, source)
    default: break
    }
  }

  /// `x.tanh_()` binds what `x.tanh()` gives to `x`.
  private mutating func change(_ expression: Expression, _ source: Source) {
    guard case .call(let callee, _) = expression.kind,
      case .attribute(let receiver, let method) = callee.kind,
      case .name(let name) = receiver.kind, method.text.hasSuffix("_"),
      !method.text.hasSuffix("__")
    else { return }
    let text = self.text(expression, source)
    guard let call = text.firstRange(of: ".\(method.text)(") else { return }
    bind(name.text, text.replacingCharacters(in: call, with: ".\(method.text.dropLast())("))
  }

  // MARK: Targets

  private mutating func bind(_ target: Expression, to value: Expression, _ source: Source) {
    switch target.kind {
    case .name(let name): bind(name.text, text(value, source))
    case .tuple(let items), .list(let items):
      let parts: [String]
      if case .tuple(let values) = value.kind, values.count == items.count {
        parts = values.map { text($0, source) }
      } else {
        let whole = text(value, source)
        if case .tuple(let values)? = ExpressionText.parse(whole)?.kind,
          values.count == items.count
        {
          let inner = Source(whole, name: "<value>")
          parts = values.map { inner.text(at: $0.span) }
        } else {
          guard let expression = ExpressionText(whole) else { return }
          parts = items.indices.map { "\(expression.asAtom)[\($0)]" }
        }
      }
      for (item, part) in zip(items, parts) {
        guard case .name(let name) = item.kind else { continue }
        bind(name.text, part)
      }
    default: break
    }
  }

  mutating func bind(_ name: String, _ text: String) {
    var own = name
    if depth > 0 || counts[name, default: 0] > 1 {
      made += 1
      own = "\(depth > 0 ? Self.localMark : Self.mark)\(made)_\(name)"
      present[name] = own
    }
    assignments.append(
      StraightLine.Assignment(name: own, text: text, statement: statement, isInner: false))
  }

  // MARK: Expressions

  /// The text of an expression on one line, with the names as they stand for values at this point.
  mutating func text(_ expression: Expression, _ source: Source) -> String {
    let text = source.text(at: expression.span)
    let line = text.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: " ")
    let single = Source(line, name: "<expression>")
    guard let parsed = ExpressionText.parse(line) else { return line }
    return Substitution(expression: parsed, source: single).text { part in
      if case .name(let name) = part.kind { return present[name.text] }
      return inlined(part, single)
    }
  }

  /// The value of an expression's text; nil where it has none.
  mutating func value(of text: String) -> Value? {
    let names = (ExpressionText.parse(text)?.readNames ?? []).map(\.text)
    for name in names where known[name] == nil && StraightLineWriter.base(of: name) != nil {
      guard let assignment = assignments.first(where: { $0.name == name }) else { return nil }
      known[name] = value(of: assignment.text)
    }
    return try? workspace.evaluate(text, binding: known.filter { names.contains($0.key) })
  }
}
