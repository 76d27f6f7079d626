import Safety

/// One `copy.copy` or `copy.deepcopy`, which keeps what the copied objects share shared.
public final class Copying {
  /// Whether the parts of what is copied are copied, too.
  package let isDeep: Bool
  /// Where in `copies` an object's copy is.
  private var places: [ObjectIdentifier: Int] = [:]
  private let copies = List()
  /// Keeps the originals, so that no other object takes their place in memory.
  private let originals = List()

  private init(isDeep: Bool) { self.isDeep = isDeep }

  /// `copy.copy(value)`.
  package static func shallow(_ value: Value) throws -> Value {
    try Copying(isDeep: false).copy(value)
  }

  /// `copy.deepcopy(value)`.
  package static func deep(_ value: Value) throws -> Value {
    try Copying(isDeep: true).copy(value)
  }

  /// A part of what is copied: the part itself, or its copy.
  package func part(_ value: Value) throws -> Value { isDeep ? try copy(value) : value }

  /// Makes an object's copy known before its parts are copied: one of them may be the object.
  package func begin(_ copy: Object, of original: Object) throws {
    places[ObjectIdentifier(original)] = copies.count
    try copies.append(.object(copy))
    try originals.append(.object(original))
  }

  private func copy(_ value: Value) throws -> Value {
    try Interrupt.check()
    guard case .object(let object) = value else { return value }
    if let place = places[ObjectIdentifier(object)] { return copies[place] }
    return try Recursion.deeper("") {
      if let copy = try ownCopy(object) { return copy }
      let copy = try object.copied(self) ?? object
      try begin(copy, of: object)
      return .object(copy)
    }
  }

  /// What the object's class itself says how to copy; nil where it says nothing.
  private func ownCopy(_ object: Object) throws -> Value? {
    guard object.layout != .type else { return nil }
    let name: Name = isDeep ? "__deepcopy__" : "__copy__"
    guard object.type.lookup(name) != nil else { return nil }
    return isDeep
      ? try Operations.callMethod(.object(object), name, .object(Dict()))
      : try Operations.callMethod(.object(object), name)
  }
}
