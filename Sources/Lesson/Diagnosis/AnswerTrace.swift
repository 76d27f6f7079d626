import Language

/// The statements that made an answer, cut out of all that was typed.
package struct AnswerTrace {
  /// The name of the answer, such as `dprobs`.
  package let name: String
  package internal(set) var statements: [Statement]
  /// The numbers of those statements among the texts given; the last statement's is the last.
  let places: [Int]

  /// A trace of an expression that is compared without being bound.
  init?(expression text: String) {
    guard let parsed = try? parse(Source(text, name: "<expression>")), parsed.count == 1,
      case .expression(let value) = parsed[0].kind
    else { return nil }
    name = AnswerTrace.scratchName
    let target = Expression(.name(Name(name)), value.span)
    statements = [Statement(.assignment(targets: [target], value: value), value.span)]
    places = []
  }

  static let scratchName = "_answer"

  /// What of the typed texts went into `name`: back to the last statement that binds it anew, and
  /// those that made the helpers it reads.
  ///
  /// - Parameter isGiven: whether a name belongs to the forward pass or is an answer itself, and so
  ///   is taken as it stands.
  init?(of name: String, typed texts: [String], isGiven: (String) -> Bool) {
    var wanted: Set<String> = [name]
    var done: Set<String> = []
    var found: [(place: Int, statement: Statement)] = []
    for place in texts.indices.reversed() where !wanted.isSubset(of: done) {
      guard texts[place].utf8.count < 20_000,
        let parsed = try? parse(Source(texts[place], name: "<typed>"))
      else { continue }
      for statement in parsed.reversed() {
        let changed = Set(statement.changedNames.map(\.text))
        let touched = changed.intersection(wanted).subtracting(done)
        if touched.isEmpty { continue }
        found.append((place, statement))
        if found.count > AnswerTrace.limit { return nil }
        if let bound = statement.freshName?.text { done.insert(bound) }
        for read in statement.readNames.map(\.text)
        where !isGiven(read) && !changed.contains(read) { wanted.insert(read) }
      }
    }
    guard done.contains(name) else { return nil }
    self.name = name
    statements = found.reversed().map(\.statement)
    places = found.reversed().map(\.place)
  }

  private static let limit = 24

  /// The names that the trace reads, each once.
  var readNames: [String] {
    var seen: Set<String> = []
    return statements.flatMap(\.readNames).map(\.text).filter { seen.insert($0).inserted }
  }
}

extension Statement {
  /// The names that it binds, and those whose values it changes in place.
  var changedNames: [Name] {
    var names = boundNames
    func root(of target: Expression) -> Name? {
      switch target.kind {
      case .name(let name): name
      case .subscript(let inner, _), .attribute(let inner, _): root(of: inner)
      default: nil
      }
    }
    switch kind {
    case .assignment(let targets, _):
      names += targets.flatMap { target -> [Name] in
        if case .tuple(let items) = target.kind { return items.compactMap(root) }
        return [root(of: target)].compactMap { $0 }
      }
    case .augmented(let target, _, _): names += [root(of: target)].compactMap { $0 }
    case .expression(let value):
      // `dx.add_(…)`, `dx.index_put_(…)`, `dx.scatter_add_(…)`.
      if case .call(let callee, _) = value.kind,
        case .attribute(let inner, let method) = callee.kind,
        method.text.hasSuffix("_"), let name = root(of: inner)
      {
        names.append(name)
      }
    default: break
    }
    return names + innerStatements.flatMap(\.changedNames)
  }

  /// Whether it binds a name to a tensor of zeros, to be filled.
  var makesZeros: Bool {
    guard case .assignment(_, let value) = kind, case .call(let callee, _) = value.kind else {
      return false
    }
    return ["zeros", "zeros_like", "new_zeros", "empty", "empty_like"].contains(callee.calledName)
  }

  /// The name that a plain assignment binds, if it does not read it.
  var freshName: Name? {
    guard case .assignment(let targets, let value) = kind, targets.count == 1,
      case .name(let name) = targets[0].kind, !value.readNames.contains(name)
    else { return nil }
    return name
  }
}
