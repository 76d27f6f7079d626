import Language

/// A result with several named parts, such as `torch.return_types.max(values=…, indices=…)`.
final class ReturnTuple: Tuple {
  private let kind: Kind

  /// One of the classes in `torch.return_types`.
  final class Kind {
    let fields: [Name]
    let typeObject: TypeObject

    fileprivate init(_ name: String, _ fields: [Name]) {
      self.fields = fields
      typeObject = TypeObject(name, module: "torch.return_types", bases: [.tuple])
    }
  }

  private nonisolated(unsafe) static var kinds: [String: Kind] = [:]

  /// The class of a function's results; most have values and indices.
  static func kind(_ name: String, _ fields: [Name] = ["values", "indices"]) -> Kind {
    if let known = kinds[name] { return known }
    let kind = Kind(name, fields)
    kinds[name] = kind
    return kind
  }

  init(_ kind: Kind, _ items: [Value]) {
    self.kind = kind
    super.init(items)
  }

  override var type: TypeObject { kind.typeObject }
  override var ownAttributes: [Name] { kind.fields }

  override func getAttribute(_ name: Name) throws -> Value {
    if let place = kind.fields.firstIndex(of: name) { return items[place] }
    return try genericGetAttribute(name)
  }

  override func repr() throws -> String {
    let parts = try zip(kind.fields, items).map { try "\($0)=\(Operations.repr($1))" }
    return "torch.return_types.\(kind.typeObject.name)(\n" + parts.joined(separator: ",\n") + ")"
  }
}
