extension Function {
  /// The parameters as `inspect.signature` writes them: `(x: int, y=1, *args) -> str`.
  var signatureText: String {
    let list = code.parameters
    var parts: [String] = []
    for (index, name) in list.names.prefix(list.positionalCount).enumerated() {
      let place = index - (list.positionalCount - defaults.count)
      parts.append(parameter(name, standard: place >= 0 ? defaults[place] : nil))
      if index + 1 == list.positionalOnlyCount { parts.append("/") }
    }
    let others = Array(list.names.dropFirst(list.positionalCount))
    var variadics = others.dropFirst(list.keywordOnlyCount)
    if list.hasVariadic, let name = variadics.popFirst() {
      parts.append("*" + parameter(name, standard: nil))
    } else if list.keywordOnlyCount > 0 {
      parts.append("*")
    }
    for name in others.prefix(list.keywordOnlyCount) {
      parts.append(parameter(name, standard: keywordDefaults[name]))
    }
    if list.hasKeywords, let name = variadics.popFirst() {
      parts.append("**" + parameter(name, standard: nil))
    }
    let result = annotation(of: "return").map { " -> \($0)" } ?? ""
    return "(\(parts.joined(separator: ", ")))\(result)"
  }

  private func parameter(_ name: Name, standard: Value?) -> String {
    let annotation = annotation(of: name)
    var text = annotation.map { "\(name): \($0)" } ?? name.text
    if let standard {
      let shown = (try? Operations.repr(standard)) ?? "..."
      text += annotation == nil ? "=\(shown)" : " = \(shown)"
    }
    return text
  }

  private func annotation(of name: Name) -> String? {
    guard let value = annotations.first(where: { $0.0 == name })?.1 else { return nil }
    return value.typeObject?.qualifiedName ?? (try? Operations.repr(value))
  }
}
