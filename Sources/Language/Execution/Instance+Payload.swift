/// Instances of classes that derive from a builtin class, such as `class Names(list)`.
///
/// Such an instance carries a value of the builtin class, its payload. A method that the class
/// inherits from the builtin class works on the payload; a special method that the program defines
/// stands before the payload's slot.
extension Instance {
  /// `cls.__new__(cls, *args)` of a class with a builtin base. An immutable payload is made of the
  /// arguments; a mutable one is empty until `__init__` fills it.
  static func make(_ type: UserClass, base: TypeObject, _ arguments: Arguments) throws -> Instance {
    let instance = Instance(type)
    if base.isImmutable {
      // Keywords are for an `__init__` of the program's own.
      let isInitialized = type.special(.initialize) != nil
      instance.payload = try construct(
        base, isInitialized ? arguments.withoutKeywords : arguments)
    } else {
      instance.payload = (try? Arguments.with([]) { try construct(base, $0) }) ?? .undefined
    }
    return instance
  }

  /// What the builtin class's `__init__` does: it fills a mutable payload.
  func initializePayload(_ arguments: Arguments) throws {
    guard let base = userClass.nativeBase, !base.isImmutable, !base.isSubclass(of: .baseException)
    else { return }
    // Keywords were for a `__new__` of the program's own.
    let arguments = userClass.special(.new) == nil ? arguments : arguments.withoutKeywords
    if let dict = payload.dict, dict.type === TypeObject.dict {
      return try DictType.update(dict, arguments, name: "dict")
    }
    let new = try Instance.construct(base, arguments)
    willChange()
    payload = new
  }

  private static func construct(_ base: TypeObject, _ arguments: Arguments) throws -> Value {
    for type in base.order {
      if let constructor = type.constructor { return try constructor(base, arguments) }
    }
    throw PythonError.typeError("cannot create '\(base.qualifiedName)' instances")
  }

  // MARK: Slots

  /// `self[key]` as the builtin class has it; a dict's missing key is the program's `__missing__`.
  func payloadItem(_ key: Value) throws -> Value {
    guard let dict = payload.dict else { return try Operations.getItem(payload, key) }
    if let value = try dict.get(key) { return value }
    return try invoke(.missing, key) ?? dict.getItem(key)
  }

  /// `self op= other`: a payload that changed in place is still this instance's.
  func payloadInPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let object = payload.object, let result = try object.inPlace(op, other.unwrapped)
    else { return nil }
    return Operations.identical(result, payload) ? .object(self) : result
  }

  /// `hash(self)`; throws `TypeError` with the class's own name.
  func payloadHash() throws -> Int {
    switch payload.object?.layout {
    case .list, .dict: throw unhashable
    case .set where payload.set?.isFrozen == false: throw unhashable
    default: return try Operations.hash(payload)
    }
  }

  private var unhashable: PythonError { .typeError("unhashable type: '\(type.name)'") }

  /// `repr(self)` as the builtin class has it. Where that names the class, it names this one.
  func payloadRepr() throws -> String {
    let text = try Operations.repr(payload)
    let native = payload.type.name
    if text.hasPrefix("\(native)(") { return type.name + text.dropFirst(native.count) }
    return payload.set == nil ? text : "\(type.name)(\(text))"
  }

  /// What a notebook shows for the instance: the payload, where the class has no `__repr__`.
  var plainPayload: Value? {
    guard !payload.isUndefined, userClass.special(.repr) == nil else { return nil }
    let text = payload.type.name + "("
    guard let shown = try? Operations.repr(payload), !shown.hasPrefix(text) else { return nil }
    return payload
  }

  /// `format(self, spec)` as the builtin class has it.
  func payloadFormat(_ spec: String) throws -> String {
    if spec.isEmpty { return try str() }
    if payload.string != nil || payload.isReal { return try Operations.format(payload, spec) }
    throw PythonError.typeError("unsupported format string passed to \(type.name).__format__")
  }
}

extension TypeObject {
  /// Whether instances are complete once they are made: `__init__` has nothing to fill.
  fileprivate var isImmutable: Bool {
    let immutable: [TypeObject] = [.int, .float, .str, .bytes, .tuple, .frozenset]
    return immutable.contains { isSubclass(of: $0) }
  }

  /// Whether a class of the program may not derive from it.
  var isFinal: Bool {
    let final: [TypeObject] = [
      .bool, .noneType, .notImplementedType, .ellipsisType, .builtinFunction, .methodDescriptor,
      .method, .range, .slice, .genericAlias, .unionType, .dictKeys, .dictValues, .dictItems,
    ]
    return final.contains { $0 === self } || isSubclass(of: .iterator)
  }
}

extension Value {
  /// What an instance carries, if it is one of a class with a builtin base.
  package var payload: Value? {
    guard case .object(let object) = self, object.layout == .instance else { return nil }
    let payload = unsafeDowncast(object, to: Instance.self).payload
    return payload.isUndefined ? nil : payload
  }

  /// The object of a builtin or library class that the value is, or carries.
  package func native<T: Object>(_ type: T.Type) -> T? { self.as(type) ?? payload?.as(type) }

  /// The value as an instance of a class: the value itself for its own class, and carried by an
  /// instance for a class of the program that derives from it.
  package func instance(of type: TypeObject) -> Value {
    guard let type = type as? UserClass else { return self }
    let instance = Instance(type)
    instance.payload = self
    return .object(instance)
  }

  /// The value as its builtin class sees it: an instance's payload, or the value itself.
  package var unwrapped: Value { payload ?? self }
}
