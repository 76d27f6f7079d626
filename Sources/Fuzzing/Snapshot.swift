import Autograd
import Language
import Library
import Tensors

/// What the names of a workspace lead to, as far as a program can see it.
struct Snapshot: Equatable {
  private var values: [Name: Int] = [:]
  /// The states of all generators.
  private let generators: UInt32

  init(_ interpreter: Interpreter) {
    for name in interpreter.globals.boundNames {
      guard let value = interpreter.globals[name] else { continue }
      var walk = Walk()
      walk.add(value)
      values[name] = walk.hasher.finalize()
    }
    generators = GeneratorStates.checksum(in: interpreter)
  }

  /// The names that differ.
  func difference(from other: Snapshot) -> [String] {
    let names = Set(values.keys).union(other.values.keys)
    return names.filter { values[$0] != other.values[$0] }.map(\.text).sorted()
      + (generators == other.generators ? [] : ["a generator"])
  }

  private struct Walk {
    var hasher = Hasher()
    private var known: [ObjectIdentifier: Int] = [:]
    private var left = 5000

    mutating func add(_ value: Value) {
      left -= 1
      guard left > 0 else { return }
      switch value {
      case .undefined: hasher.combine(0)
      case .none: hasher.combine(1)
      case .bool(let value): hasher.combine(value)
      case .int(let value): hasher.combine(value)
      case .float(let value): hasher.combine(value.bitPattern)
      case .str(let text):
        switch text.content {
        case .ascii(let bytes): hasher.combine(bytes)
        case .wide(let scalars): hasher.combine(scalars)
        }
      case .object(let object): add(object)
      }
    }

    private mutating func add(_ object: Object) {
      if let number = known[ObjectIdentifier(object)] { return hasher.combine(number) }
      known[ObjectIdentifier(object)] = known.count
      hasher.combine(ObjectIdentifier(object))
      if let variable = Value.object(object).variable {
        hasher.combine(variable.requiresGrad)
        for size in variable.sizes { hasher.combine(size) }
        for stride in variable.tensor.strides { hasher.combine(stride) }
        hasher.combine(variable.dtype)
        if variable.tensor.count < 4096, let values = try? variable.tensor.toArray(Double.self) {
          for value in values { hasher.combine(value.bitPattern) }
        }
        if let gradient = variable.grad, let values = try? gradient.tensor.toArray(Double.self) {
          for value in values.prefix(4096) { hasher.combine(value.bitPattern) }
        }
        return
      }
      switch object {
      case let list as List: for item in list.items { add(item) }
      case let tuple as Tuple: for item in tuple.items { add(item) }
      case let dict as Dict:
        for (key, value) in dict.pairs {
          add(key)
          add(value)
        }
      case let set as SetObject: for item in set.items { add(item) }
      case let type as UserClass:
        for name in type.attributes.keys.sorted(by: { $0.text < $1.text }) {
          hasher.combine(name)
          type.attributes[name].map { add($0) }
        }
      default:
        if object.type.name == "deque" {
          // A stop that was asked for meanwhile comes out here once.
          let deque = Value.object(object)
          let items = (try? Operations.items(of: deque)) ?? (try? Operations.items(of: deque))
          for item in items ?? [] { add(item) }
          return
        }
        guard object.layout == .instance else { return }
        for name in object.ownAttributes {
          hasher.combine(name)
          if let value = try? object.genericGetAttribute(name) { add(value) }
        }
      }
    }
  }
}
