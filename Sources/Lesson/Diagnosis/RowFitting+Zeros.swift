// Answers that are wrong in the entries to which no gradient arrives, or by their places or signs.

extension RowFitting {
  /// Right wherever a gradient arrives, and not zero where none does; up to a factor.
  func beyondZeros(_ answer: Entries) -> Fit? {
    let places = (0..<answer.count)
    let zeros = places.filter { reference.entries[$0] == 0 }
    guard zeros.count * 10 >= answer.count, zeros.count < answer.count else { return nil }
    let extra = zeros.count { answer[$0] != 0 }
    let others = Set(places).subtracting(zeros)
    guard extra > 0, others.count > 1 else { return nil }
    if let factor = factor(of: answer, at: others) {
      let lead =
        "wrong entries: \(extra) of \(zeros.count) entries that get no gradient are not zero in "
        + "your answer"
      if abs(factor - 1) < 1e-4 {
        return Fit(causes: [.rows], phrases: [lead + "; all others are right"], cost: 1)
      }
      guard let scale = scale(factor) else { return nil }
      return Fit(
        causes: [.rows] + (abs(factor + 1) < 1e-4 ? [.sign] : [.factor]),
        phrases: [lead, "the others are \(scale) times the gradient"], cost: 1.45)
    }
    let missed = others.count { answer[$0] == 0 }
    guard missed > 0, extra + missed > others.count / 4 else { return nil }
    return Fit(
      causes: [.rows],
      phrases: [
        "wrong entries: yours is zero in \(missed) of the \(others.count) entries that get a "
          + "gradient, and not zero in \(extra) of the \(zeros.count) that get none"
      ], cost: 1.9)
  }

  /// The gradient's entries, all of them, at other places.
  func misplaced(_ answer: Entries) -> Fit? {
    let count = reference.entries.count
    guard answer.count == count, count > 5 else { return nil }
    let (own, right) = (
      (0..<count).map { answer[$0] }.sorted(), (0..<count).map { reference.entries[$0] }.sorted()
    )
    let size = reference.peak.size
    let limit = Target.tolerance * size
    // Entries that are nearly all the same are in no order.
    guard zip(right, right.dropFirst()).count(where: { $1 - $0 > limit }) * 2 > count,
      zip(own, right).allSatisfy({ abs($0 - $1) <= limit })
    else { return nil }
    return Fit(
      causes: [.rows],
      phrases: [
        "the right numbers at other places: your answer holds the gradient's entries in another "
          + "order"
      ], cost: 1.6)
  }

  /// Minus the gradient exactly where another tensor is negative, as with `x**2` for `x.abs() * x`.
  func mirrored(_ answer: Entries, _ signs: [(name: String, entries: Entries)]) -> Fit? {
    let count = answer.count
    guard count > 3 else { return nil }
    let limit = Target.tolerance * reference.peak.size
    for (name, entries) in signs where entries.sizes == answer.sizes {
      let negative = (0..<count).count { entries[$0] < 0 && abs(reference.entries[$0]) > limit }
      let positive = (0..<count).count { entries[$0] > 0 && abs(reference.entries[$0]) > limit }
      guard negative > 0, positive > 0 else { continue }
      for sign in [1.0, -1.0] {
        let fits = (0..<count).allSatisfy { place in
          let factor = entries[place] < 0 ? -sign : sign
          return abs(answer[place] - factor * reference.entries[place]) <= limit
        }
        guard fits else { continue }
        return Fit(
          causes: [.sign],
          phrases: [
            "the sign of some entries: where `\(name)` is \(sign > 0 ? "negative" : "positive") your "
              + "answer is minus the gradient, else it is right"
          ], cost: 0.9)
      }
    }
    return nil
  }
}
