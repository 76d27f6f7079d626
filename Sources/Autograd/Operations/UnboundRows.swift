import Tensors

/// What `unbind(0)` gives, for a loop over a tensor: without gradients, each row is made when its
/// turn comes, as it would have been made at the start.
package struct UnboundRows {
  /// How many rows there are.
  package let count: Int
  private let rows: Rows

  private enum Rows {
    case made([Variable])
    case onDemand(Variable, ViewRelation?)
  }

  /// The rows of a tensor. Throws what `unbind` throws: `IndexError` without dimensions.
  package init(_ source: Variable) throws {
    if source.sizes.count == 0 || GradMode.isEnabled && source.requiresGrad {
      let made = try source.unbind(0)
      (count, rows) = (made.count, .made(made))
    } else {
      count = source.sizes[0]
      rows = .onDemand(source, source.viewRelation(.multipleOutputs))
    }
  }

  /// The row at an index below `count`.
  package subscript(index: Int) -> Variable {
    switch rows {
    case .made(let rows): return rows[index]
    case .onDemand(let source, let relation):
      let row = source.tensor.selected(0, index)
      guard let relation else { return Variable(row) }
      let own = ViewRelation(
        base: relation.base, creation: relation.creation, version: relation.version)
      return Variable(row, meta: AutogradMeta(view: own))
    }
  }
}
