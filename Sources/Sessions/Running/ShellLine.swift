import Language

/// A line that is IPython's own, not Python's.
package enum ShellLine: Equatable {
  /// `%name line`, and `%%name line`.
  case magic(name: String, line: String)
  /// `!command`.
  case system(String)
  /// `name?`, `?name` and `name??`.
  case help(on: String)

  /// Reads a trimmed line; nil for Python's own.
  package init?(_ text: String) {
    if text.hasPrefix("%") {
      let (name, line) = text.drop { $0 == "%" }.splitOnce()
      self = .magic(name: name, line: line)
    } else if text.hasPrefix("!") {
      self = .system(text.drop { $0 == "!" }.trimmed)
    } else if let name = ShellLine.helpSubject(text) {
      self = .help(on: name)
    } else {
      return nil
    }
  }

  private static func helpSubject(_ text: String) -> String? {
    guard text.hasPrefix("?") || text.hasSuffix("?") else { return nil }
    let name = text.drop { $0 == "?" }.prefix { $0 != "?" }
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || "_.*".contains($0) }
    let rest = text.drop { $0 == "?" }.dropFirst(name.count)
    return isName && rest.allSatisfy { $0 == "?" } ? String(name) : nil
  }

  /// The call of IPython's shell that stands for the line.
  var call: String {
    switch self {
    case .magic(let name, let line): ShellLine.call("run_line_magic", name, line)
    case .system(let command): ShellLine.call("system", command)
    case .help(let name): ShellLine.call("run_line_magic", "pinfo", name)
    }
  }

  /// The call whose value `x = %magic` and `x = !command` bind; nil where there is none.
  var assignedCall: String? {
    switch self {
    case .magic: call
    case .system(let command): ShellLine.call("getoutput", command)
    case .help: nil
    }
  }

  private static func call(_ method: String, _ arguments: String...) -> String {
    let texts = arguments.map { Str($0).repr }.joined(separator: ", ")
    return "get_ipython().\(method)(\(texts))"
  }
}
