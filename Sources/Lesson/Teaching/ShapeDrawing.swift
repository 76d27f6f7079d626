import Language
import Library
import Sessions

/// A line of Python with the shape of every tensor in it.
package struct ShapeDrawing {
  package let text: String
  /// The shapes, by rows: first those of names, then those of what is computed from the row above.
  package let rows: [[Label]]
  /// The shape of the whole; nil where it is no tensor.
  package let result: String?

  /// A shape, and the columns of the text that it belongs to.
  package struct Label {
    package let start: Int
    package let end: Int
    package let text: String
  }
}

extension ShapeDrawing {
  /// The text of the expression whose value a statement binds or is; nil for other statements.
  static func value(of text: String) -> String? {
    let source = Source(text, name: "<shapes>")
    guard let statement = try? parse(source).first else { return nil }
    switch statement.kind {
    case .expression(let value), .assignment(_, let value), .augmented(_, _, let value),
      .annotated(_, _, let value?, _):
      return source.text(at: value.span)
    default: return nil
    }
  }

  /// Draws an expression or an assignment; nil where no tensor is in it.
  ///
  /// - Parameter evaluate: gives the shape of an expression, nil where it has none.
  init?(_ text: String, isDeep: Bool, shape: (Expression, String) -> String?) {
    let line = text.split(whereSeparator: \.isNewline).map(\.trimmed).joined(separator: " ")
    let source = Source(line, name: "<shapes>")
    guard let statement = try? parse(source).first else { return nil }
    let expression: Expression
    switch statement.kind {
    case .expression(let value), .assignment(_, let value), .augmented(_, _, let value),
      .annotated(_, _, let value?, _):
      expression = value
    default: return nil
    }
    var rows: [[Label]] = []
    func label(_ part: Expression, _ shape: String) -> Label {
      Label(start: part.span.column, end: part.span.endColumn, text: shape)
    }
    /// Labels what is in an expression; returns the row that its own label would stand in.
    func visit(_ part: Expression) -> Int {
      switch part.kind {
      case .constant, .lambda, .comprehension, .slice: return 0
      default: break
      }
      let shape = shape(part, source.text(at: part.span))
      var row = 0
      let isAtom =
        switch part.kind {
        case .name: true
        case .attribute: shape != nil
        case .subscript: shape != nil && !isDeep
        default: false
        }
      if !isAtom { part.kind.forEachChild { row = max(row, visit($0)) } }
      guard let shape, isAtom || isDeep, part.span != expression.span || isAtom else { return row }
      while rows.count <= row { rows.append([]) }
      rows[row].append(label(part, shape))
      return row + 1
    }
    _ = visit(expression)
    self.text = line
    self.rows = rows.map { $0.sorted { $0.start < $1.start } }
    result = shape(expression, source.text(at: expression.span))
    if rows.isEmpty && result == nil { return nil }
  }
}

extension REPL {
  /// Draws a line with its shapes.
  ///
  /// - Parameter bindings: values of names that the workspace need not have.
  func drawShapes(
    _ text: String, isDeep: Bool = false, binding bindings: [String: Value] = [:]
  ) -> ShapeDrawing? {
    ShapeDrawing(text, isDeep: isDeep) { expression, text in
      if case .name(let name) = expression.kind {
        return (bindings[name.text] ?? workspace[name.text])?.variable.map { "\($0.sizes)" }
      }
      return (try? workspace.evaluate(text, binding: bindings))?.variable.map { "\($0.sizes)" }
    }
  }
}
