import Autograd
import Language

/// The rows of a tensor, one after the other.
final class RowIterator: Iterator {
  private let rows: UnboundRows
  private var index = 0

  init(_ rows: UnboundRows) { self.rows = rows }

  override func next() throws -> Value? {
    guard index < rows.count else { return nil }
    willChange()
    defer { index += 1 }
    return .tensor(rows[index])
  }

  override func restoration() -> (() -> Void)? {
    let old = index
    return { [self] in index = old }
  }
}
