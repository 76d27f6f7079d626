/// `list[int]`: a class with the classes of its items, for annotations.
package final class GenericAlias: Object {
  package let origin: TypeObject
  package let arguments: [Value]

  package init(_ origin: TypeObject, _ arguments: [Value]) {
    self.origin = origin
    self.arguments = arguments
  }

  package override var type: TypeObject { .genericAlias }
  package override var isCallable: Bool { true }
  package override func call(_ arguments: Arguments) throws -> Value { try origin.call(arguments) }

  package override func getAttribute(_ name: Name) throws -> Value {
    switch name.text {
    case "__origin__": .object(origin)
    case "__args__": .tuple(arguments)
    default: try origin.getAttribute(name)
    }
  }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? TypeUnion.make(.object(self), other) : nil
  }

  package override func repr() throws -> String {
    try "\(origin.qualifiedName)[\(arguments.map(TypeUnion.name).joined(separator: ", "))]"
  }
}

/// `int | str`.
package final class TypeUnion: Object {
  package let members: [Value]

  private init(_ members: [Value]) { self.members = members }

  /// The union of two classes, unions or None; nil where one is none of these.
  static func make(_ a: Value, _ b: Value) -> Value? {
    guard let left = members(of: a), let right = members(of: b) else { return nil }
    var all = left
    for member in right where !all.contains(where: { Operations.identical($0, member) }) {
      all.append(member)
    }
    return all.count == 1 ? all[0] : .object(TypeUnion(all))
  }

  private static func members(of value: Value) -> [Value]? {
    switch value {
    case .none: [.object(TypeObject.noneType)]
    case .object(let object as TypeUnion): object.members
    case .object(let object) where object is TypeObject || object is GenericAlias: [value]
    default: nil
    }
  }

  package override var type: TypeObject { .unionType }

  package override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? TypeUnion.make(.object(self), other) : nil
  }

  package override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? TypeUnion.make(other, .object(self)) : nil
  }

  package override func repr() throws -> String {
    try members.map(TypeUnion.name).joined(separator: " | ")
  }

  /// A class as annotations show it.
  fileprivate static func name(_ value: Value) throws -> String {
    if let type = value.typeObject {
      return type === TypeObject.noneType ? "None" : type.qualifiedName
    }
    if value.object === EllipsisType.shared { return "..." }
    return try Operations.repr(value)
  }
}
