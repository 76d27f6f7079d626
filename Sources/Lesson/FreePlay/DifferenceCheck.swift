import Autograd
import Language
import Library
import Safety
import Tensors

/// Confirms a reference gradient by central differences: the forward pass is run again in float64,
/// with one entry of the variable a little larger and a little smaller.
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

  private let workspace: Workspace
  private let variable: String
  private let loss: String
  private let steps: [Stepper.Step]
  private let names: [String]
  /// The names of modules, whose parameters are converted as well.
  private let modules: [String]
  /// What adding up the gradients that it is made of may leave in float32, where they cancel.
  let rounding: Double

  /// - Parameter forward: the whole forward pass, which ends in the loss.
  init?(_ workspace: Workspace, _ forward: Stepper, _ variable: String) {
    guard let loss = forward.statements.last?.bound.last else { return nil }
    self.workspace = workspace
    self.variable = variable
    self.loss = loss
    let start = forward.statements.lastIndex { $0.bound.contains(variable) }.map { $0 + 1 } ?? 0
    steps = Array(forward.statements[start...])
    let sources = forward.consumers(of: variable).flatMap(\.bound).compactMap {
      workspace[$0]?.variable?.grad?.tensor
    }
    rounding = 1e-6 * (sources.compactMap { try? Target($0).peak.size }.max() ?? 0)
    let read = Set(forward.statements.flatMap(\.read))
    modules = read.sorted().filter { name in
      let test = "hasattr(\(name), 'parameters') and hasattr(\(name), 'double')"
      guard workspace[name] != nil, workspace[name]?.variable == nil,
        case .bool(true)? = try? workspace.evaluate(test)
      else { return false }
      return true
    }
    var seen: Set<String> = []
    names = forward.statements.flatMap { $0.read + $0.bound }.filter { name in
      seen.insert(name).inserted
        && workspace[name]?.variable?.dtype.isFloatingPoint ?? false
    }
  }

  /// Runs it; what it does to the workspace is taken back. Throws what a statement throws.
  func run(against reference: Tensor) throws -> Result {
    let interpreter = workspace.interpreter
    let output = interpreter.output
    interpreter.output = { _ in }
    UndoLog.begin()
    defer {
      UndoLog.rollback()
      interpreter.output = output
    }
    let conversions =
      names.map { name in
        // Two names of one tensor stay that.
        let same = names.prefix { $0 != name }.first { other in
          guard let meta = workspace[name]?.variable?.meta else { return false }
          return workspace[other]?.variable?.meta === meta
        }
        return "\(name) = " + (same ?? "\(name).detach().double().clone().contiguous()") + "\n"
      }.joined() + modules.map { "\($0).double()\n" }.joined()
    // What the pass itself makes, `torch.ones(3)`, is float64 as well.
    let standard = DType.default
    UndoLog.record { DType.default = standard }
    DType.default = .float64
    try interpreter.run(Source(conversions, name: "<gradcheck>"))
    guard let tensor = interpreter.globals[Name(variable)]?.variable?.tensor else {
      throw Refusal("\(variable) is no tensor")
    }
    let source = Source(steps.map(text).joined(separator: "\n"), name: "<gradcheck>")
    let code = try interpreter.compile(source)
    let entries = tensor.pointer(as: Double.self)
    let original = Array(UnsafeBufferPointer(start: entries, count: tensor.count))
    func value(_ place: Int, _ shift: Double) throws -> Double {
      for (other, number) in original.enumerated() { entries[other] = number }
      entries[place] += shift
      try interpreter.run(code)
      guard let result = interpreter.globals[Name(loss)]?.variable?.tensor, result.count == 1,
        result.dtype == .float64
      else { throw Refusal("\(loss) is no float64 scalar when the forward pass runs in float64") }
      return result.element(at: 0).asDouble
    }
    return try compare(original, Target(reference), value)
  }

  /// A step as it is run again: what gave a tensor a second name does so again, also where it is of
  /// another type now, as in `r = x.float()`.
  private func text(_ step: Stepper.Step) -> String {
    guard step.bound.count == 1, let name = step.bound.first,
      let meta = workspace[name]?.variable?.meta,
      let other = step.read.first(where: { workspace[$0]?.variable?.meta === meta }), other != name
    else {
      return step.text.replacing(".float()", with: ".double()")
        .replacing("torch.float32", with: "torch.float64")
    }
    return "\(name) = \(other)"
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
      let step = 1e-5 * max(abs(original[place]), 0.1)
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

extension REPL {
  /// Says what `:gradcheck` says.
  func gradientCheck(_ argument: String) throws {
    guard !argument.isEmpty else { throw Refusal(":gradcheck takes a variable's name") }
    if let own = answers.order.map(\.variable).first(where: { isSame($0, argument) }),
      own != argument
    {
      show(.note("\(argument) is \(own) itself: two names of one tensor, with one gradient"))
      return try gradientCheck(own)
    }
    guard let owner = workspace[argument]?.variable else {
      throw Refusal("there is no tensor \(argument) in the workspace")
    }
    guard let reference = owner.grad?.tensor else {
      explainMissingReference(of: argument)
      return
    }
    guard let check = DifferenceCheck(workspace, forward, argument) else {
      throw Refusal("there is no forward pass to run again")
    }
    let result: DifferenceCheck.Result
    do {
      result = try check.run(against: reference)
    } catch let error as PythonError where error.exception.type.name != "KeyboardInterrupt" {
      let line = Traceback.render(error).split(whereSeparator: \.isNewline).last ?? ""
      throw Refusal("the forward pass does not run in float64: \(line)")
    }
    let entries =
      result.tried == result.count
      ? "all \(result.count) entries" : "\(result.tried) of \(result.count) entries"
    let deviation = NamedFactors.short(result.deviation)
    guard let worst = result.mismatches.first else {
      let isNoise = (try? Target(reference).peak.size).map { $0 <= check.rounding } ?? false
      show(
        .note(
          isNoise
            ? "confirmed: by differences in float64 \(entries) of the gradient of \(argument) are "
              + "zero, and what the reference has is rounding"
            : "confirmed: differences in float64 agree with the gradient of \(argument) in "
              + "\(entries); the largest deviation is \(deviation) of the largest entry"))
      return
    }
    show(
      .note(
        "not confirmed: \(result.mismatches.count) of \(result.tried) entries deviate; entry "
          + "\(index(worst.place, owner.sizes)) is \(NamedFactors.short(worst.reference)) in the "
          + "gradient and \(NamedFactors.short(worst.numeric)) by differences"))
    let isCut = forward.statements.contains { $0.text.contains("detach()") }
    show(
      .note(
        isCut
          ? "what is detached counts as a constant in the gradient, but not in the differences"
          : "where the function has a kink, as a maximum at a tie has, both can be right"))
  }

  /// `[3, 0]`: an entry's place in a tensor.
  private func index(_ place: Int, _ sizes: Dims) -> String {
    var rest = place
    var indices: [Int] = []
    for size in sizes.reversed() where size > 0 {
      indices.append(rest % size)
      rest /= size
    }
    return "[" + indices.reversed().map(String.init).joined(separator: ", ") + "]"
  }
}
