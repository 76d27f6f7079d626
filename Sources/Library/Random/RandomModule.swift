import BigInt
import Language

/// `import random`.
package enum RandomModule {
  /// Registers the module, which is made at its first import, with a generator of its own.
  ///
  /// Without a seed nobody can foresee the numbers, as in Python.
  package static func register(in interpreter: Interpreter, seed: UInt64? = nil) {
    interpreter.moduleMakers["random"] = { _ in
      try module(seed.map { PythonRandom(seed: BigInt($0)) } ?? PythonRandom())
    }
  }

  /// The generator behind the module's functions; nil before the first import.
  static func shared(in interpreter: Interpreter) -> RandomObject? {
    let method = interpreter.modules["random"]?.attributes["random"]?.as(BoundMethod.self)
    return method?.receiver.as(RandomObject.self)
  }

  private static func module(_ generator: PythonRandom) throws -> Module {
    let type = RandomObject.typeObject
    let shared = Value.object(RandomObject(generator: generator))
    var attributes: [Name: Value] = [
      "__name__": .str("random"), "Random": .object(type),
    ]
    for (name, method) in type.attributes {
      attributes[name] = try Operations.bind(method, to: shared, in: type)
    }
    return Module("random", attributes)
  }
}
