import Autograd
import Language
import Library
import Tensors

/// A program whose float32 tensors are made float64 in place: those that have names, and those in
/// lists, dicts and objects such as modules. Whoever makes one takes it back with the undo log.
struct Float64Workspace {
  private let interpreter: Interpreter
  /// What was converted, each object once.
  private var converted: [Converted] = []
  /// The lists that the program has, and how long they were.
  private var lists: [(list: List, count: Int)] = []
  private var compiled: [String: Code] = [:]
  private var seen: Set<ObjectIdentifier> = []

  private struct Converted {
    let value: Value
    /// The elements in float64, which nothing changes.
    let original: Value
    /// The version of its memory after it was converted.
    var version = 0
  }

  /// The name that the statements below give a tensor to be changed.
  private static let target: Name = "_dojo_target"
  private static let source: Name = "_dojo_source"

  init(_ interpreter: Interpreter) throws {
    self.interpreter = interpreter
    for name in interpreter.globals.boundNames {
      if let value = interpreter.globals[name] { try convert(value) }
    }
  }

  // MARK: Converting

  private mutating func convert(_ value: Value) throws {
    guard case .object(let object) = value, seen.insert(ObjectIdentifier(object)).inserted else {
      return
    }
    if let variable = value.variable {
      guard variable.dtype.isFloatingPoint else { return }
      // Two objects of one tensor share its elements.
      let twin = converted.first {
        $0.value.variable?.meta === variable.meta && variable.meta != nil
      }
      let original = try Value.tensor(Variable(variable.tensor.to(.float64).contiguous()))
      var item = Converted(value: value, original: original)
      if let twin {
        try set(value, "_dojo_source.data", twin.value)
      } else {
        try set(value, "_dojo_source.clone()", original)
      }
      item.version = version(of: value)
      converted.append(item)
      return
    }
    if let list = object as? List { lists.append((list, list.count)) }
    for part in parts(of: object) { try convert(part) }
  }

  /// What a list, a dict or an object of the program's has in it.
  private func parts(of object: Object) -> [Value] {
    switch object {
    case let list as List: list.items
    case let tuple as Tuple: tuple.items
    case let dict as Dict: dict.values
    case is Module, is TypeObject: []
    default: object.ownAttributes.compactMap { try? object.getAttribute($0) }
    }
  }

  /// Gives a tensor other elements; it stays the same object at the same place in the graph.
  private mutating func set(_ value: Value, _ text: String, _ source: Value) throws {
    interpreter.globals[Float64Workspace.target] = value
    interpreter.globals[Float64Workspace.source] = source
    let code =
      try compiled[text]
      ?? interpreter.compile(
        Source("_dojo_target.data = \(text)", name: "<gradcheck>"))
    compiled[text] = code
    try interpreter.run(code)
  }

  private func version(of value: Value) -> Int { value.variable?.tensor.storage.version ?? 0 }

  /// Whether something that was converted has been changed in place.
  var isChanged: Bool { converted.contains { version(of: $0.value) != $0.version } }

  /// Whether a list that was there before has got another length.
  var hasLongerLists: Bool { lists.contains { $0.list.count != $0.count } }

  /// Takes the lists as they are now for those that were there before.
  mutating func keepLists() { lists = lists.map { ($0.list, $0.list.count) } }

  /// Gives back their elements to the tensors that were changed in place.
  mutating func restore() throws {
    for place in converted.indices {
      let item = converted[place]
      guard version(of: item.value) != item.version else { continue }
      try set(item.value, "_dojo_source.clone()", item.original)
      converted[place].version = version(of: item.value)
    }
  }

  // MARK: Single tensors

  /// The tensor that a name has now.
  func tensor(_ name: String) -> Tensor? { interpreter.globals[Name(name)]?.variable?.tensor }

  /// Gives the tensor of a name memory of its own.
  mutating func separate(_ name: String) throws {
    guard let value = interpreter.globals[Name(name)] else { return }
    try set(value, "_dojo_source.data.clone().contiguous()", value)
  }
}
