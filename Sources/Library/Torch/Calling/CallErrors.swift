import Language

/// PyTorch's messages for arguments that fit none of a function's overloads. Their wording and
/// the choice among them follow what PyTorch's argument parser answers.
extension TorchFunction {
  /// The error for a call that matched nothing.
  @inline(never)
  func mismatch(_ arguments: Arguments, asMethod: Bool, _ mismatches: [Mismatch]) -> PythonError {
    let receiver = asMethod ? 1 : 0
    let given = arguments.values.count - receiver
    let plausible = overloads.indices.filter { i in
      guard !asMethod || overloads[i].takesReceiver else { return false }
      let parts = overloads[i].parameters.count - receiver - (asMethod && hasOut(i) ? 1 : 0)
      return given >= overloads[i].requiredCount - receiver && given <= parts
    }
    if asMethod, overloads.count == 1, overloads[0].shownParts(asMethod: true).isEmpty {
      return noArguments(arguments)
    }
    if plausible.count == 1 || overloads.count == 1 {
      let i = plausible.count == 1 ? plausible[0] : 0
      return single(arguments, overloads[i], mismatches[i], receiver)
    }
    return combination(arguments, receiver)
  }

  private func hasOut(_ i: Int) -> Bool { overloads[i].parameters.contains { $0.name == "out" } }

  private func noArguments(_ arguments: Arguments) -> PythonError {
    let given = arguments.values.count - 1
    return .typeError(
      arguments.keywords.isEmpty
        ? "TensorBase.\(name)() takes no arguments (\(given) given)"
        : "TensorBase.\(name)() takes no keyword arguments")
  }

  // MARK: One overload

  private func single(
    _ arguments: Arguments, _ overload: Overload, _ mismatch: Mismatch, _ receiver: Int
  ) -> PythonError {
    switch mismatch {
    case .tooMany:
      return tooMany(arguments, overload, receiver)
    case .missing:
      return missing(arguments, overload, receiver)
    case .type(let parameter, let position?, let value):
      return .typeError(
        "\(name)(): argument '\(parameter.name)' (position \(position + 1)) must be "
          + "\(parameter.type.shown), not \(value.type.name)")
    case .type(let parameter, nil, let value):
      return .typeError(
        "\(name)(): argument '\(parameter.name)' must be \(parameter.type.shown), "
          + "not \(value.type.name)")
    case .unexpectedKeyword(let keyword):
      return .typeError("\(name)() got an unexpected keyword argument '\(keyword)'")
    case .multipleValues(let keyword):
      return .typeError("\(name)() got multiple values for argument '\(keyword)'")
    }
  }

  private func tooMany(
    _ arguments: Arguments, _ overload: Overload, _ receiver: Int
  ) -> PythonError {
    let most = overload.positionalCount - receiver
    let least = overload.parameters.dropFirst(receiver).count {
      !$0.isKeywordOnly && $0.standard == nil
    }
    let range = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = most == 1 && least == most ? "" : "s"
    let given = arguments.positionalCount - receiver
    return .typeError(
      "\(name)() takes \(range) positional argument\(plural) but \(given) were given")
  }

  private func missing(
    _ arguments: Arguments, _ overload: Overload, _ receiver: Int
  ) -> PythonError {
    let positional = arguments.positionalCount
    let names = overload.parameters.enumerated().filter { i, parameter in
      i >= positional && parameter.standard == nil
        && !arguments.keywords.contains { $0 == parameter.name || $0 == parameter.alias }
    }.map(\.element.name.text)
    if isPython {
      let quoted = names.map { "'\($0)'" }
      let text = quoted.count == 2 ? quoted.joined(separator: " and ") : quoted[0]
      let plural = names.count == 1 ? "" : "s"
      return .typeError(
        "\(name)() missing \(names.count) required positional argument\(plural): \(text)")
    }
    // PyTorch has the plural the wrong way round.
    let quoted = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let plural = names.count == 1 ? "s" : ""
    return .typeError(
      "\(name)() missing \(names.count) required positional argument\(plural): \(quoted)")
  }

  // MARK: Several overloads

  private func combination(_ arguments: Arguments, _ receiver: Int) -> PythonError {
    var given = arguments.positional.dropFirst(receiver).map(\.type.name)
    for (k, keyword) in arguments.keywords.enumerated() {
      given.append("\(keyword)=\(arguments[arguments.positionalCount + k].type.name)")
    }
    var got = given.joined(separator: ", ")
    if arguments.positionalCount == receiver, !arguments.keywords.isEmpty { got += ", " }
    var text = "\(name)() received an invalid combination of arguments - got (\(got)), "
    text += "but expected one of:\n"
    for overload in overloads where receiver == 0 || overload.takesReceiver {
      text += " * \(overload.shown(asMethod: receiver == 1))\n"
      text += explanation(arguments, overload, receiver)
    }
    return .typeError(text)
  }

  /// Why one overload did not match, where PyTorch says so: as many arguments as it shows parts.
  private func explanation(
    _ arguments: Arguments, _ overload: Overload, _ receiver: Int
  ) -> String {
    let parts = overload.shownParts(asMethod: receiver == 1)
    guard max(parts.count, 1) == arguments.values.count - receiver else { return "" }
    let unknown = arguments.keywords.filter { keyword in
      !overload.parameters.dropFirst(receiver).contains { $0.name == keyword }
    }
    if !unknown.isEmpty {
      let names = unknown.map(\.text).joined(separator: ", ")
      return "      didn't match because some of the keywords were incorrect: \(names)\n"
    }
    let types = arguments.values.dropFirst(receiver).enumerated().map { i, value in
      let fits =
        i + receiver < overload.parameters.count
        && overload.parameters[i + receiver].type.isNameOfType(of: value)
      return fits ? value.type.name : "!\(value.type.name)!"
    }
    return "      didn't match because some of the arguments have invalid types: "
      + "(\(types.joined(separator: ", ")))\n"
  }
}
