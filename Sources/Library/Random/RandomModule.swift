import Language

/// `import random`.
package enum RandomModule {
  /// Registers the module, which is made at its first import, with a generator of its own.
  package static func register(in interpreter: Interpreter) {
    interpreter.moduleMakers["random"] = { _ in try module() }
  }

  private static func module() throws -> Module {
    let type = RandomObject.typeObject
    let shared = Value.object(RandomObject())
    var attributes: [Name: Value] = [
      "__name__": .str("random"), "Random": .object(type),
    ]
    for (name, method) in type.attributes {
      attributes[name] = try Operations.bind(method, to: shared, in: type)
    }
    return Module("random", attributes)
  }
}
