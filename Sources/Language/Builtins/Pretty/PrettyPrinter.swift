/// Lays text out in groups: a group that does not fit its line is broken at all its breakable
/// places. The scheme, the widths and the order of breaking are those of IPython's printer.
final class PrettyPrinter {
  private final class Group {
    let depth: Int
    /// Breakable places that were not written yet.
    var pending = 0
    var wantsBreak = false

    init(depth: Int) { self.depth = depth }
  }

  private enum Piece {
    case text(String, width: Int)
    case breakable(String, width: Int, indentation: Int, Group)
  }

  private(set) var output = ""
  private let maxWidth: Int
  private var outputWidth = 0
  private var bufferWidth = 0
  private var buffer: [Piece] = []
  /// How many pieces at the front of the buffer were written.
  private var written = 0
  private var stack: [Group]
  private var queue: [[Group]]
  private var indentation = 0

  init(maxWidth: Int) {
    self.maxWidth = maxWidth
    let root = Group(depth: 0)
    stack = [root]
    queue = [[root]]
  }

  // MARK: Writing

  /// Appends text that is never broken.
  func text(_ text: String) {
    let width = text.unicodeScalars.count
    guard written < buffer.count else {
      buffer.removeAll(keepingCapacity: true)
      written = 0
      output += text
      outputWidth += width
      return
    }
    buffer.append(.text(text, width: width))
    bufferWidth += width
    breakOuterGroups()
  }

  /// Appends a space where the line may be broken.
  func breakable() {
    let group = stack[stack.count - 1]
    guard !group.wantsBreak else { return newLine() }
    group.pending += 1
    buffer.append(.breakable(" ", width: 1, indentation: indentation, group))
    bufferWidth += 1
    breakOuterGroups()
  }

  /// Breaks the line here, and the outermost group with it.
  func forceBreak() {
    if let group = dequeue() { breakGroup(group) }
    newLine()
  }

  /// Writes what waits; call it at the end.
  func flush() {
    while written < buffer.count { writeFirst() }
    buffer = []
    written = 0
    bufferWidth = 0
  }

  private func newLine() {
    flush()
    output += "\n" + String(repeating: " ", count: indentation)
    outputWidth = indentation
  }

  // MARK: Groups

  /// Lays out what `body` writes as a group, between two texts; its lines are indented by the
  /// width of the first.
  func group(_ open: String = "", _ close: String = "", _ body: () throws -> Void) rethrows {
    let step = open.unicodeScalars.count
    if !open.isEmpty { text(open) }
    let group = Group(depth: stack.count)
    stack.append(group)
    while queue.count <= group.depth { queue.append([]) }
    queue[group.depth].append(group)
    indentation += step
    defer {
      indentation -= step
      stack.removeLast()
      if group.pending == 0 { remove(group) }
      if !close.isEmpty { text(close) }
    }
    try body()
  }

  private func remove(_ group: Group) {
    if let index = queue[group.depth].firstIndex(where: { $0 === group }) {
      queue[group.depth].remove(at: index)
    }
  }

  /// Marks the outermost group that can be broken, and returns it. What is taken out of the queue
  /// is what IPython takes out, which decides about nested groups of the same depth.
  private func dequeue() -> Group? {
    for depth in queue.indices {
      for (index, group) in queue[depth].reversed().enumerated() where group.pending > 0 {
        queue[depth].remove(at: index)
        group.wantsBreak = true
        return group
      }
      for group in queue[depth] { group.wantsBreak = true }
      queue[depth] = []
    }
    return nil
  }

  private func breakOuterGroups() {
    while maxWidth < outputWidth + bufferWidth {
      guard let group = dequeue() else { return }
      breakGroup(group)
    }
  }

  private func breakGroup(_ group: Group) {
    while group.pending > 0, written < buffer.count { writeFirst() }
    while written < buffer.count, case .text = buffer[written] { writeFirst() }
    if written > 64, written * 2 > buffer.count {
      buffer.removeFirst(written)
      written = 0
    }
  }

  private func writeFirst() {
    let piece = buffer[written]
    written += 1
    switch piece {
    case .text(let text, let width):
      output += text
      outputWidth += width
      bufferWidth -= width
    case .breakable(let space, let width, let indentation, let group):
      bufferWidth -= width
      group.pending -= 1
      if group.wantsBreak {
        output += "\n" + String(repeating: " ", count: indentation)
        outputWidth = indentation
      } else {
        if group.pending == 0 { remove(group) }
        output += space
        outputWidth += width
      }
    }
  }
}
