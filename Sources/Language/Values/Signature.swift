/// The parameters of a native function, written as in Python: `"input, dim=None, *, out=..."`.
///
/// A default is one of `None`, `True`, `False`, an int, a float, a quoted str without escapes, or
/// `...` for a parameter that may be missing (its value is then `.undefined`). `*args` collects
/// positional arguments into a tuple, `**kwargs` keyword arguments into a dict, `/` and `*` part
/// the kinds as in Python. `old|new` gives a parameter a second name: `dim|axis=None`.
package struct Signature: @unchecked Sendable {
  package struct Parameter: @unchecked Sendable {
    package enum Kind { case positionalOnly, plain, keywordOnly, variadic, keywords }
    package let names: [Name]
    package let kind: Kind
    /// Nil where an argument is required.
    package let standard: Value?

    /// The name that messages use.
    package var name: Name { names[0] }
  }

  /// Whose wording errors have: that of functions written in Python, or of CPython's own.
  package enum Style: Sendable { case python, builtin }

  package let parameters: [Parameter]
  private let style: Style
  /// How many parameters take positional arguments, without `*args`.
  private let positionalCount: Int

  /// The parameters that a call may name.
  package var keywordNames: [Name] {
    parameters.filter { $0.kind == .plain || $0.kind == .keywordOnly }.map(\.name)
  }

  /// Reads the parameters; what is not in the notation above becomes a plain parameter.
  package init(_ text: String, style: Style = .python) {
    self.style = style
    var parameters: [Parameter] = []
    var kind = Parameter.Kind.plain
    for part in Signature.parts(of: text) {
      switch part {
      case "/":
        parameters = parameters.map {
          Parameter(names: $0.names, kind: .positionalOnly, standard: $0.standard)
        }
      case "*":
        kind = .keywordOnly
      case _ where part.hasPrefix("**"):
        let names = [Name(String(part.dropFirst(2)))]
        parameters.append(Parameter(names: names, kind: .keywords, standard: .undefined))
      case _ where part.hasPrefix("*"):
        let names = [Name(String(part.dropFirst()))]
        parameters.append(Parameter(names: names, kind: .variadic, standard: .undefined))
        kind = .keywordOnly
      default:
        parameters.append(Signature.parameter(part, kind: kind))
      }
    }
    self.parameters = parameters
    positionalCount = parameters.count { $0.kind == .plain || $0.kind == .positionalOnly }
  }

  /// Parts at commas outside of quotes, without the space around them.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      }
      if character == ",", quote == nil {
        parts.append(part.trimmed)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part.trimmed)
    return parts.filter { !$0.isEmpty }
  }

  private static func parameter(_ text: String, kind: Parameter.Kind) -> Parameter {
    let sides = text.split(separator: "=", maxSplits: 1)
    let names = sides[0].split(separator: "|").map { Name(String($0).trimmed) }
    let standard = sides.count > 1 ? value(String(sides[1]).trimmed) : nil
    return Parameter(names: names, kind: kind, standard: standard)
  }

  private static func value(_ text: String) -> Value {
    switch text {
    case "None": return .none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "...": return .undefined
    default:
      if let int = Int(text) { return .int(int) }
      if let float = Double(text) { return .float(float) }
      return .str(String(text.dropFirst().dropLast()))
    }
  }

  // MARK: Binding

  /// One value for each parameter, in order; throws Python's `TypeError` for a call that does not
  /// fit. `.undefined` stands for a missing argument whose default is `...`.
  package func bind(_ arguments: Arguments, to function: String) throws -> [Value] {
    var bound = [Value](repeating: .undefined, count: parameters.count)
    try bindPositional(arguments, to: function, into: &bound)
    if !arguments.keywords.isEmpty || parameters.last?.kind == .keywords {
      try bindKeywords(arguments, to: function, into: &bound)
    }
    try fillDefaults(&bound, of: function)
    return bound
  }

  private func bindPositional(
    _ arguments: Arguments, to function: String, into bound: inout [Value]
  ) throws {
    let given = arguments.positionalCount
    var next = 0
    var filled = 0
    for (index, parameter) in parameters.enumerated() {
      switch parameter.kind {
      case .positionalOnly, .plain:
        if next < given {
          bound[index] = arguments[next]
          next += 1
          filled += 1
        }
      case .variadic:
        bound[index] = .tuple(next < given ? Array(arguments.positional[next...]) : [])
        next = given
      case .keywordOnly, .keywords:
        break
      }
    }
    guard next >= given else {
      let required = parameters.count {
        ($0.kind == .plain || $0.kind == .positionalOnly) && $0.standard == nil
      }
      throw style == .python
        ? ArgumentError.tooMany(
          function, required: required, accepted: positionalCount, given: given)
        : ArgumentError.tooManyForBuiltin(
          function, accepted: positionalCount, given: arguments.values.count)
    }
  }

  private func bindKeywords(
    _ arguments: Arguments, to function: String, into bound: inout [Value]
  ) throws {
    var extra: Dict?
    if parameters.last?.kind == .keywords {
      let dict = Dict()
      extra = dict
      bound[parameters.count - 1] = .object(dict)
    }
    for (offset, name) in arguments.keywords.enumerated() {
      let value = arguments.values[arguments.positionalCount + offset]
      let index = parameters.firstIndex {
        ($0.kind == .plain || $0.kind == .keywordOnly) && $0.names.contains(name)
      }
      if let index {
        guard bound[index].isUndefined else {
          throw PythonError.typeError(
            style == .python
              ? "\(function)() got multiple values for argument '\(name)'"
              : "argument for \(function)() given by name ('\(name)') and position (\(index + 1))")
        }
        bound[index] = value
      } else if let extra {
        try extra.set(.str(name.text), value)
      } else if style == .builtin {
        throw PythonError.typeError("'\(name)' is an invalid keyword argument for \(function)()")
      } else {
        throw ArgumentError.unexpectedKeyword(
          function, name, positionalOnly: parameters.contains { $0.names.contains(name) })
      }
    }
  }

  private func fillDefaults(_ bound: inout [Value], of function: String) throws {
    var missing: [Name] = []
    var missingKeywords: [Name] = []
    for (index, parameter) in parameters.enumerated() where bound[index].isUndefined {
      if let standard = parameter.standard {
        bound[index] = standard
      } else if style == .builtin {
        throw PythonError.typeError(
          "\(function)() missing required argument '\(parameter.name)' (pos \(index + 1))")
      } else if parameter.kind == .keywordOnly {
        missingKeywords.append(parameter.name)
      } else {
        missing.append(parameter.name)
      }
    }
    if !missing.isEmpty { throw ArgumentError.missing(function, missing, kind: "positional") }
    if !missingKeywords.isEmpty {
      throw ArgumentError.missing(function, missingKeywords, kind: "keyword-only")
    }
  }
}

