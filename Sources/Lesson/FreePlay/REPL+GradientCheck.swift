import Language
import Library
import Safety
import Tensors

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
