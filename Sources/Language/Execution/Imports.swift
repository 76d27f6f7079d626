import Safety

/// `import`: modules that Swift code makes, at their first import.
extension Interpreter {
  func importModule(_ site: Code.ImportSite) throws -> Value {
    if site.level > 0 {
      throw PythonError(
        .importError, "attempted relative import with no known parent package")
    }
    let leaf = try module(named: site.module)
    if site.wantsLeaf { return .object(leaf) }
    let root = site.module.prefix { $0 != "." }
    return .object(try module(named: String(root)))
  }

  /// A module by its dotted name, with all modules that it is part of. Throws
  /// `ModuleNotFoundError`.
  package func module(named name: String) throws -> Module {
    var parent: Module?
    var path = ""
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      path += path.isEmpty ? String(part) : ".\(part)"
      let child = try loaded(path, in: parent, part: String(part), whole: name)
      parent = child
    }
    guard let parent else { throw PythonError.valueError("Empty module name") }
    return parent
  }

  private func loaded(
    _ path: String, in parent: Module?, part: String, whole: String
  ) throws -> Module {
    if let known = modules[path] { return known }
    if let maker = moduleMakers[path] {
      let module = try maker(self)
      modules[path] = module
      UndoLog.record { [self] in modules[path] = nil }
      if let parent { try parent.setAttribute(Name(part), .object(module)) }
      return module
    }
    if let inner = parent?.attributes[Name(part)]?.as(Module.self) { return inner }
    let hint = parent.map { "; '\($0.name)' is not a package" }
    let isPackage =
      parent.map {
        $0.name.isEmpty
          || moduleMakers.keys.contains { key in
            key.hasPrefix("\(whole.prefix { $0 != "." }).")
          }
      } ?? true
    let error = PythonError(
      .moduleNotFoundError, "No module named '\(path)'" + (isPackage ? "" : hint ?? ""))
    error.exception.attributes["name"] = .str(path)
    throw error
  }

  func importName(_ name: Name, from module: Value) throws -> Value {
    if let value = try Operations.attributeIfAny(module, name) { return value }
    let moduleName = module.as(Module.self)?.name ?? ""
    if moduleMakers["\(moduleName).\(name)"] != nil {
      return .object(try self.module(named: "\(moduleName).\(name)"))
    }
    let error = PythonError(
      .importError, "cannot import name '\(name)' from '\(moduleName)' (unknown location)")
    error.exception.attributes["name"] = .str(moduleName)
    throw error
  }

  func importAll(from module: Value, into namespace: Namespace) throws {
    guard let module = module.as(Module.self) else { return }
    let all = try module.attributes["__all__"].map { try Operations.items(of: $0) }
    let names =
      all?.compactMap { $0.string.map { Name($0.text) } }
      ?? module.attributes.keys.filter { !$0.text.hasPrefix("_") }
    for name in names.sorted(by: { $0.text < $1.text }) {
      namespace[name] = try module.getAttribute(name)
    }
  }
}
