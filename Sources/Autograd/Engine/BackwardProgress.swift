/// What a running backward pass notes at a node.
final class BackwardProgress {
  /// Gradients that have yet to arrive.
  var dependencies = 0
  /// Whether the node leads to a tensor whose gradient is asked for.
  var isNeeded: Bool
  /// What arrived for each result, summed.
  var gradients: [Variable?]
  /// What arrived for each result, one by one, if somebody keeps it.
  var arrivals: [(output: Int, contribution: Contribution)] = []

  init(outputCount: Int, isNeeded: Bool) {
    self.isNeeded = isNeeded
    gradients = Array(repeating: nil, count: outputCount)
  }
}

/// Nodes that have all their gradients; the one made last comes first.
struct ReadyQueue {
  private var heap: [Node] = []

  mutating func push(_ node: Node) {
    heap.append(node)
    var i = heap.count - 1
    while i > 0, heap[(i - 1) / 2].sequence < heap[i].sequence {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  mutating func pop() -> Node? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var i = 0
    while let child = largerChild(of: i), heap[i].sequence < heap[child].sequence {
      heap.swapAt(i, child)
      i = child
    }
    return first
  }

  private func largerChild(of i: Int) -> Int? {
    let left = 2 * i + 1
    if left >= heap.count { return nil }
    let right = left + 1
    return right < heap.count && heap[right].sequence > heap[left].sequence ? right : left
  }
}
