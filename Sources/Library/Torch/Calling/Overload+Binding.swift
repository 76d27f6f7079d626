import Language

/// Why arguments do not fit an overload.
enum Mismatch {
  case tooMany
  case missing
  /// At a position counted from 0, or by keyword where nil.
  case type(Overload.Parameter, position: Int?, Value)
  case unexpectedKeyword(Name)
  case multipleValues(Name)
}

extension Overload {
  /// Writes one value for each parameter to `slots`, which it initializes; nil where they fit.
  ///
  /// `receiverCount` is 1 for a method, whose first argument is the receiver.
  func bind(
    _ arguments: Arguments, receiverCount: Int, to slots: UnsafeMutablePointer<Value>
  ) -> Mismatch? {
    for i in 0..<parameters.count { (slots + i).initialize(to: .undefined) }
    let given = arguments.positionalCount
    var used = given
    if isVariadic, given >= positionalCount {
      used = positionalCount - 1
      slots[used] = .tuple(Array(arguments.positional.dropFirst(used)))
    } else if given > positionalCount || isListOfInts(arguments, from: receiverCount) {
      guard collectsInts(from: receiverCount), given > receiverCount,
        ParameterType.isIndex(arguments[receiverCount])
      else { return .tooMany }
      slots[receiverCount] = .tuple(Array(arguments.positional.dropFirst(receiverCount)))
      used = receiverCount
    }
    for i in 0..<used {
      let value = arguments[i]
      guard parameters[i].accepts(value) else {
        return .type(parameters[i], position: i - receiverCount, value)
      }
      slots[i] = value
    }
    for (k, keyword) in arguments.keywords.enumerated() {
      guard let i = index(of: keyword), i >= receiverCount else {
        return .unexpectedKeyword(keyword)
      }
      guard slots[i].isUndefined else { return .multipleValues(keyword) }
      let value = arguments[given &+ k]
      guard parameters[i].accepts(value) else {
        return .type(parameters[i], position: nil, value)
      }
      slots[i] = value
    }
    return fillIn(slots)
  }

  /// Whether all positional arguments are the ints of the one parameter.
  @inline(__always)
  private func isListOfInts(_ arguments: Arguments, from first: Int) -> Bool {
    guard arguments.positionalCount == first &+ 1, collectsInts(from: first) else { return false }
    return ParameterType.isIndex(arguments[first])
  }

  private func fillIn(_ slots: UnsafeMutablePointer<Value>) -> Mismatch? {
    for i in 0..<parameters.count where slots[i].isUndefined {
      guard let standard = parameters[i].standard else { return .missing }
      slots[i] = standard
    }
    return nil
  }

  @inline(__always)
  private func index(of keyword: Name) -> Int? {
    for i in 0..<parameters.count {
      if parameters[i].name == keyword || parameters[i].alias == keyword { return i }
    }
    return nil
  }
}

extension Overload.Parameter {
  /// Whether a value may be given for the parameter.
  @inline(__always)
  func accepts(_ value: Value) -> Bool {
    (allowsNone && value.isNone) || type.accepts(value)
  }
}
