import Language

/// One way to call a function, with its parameters written as in PyTorch's messages.
///
/// The notation: `"Tensor input, ints1? dim, bool keepdim = False, *, dtype? dtype = None"`. The
/// types are those of `ParameterType`; `?` allows None, and so does the default None. As PyTorch
/// does everywhere, `axis` may stand for `dim`, `keepdims` for `keepdim`, `x` for `input`.
struct Overload {
  struct Parameter {
    let type: ParameterType
    let name: Name
    /// NumPy's name for it, which PyTorch takes as well.
    let alias: Name?
    let allowsNone: Bool
    let isKeywordOnly: Bool
    /// Whether it takes all positional arguments that are left, as a tuple: `object *operands`.
    let isVariadic: Bool
    /// Nil where an argument is required.
    let standard: Value?
    /// The parameter as PyTorch's messages show it.
    let shown: String
  }

  let parameters: [Parameter]
  /// How many parameters take positional arguments.
  let positionalCount: Int
  /// Whether the last positional parameter takes all that is left.
  let isVariadic: Bool
  /// How many parameters need an argument.
  let requiredCount: Int
  /// Which parameter is `out`, the tensor that the result is written to.
  let outIndex: Int?

  init(_ text: String) {
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    for part in text.split(separator: ",") {
      let part = part.drop { $0 == " " }
      if part == "*" {
        isKeywordOnly = true
      } else if let parameter = Overload.parameter(part, isKeywordOnly: isKeywordOnly) {
        parameters.append(parameter)
        isKeywordOnly = isKeywordOnly || parameter.isVariadic
      }
    }
    self.parameters = parameters
    positionalCount = parameters.count { !$0.isKeywordOnly }
    isVariadic = parameters.contains { $0.isVariadic }
    requiredCount = parameters.count { $0.standard == nil }
    outIndex = parameters.firstIndex { $0.name == "out" }
  }

  /// Whether a method can be called so: its receiver is a tensor.
  var takesReceiver: Bool { parameters.first?.type != .number }

  /// Whether a call may give all the ints as arguments of their own: `x.view(2, 3)`.
  func collectsInts(from first: Int) -> Bool {
    guard positionalCount == first + 1 else { return false }
    let type = parameters[first].type
    return type == .ints || type == .intOrInts
  }

  /// The text in parentheses that messages show; a method's is without the first parameter.
  func shown(asMethod: Bool) -> String {
    "(" + shownParts(asMethod: asMethod).joined(separator: ", ") + ")"
  }

  /// The parameters as messages show and count them: `*` is one of them, `out` none of a method.
  func shownParts(asMethod: Bool) -> [String] {
    var parts: [String] = []
    var sawStar = false
    for parameter in parameters.dropFirst(asMethod ? 1 : 0) {
      if asMethod, parameter.name == "out" { continue }
      if parameter.isKeywordOnly, !sawStar {
        parts.append("*")
        sawStar = true
      }
      parts.append(parameter.shown)
    }
    return parts
  }

  private static let aliases: [Name: Name] = ["dim": "axis", "keepdim": "keepdims", "input": "x"]

  /// Reads `type name` or `type name = default`.
  private static func parameter(_ text: Substring, isKeywordOnly: Bool) -> Parameter? {
    let sides = text.split(separator: "=", maxSplits: 1)
    let words = sides[0].split(separator: " ")
    guard words.count == 2 else { return nil }
    let isOptional = words[0].hasSuffix("?")
    let typeName = isOptional ? words[0].dropLast() : words[0]
    guard let type = ParameterType(rawValue: String(typeName)) else { return nil }
    let isVariadic = words[1].hasPrefix("*")
    let name = Name(String(isVariadic ? words[1].dropFirst() : words[1]))
    let standard = sides.count == 2 ? literal(sides[1].drop { $0 == " " }) : nil
    var shown = "\(type.shown) \(name)"
    if sides.count == 2 { shown += " = " + sides[1].drop { $0 == " " } }
    return Parameter(
      type: type, name: name, alias: aliases[name],
      allowsNone: isOptional || standard?.isNone ?? false,
      isKeywordOnly: isKeywordOnly, isVariadic: isVariadic,
      standard: isVariadic ? .tuple([]) : standard, shown: shown)
  }

  private static func literal(_ text: Substring) -> Value {
    switch text {
    case "None": .none
    case "True": .bool(true)
    case "False": .bool(false)
    default:
      if let number = Int(text) {
        .int(number)
      } else if let number = Double(text) {
        .float(number)
      } else {
        .str(String(text.filter { $0 != "'" && $0 != "\"" }))
      }
    }
  }
}
