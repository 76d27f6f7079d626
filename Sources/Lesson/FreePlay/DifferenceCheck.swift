import Autograd
import Language
import Library
import Safety
import Tensors

/// Confirms a reference gradient by central differences: the forward pass is run again in float64,
/// with one entry of the variable a little larger and a little smaller.
///
/// The variable's gradient is that of its last value, which a statement may have changed in place.
struct DifferenceCheck {
  /// What came of it.
  struct Result {
    /// How many entries were tried, of how many.
    var tried = 0
    var count = 0
    /// The largest deviation, relative to the largest entry of the gradient.
    var deviation = 0.0
    /// Entries that deviate by more than float32 explains: place, difference quotient, reference.
    var mismatches: [(place: Int, numeric: Double, reference: Double)] = []
  }

  /// The most entries that are tried; beyond, every so-many-th is.
  static let limit = 200
  /// What float32 explains.
  static let tolerance = 1e-4
  /// By how much of its size the loss may differ from that in float32, and by how much anyway.
  private static let lossTolerance = (relative: 1e-3, absolute: 1e-4)

  private let workspace: Workspace
  private let variable: String
  private let loss: String
  private let steps: [Stepper.Step]
  /// What adding up the gradients that it is made of may leave in float32, where they cancel.
  let rounding: Double

  /// - Parameter forward: the whole forward pass, which ends in the loss.
  init?(_ workspace: Workspace, _ forward: Stepper, _ variable: String) {
    guard let loss = forward.statements.last?.bound.last else { return nil }
    self.workspace = workspace
    self.variable = variable
    self.loss = loss
    // `h.retain_grad()` has no effect on the values.
    steps = forward.statements.filter { $0.isAssignment || !$0.text.contains("retain_grad") }
    let sources = forward.consumers(of: variable).flatMap(\.bound).compactMap {
      workspace[$0]?.variable?.grad?.tensor
    }
    rounding = 1e-6 * (sources.compactMap { try? Target($0).peak.size }.max() ?? 0)
  }

  /// Runs it; what it does to the workspace is taken back. Throws what a statement throws, and a
  /// refusal where no differences can be taken.
  func run(against reference: Tensor) throws -> Result {
    let interpreter = workspace.interpreter
    let output = interpreter.output
    interpreter.output = { _ in }
    let expected = workspace[loss]?.variable?.tensor
    UndoLog.begin()
    defer {
      UndoLog.rollback()
      interpreter.output = output
    }
    // What the pass itself makes, `torch.ones(3)`, is float64 as well.
    let standard = DType.default
    UndoLog.record { DType.default = standard }
    DType.default = .float64
    var rerun = try Float64Pass(steps, of: variable, to: loss, in: interpreter)
    try rerun.findStart()
    try check(rerun.value(0, 0), against: expected)
    return try compare(rerun.original, Target(reference)) { try rerun.value($0, $1) }
  }

  /// Refuses where the loss is another one than that whose gradients are checked.
  private func check(_ value: Double, against expected: Tensor?) throws {
    guard let expected, expected.count == 1 else { return }
    let known = expected.element(at: 0).asDouble
    let (relative, absolute) = DifferenceCheck.lossTolerance
    if abs(value - known) > relative * abs(known) + absolute {
      throw Refusal(
        "run again, the forward pass gives \(loss) = \(NamedFactors.short(value)) instead of "
          + "\(NamedFactors.short(known)): it draws random numbers, or what it starts from has "
          + "changed since, so differences say nothing about this gradient")
    }
  }

  private func compare(
    _ original: [Double], _ reference: Target, _ value: (Int, Double) throws -> Double
  ) throws -> Result {
    var result = Result(count: original.count)
    let scale = max(reference.peak.size, 1e-8, rounding / DifferenceCheck.tolerance)
    let stride = max(1, (original.count + DifferenceCheck.limit - 1) / DifferenceCheck.limit)
    var places = Array(Swift.stride(from: 0, to: original.count, by: stride))
    if !places.contains(reference.peak.place) { places.append(reference.peak.place) }
    for place in places where place < original.count {
      try Interrupt.check()
      // What is infinite stays so: the loss does not change.
      let size = original[place].isFinite ? abs(original[place]) : 1
      let step = 1e-5 * max(size, 0.1)
      let numeric = try (value(place, step) - value(place, -step)) / (2 * step)
      let claimed = reference.entries[place]
      let deviation = abs(numeric - claimed) / scale
      result.tried += 1
      result.deviation = max(result.deviation, deviation)
      if !(deviation <= DifferenceCheck.tolerance) {
        result.mismatches.append((place, numeric, claimed))
      }
    }
    return result
  }
}
