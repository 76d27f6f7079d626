import Language

/// The keyword arguments of a drawing function: each is taken once, by any of its names, and what
/// nobody takes is an error.
struct Keywords {
  private var values: [(name: String, value: Value)] = []
  /// Who refuses a keyword, such as `Line2D.set()`.
  private let owner: String

  /// The keywords of a `**kwargs` parameter.
  init(_ kwargs: Value, owner: String) {
    self.owner = owner
    for (key, value) in kwargs.dict?.pairs ?? [] {
      if let name = key.string?.text { values.append((name, value)) }
    }
  }

  /// The value of a keyword that may have several names; nil where it is missing or `None`.
  mutating func take(_ names: String...) throws -> Value? {
    let given = values.indices.filter { names.contains(values[$0].name) }
    guard let place = given.first else { return nil }
    guard given.count == 1 else {
      throw PythonError.typeError(
        "Got both '\(values[given[0]].name)' and '\(values[given[1]].name)', "
          + "which are aliases of one another")
    }
    let value = values.remove(at: place).value
    return value.isNone ? nil : value
  }

  /// The names that are left.
  var names: [String] { values.map(\.name) }

  /// Throws `AttributeError` for the first keyword that was not taken.
  func finish() throws {
    guard let first = values.first else { return }
    throw PythonError(
      .attributeError, "\(owner) got an unexpected keyword argument '\(first.name)'")
  }

  // MARK: Kinds of values

  /// A number.
  mutating func number(_ names: String...) throws -> Double? {
    try takeFirst(names).map(Keywords.number)
  }

  /// `True` or `False`.
  mutating func flag(_ names: String...) throws -> Bool? {
    try takeFirst(names).map(Operations.isTrue)
  }

  /// A text; numbers and other values become one.
  mutating func text(_ names: String...) throws -> String? {
    try takeFirst(names).map(Operations.str)
  }

  /// A colour.
  mutating func colour(_ names: String...) throws -> Colour? {
    try takeFirst(names).map { try Colour.read($0) }
  }

  /// `alpha`, from 0 to 1.
  mutating func alpha() throws -> Double {
    guard let alpha = try number("alpha") else { return 1 }
    guard 0...1 ~= alpha else {
      throw PythonError.valueError("alpha (\(FloatText.plain(alpha))) is outside 0-1 range")
    }
    return alpha
  }

  /// A size of text in points, or one of matplotlib's names for it.
  mutating func fontSize(_ names: String...) throws -> Double? {
    guard let value = try takeFirst(names) else { return nil }
    guard let name = value.string?.text else { return try Keywords.number(value) }
    let sizes: KeyValuePairs = [
      "xx-small": 5.79, "x-small": 6.94, "small": 8.33, "medium": 10, "large": 12,
      "x-large": 14.4, "xx-large": 17.28,
    ]
    guard let size = sizes.first(where: { $0.key == name })?.value else {
      throw PythonError.valueError("'\(name)' is not a valid value for fontsize")
    }
    return size
  }

  private mutating func takeFirst(_ names: [String]) throws -> Value? {
    let given = values.filter { names.contains($0.name) }
    guard given.count < 2 else {
      throw PythonError.typeError(
        "Got both '\(given[0].name)' and '\(given[1].name)', which are aliases of one another")
    }
    return try given.first.flatMap { try take($0.name) }
  }

  /// A float, as matplotlib asks for it.
  static func number(_ value: Value) throws -> Double {
    if let text = value.string {
      throw PythonError.valueError("could not convert string to float: \(text.repr)")
    }
    return try Operations.double(value)
  }
}

extension FloatText {
  /// A number in a message: without `.0` where it is whole.
  static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? repr(value)
  }
}
