import Autograd
import Language
import Library
import Sessions
import Tensors

extension REPL {
  /// Why an answer is not right; nil where it is, or where it is not begun.
  ///
  /// - Parameters:
  ///   - name: the name that holds the answer.
  ///   - expression: the text of an answer that is compared without being bound.
  package func diagnosis(
    of variable: String, answer: Tensor, name: String, expression: String? = nil
  ) -> Diagnosis? {
    let budget = diagnosisBudget
    guard let owner = workspace[variable]?.variable, let reference = owner.grad?.tensor else {
      return nil
    }
    guard answer.dtype == reference.dtype else {
      return diagnosisOfType(variable, answer, reference, name, expression)
    }
    if answer.sizes == reference.sizes, (try? answer.allclose(reference)) == true { return nil }
    let trace =
      expression.map { AnswerTrace(expression: $0) }
      ?? trace(of: name, longest: budget == nil ? nil : REPL.longestTrace)
    let isZero = (try? answer.unary(.abs).max().item().asDouble == 0) ?? false
    if isZero, trace.map({ $0.statements.count == 1 && $0.statements[0].makesZeros }) ?? true {
      return nil
    }
    let derived = derivations(of: variable)
    guard
      let paths = try? paths(to: owner, of: variable, derived),
      let diagnostician = try? Diagnostician(
        subject(variable, answer, reference, paths, derived, trace), budget: budget)
    else { return nil }
    return try? diagnostician.diagnose()
  }

  /// The gradient of a variable statement by statement, and, where a statement uses it several
  /// times, also use by use.
  private func paths(to owner: Variable, of variable: String, _ derived: [Derivation]) throws
    -> [Paths]
  {
    let contributions = owner.meta?.contributions ?? []
    let byStatement = try Paths(contributions, statements: forwardNodes)
    let byUse = Paths(byUse: contributions, statements: forwardNodes)
    let finer = byUse.paths.count == byStatement.paths.count ? [] : [byUse]
    let inner = byUse.paths.count == 1 ? parts(of: variable, derived) : nil
    return [byStatement] + finer + [lookups(in: variable), inner].compactMap { $0 }
  }

  /// The summands of a derived gradient, called by the tensor of whole numbers that goes into one of
  /// them, as into one of `F.cross_entropy(logits, Y)`, or else by what they are.
  private func parts(of variable: String, _ derived: [Derivation]) -> Paths? {
    guard derived.count == 1, let code = derived[0].code, code.place == nil,
      let expression = ExpressionText.parse(code.expression.text)
    else { return nil }
    let bindings = upstreamBindings(derived[0])
    let summands = Summand.divisions(of: expression).first { $0.count == 2 } ?? []
    // Of `a * (1 - a)` the summands are no parts of their own.
    guard summands.allSatisfy({ $0.part.number == nil }) else { return nil }
    let picked = summands.map { summand in
      summand.expression.readNames.map(\.text).first {
        workspace[$0]?.variable?.dtype.isInteger ?? false
      }
    }
    let name = picked.compactMap { $0 }.first
    let sizes = derived[0].value.sizes
    let paths = zip(summands, picked).compactMap { summand, pick -> Paths.Path? in
      guard
        let value = try? workspace.evaluate(summand.expression.text, binding: bindings).variable,
        let gradient = try? value.tensor.to(.float32).expand(to: sizes)
      else { return nil }
      let place =
        name == nil || !picked.contains(nil)
        ? "`\(summand.expression.text)`" : (pick == nil ? "without" : "with") + " `\(name ?? "")`"
      return Paths.Path(consumer: pick ?? "", gradient: gradient, place: place)
    }
    return paths.count == 2 ? Paths(paths: paths, noun: "part") : nil
  }

