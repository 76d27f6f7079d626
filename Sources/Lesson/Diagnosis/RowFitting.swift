import Language
import Library
import Tensors

/// Explains an answer that is right in some rows or entries and wrong in others.
struct RowFitting {
  let reference: Target
  let factors: NamedFactors
  let variable: String
  let workspace: Workspace
  /// Tensors of whole numbers that the forward pass reads, by name: places, or rows to look up.
  let indices: [(name: String, tensor: Tensor)]
  /// The names of the statements that make and use the variable.
  let near: Set<String>

  /// The entries that are wrong, for an answer of the right shape.
  private struct Wrong {
    var isWrong: [Bool]
    var count = 0

    init(_ answer: Entries, _ reference: Target, factor: Double) {
      let limit = Target.tolerance * reference.peak.size * max(abs(factor), 1e-3)
      isWrong = (0..<answer.count).map {
        !(abs(answer[$0] - factor * reference.entries[$0]) <= limit)
      }
      count = isWrong.count(where: { $0 })
    }
  }

  func fit(_ answer: Tensor) throws -> Fit? {
    let entries = try Entries(answer)
    let sizes = reference.entries.sizes
    if entries.sizes != sizes {
      return try pickedAlone(entries) ?? notAddedUp(answer) ?? misplaced(entries)
    }
    guard entries.count > 1, sizes.count > 0 else { return nil }
    let wrong = Wrong(entries, reference, factor: 1)
    if wrong.count == 0 { return nil }
    if let fit = try mirrored(entries, signs(sizes)) { return fit }
    if let fit = try pickedEntries(entries, wrong) { return fit }
    if let fit = beyondZeros(entries) { return fit }
    if wrong.count < entries.count, let fit = try lookedUpRows(wrong) ?? rows(entries, wrong) {
      return fit
    }
    return misplaced(entries)
  }

  /// The tensors whose signs the gradient may have.
  private func signs(_ sizes: Dims) throws -> [(name: String, entries: Entries)] {
    try near.sorted().compactMap { name in
      guard let tensor = workspace[name]?.variable?.tensor, tensor.sizes == sizes,
        tensor.dtype.isFloatingPoint
      else { return nil }
      return (name, try Entries(tensor))
    }
  }

  // MARK: One entry a row

  /// Wrong exactly at one entry of each row, or right exactly there.
  private func pickedEntries(_ answer: Entries, _ wrong: Wrong) throws -> Fit? {
    let sizes = reference.entries.sizes
    guard sizes.count == 2, sizes[1] > 2 else { return nil }
    for (name, columns) in try picks(sizes[0], sizes[1]) {
      let places = columns.enumerated().map { $0 * sizes[1] + $1 }
      if let fit = outside(answer, wrong, Set(places), name) { return fit }
      if let fit = inside(answer, places, name) { return fit }
      if let fit = elsewhere(answer, wrong, Set(places), name) { return fit }
    }
    return nil
  }

  /// Only one entry of each row, in another shape: `x[range(n), Y]` where all of `x` is meant.
  private func pickedAlone(_ answer: Entries) throws -> Fit? {
    let sizes = reference.entries.sizes
    guard sizes.count == 2, sizes[1] > 2, answer.count == sizes[0],
      answer.sizes.filter({ $0 != 1 }) == [sizes[0]]
    else { return nil }
    let limit = Target.tolerance * reference.peak.size
    for (name, columns) in try picks(sizes[0], sizes[1]) {
      let isPicked = columns.enumerated().allSatisfy { row, column in
        abs(answer[row] - reference.entries[row * sizes[1] + column]) <= limit
      }
      guard isPicked else { continue }
      return Fit(
        causes: [.rows],
        phrases: [
          "wrong entries: your \(answer.sizes) is right for \(name), and holds nothing else of the "
            + "gradient, which is \(sizes)"
        ], cost: 1.05)
    }
    return nil
  }

  /// A gradient for each look-up of a row, which are still to be added to the rows.
  private func notAddedUp(_ answer: Tensor) throws -> Fit? {
    let sizes = reference.entries.sizes
    guard sizes.count == 2 else { return nil }
    for (name, tensor) in indices where answer.count == tensor.count * sizes[1] {
      let rows = try tensor.toArray(Int.self)
      guard rows.allSatisfy({ (0..<sizes[0]).contains($0) }) else { continue }
      let entries = try Entries(answer)
      var sums = [Double](repeating: 0, count: reference.entries.count)
      for (place, row) in rows.enumerated() {
        for column in 0..<sizes[1] {
          sums[row * sizes[1] + column] += entries[place * sizes[1] + column]
        }
      }
      let limit = Target.tolerance * reference.peak.size
      guard sums.indices.allSatisfy({ abs(sums[$0] - reference.entries[$0]) <= limit }) else {
        continue
      }
      return Fit(
        causes: [.rows],
        phrases: [
          "one row for each number in `\(name)`: each is still to be added to the row of "
            + "\(variable) that `\(name)` names, \(sizes)"
        ], cost: 0.8)
    }
    return nil
  }

