/// What `inspect` asks about functions.
extension Function {
  /// One parameter, as a call sees it.
  package struct ParameterDescription {
    package let name: Name
    /// 0 positional only, 1 positional or keyword, 2 `*args`, 3 keyword only, 4 `**kwargs`.
    package let kind: Int
    package let standard: Value?
    package let annotation: Value?
  }

  /// The parameters in the order of a `def` statement.
  package var parameterDescriptions: [ParameterDescription] {
    let list = code.parameters
    var result: [ParameterDescription] = []
    func add(_ name: Name, _ kind: Int, _ standard: Value? = nil) {
      result.append(.init(name: name, kind: kind, standard: standard, annotation: noted(name)))
    }
    for (index, name) in list.names.prefix(list.positionalCount).enumerated() {
      let place = index - (list.positionalCount - defaults.count)
      add(name, index < list.positionalOnlyCount ? 0 : 1, place >= 0 ? defaults[place] : nil)
    }
    let others = list.names.dropFirst(list.positionalCount)
    var variadics = others.dropFirst(list.keywordOnlyCount)
    if list.hasVariadic, let name = variadics.popFirst() { add(name, 2) }
    for name in others.prefix(list.keywordOnlyCount) { add(name, 3, keywordDefaults[name]) }
    if list.hasKeywords, let name = variadics.popFirst() { add(name, 4) }
    return result
  }

  /// What stands behind `->`.
  package var resultAnnotation: Value? { noted("return") }

  private func noted(_ name: Name) -> Value? { annotations.first { $0.0 == name }?.1 }

  /// Whether calling it makes a generator.
  package var makesGenerator: Bool { code.isGenerator }

  /// The text that it stands in, and the line of its `def`, from 1.
  package var definition: (text: String, line: Int) { (code.source.text, code.definition.line) }
}
