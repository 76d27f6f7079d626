import Safety

/// A Python object: every method here is a slot of Python's data model.
///
/// A subclass overrides the slots that its type has. A slot that returns an optional answers nil
/// for `NotImplemented`; the others throw the `TypeError` that Python throws.
open class Object {
  /// The epoch in which this was made or last saved for undo; see `UndoLog`.
  package final var epoch: UInt32 = UndoLog.epoch
  /// Which builtin layout the object has, so that hot paths need no dynamic cast.
  package final let layout: Layout

  /// An object; `layout` is for the base classes of the builtin layouts only.
  public init(layout: Layout = .other) { self.layout = layout }

  /// The Swift classes that hot paths tell apart; subclasses share their base's.
  public enum Layout: UInt8, Sendable {
    case other, bigInteger, list, tuple, dict, globals, set, range, slice, type, native, boundMethod
    case exception, function, cell, generator, instance, module
  }

  /// The class of the object.
  open var type: TypeObject { .object }

  /// To be called before an object changes in place: records, once a statement, how to restore it.
  @inline(__always)
  package final func willChange() {
    if epoch != UndoLog.epoch { saveForUndo() }
  }

  @inline(never)
  private final func saveForUndo() {
    epoch = UndoLog.epoch
    if epoch != 0, let restore = restoration() { UndoLog.record(restore) }
  }

  /// How to put the object back as it is now; nil for one that never changes.
  open func restoration() -> (() -> Void)? { nil }

  // MARK: Attributes

  /// `self.name`; throws `AttributeError`.
  open func getAttribute(_ name: Name) throws -> Value { try genericGetAttribute(name) }

  /// `self.name = value`.
  open func setAttribute(_ name: Name, _ value: Value) throws {
    try genericSetAttribute(name, value)
  }

  /// `del self.name`.
  open func deleteAttribute(_ name: Name) throws { try genericDeleteAttribute(name) }

  /// `object.__getattribute__(self, name)`: the look-up that an object without attributes of its
  /// own does: its class's attribute, bound.
  open func genericGetAttribute(_ name: Name) throws -> Value {
    guard let found = type.lookup(name) else { throw noAttribute(name) }
    return try Operations.bind(found, to: .object(self), in: type)
  }

