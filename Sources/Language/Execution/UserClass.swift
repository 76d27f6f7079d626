/// A class of the program.
package final class UserClass: TypeObject {
  /// The shape of an instance without attributes.
  let emptyShape = Shape()
  /// The class of this class, where the program defines that, too: its metaclass.
  let meta: UserClass?
  /// The first builtin or library class among its ancestors that is not `object`.
  let nativeBase: TypeObject?

  /// The only attributes that instances may have, where every class says so with `__slots__`.
  private(set) var slotNames: Set<Name>?

  init(
    _ name: String, bases: [TypeObject], module: String, meta: UserClass? = nil
  ) throws {
    let bases = bases.isEmpty ? [.object] : bases
    self.meta = meta
    nativeBase = try UserClass.nativeBase(of: bases)
    super.init(
      name, module: module, bases: bases, ancestors: try UserClass.linearize(bases))
  }

  /// The one class whose instances these are in Swift. Classes whose instances cannot be of a
  /// derived class are refused.
  private static func nativeBase(of bases: [TypeObject]) throws -> TypeObject? {
    var found: TypeObject?
    for base in bases {
      guard let native = base.order.first(where: { !($0 is UserClass) && $0 !== TypeObject.object })
      else { continue }
      if native.isFinal {
        throw PythonError.typeError("type '\(native.name)' is not an acceptable base type")
      }
      if native.order.contains(where: \.refusesSubclasses) {
        throw PythonError.notInDojo("a class derived from '\(native.name)'")
      }
      if let other = found, other !== native, !other.isSubclass(of: native) {
        // Exceptions have one layout.
        if other.isSubclass(of: .baseException), native.isSubclass(of: .baseException) { continue }
        guard native.isSubclass(of: other) else {
          throw PythonError.typeError("multiple bases have instance lay-out conflict")
        }
        found = native
      } else if found == nil {
        found = native
      }
    }
    return found
  }

  /// The C3 order of all ancestors.
  private static func linearize(_ bases: [TypeObject]) throws -> [TypeObject] {
    var seen: [TypeObject] = []
    for base in bases {
      guard !seen.contains(where: { $0 === base }) else {
        throw PythonError.typeError("duplicate base class \(base.name)")
      }
      seen.append(base)
    }
    var lists = bases.map(\.order) + [bases]
    var result: [TypeObject] = []
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return result }
      let next = lists.lazy.compactMap(\.first).first { candidate in
        !lists.contains { list in list.dropFirst().contains { $0 === candidate } }
      }
      guard let next else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw PythonError.typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      result.append(next)
      for index in lists.indices where lists[index].first === next { lists[index].removeFirst() }
    }
  }

  // MARK: Making

  /// What a class statement does: the class with the attributes of its body.
  static func make(
    _ name: String, bases: [Value], keywords: [(Name, Value)], namespace: Dict
  ) throws -> Value {
    let types = try classes(bases)
    guard let maker = try maker(of: types, keywords) else {
      return try make(name, bases: types, keywords: keywords, namespace: namespace, meta: nil)
    }
    let rest = keywords.filter { $0.0 != "metaclass" }
    let values = [.str(name), .tuple(bases), .object(namespace)] + rest.map(\.1)
    return try Arguments.with(values, keywords: rest.map(\.0)) { try Operations.call(maker, $0) }
  }

  /// What `type.__new__` does: the class itself, of a metaclass or none.
  static func make(
    _ name: String, bases types: [TypeObject], keywords: [(Name, Value)], namespace: Dict,
    meta: UserClass?
  ) throws -> Value {
    let module = namespace["__module__"]?.string?.text ?? "__main__"
    let type = try UserClass(name, bases: types, module: module, meta: meta)
    for (key, value) in namespace.pairs {
      guard case .str(let key) = key else { continue }
      if key.text == "__classcell__" {
        value.as(Cell.self)?.value = .object(type)
        continue
      }
      type.define(Name(key.text), implicitMethod(key.text, value))
    }
    try type.collectSlotNames()
    if type.attributes["__eq__"] != nil, type.attributes["__hash__"] == nil {
      type.define("__hash__", .none)
    }
    try announce(type, keywords)
    return .object(type)
  }

  private func collectSlotNames() throws {
    var names: Set<Name> = []
    for type in order where type !== TypeObject.object {
      guard type is UserClass, let slots = type.attributes["__slots__"] else { return }
      if let single = slots.string {
        names.insert(Name(single.text))
      } else {
        for name in try Operations.items(of: slots) {
          names.insert(try Builtins.attributeName(name))
        }
      }
    }
    if !names.contains("__dict__") { slotNames = names }
  }

  /// Some methods belong to the class without a decorator.
  private static func implicitMethod(_ name: String, _ value: Value) -> Value {
    guard value.as(Function.self) != nil else { return value }
    switch name {
    case "__new__": return .object(StaticMethod(value))
    case "__init_subclass__", "__class_getitem__": return .object(ClassMethod(value))
    default: return value
    }
  }

  /// Tells the attributes their names, and the bases of their new subclass.
  private static func announce(_ type: UserClass, _ keywords: [(Name, Value)]) throws {
    for name in type.attributeNames {
      guard let value = type.attributes[name], let instance = value.as(Instance.self),
        instance.userClass.special(.set_name) != nil
      else { continue }
      _ = try Operations.callMethod(value, "__set_name__", .object(type), .str(name.text))
    }
    for ancestor in type.order.dropFirst() {
      guard let hook = ancestor.attributes["__init_subclass__"] else { continue }
      let bound = try Operations.bind(hook, to: nil, in: type)
      _ = try Arguments.with(keywords.map(\.1), keywords: keywords.map(\.0)) {
        try Operations.call(bound, $0)
      }
      return
    }
    if !keywords.isEmpty {
      throw PythonError.typeError("\(type.name).__init_subclass__() takes no keyword arguments")
    }
  }

  // MARK: Look-up

  private enum Lookup {
    case unknown, missing
    case found(Value)
  }

  private var specials: [Lookup] = []
  private var specialsGeneration = -1

  /// Whether instances carry a value of the native base.
  var carriesPayload: Bool {
    nativeBase.map { !$0.isSubclass(of: .baseException) && $0 !== TypeObject.type } ?? false
  }

  /// A special method that the program, or a library's base class, defines: not `object`'s, and
  /// none of a builtin base, whose slots the payload has.
  @inline(__always)
  func special(_ method: SpecialMethod) -> Value? {
    if specialsGeneration == TypeObject.generation {
      switch specials[method.rawValue] {
      case .found(let value): return value
      case .missing: return nil
      case .unknown: break
      }
    }
    return lookUp(method)
  }

  @inline(never)
  private func lookUp(_ method: SpecialMethod) -> Value? {
    if specialsGeneration != TypeObject.generation {
      specials = Array(repeating: .unknown, count: SpecialMethod.allCases.count)
      specialsGeneration = TypeObject.generation
    }
    for type in order where type !== TypeObject.object {
      guard let value = type.attributes[method.name] else { continue }
      if carriesPayload || nativeBase === TypeObject.type, !(type is UserClass) { break }
      specials[method.rawValue] = .found(value)
      return value
    }
    specials[method.rawValue] = .missing
    return nil
  }

  /// Whether making an instance is nothing but `__init__`.
  var isPlainlyMade: Bool {
    nativeBase == nil && special(.new) == nil && meta?.special(.call) == nil
  }

  // MARK: Slots

  package override var keywordNames: [Name] {
    guard case .object(let method as Function)? = lookup("__init__") else { return [] }
    return Array(method.keywordNames.dropFirst())
  }

  package override func call(_ arguments: Arguments) throws -> Value {
    if let hook = try metaMethod(.call) { return try Operations.call(hook, arguments) }
    return try callPlainly(arguments)
  }

  /// `type.__call__(cls, ...)`: makes an instance and initializes it.
  func callPlainly(_ arguments: Arguments) throws -> Value {
    let instance = try instantiate(arguments)
    guard instance.type.isSubclass(of: self) else { return instance }
    try initialize(instance, arguments)
    return instance
  }

  private func instantiate(_ arguments: Arguments) throws -> Value {
    if let maker = special(.new) {
      let function = try Operations.bind(maker, to: nil, in: self)
      return try arguments.prepending(.object(self)) { try Operations.call(function, $0) }
    }
    return try plainInstance(arguments)
  }

  /// `object.__new__(cls)`, or the same of the class's native base.
  func plainInstance(_ arguments: Arguments) throws -> Value {
    guard let nativeBase else { return .object(Instance(self)) }
    if nativeBase === TypeObject.type { return try newClass(arguments) }
    if carriesPayload {
      return .object(try Instance.make(self, base: nativeBase, arguments))
    }
    for type in nativeBase.order {
      if let constructor = type.constructor { return try constructor(self, arguments) }
    }
    throw PythonError.typeError("cannot create '\(qualifiedName)' instances")
  }

  private func initialize(_ instance: Value, _ arguments: Arguments) throws {
    guard let initializer = special(.initialize) else {
      if carriesPayload, let instance = instance.as(Instance.self) {
        return try instance.initializePayload(arguments)
      }
      if nativeBase == nil, special(.new) == nil, !arguments.values.isEmpty {
        throw PythonError.typeError("\(name)() takes no arguments")
      }
      return
    }
    let result: Value
    if let method = initializer.object, method.isMethod {
      result = try arguments.prepending(instance) { try method.call($0) }
    } else {
      result = try Operations.call(Operations.bind(initializer, to: instance, in: self), arguments)
    }
    guard result.isNone else {
      throw PythonError.typeError(
        "__init__() should return None, not '\(result.type.name)'")
    }
  }

  package override func getItem(_ key: Value) throws -> Value {
    if let hook = try metaMethod(.getitem) { return try Operations.call(hook, key) }
    guard let hook = lookup("__class_getitem__") else { return try super.getItem(key) }
    return try Operations.call(Operations.bind(hook, to: nil, in: self), key)
  }

  // MARK: Slots that a metaclass may have

  package override var type: TypeObject { meta ?? .type }

  package override func getAttribute(_ name: Name) throws -> Value {
    guard meta != nil else { return try super.getAttribute(name) }
    do {
      return try super.getAttribute(name)
    } catch let error as PythonError where error.exception.type.isSubclass(of: .attributeError) {
      guard let hook = try metaMethod(.getattr) else { throw error }
      return try Operations.call(hook, .str(name.text))
    }
  }

  package override func genericSetAttribute(_ name: Name, _ value: Value) throws {
    define(name, value)
  }

  package override func setAttribute(_ name: Name, _ value: Value) throws {
    if let hook = try metaMethod(.setattr) {
      _ = try Operations.call(hook, .str(name.text), value)
      return
    }
    define(name, value)
  }

  package override func genericDeleteAttribute(_ name: Name) throws {
    guard undefine(name) else {
      throw PythonError.attributeError(
        "type object '\(self.name)' has no attribute '\(name)'", name: name, on: .object(self))
    }
  }

  package override func deleteAttribute(_ name: Name) throws {
    if let hook = try metaMethod(.delattr) {
      _ = try Operations.call(hook, .str(name.text))
      return
    }
    try genericDeleteAttribute(name)
  }

  package override func length() throws -> Int {
    guard let hook = try metaMethod(.len) else { return try super.length() }
    return try Operations.index(Operations.call(hook))
  }

  package override func makeIterator() throws -> Iterator {
    guard let hook = try metaMethod(.iter) else { return try super.makeIterator() }
    return try Operations.iterator(of: Operations.call(hook))
  }

  package override func contains(_ item: Value) throws -> Bool? {
    guard let hook = try metaMethod(.contains) else { return nil }
    return try Operations.isTrue(Operations.call(hook, item))
  }

  package override func isTrue() throws -> Bool {
    guard let hook = try metaMethod(.bool) else { return true }
    return try Operations.isTrue(Operations.call(hook))
  }

  package override func repr() throws -> String {
    guard let hook = try metaMethod(.repr) else { return try super.repr() }
    return try Operations.str(Operations.call(hook))
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let hook = try metaMethod(.forward(op)) else { return try super.binary(op, other) }
    return try Operations.call(hook, other)
  }
}