/// The errors of calls that do not fit a function's parameters, worded as CPython words them.
package enum ArgumentError {
  /// `f() missing 2 required positional arguments: 'a' and 'b'`.
  package static func missing(_ function: String, _ names: [Name], kind: String) -> PythonError {
    let quoted = names.map { "'\($0)'" }
    let list =
      switch quoted.count {
      case 1: quoted[0]
      case 2: "\(quoted[0]) and \(quoted[1])"
      default: quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
      }
    return .typeError(
      "\(function)() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(list)")
  }

  /// `f() takes from 1 to 2 positional arguments but 3 were given`.
  package static func tooMany(
    _ function: String, required: Int, accepted: Int, given: Int
  ) -> PythonError {
    let range = required == accepted ? "\(accepted)" : "from \(required) to \(accepted)"
    let plural = accepted == 1 && required == accepted ? "" : "s"
    return .typeError(
      "\(function)() takes \(range) positional argument\(plural) "
        + "but \(given) \(given == 1 ? "was" : "were") given")
  }

  /// `f() takes at most 2 arguments (3 given)`.
  package static func tooManyForBuiltin(
    _ function: String, accepted: Int, given: Int
  ) -> PythonError {
    if accepted == 0 { return .typeError("\(function)() takes no positional arguments") }
    return .typeError(
      "\(function)() takes at most \(accepted) argument\(accepted == 1 ? "" : "s") "
        + "(\(given) given)")
  }

  /// `f() got an unexpected keyword argument 'x'`.
  package static func unexpectedKeyword(
    _ function: String, _ name: Name, positionalOnly: Bool = false
  ) -> PythonError {
    if positionalOnly {
      return .typeError(
        "\(function)() got some positional-only arguments passed as keyword arguments: '\(name)'")
    }
    return .typeError("\(function)() got an unexpected keyword argument '\(name)'")
  }
}

extension String {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
