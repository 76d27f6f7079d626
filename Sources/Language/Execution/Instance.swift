/// An instance of a class of the program. It may be an iterator: if its class has `__next__`.
package final class Instance: Iterator {
  let userClass: UserClass
  private(set) var shape: Shape
  private(set) var values: [Value] = []

  init(_ userClass: UserClass) {
    self.userClass = userClass
    shape = userClass.emptyShape
    super.init(layout: .instance)
  }

  deinit { Disposal.drop(&values) }

  package override var type: TypeObject { userClass }

  package override func restoration() -> (() -> Void)? {
    let (oldShape, oldValues) = (shape, values)
    return { [self] in (shape, values) = (oldShape, oldValues) }
  }

  /// Identifies the shape without holding it.
  @inline(__always)
  var shapeAddress: UnsafeMutableRawPointer { Unmanaged.passUnretained(shape).toOpaque() }

  // MARK: Own attributes

  package override var ownAttributes: [Name] { shape.names }

  func own(_ name: Name) -> Value? { shape.place(of: name).map { values[$0] } }

  func setOwn(_ name: Name, _ value: Value) {
    willChange()
    if let place = shape.place(of: name) {
      values[place] = value
    } else {
      shape = shape.adding(name)
      values.append(value)
    }
  }

  /// Adds an attribute whose shape is known.
  @inline(__always)
  func addOwn(_ value: Value, shape next: Shape) {
    willChange()
    shape = next
    values.append(value)
  }

  /// Sets the attribute at a place of the shape.
  @inline(__always)
  func setOwn(at place: Int, _ value: Value) {
    willChange()
    values[place] = value
  }

  private func removeOwn(_ name: Name) -> Bool {
    guard let place = shape.place(of: name) else { return false }
    willChange()
    var names = shape.names
    names.remove(at: place)
    values.remove(at: place)
    shape = names.reduce(userClass.emptyShape) { $0.adding($1) }
    return true
  }

  package override func copied(_ copying: Copying) throws -> Object? {
    let copy = Instance(userClass)
    copying.begin(copy, of: self)
    for name in shape.names { copy.setOwn(name, try copying.part(own(name) ?? .none)) }
    return copy
  }

  // MARK: Attributes

  package override func getAttribute(_ name: Name) throws -> Value {
    if let hook = userClass.special(.getattribute) {
      return try Operations.call(
        Operations.bind(hook, to: .object(self), in: userClass), .str(name.text))
    }
    return try genericGetAttribute(name)
  }

  package override func genericGetAttribute(_ name: Name) throws -> Value {
    let found = userClass.lookup(name)
    if case .object(let descriptor)? = found, descriptor.isDataDescriptor {
      return try read(descriptor, name)
    }
    if let value = own(name) { return value }
    if let found { return try Operations.bind(found, to: .object(self), in: userClass) }
    switch name.text {
    case "__dict__":
      return .object(Dict(names: shape.names.map { ($0.text, own($0) ?? .none) }))
    default:
      return try missing(name, noAttribute(name))
    }
  }

  /// A property's value. An AttributeError from within it asks `__getattr__`, too.
  private func read(_ descriptor: Object, _ name: Name) throws -> Value {
    do {
      return try descriptor.bound(to: .object(self), in: userClass)
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .attributeError)
    {
      return try missing(name, error)
    }
  }

  private func missing(_ name: Name, _ error: PythonError) throws -> Value {
    guard let hook = userClass.special(.getattr) else { throw error }
    return try Operations.call(
      Operations.bind(hook, to: .object(self), in: userClass), .str(name.text))
  }

  package override func setAttribute(_ name: Name, _ value: Value) throws {
    if let hook = userClass.special(.setattr) {
      _ = try Operations.call(
        Operations.bind(hook, to: .object(self), in: userClass), .str(name.text), value)
      return
    }
    try genericSetAttribute(name, value)
  }

  package override func genericSetAttribute(_ name: Name, _ value: Value) throws {
    if case .object(let descriptor)? = userClass.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.assign(value, on: .object(self))
    }
    setOwn(name, value)
  }

  package override func deleteAttribute(_ name: Name) throws {
    if let hook = userClass.special(.delattr) {
      _ = try Operations.call(
        Operations.bind(hook, to: .object(self), in: userClass), .str(name.text))
      return
    }
    try genericDeleteAttribute(name)
  }

  package override func genericDeleteAttribute(_ name: Name) throws {
    if case .object(let descriptor)? = userClass.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.assign(nil, on: .object(self))
    }
    guard removeOwn(name) else { throw noAttribute(name) }
  }

  // MARK: Special methods

  /// Calls a special method; nil if the class has none.
  func invoke(_ name: SpecialMethod, _ arguments: Value...) throws -> Value? {
    guard let found = userClass.special(name) else { return nil }
    if case .object(let method) = found, method.isMethod {
      return try Arguments.with([.object(self)] + arguments) { try method.call($0) }
    }
    let bound = try Operations.bind(found, to: .object(self), in: userClass)
    return try Arguments.with(arguments) { try Operations.call(bound, $0) }
  }

  /// The same, with nil for `NotImplemented`.
  func attempt(_ name: SpecialMethod, _ argument: Value) throws -> Value? {
    guard let result = try invoke(name, argument) else { return nil }
    if case .object(let object) = result, object === NotImplementedType.shared { return nil }
    return result
  }

  /// Throws unless a special method returned an instance of a class.
  private func checked(
    _ value: Value, _ method: String, _ expected: TypeObject
  ) throws -> Value {
    guard value.type.isSubclass(of: expected) else {
      throw PythonError.typeError(
        "\(method) returned non-\(expected.name) (type \(value.type.name))")
    }
    return value
  }

  private func text(_ method: SpecialMethod) throws -> String? {
    guard let value = try invoke(method) else { return nil }
    return try checked(value, method.name.text, .str).string?.text ?? ""
  }

  // MARK: Descriptors

  package override var isDataDescriptor: Bool {
    userClass.special(.set) != nil || userClass.special(.delete) != nil
  }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard userClass.special(.get) != nil else { return .object(self) }
    return try invoke(.get, receiver ?? .none, .object(type)) ?? .object(self)
  }

  package override func assign(_ value: Value?, on receiver: Value) throws {
    let result =
      try value.map { try invoke(.set, receiver, $0) }
      ?? invoke(.delete, receiver)
    if result == nil { try super.assign(value, on: receiver) }
  }

  // MARK: Calls and containers

  package override var isCallable: Bool { userClass.special(.call) != nil }

  package override func call(_ arguments: Arguments) throws -> Value {
    guard let found = userClass.special(.call) else { return try super.call(arguments) }
    if case .object(let method) = found, method.isMethod {
      return try arguments.prepending(.object(self)) { try method.call($0) }
    }
    return try Operations.call(
      Operations.bind(found, to: .object(self), in: userClass), arguments)
  }

  package override func getItem(_ key: Value) throws -> Value {
    try invoke(.getitem, key) ?? super.getItem(key)
  }

  package override func setItem(_ key: Value, _ value: Value) throws {
    if try invoke(.setitem, key, value) == nil { try super.setItem(key, value) }
  }

  package override func deleteItem(_ key: Value) throws {
    if try invoke(.delitem, key) == nil { try super.deleteItem(key) }
  }

  package override func length() throws -> Int {
    guard let value = try invoke(.len) else { return try super.length() }
    let length = try Operations.index(value)
    guard length >= 0 else { throw PythonError.valueError("__len__() should return >= 0") }
    return length
  }

  package override func makeIterator() throws -> Iterator {
    if let hook = userClass.special(.iter) {
      if hook.isNone { return try super.makeIterator() }
      let value = try invoke(.iter) ?? .none
      if let iterator = value.as(Iterator.self), iterator.isIterator { return iterator }
      throw PythonError.typeError("iter() returned non-iterator of type '\(value.type.name)'")
    }
    if userClass.special(.getitem) != nil { return ItemIterator(self) }
    throw PythonError.typeError("'\(type.name)' object is not iterable")
  }

  package override func next() throws -> Value? {
    do {
      guard let value = try invoke(.next) else {
        throw PythonError.typeError("'\(type.name)' object is not an iterator")
      }
      return value
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .stopIteration)
    {
      return nil
    }
  }

  package override func contains(_ item: Value) throws -> Bool? {
    try invoke(.contains, item).map(Operations.isTrue)
  }

  // MARK: Operators

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try attempt(.forward(op), other)
  }

  package override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try attempt(.reflected(op), other)
  }

  package override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try attempt(.inPlace(op), other)
  }

  package override func unary(_ op: UnaryOperator) throws -> Value? {
    switch op {
    case .negative: try invoke(.neg)
    case .positive: try invoke(.pos)
    case .invert: try invoke(.invert)
    }
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    if let result = try attempt(.comparison(op), other) { return result }
    // `!=` is the opposite of `==` where the class does not say otherwise.
    guard op == .notEqual, userClass.special(.ne) == nil,
      let equal = try attempt(.eq, other)
    else { return nil }
    return .bool(!(try Operations.isTrue(equal)))
  }

  // MARK: Conversions

  package override func isTrue() throws -> Bool {
    if let value = try invoke(.bool) {
      guard case .bool(let truth) = value else {
        throw PythonError.typeError(
          "__bool__ should return bool, returned \(value.type.name)")
      }
      return truth
    }
    return userClass.special(.len) == nil ? true : try length() != 0
  }

  package override func hash() throws -> Int {
    guard let hook = userClass.special(.hash) else { return identityHash }
    if hook.isNone { throw PythonError.typeError("unhashable type: '\(type.name)'") }
    let value = try invoke(.hash) ?? .none
    guard value.isInteger else {
      throw PythonError.typeError("__hash__ method should return an integer")
    }
    return try Operations.hash(value)
  }

  package override func repr() throws -> String { try text(.repr) ?? super.repr() }

  package override func str() throws -> String { try text(.str) ?? repr() }

  package override func format(_ spec: String) throws -> String {
    guard let value = try invoke(.format, .str(spec)) else {
      return try super.format(spec)
    }
    return try checked(value, "__format__", .str).string?.text ?? ""
  }

  package override func asInt() throws -> Value? {
    if let value = try invoke(.int) { return try checked(value, "__int__", .int) }
    return try asIndex().map { .int($0) }
  }

  package override func asFloat() throws -> Double? {
    guard let value = try invoke(.float) else { return nil }
    guard case .float(let number) = try checked(value, "\(type.name).__float__", .float) else {
      return nil
    }
    return number
  }

  package override func asIndex() throws -> Int? {
    guard let value = try invoke(.index) else { return nil }
    return try checked(value, "__index__", .int).smallInt
  }
}

extension Iterator {
  /// Whether it gives values: an instance does only if its class has `__next__`.
  var isIterator: Bool {
    guard layout == .instance, let instance = self as? Instance else { return true }
    return instance.userClass.special(.next) != nil
  }
}

/// The iterator of an object that has `__getitem__` only.
private final class ItemIterator: Iterator {
  private let source: Instance
  private var index = 0
  private var isAtEnd = false

  init(_ source: Instance) { self.source = source }

  package override func next() throws -> Value? {
    if isAtEnd { return nil }
    willChange()
    do {
      let value = try source.getItem(.int(index))
      index += 1
      return value
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .indexError)
      || error.exception.type.isSubclass(of: .stopIteration)
    {
      isAtEnd = true
      return nil
    }
  }

  package override func restoration() -> (() -> Void)? {
    let (oldIndex, wasAtEnd) = (index, isAtEnd)
    return { [self] in (index, isAtEnd) = (oldIndex, wasAtEnd) }
  }
}
