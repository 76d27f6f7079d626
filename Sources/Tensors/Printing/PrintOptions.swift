import Safety

/// How tensors are printed: what `torch.set_printoptions` changes.
package struct PrintOptions: Equatable, Sendable {
  /// Digits behind the point.
  package var precision = 4
  /// A tensor of more elements is summarised; may be infinite.
  package var threshold = 1000.0
  /// Elements shown at either end of a summarised dimension.
  package var edgeItems = 3
  /// Characters of a line.
  package var lineWidth = 80
  /// Whether to write exponents; nil decides by the numbers.
  package var scientific: Bool?

  package init() {}

  /// PyTorch's set of options of that name, the notation aside; nil if there is none.
  package init?(profile: String) {
    switch profile {
    case "default": break
    case "short": (precision, edgeItems) = (2, 2)
    case "full": threshold = .infinity
    default: return nil
    }
  }

  /// The options in force.
  package nonisolated(unsafe) private(set) static var current = PrintOptions()

  /// Puts other options in force; a failed statement takes that back.
  package static func use(_ options: PrintOptions) {
    let old = current
    UndoLog.record { current = old }
    current = options
  }
}
