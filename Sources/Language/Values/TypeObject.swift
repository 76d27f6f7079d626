/// A Python class: a builtin one, one of a library, or one that the program defines.
public class TypeObject: Object {
  package let name: String
  /// The defining module's name, such as `builtins`, `torch` or `__main__`.
  package let module: String
  package let bases: [TypeObject]
  /// The order in which attributes are looked up; the class itself comes first.
  package private(set) var order: [TypeObject] = []
  /// The class's own attributes; see `attributeNames` for the order of their definition.
  package var attributes: [Name: Value] {
    fillIn()
    return table
  }
  package var attributeNames: [Name] {
    fillIn()
    return names
  }
  private var names: [Name] = []
  private var table: [Name: Value] = [:]
  private var populate: ((TypeObject) -> Void)?
  /// Whether the attributes are being filled in, which no undo takes back.
  private var isPopulating = false
  /// Makes an instance: what calling the class does. Inherited where nil.
  package let constructor: ((TypeObject, Arguments) throws -> Value)?
  /// Whether the dojo has no classes derived from it: its instances are what Swift code makes.
  package var refusesSubclasses = false
  /// Counts changes of any class's attributes: a cache of look-ups is valid while it stays.
  package nonisolated(unsafe) private(set) static var generation = 0

  /// A class; `ancestors` is the order of look-up behind it. `populate` defines the attributes, at the first look at them.
  package init(
    _ name: String, module: String = "builtins", bases: [TypeObject] = [.object],
    ancestors: [TypeObject]? = nil,
    constructor: ((TypeObject, Arguments) throws -> Value)? = nil,
    populate: ((TypeObject) -> Void)? = nil
  ) {
    self.name = name
    self.populate = populate
    self.module = module
    self.bases = bases
    self.constructor = constructor
    super.init(layout: .type)
    order = [self] + (ancestors ?? bases.first?.order ?? [])
  }

  private init(root name: String) {
    self.name = name
    module = "builtins"
    bases = []
    constructor = ObjectType.construct
    populate = ObjectType.populate
    super.init(layout: .type)
    order = [self]
  }

  /// `object`, the root of all classes.
  package nonisolated(unsafe) static let object = TypeObject(root: "object")
  /// `type`, the class of classes.
  package nonisolated(unsafe) static let type = TypeObject(
    "type", constructor: TypeType.construct, populate: TypeType.populate)

  public override var type: TypeObject { .type }

  /// `module.name`, without the module for builtins.
  package var qualifiedName: String { module == "builtins" ? name : "\(module).\(name)" }

  /// Sets an attribute of the class itself.
  package func define(_ name: Name, _ value: Value) {
    fillIn()
    if !isPopulating { willChange() }
    if table.updateValue(value, forKey: name) == nil { names.append(name) }
    TypeObject.generation &+= 1
  }

  /// Removes an attribute of the class itself; false if there was none.
  package func undefine(_ name: Name) -> Bool {
    fillIn()
    willChange()
    guard table.removeValue(forKey: name) != nil else { return false }
    names.removeAll { $0 == name }
    TypeObject.generation &+= 1
    return true
  }

  /// The attribute along the order of look-up, unbound.
  package func lookup(_ name: Name) -> Value? {
    for type in order {
      type.fillIn()
      if let value = type.table[name] { return value }
    }
    return nil
  }

  @inline(__always)
  private func fillIn() {
    guard let populate else { return }
    self.populate = nil
    isPopulating = true
    populate(self)
    isPopulating = false
  }

  /// Whether this is `other` or derives from it.
  package func isSubclass(of other: TypeObject) -> Bool { order.contains { $0 === other } }

  public override func restoration() -> (() -> Void)? {
    let (oldTable, oldNames) = (table, names)
    return { [self] in
      table = oldTable
      names = oldNames
      TypeObject.generation &+= 1
    }
  }

  // MARK: Slots

  public override func getAttribute(_ name: Name) throws -> Value {
    let meta = type.lookup(name)
    if case .object(let descriptor)? = meta, descriptor.isDataDescriptor {
      return try descriptor.bound(to: .object(self), in: type)
    }
    if let own = lookup(name) { return try Operations.bind(own, to: nil, in: self) }
    if let meta { return try Operations.bind(meta, to: .object(self), in: type) }
    throw PythonError.attributeError(
      "type object '\(self.name)' has no attribute '\(name)'", name: name, on: .object(self))
  }

  public override func setAttribute(_ name: Name, _ value: Value) throws {
    throw PythonError.typeError(
      "cannot set '\(name)' attribute of immutable type '\(qualifiedName)'")
  }

  public override func deleteAttribute(_ name: Name) throws {
    throw PythonError.typeError(
      "cannot delete '\(name)' attribute of immutable type '\(qualifiedName)'")
  }

  public override func getItem(_ key: Value) throws -> Value {
    guard isGeneric else {
      throw PythonError.typeError("type '\(qualifiedName)' is not subscriptable")
    }
    return .object(GenericAlias(self, key.tuple?.items ?? [key]))
  }

  /// Whether `cls[...]` names a type of items, as in `list[int]`.
  private var isGeneric: Bool {
    let generic: [TypeObject] = [.list, .tuple, .dict, .set, .frozenset, .type]
    return generic.contains { isSubclass(of: $0) }
  }

  public override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? TypeUnion.make(.object(self), other) : nil
  }

  public override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? TypeUnion.make(other, .object(self)) : nil
  }

  public override func call(_ arguments: Arguments) throws -> Value {
    for type in order {
      if let constructor = type.constructor { return try constructor(self, arguments) }
    }
    throw PythonError.typeError("cannot create '\(qualifiedName)' instances")
  }

  public override func repr() throws -> String { "<class '\(qualifiedName)'>" }
}