  /// The ways in which the program picks one entry of each row.
  private func picks(_ rows: Int, _ columns: Int) throws -> [(name: String, columns: [Int])] {
    var picks: [(String, [Int])] = []
    for (name, tensor) in indices where tensor.sizes == Dims([rows]) {
      let chosen = try tensor.toArray(Int.self)
      if chosen.allSatisfy({ (0..<columns).contains($0) }) {
        picks.append(("column `\(name)` of each row", chosen))
      }
    }
    if let values = workspace[variable]?.variable?.tensor, values.sizes == Dims([rows, columns]) {
      let entries = try Entries(values)
      let largest = (0..<rows).map { row in
        (0..<columns).max { entries[row * columns + $0] < entries[row * columns + $1] } ?? 0
      }
      picks.append(("the largest entry of each row", largest))
    }
    return picks
  }

  /// Right at the places, wrong only elsewhere, where the gradient is zero.
  private func outside(_ answer: Entries, _ wrong: Wrong, _ places: Set<Int>, _ name: String)
    -> Fit?
  {
    let others = (0..<answer.count).filter { !places.contains($0) }
    guard others.allSatisfy({ reference.entries[$0] == 0 }),
      places.contains(where: { reference.entries[$0] != 0 })
    else { return nil }
    let right = places.allSatisfy { !wrong.isWrong[$0] }
    let count = others.count { answer[$0] != 0 }
    if right {
      return Fit(
        causes: [.rows],
        phrases: [
          "wrong entries: right in \(name), but \(count) other entries are not zero, "
            + "where the gradient is"
        ], cost: 0.8)
    }
    if let factor = factor(of: answer, at: places), count > 0, let scale = scale(factor) {
      return Fit(
        causes: [.rows] + (abs(factor + 1) < 1e-4 ? [.sign] : [.factor]),
        phrases: [
          "wrong entries: only \(name) has a gradient, and \(count) other entries are not zero",
          "in \(name) your answer is \(scale) times the gradient",
        ], cost: 1.4)
    }
    let misplaced = places.count { answer[$0] == 0 }
    guard count > 0, misplaced > 0 else { return nil }
    return Fit(
      causes: [.rows],
      phrases: [
        "wrong entries: only \(name) has a gradient; yours is zero in \(misplaced) of those and "
          + "not zero in \(count) others"
      ], cost: 1.6)
  }

  /// The number that an answer is times the gradient at some places.
  func factor(of answer: Entries, at places: Set<Int>) -> Double? {
    guard let peak = places.max(by: { abs(reference.entries[$0]) < abs(reference.entries[$1]) })
    else { return nil }
    let factor = answer[peak] / reference.entries[peak]
    guard factor.isFinite, abs(factor) > 1e-9 else { return nil }
    let limit = Target.tolerance * reference.peak.size * abs(factor)
    return places.allSatisfy { abs(answer[$0] - factor * reference.entries[$0]) <= limit }
      ? factor : nil
  }

  /// Right at the places, and everywhere else too large or too small by the same amount.
  private func elsewhere(_ answer: Entries, _ wrong: Wrong, _ places: Set<Int>, _ name: String)
    -> Fit?
  {
    guard places.allSatisfy({ !wrong.isWrong[$0] }) else { return nil }
    let off = (0..<answer.count).filter { !places.contains($0) }.map {
      answer[$0] - reference.entries[$0]
    }
    guard let first = off.first, abs(first) > 1e-3 * reference.peak.size,
      off.allSatisfy({ abs($0 - first) <= 1e-4 * abs(first) })
    else { return nil }
    return Fit(
      causes: [.rows],
      phrases: [
        "wrong entries: right in \(name), all others are too \(first > 0 ? "large" : "small") by "
          + factors.text(of: abs(first))
      ], cost: 0.9)
  }

  /// Right, or a multiple, everywhere but at the places.
  private func inside(_ answer: Entries, _ places: [Int], _ name: String) -> Fit? {
    let at = Set(places)
    let others = (0..<answer.count).filter { !at.contains($0) }
    guard
      let peak = others.max(by: {
        abs(reference.entries[$0]) < abs(reference.entries[$1])
      }), abs(reference.entries[peak]) > 1e-4 * reference.peak.size
    else { return nil }
    let factor = answer[peak] / reference.entries[peak]
    guard factor.isFinite, abs(factor) > 1e-9 else { return nil }
    let size = abs(reference.entries[peak])
    let limit = 5 * Target.tolerance * size * abs(factor)
    for place in others where !(abs(answer[place] - factor * reference.entries[place]) <= limit) {
      return nil
    }
    let isUnit = abs(factor - 1) < 1e-4
    let off = places.map { answer[$0] / factor - reference.entries[$0] }
    guard off.contains(where: { abs($0) > 1e-3 * reference.peak.size }) else { return nil }
    let first = off[0]
    let isConstant = off.allSatisfy { abs($0 - first) <= 1e-4 * abs(first) }
    let amount =
      isConstant
      ? (first > 0 ? "too large by " : "too small by ") + factors.text(of: abs(first)) : "wrong"
    var phrases = ["wrong entries: \(name) is \(amount), all others are right"]
    var causes: [Cause] = [.rows]
    var cost = isConstant ? 0.9 : 1.7
    if !isUnit {
      guard let scale = self.scale(factor) else { return nil }
      causes += factor < 0 && abs(factor + 1) < 1e-4 ? [.sign] : [.factor]
      phrases = [
        "wrong entries: \(name); all others are \(scale) times the gradient"
      ]
      cost = isConstant ? 1.65 : 1.8
    }
    return Fit(causes: causes, phrases: phrases, cost: cost)
  }

