/// What `match` asks of its subject.
extension Machine {
  static func isSequence(_ value: Value, _ site: Code.UnpackSite) -> Bool {
    guard
      let count = value.tuple?.items.count ?? value.list?.items.count
        ?? value.as(Range.self)?.count
    else { return false }
    return site.after < 0 ? count == site.before : count >= site.before + site.after
  }

  func mappingRest(_ mapping: Value, without keys: Value) throws -> Value {
    let rest = Dict()
    for (key, value) in mapping.dict?.pairs ?? [] { try rest.set(key, value) }
    for key in keys.tuple?.items ?? [] { _ = try rest.remove(key) }
    return .object(rest)
  }

  func matchClass(
    _ value: Value, _ site: Code.ClassPatternSite, _ registers: Registers, _ pool: Registers,
    into target: Registers
  ) throws {
    let pattern = try self.value(site.type, registers, pool)
    guard let type = pattern.typeObject else {
      throw PythonError.typeError("called match pattern must be a class")
    }
    target[0] = .bool(false)
    guard value.type.isSubclass(of: type) else { return }
    let names = try positionalNames(site, of: type)
    let isSelf = names == nil
    if isSelf { target[1] = value }
    let all = (names ?? []) + site.keywords
    for (index, name) in all.enumerated() where all[..<index].contains(name) {
      throw PythonError.typeError(
        "\(type.name)() got multiple sub-patterns for attribute '\(name)'")
    }
    for (offset, name) in all.enumerated() {
      guard let attribute = try Operations.attributeIfAny(value, name) else { return }
      target[1 + offset + (isSelf ? site.positional : 0)] = attribute
    }
    target[0] = .bool(true)
  }

  /// The attributes that positional patterns stand for; nil where the value itself is meant, as
  /// in `case int(x)`.
  private func positionalNames(
    _ site: Code.ClassPatternSite, of type: TypeObject
  ) throws -> [Name]? {
    if site.positional == 0 { return [] }
    let builtins: [TypeObject] = [
      .bool, .bytes, .dict, .float, .frozenset, .int, .list, .set, .str, .tuple,
    ]
    let names = try Operations.attributeIfAny(.object(type), "__match_args__")
    if names == nil, site.positional == 1, builtins.contains(where: { type.isSubclass(of: $0) }) {
      return nil
    }
    if let names, names.tuple == nil {
      throw PythonError.typeError(
        "\(type.name).__match_args__ must be a tuple (got \(names.type.name))")
    }
    let items = names?.tuple?.items ?? []
    guard items.count >= site.positional else {
      throw PythonError.typeError(
        "\(type.name)() accepts \(items.count) positional sub-patterns "
          + "(\(site.positional) given)")
    }
    return try items.prefix(site.positional).map { item in
      guard let name = item.string else {
        throw PythonError.typeError(
          "__match_args__ elements must be strings (got \(item.type.name))")
      }
      return Name(name.text)
    }
  }
}
