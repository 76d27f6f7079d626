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
    let items = names?.tuple?.items ?? []
    guard items.count >= site.positional else {
      throw PythonError.typeError(
        "\(type.name)() accepts \(items.count) positional sub-patterns "
          + "(\(site.positional) given)")
    }
    return items.prefix(site.positional).compactMap { $0.string.map { Name($0.text) } }
  }
}
