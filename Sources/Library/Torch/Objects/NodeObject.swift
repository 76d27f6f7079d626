import Autograd
import Language

/// `x.grad_fn`: a step of the forward pass as the graph keeps it.
final class NodeObject: Object {
  let node: Node

  init(_ node: Node) { self.node = node }

  private nonisolated(unsafe) static var types: [String: TypeObject] = [:]

  /// Every node has a class of its own, named after the operation.
  override var type: TypeObject {
    if let known = NodeObject.types[node.name] { return known }
    let made = TypeObject(node.name, populate: NodeObject.populate)
    NodeObject.types[node.name] = made
    return made
  }

  private static func populate(_ type: TypeObject) {
    let table = MethodTable(type) { $0.as(NodeObject.self) }
    table.nullary("name") { .str($0.node.name) }
    table.property("next_functions") { object in
      .tuple(
        object.node.nextEdges.map { edge in
          let next = edge.map { Value.object(NodeObject($0.node)) } ?? .none
          return .tuple([next, .int(edge?.output ?? 0)])
        })
    }
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard op == .equal || op == .notEqual, let other = other.as(NodeObject.self) else {
      return nil
    }
    return .bool((node === other.node) == (op == .equal))
  }

  override func hash() throws -> Int { ObjectIdentifier(node).hashValue }
}
