/// Binding a call's arguments to a function's parameters, in the registers where they stand.
extension Machine {
  /// Arranges `count` positional arguments and those with keywords, which stand at `window`, as
  /// the function's first registers, and empties its other variables.
  @inline(__always)
  func bind(
    _ function: Function, at window: UnsafeMutablePointer<Value>, count: Int,
    _ keywords: [Name]
  ) throws {
    let code = function.code
    let parameters = code.plainParameterCount
    guard keywords.isEmpty, count == parameters else {
      return try bindSlowly(function, at: window, count: count, keywords)
    }
    for index in parameters..<max(parameters, code.variableCount) {
      window[index] = .undefined
    }
  }

  @inline(never)
  private func bindSlowly(
    _ function: Function, at window: UnsafeMutablePointer<Value>, count: Int,
    _ keywords: [Name]
  ) throws {
    let code = function.code
    let parameters = code.parameters
    let given = Array(UnsafeBufferPointer(start: window, count: count + keywords.count))
    let names = parameters.names
    let fixed = parameters.positionalCount + parameters.keywordOnlyCount
    var bound = [Value](repeating: .undefined, count: names.count)
    let taken = min(count, parameters.positionalCount)
    for index in 0..<taken { bound[index] = given[index] }
    if parameters.hasVariadic {
      bound[fixed] = .tuple(Array(given[taken..<count]))
    } else if count > taken {
      throw tooMany(function, given: count, keywords)
    }
    try bindKeywords(keywords, given[count...], of: function, into: &bound)
    try fillDefaults(of: function, into: &bound, positional: taken)
    for (index, value) in bound.enumerated() { window[index] = value }
    for index in bound.count..<max(bound.count, code.registerCount, given.count) {
      window[index] = .undefined
    }
  }

  private func bindKeywords(
    _ keywords: [Name], _ values: ArraySlice<Value>, of function: Function,
    into bound: inout [Value]
  ) throws {
    let parameters = function.code.parameters
    let fixed = parameters.positionalCount + parameters.keywordOnlyCount
    var extra: Dict?
    if parameters.hasKeywords {
      let dict = Dict()
      extra = dict
      bound[parameters.names.count - 1] = .object(dict)
    }
    for (name, value) in zip(keywords, values) {
      let place = parameters.names[..<fixed].firstIndex(of: name)
      if let place, place >= parameters.positionalOnlyCount {
        guard bound[place].isUndefined else {
          throw PythonError.typeError(
            "\(function.code.qualifiedName)() got multiple values for argument '\(name)'")
        }
        bound[place] = value
      } else if let extra {
        try extra.set(.str(name.text), value)
      } else {
        throw unexpected(name, keywords, of: function)
      }
    }
  }

  private func unexpected(
    _ name: Name, _ keywords: [Name], of function: Function
  ) -> PythonError {
    let parameters = function.code.parameters
    let positionalOnly = parameters.names.prefix(parameters.positionalOnlyCount)
    let passed = keywords.filter { positionalOnly.contains($0) }
    if !passed.isEmpty {
      let list = passed.map(\.text).joined(separator: ", ")
      return .typeError(
        "\(function.code.qualifiedName)() got some positional-only arguments passed as keyword "
          + "arguments: '\(list)'")
    }
    return ArgumentError.unexpectedKeyword(function.code.qualifiedName, name)
  }

  private func fillDefaults(
    of function: Function, into bound: inout [Value], positional taken: Int
  ) throws {
    let parameters = function.code.parameters
    let firstDefault = parameters.positionalCount - function.defaults.count
    var missing: [Name] = []
    for index in taken..<max(taken, parameters.positionalCount) where bound[index].isUndefined {
      if index >= firstDefault {
        bound[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(parameters.names[index])
      }
    }
    let name = function.code.qualifiedName
    if !missing.isEmpty { throw ArgumentError.missing(name, missing, kind: "positional") }
    let end = parameters.positionalCount + parameters.keywordOnlyCount
    for index in parameters.positionalCount..<end where bound[index].isUndefined {
      if let value = function.keywordDefaults[parameters.names[index]] {
        bound[index] = value
      } else {
        missing.append(parameters.names[index])
      }
    }
    if !missing.isEmpty { throw ArgumentError.missing(name, missing, kind: "keyword-only") }
  }

  private func tooMany(_ function: Function, given: Int, _ keywords: [Name]) -> PythonError {
    let parameters = function.code.parameters
    let name = function.code.qualifiedName
    let accepted = parameters.positionalCount
    let range = parameters.names[accepted..<(accepted + parameters.keywordOnlyCount)]
    let keywordOnly = keywords.filter { range.contains($0) }.count
    guard keywordOnly > 0 else {
      return ArgumentError.tooMany(
        name, required: accepted - function.defaults.count, accepted: accepted, given: given)
    }
    let takes =
      function.defaults.isEmpty
      ? "\(accepted)" : "from \(accepted - function.defaults.count) to \(accepted)"
    return .typeError(
      "\(name)() takes \(takes) positional argument\(takes == "1" ? "" : "s") but \(given) "
        + "positional argument\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only "
        + "argument\(keywordOnly == 1 ? "" : "s")) were given")
  }
}
