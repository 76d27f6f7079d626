import Language
import Tensors

/// The right gradient in PyTorch's notation, as `:explain` derives it, and the parts that it is made
/// of: what may belong in the place of a part of the answer.
struct DerivedForms {
  /// A part of the right gradient.
  struct Part {
    let expression: Expression
    /// The operation whose local derivative it is; nil for any other part.
    let derivativeOf: String?
  }

  let derivations: [Derivation]
  let parts: [Part]

  init(_ derivations: [Derivation]) {
    self.derivations = derivations
    var parts: [Part] = []
    var seen: Set<String> = []
    func add(_ expression: Expression, of operation: String? = nil) {
      guard expression.number == nil, seen.insert(expression.text).inserted else { return }
      parts.append(Part(expression: expression, derivativeOf: operation))
    }
    // Where the loss itself follows, the local derivative is the gradient.
    for derivation in derivations where derivation.upstream != nil {
      for step in derivation.steps {
        if let slope = step.local.flatMap(ExpressionText.parse) {
          add(slope.withoutConstants, of: step.expression)
        }
      }
      guard derivation.code?.place == nil,
        let whole = derivation.code.flatMap({ ExpressionText.parse($0.expression.text) })
      else { continue }
      whole.walk { part in
        // The whole of a gradient explains nothing.
        let bare = part.withoutConstants
        if bare.text != whole.withoutConstants.text, DerivedForms.isPart(bare) { add(bare) }
      }
    }
    self.parts = parts.count > DerivedForms.limit ? Array(parts.prefix(DerivedForms.limit)) : parts
  }

  /// More parts than this are not tried.
  private static let limit = 16

  private static func isPart(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .binary, .unary, .comparison: expression.number == nil
    case .call(let callee, _): callee.calledName != "ones_like"
    default: false
    }
  }

  /// The statements that give the right gradient to a name; nil where the notation is not known.
  func statements(of name: String) -> [Statement]? {
    guard !derivations.isEmpty, derivations.allSatisfy({ $0.code != nil }) else { return nil }
    let lines = derivations.enumerated().flatMap {
      $1.lines(name, place: $0, of: derivations.count)
    }
    return try? parse(Source(lines.joined(separator: "\n"), name: "<derived>"))
  }
}

extension Expression {
  /// A product without its sign and its constant factors.
  fileprivate var withoutConstants: Expression {
    let chain = FactorChain(self)
    let others = chain.factors.indices.filter { chain.factors[$0].expression.number == nil }
    return others.isEmpty ? self : chain.only(others).leftToRight
  }
}