  func scale(_ factor: Double) -> String? {
    let isUnit = abs(abs(factor) - 1) < 1e-4
    return isUnit || factors.name(of: factor) != nil ? factors.text(of: factor) : nil
  }

  // MARK: Whole rows

  /// Wrong only in rows that are looked up several times.
  private func lookedUpRows(_ wrong: Wrong) throws -> Fit? {
    let sizes = reference.entries.sizes
    guard sizes.count >= 1, sizes[0] > 1 else { return nil }
    let rowSize = reference.entries.count / sizes[0]
    let wrongRows = rows(of: wrong, rowSize)
    for (name, tensor) in indices {
      let looked = try tensor.toArray(Int.self)
      guard looked.count > 1, looked.allSatisfy({ (0..<sizes[0]).contains($0) }) else { continue }
      var counts = [Int](repeating: 0, count: sizes[0])
      for row in looked { counts[row] += 1 }
      guard counts.contains(1), wrongRows.allSatisfy({ counts[$0] > 1 }) else { continue }
      let single = counts.indices.filter { counts[$0] == 1 }
      guard single.allSatisfy({ !wrongRows.contains($0) }) else { continue }
      return Fit(
        causes: [.rows],
        phrases: [
          "wrong rows: those that `\(name)` holds more than once, such as "
            + "\(rowNames(Array(wrongRows.prefix(4)))); a row adds up the gradients of all its uses"
        ], cost: 0.9)
    }
    return nil
  }

  /// Wrong only in some rows, or only in some columns.
  private func rows(_ answer: Entries, _ wrong: Wrong) -> Fit? {
    let sizes = reference.entries.sizes
    let rowSize = max(1, answer.count / max(1, sizes[0]))
    let wrongRows = rows(of: wrong, rowSize)
    if sizes[0] > 1, wrongRows.count * 2 <= sizes[0] {
      return Fit(
        causes: [.rows],
        phrases: [
          "wrong rows: \(rowNames(wrongRows)); the other \(sizes[0] - wrongRows.count) of "
            + "\(sizes[0]) are right"
        ], cost: 1.8)
    }
    return (1..<max(1, sizes.count)).lazy.compactMap { slices(along: $0, wrong, sizes) }.first
  }

  /// Wrong only at some places along a dimension.
  private func slices(along dim: Int, _ wrong: Wrong, _ sizes: Dims) -> Fit? {
    let inner = sizes[(dim + 1)...].reduce(1, *)
    guard sizes[dim] > 1, inner > 0 else { return nil }
    var isOff = [Bool](repeating: false, count: sizes[dim])
    for (place, isWrong) in wrong.isWrong.enumerated() where isWrong {
      isOff[place / inner % sizes[dim]] = true
    }
    let off = isOff.indices.filter { isOff[$0] }
    guard off.count * 2 <= sizes[dim] else { return nil }
    let list = off.prefix(8).map(String.init).joined(separator: ", ") + (off.count > 8 ? ", …" : "")
    let place = sizes.count == 2 ? "columns: \(list)" : "places along dimension \(dim): \(list)"
    return Fit(
      causes: [.rows],
      phrases: [
        "wrong \(place); the other \(sizes[dim] - off.count) of \(sizes[dim]) are right"
      ], cost: 1.9)
  }

  private func rows(of wrong: Wrong, _ rowSize: Int) -> [Int] {
    var found: [Int] = []
    for (place, isWrong) in wrong.isWrong.enumerated() where isWrong {
      let row = place / max(1, rowSize)
      if found.last != row { found.append(row) }
    }
    return found
  }

  /// `0 ('.'), 1 ('a')`: with what the workspace's `itos` calls them, if it has one.
  private func rowNames(_ rows: [Int]) -> String {
    let shown = rows.prefix(6).map { row -> String in
      guard let names = workspace["itos"]?.dict, let name = try? names.get(.int(row)),
        let text = name.string?.text, reference.entries.sizes[0] == names.count
      else { return "\(row)" }
      return "\(row) ('\(text)')"
    }
    return shown.joined(separator: ", ") + (rows.count > 6 ? ", … (\(rows.count))" : "")
  }
}