  /// `object.__setattr__(self, name, value)`: without asking the class's own `__setattr__`.
  open func genericSetAttribute(_ name: Name, _ value: Value) throws {
    if case .object(let descriptor)? = type.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.assign(value, on: .object(self))
    }
    throw noAttribute(name)
  }

  /// `object.__delattr__(self, name)`: without asking the class's own `__delattr__`.
  open func genericDeleteAttribute(_ name: Name) throws {
    if case .object(let descriptor)? = type.lookup(name), descriptor.isDataDescriptor {
      return try descriptor.assign(nil, on: .object(self))
    }
    throw noAttribute(name)
  }

  /// `'list' object has no attribute 'x'`.
  package final func noAttribute(_ name: Name) -> PythonError {
    .attributeError(
      "'\(type.name)' object has no attribute '\(name)'", name: name, on: .object(self))
  }

  /// The names of the instance itself, for `dir` and completion; the type's are added to them.
  open var ownAttributes: [Name] { [] }

  /// Whether there are any such names.
  open var hasOwnAttributes: Bool { !ownAttributes.isEmpty }

  /// Whether `getAttribute` finds nothing but what the class has, bound to the object.
  open var hasOnlyClassAttributes: Bool { false }

  // MARK: Descriptors

  /// `self.__get__(receiver, type)`: what a class's attribute becomes when it is read through an
  /// instance, or through the class itself (`receiver` is nil).
  open func bound(to receiver: Value?, in type: TypeObject) throws -> Value { .object(self) }

  /// Whether reading it through an instance makes a bound method: a caller may then pass the
  /// receiver as the first argument instead.
  open var isMethod: Bool { false }

  /// Whether it stands above the instance's own attributes, as a property does.
  open var isDataDescriptor: Bool { false }

  /// `self.__set__(receiver, value)`, or `__delete__` where `value` is nil.
  open func assign(_ value: Value?, on receiver: Value) throws {
    throw PythonError(.attributeError, "readonly attribute")
  }

  // MARK: Calls

  /// Whether `self(...)` may do something.
  open var isCallable: Bool {
    switch layout {
    case .native, .boundMethod, .type: true
    default: type.lookup("__call__") != nil
    }
  }

  /// `self(...)`.
  open func call(_ arguments: Arguments) throws -> Value {
    throw PythonError.typeError("'\(type.name)' object is not callable")
  }

  /// The parameters that a call may name, for completion, as far as they are known.
  open var keywordNames: [Name] { [] }

  // MARK: Containers

  /// `self[key]`.
  open func getItem(_ key: Value) throws -> Value {
    throw PythonError.typeError("'\(type.name)' object is not subscriptable")
  }

  /// `self[key] = value`.
  open func setItem(_ key: Value, _ value: Value) throws {
    throw PythonError.typeError("'\(type.name)' object does not support item assignment")
  }

  /// `self[a, b, …]`: overridden where the keys are of use without the tuple that they make.
  open func getItem(keys: UnsafeBufferPointer<Value>) throws -> Value {
    try getItem(.tuple(Array(keys)))
  }

  /// `target = self[key]`, or `self[key, second]`. Overridden where the object that the target held
  /// can be made over: a loop that takes one part after the other then makes no objects.
  ///
  /// The keys are values; the target may be the place of one of them, and stays as it is if this
  /// throws.
  open func getItem(
    _ key: UnsafePointer<Value>, _ second: UnsafePointer<Value>?,
    into target: UnsafeMutablePointer<Value>
  ) throws {
    if let second {
      target.pointee = try [key.pointee, second.pointee].withUnsafeBufferPointer {
        try getItem(keys: $0)
      }
    } else {
      target.pointee = try getItem(key.pointee)
    }
  }

  /// Whether `self[key] op= value` may be asked for at once, with `changeItem`: the item is there,
  /// and nobody can tell whether it was taken. Neither runs code of the program.
  open func hasItemToChange(_ key: UnsafePointer<Value>) -> Bool { false }

  /// `self[key] op= value` without taking the item; false, and nothing done, where that cannot be.
  open func changeItem(
    _ op: BinaryOperator, _ key: UnsafePointer<Value>, _ value: UnsafePointer<Value>
  ) throws -> Bool { false }

  /// `self[a, b, …] = value`, as `getItem(keys:)`.
  open func setItem(keys: UnsafeBufferPointer<Value>, _ value: Value) throws {
    try setItem(.tuple(Array(keys)), value)
  }

  /// `del self[key]`.
  open func deleteItem(_ key: Value) throws {
    throw PythonError.typeError("'\(type.name)' object does not support item deletion")
  }

  /// `len(self)`.
  open func length() throws -> Int {
    throw PythonError.typeError("object of type '\(type.name)' has no len()")
  }

  /// `iter(self)`.
  open func makeIterator() throws -> Iterator {
    throw PythonError.typeError("'\(type.name)' object is not iterable")
  }

  /// `item in self`; nil where the class has no such slot and iteration decides.
  open func contains(_ item: Value) throws -> Bool? { nil }

  // MARK: Operators

  /// `self op other`.
  open func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// `other op self`, tried when `other` did not know how.
  open func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// `self op= other`; nil where the plain operator is to be used.
  open func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// Becomes the result of `self op other`, or of `other op self` if it is second, where nothing but
  /// the caller holds the object and nobody will look at it again: so no other object has to be made.
  /// False, and nothing done, where that cannot be.
  open func overwrite(
    _ op: BinaryOperator, _ other: UnsafePointer<Value>, isSecond: Bool
  ) throws -> Bool { false }

  /// `op self`.
  open func unary(_ op: UnaryOperator) throws -> Value? { nil }

  /// `self op other`. Identity decides `==` and `!=` where this answers nil both ways.
  open func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? { nil }

  // MARK: Copies

  /// What `copy.copy(self)` and `copy.deepcopy(self)` give: an object like this with the parts
  /// that `copying` gives; nil where the object stands for its own copy.
  open func copied(_ copying: Copying) throws -> Object? { nil }

  // MARK: Conversions

  /// `bool(self)`: true unless the class has a length or says otherwise.
  open func isTrue() throws -> Bool { true }

  /// `hash(self)`: by identity unless the class compares by value.
  open func hash() throws -> Int { identityHash }

  /// `repr(self)`.
  open func repr() throws -> String { genericRepr }

  /// `object.__repr__(self)`.
  package final var genericRepr: String { "<\(type.qualifiedName) object at \(address)>" }

  /// `str(self)`.
  open func str() throws -> String { try repr() }

  /// What a notebook shows for the object, where that is not `repr`; may have several lines.
  package var prettyText: String? { nil }

  /// The call that a notebook shows for the object, where it shows one.
  open var prettyCall: Pretty.Call? { get throws { nil } }

  /// `format(self, spec)`.
  open func format(_ spec: String) throws -> String {
    guard spec.isEmpty else {
      throw PythonError.typeError("unsupported format string passed to \(type.name).__format__")
    }
    return try str()
  }

  /// `int(self)`, `float(self)`, `operator.index(self)`: nil where the class has no such slot.
  open func asInt() throws -> Value? { nil }
  open func asFloat() throws -> Double? { nil }
  open func asIndex() throws -> Int? { nil }

  /// The class that `isinstance` looks at where this stands for one, as `typing.List` does.
  open var checkedClass: TypeObject? { nil }

  /// What an error message shows under this operand, such as a tensor's shape.
  open var annotation: String? { nil }

  /// Which parts of this operand's annotation and of another's contradict each other, in an error
  /// with this message; nil where they do not.
  open func clash(
    with other: Object, in message: String
  ) -> (own: Swift.Range<Int>, other: Swift.Range<Int>)? { nil }

  /// `id(self)`: where the object stands in memory.
  package final var identity: Int {
    Int(bitPattern: Unmanaged.passUnretained(self).toOpaque())
  }

  /// The hash of an object that is equal to itself only.
  package final var identityHash: Int { identity >> 4 }

  /// The address as `repr` shows it.
  package final var address: String { "0x" + String(identity, radix: 16) }
}

/// An object that produces values one by one.
open class Iterator: Object {
  /// The next value, or nil at the end (Python's `StopIteration`).
  open func next() throws -> Value? { nil }

  /// How many values are to come, where the iterator knows (`__length_hint__`).
  open var remaining: Int? { nil }

  open override var type: TypeObject { .iterator }

  open override func makeIterator() throws -> Iterator { self }
}
