/// An instance of a class of the program. It may be an iterator: if its class has `__next__`.
package final class Instance: Iterator {
  let userClass: UserClass
  private(set) var shape: Shape
  private(set) var values: [Value] = []
  /// The attributes as a dict, from the first time on that the program asks for `__dict__`; they
  /// are then no longer in `values`, and no place of the code remembers where they are.
  private(set) var dictionary: Dict?
  /// A value of the builtin class that the class derives from; undefined where there is none.
  var payload: Value = .undefined

  init(_ userClass: UserClass) {
    self.userClass = userClass
    shape = userClass.emptyShape
    super.init(layout: .instance)
  }

  deinit {
    Disposal.drop(&values)
    Disposal.drop(&dictionary)
    Disposal.drop(&payload)
  }

  package override var type: TypeObject { userClass }

  package override func restoration() -> (() -> Void)? {
    let old = (shape, values, dictionary, payload)
    return { [self] in (shape, values, dictionary, payload) = old }
  }

  /// Identifies the shape without holding it.
  @inline(__always)
  var shapeAddress: UnsafeMutableRawPointer { Unmanaged.passUnretained(shape).toOpaque() }

  // MARK: Own attributes

  package override var ownAttributes: [Name] {
    dictionary?.keys.compactMap { $0.string.map { Name($0.text) } } ?? shape.names
  }

  func own(_ name: Name) -> Value? {
    if let dictionary { return dictionary[name.text] }
    return shape.place(of: name).map { values[$0] }
  }

  func setOwn(_ name: Name, _ value: Value) {
    if let dictionary {
      dictionary[name.text] = value
      return
    }
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

  /// `self.__dict__`: from now on the attributes are there.
  private func makeDictionary() -> Dict {
    if let dictionary { return dictionary }
    let new = Dict(names: shape.names.map { ($0.text, own($0) ?? .none) })
    use(new)
    return new
  }

  private func use(_ new: Dict) {
    willChange()
    dictionary = new
    shape = Shape()
    values = []
  }

  private func removeOwn(_ name: Name) -> Bool {
    if let dictionary { return (try? dictionary.remove(.str(name.text))) ?? nil != nil }
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
    try copying.begin(copy, of: self)
    copy.payload = try payload.object?.copied(copying).map { .object($0) } ?? payload
    for name in ownAttributes { copy.setOwn(name, try copying.part(own(name) ?? .none)) }
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
    if name == Instance.dictionaryName, userClass.slotNames == nil {
      return .object(makeDictionary())
    }
    return try missing(name, noAttribute(name))
  }

  private static let dictionaryName: Name = "__dict__"

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
    if name == Instance.dictionaryName {
      guard let new = value.dict else {
        throw PythonError.typeError(
          "__dict__ must be set to a dictionary, not a '\(value.type.name)'")
      }
      return use(new)
    }
    if let allowed = userClass.slotNames, !allowed.contains(name) { throw noAttribute(name) }
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
      || payload.object?.isDataDescriptor == true
  }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard userClass.special(.get) != nil else {
      return try payload.object?.bound(to: receiver, in: type) ?? .object(self)
    }
    return try invoke(.get, receiver ?? .none, .object(type)) ?? .object(self)
  }

  package override func assign(_ value: Value?, on receiver: Value) throws {
    let result =
      try value.map { try invoke(.set, receiver, $0) }
      ?? invoke(.delete, receiver)
    if result != nil { return }
    guard let payload = payload.object else { return try super.assign(value, on: receiver) }
    try payload.assign(value, on: receiver)
  }

  // MARK: Calls and containers

  package override var isCallable: Bool { userClass.special(.call) != nil }

  package override func call(_ arguments: Arguments) throws -> Value {
    guard let found = userClass.special(.call) else { return try super.call(arguments) }
    try StackGuard.check()
    if case .object(let method) = found, method.isMethod {
      return try arguments.prepending(.object(self)) { try method.call($0) }
    }
    return try Operations.call(
      Operations.bind(found, to: .object(self), in: userClass), arguments)
  }

  package override func getItem(_ key: Value) throws -> Value {
    if let value = try invoke(.getitem, key) { return value }
    return payload.isUndefined ? try super.getItem(key) : try payloadItem(key)
  }

  package override func setItem(_ key: Value, _ value: Value) throws {
    if try invoke(.setitem, key, value) != nil { return }
    guard let payload = payload.object else { return try super.setItem(key, value) }
    try payload.setItem(key, value)
  }

  package override func deleteItem(_ key: Value) throws {
    if try invoke(.delitem, key) != nil { return }
    guard let payload = payload.object else { return try super.deleteItem(key) }
    try payload.deleteItem(key)
  }

  package override func length() throws -> Int {
    guard let value = try invoke(.len) else {
      return payload.isUndefined ? try super.length() : try Operations.length(payload)
    }
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
    if !payload.isUndefined { return try Operations.iterator(of: payload) }
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
    if let answer = try invoke(.contains, item) { return try Operations.isTrue(answer) }
    return payload.isUndefined ? nil : try Operations.contains(payload, item)
  }

  // MARK: Operators

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if let result = try attempt(.forward(op), other) { return result }
    return payload.isUndefined ? nil : try Operations.slotBinary(op, payload, other.unwrapped)
  }

  package override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if let result = try attempt(.reflected(op), other) { return result }
    return payload.isUndefined ? nil : try Operations.slotBinary(op, other.unwrapped, payload)
  }

  package override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try attempt(.inPlace(op), other) ?? payloadInPlace(op, other)
  }

  package override func unary(_ op: UnaryOperator) throws -> Value? {
    let result: Value? =
      switch op {
      case .negative: try invoke(.neg)
      case .positive: try invoke(.pos)
      case .invert: try invoke(.invert)
      }
    if let result { return result }
    return payload.isReal ? try Operations.unary(op, payload) : try payload.object?.unary(op)
  }

  package override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    if let result = try attempt(.comparison(op), other) { return result }
    // `!=` is the opposite of `==` where the class does not say otherwise.
    if payload.isUndefined, op == .notEqual, userClass.special(.ne) == nil,
      let equal = try attempt(.eq, other)
    {
      return .bool(!(try Operations.isTrue(equal)))
    }
    return payload.isUndefined ? nil : try SlotMethods.compare(op, payload, other.unwrapped)
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
    if userClass.special(.len) != nil { return try length() != 0 }
    return payload.isUndefined ? true : try Operations.isTrue(payload)
  }

  package override func hash() throws -> Int {
    guard let hook = userClass.special(.hash) else {
      return payload.isUndefined ? identityHash : try payloadHash()
    }
    if hook.isNone { throw PythonError.typeError("unhashable type: '\(type.name)'") }
    let value = try invoke(.hash) ?? .none
    guard value.isInteger else {
      throw PythonError.typeError("__hash__ method should return an integer")
    }
    // A hash that fits is taken as it is; -1 is none.
    if case .int(let number) = value { return number == -1 ? -2 : number }
    return try Operations.hash(value)
  }

  package override func repr() throws -> String {
    if let text = try text(.repr) { return text }
    return payload.isUndefined ? try super.repr() : try payloadRepr()
  }

  package override func str() throws -> String {
    try text(.str) ?? payload.string?.text ?? repr()
  }

  package override func format(_ spec: String) throws -> String {
    guard let value = try invoke(.format, .str(spec)) else {
      return payload.isUndefined ? try super.format(spec) : try payloadFormat(spec)
    }
    return try checked(value, "__format__", .str).string?.text ?? ""
  }

  package override func asInt() throws -> Value? {
    if let value = try invoke(.int) { return try checked(value, "__int__", .int) }
    if payload.isReal || payload.string != nil { return try IntType.convert(payload) }
    return try asIndex().map { .int($0) }
  }

  package override func asFloat() throws -> Double? {
    guard let value = try invoke(.float) else {
      return payload.isReal ? try Operations.double(payload) : nil
    }
    guard case .float(let number) = try checked(value, "\(type.name).__float__", .float) else {
      return nil
    }
    return number
  }

  package override func asIndex() throws -> Int? {
    if let own = payload.smallInt { return own }
    guard let value = try invoke(.index) else { return nil }
    return try checked(value, "__index__", .int).smallInt
  }
}