  /// The gradient of a table in which a statement looks up rows, `emb = C[Xb]`, column by column of
  /// the index: what each of `Xb[:, 0]`, `Xb[:, 1]` … brings.
  private func lookups(in table: String) -> Paths? {
    let consumers = forward.consumers(of: table)
    guard consumers.count == 1, let result = consumers[0].bound.last,
      let statement = try? parse(Source(consumers[0].text, name: "<forward>")).first,
      case .assignment(_, let value) = statement.kind,
      case .subscript(let object, let index) = value.kind, object.text == table,
      let places = workspace[index.text]?.variable?.tensor, places.rank == 2,
      let columns = places.sizes.last, (2...PathFitting.limit).contains(columns)
    else { return nil }
    let gradients = (0..<columns).compactMap { column -> Paths.Path? in
      let place = "\(index.text)[:, \(column)]"
      let code =
        "torch.zeros_like(\(table)).index_put_((\(place),), "
        + "\(result).grad[:, \(column)], accumulate=True)"
      return (try? workspace.evaluate(code))?.variable.map {
        Paths.Path(consumer: place, gradient: $0.tensor)
      }
    }
    return gradients.count == columns ? Paths(paths: gradients) : nil
  }

  /// An answer of another type of elements; what else is wrong with it.
  private func diagnosisOfType(
    _ variable: String, _ answer: Tensor, _ reference: Tensor, _ name: String, _ expression: String?
  ) -> Diagnosis? {
    let wanted = reference.dtype.name
    let line = "another type: \(name) is torch.\(answer.dtype.name), the gradient torch.\(wanted)"
    guard let converted = try? answer.to(reference.dtype) else {
      return Diagnosis([.dtype], [line])
    }
    let cast = reference.dtype == .float32 ? ".float()" : ".to(torch.\(wanted))"
    let isRight =
      converted.sizes == reference.sizes && (try? converted.allclose(reference)) == true
    if isRight {
      return Diagnosis([.dtype], [line + "; the values are right: \(cast) converts them"])
    }
    guard
      let rest = diagnosis(
        of: variable, answer: converted, name: name, expression: expression),
      rest.causes != [.unknown]
    else { return Diagnosis([.dtype], [line]) }
    return Diagnosis([.dtype] + rest.causes, [line] + rest.lines)
  }

  private func subject(
    _ variable: String, _ answer: Tensor, _ reference: Tensor, _ paths: [Paths],
    _ derived: [Derivation], _ trace: AnswerTrace?
  ) -> Subject {
    Subject(
      variable: variable, answer: answer, reference: reference, paths: paths, trace: trace,
      typed: typed, workspace: workspace, forward: forward, gradients: gradientNames,
      derived: derived)
  }

  /// The statements that made an answer; nil where they are not known, or ran for longer than that.
  func trace(of name: String, longest: Duration? = nil) -> AnswerTrace? {
    let given = Set(forward.statements.flatMap { $0.bound + $0.read } + gradientNames.map(\.name))
    guard
      let trace = AnswerTrace(
        of: name, typed: typed, isGiven: { given.contains($0) || !isHelper($0) })
    else { return nil }
    let durations = history.map(\.duration) + [running?.duration].compactMap { $0 }
    let total = Set(trace.places).reduce(Duration.zero) { $0 + durations[$1] }
    return longest.map { total <= $0 } ?? true ? trace : nil
  }

  /// The variable whose gradient a name holds.
  func variable(ofAnswer name: String) -> String? {
    gradientNames.first { $0.name == name }?.variable
  }

  /// All that was typed and run, the statement at hand last.
  var typed: [String] { history.map(\.text) + [running?.text].compactMap { $0 } }

  /// How long the statements of an answer may have run, if they are to be run again to see what is
  /// wrong with them.
  static let longestTrace = Duration.milliseconds(20)

  /// Every bound name that holds an answer, with the variable whose gradient it is.
  private var gradientNames: [(name: String, variable: String)] {
    var found: [(name: String, variable: String)] = []
    for step in forward.statements {
      for variable in step.read + step.bound {
        for name in Answers.names(of: variable)
        where workspace[name]?.variable != nil && workspace[variable]?.variable?.grad != nil {
          if !found.contains(where: { $0.name == name }) { found.append((name, variable)) }
        }
      }
    }
    return found
  }

  /// Whether a name holds data that the learner's own statements may have made.
  private func isHelper(_ name: String) -> Bool {
    guard let value = workspace[name] else { return false }
    switch value {
    case .int, .float, .bool: return true
    default: return value.variable != nil || value.tuple != nil || value.list != nil
    }
  }
}
