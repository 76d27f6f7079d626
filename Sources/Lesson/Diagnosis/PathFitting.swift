import Tensors

/// Explains a value as a mixture of the paths by which a gradient arrives.
struct PathFitting {
  /// Which paths they are, in words: through `x`.
  let names: [String]
  /// What a path is called.
  let noun: String
  let targets: [Target]
  /// The paths that hardly show beside the others.
  let negligible: [(name: String, target: Target)]
  /// Places of entries at which a mixture is looked for, before all entries are tried.
  private let samples: [Int]
  private let solver: LeastSquares?
  private let scale: Double

  /// The most paths that are told apart.
  static let limit = 5

  init(_ paths: Paths, _ reference: Target) throws {
    let fitting = paths.paths.filter { $0.gradient.sizes == reference.entries.sizes }
    let all = try fitting.map { (name: $0.place, target: try Target($0.gradient)) }
    let scale = reference.peak.size
    let weighty = all.filter { $0.target.peak.size > 1e-5 * scale }
    self.scale = scale
    noun = paths.noun
    names = weighty.map(\.name)
    targets = weighty.map(\.target)
    negligible = all.filter { $0.target.peak.size <= 1e-5 * scale }
    let count = reference.entries.count
    let step = max(1, count / 37)
    var samples = Array(stride(from: 0, to: count, by: step))
    samples += weighty.map(\.target.peak.place)
    self.samples = samples
    solver =
      weighty.count > 1 && weighty.count <= PathFitting.limit && count >= 2 * weighty.count
      ? LeastSquares(weighty.map { path in samples.map { path.target.entries[$0] } }) : nil
  }

  /// What some of the paths bring together.
  func sum(of places: [Int]) throws -> Target {
    guard places.count != 1 else { return targets[places[0]] }
    var sum = targets[places[0]].tensor
    for place in places.dropFirst() {
      sum = try Tensor.binary(.add, .tensor(sum), .tensor(targets[place].tensor))
    }
    return try Target(sum)
  }

  /// The paths by which a value falls short of the gradient, or exceeds it; nil where no mixture
  /// with plain coefficients gives the value.
  func fit(_ value: Entries, _ factors: NamedFactors) -> Fit? {
    guard let solver else { return nil }
    guard let found = solver.solve(samples.map { value[$0] }) else { return nil }
    let coefficients = found.map { abs($0 - $0.rounded()) < 2e-4 ? $0.rounded() : $0 }
    guard coefficients.contains(where: { $0 != 0 }), coefficients.contains(where: { $0 != 1 }),
      isMixture(value, coefficients)
    else { return nil }
    return explanation(coefficients, factors)
  }

  private func isMixture(_ value: Entries, _ coefficients: [Double]) -> Bool {
    guard value.sizes == targets[0].entries.sizes else { return false }
    let size = coefficients.map(abs).max() ?? 1
    let largest = targets.map(\.peak.size).max() ?? scale
    let limit = Target.tolerance * max(1, size) * max(scale, largest)
    for place in samples where !isClose(value, place, coefficients, limit) { return false }
    for place in 0..<value.count where !isClose(value, place, coefficients, limit) { return false }
    return true
  }

  private func isClose(_ value: Entries, _ place: Int, _ coefficients: [Double], _ limit: Double)
    -> Bool
  {
    var sum = 0.0
    for (path, coefficient) in coefficients.enumerated() {
      sum += coefficient * targets[path].entries[place]
    }
    return abs(value[place] - sum) <= limit
  }

  private func explanation(_ coefficients: [Double], _ factors: NamedFactors) -> Fit? {
    func paths(where holds: (Double) -> Bool) -> [String] {
      zip(names, coefficients).filter { holds($0.1) }.map { $0.0 }
    }
    let missing = paths { $0 == 0 }
    if missing.count == names.count { return nil }
    var fit = Fit.exact
    for (name, coefficient) in zip(names, coefficients).reversed()
    where coefficient != 0 && coefficient != 1 {
      switch coefficient {
      case -1: fit = fit.adding(.sign, "the sign of the \(noun) \(name)", 0.6)
      case 2:
        fit = fit.adding(.twice, "the \(noun) \(name) counts twice", 0.7)
      default:
        // One number without a name is a finding, several could be anything.
        let others = coefficients.filter { ![0, 1, coefficient].contains($0) }
        let named = factors.name(of: coefficient)
        guard named != nil || others.isEmpty else { return nil }
        if coefficient < 0 {
          fit = Fit(causes: [.sign] + fit.causes, phrases: fit.phrases, cost: fit.cost)
        }
        fit = fit.adding(
          .factor,
          "a constant factor: the \(noun) \(name) comes with "
            + "\(factors.text(of: coefficient)) times its gradient",
          0.8 + (named?.cost ?? 0.6))
      }
    }
    if missing.isEmpty { return fit }
    let present = paths { $0 != 0 }
    let verb = missing.count == 1 ? "is" : "are"
    let phrase =
      fit.causes.isEmpty
      ? "equals the \(noun) \(PathFitting.listed(present)) alone; "
        + "\(missing.count == 1 ? "the one" : "those") \(PathFitting.listed(missing)) \(verb) still "
        + "to be added"
      : "the \(noun)\(missing.count == 1 ? "" : "s") \(PathFitting.listed(missing)) \(verb) missing"
    return fit.adding(.path, phrase, 0.7)
  }

  /// "through `a` and `b`" of "through `a`", "through `b`".
  static func listed(_ names: [String]) -> String {
    let words = names.map { $0.split(separator: " ", maxSplits: 1) }
    guard names.count > 1, let first = words.first?.first, words.allSatisfy({ $0.first == first })
    else { return names.joined(separator: " and ") }
    return "\(first) " + words.map { String($0.last ?? "") }.joined(separator: " and ")
  }
}

/// Small linear least squares, by the normal equations.
struct LeastSquares {
  private let columns: [[Double]]
  private let inverse: [[Double]]

  /// Nil where the columns are nearly dependent.
  init?(_ columns: [[Double]]) {
    let norms = columns.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard norms.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let unit = zip(columns, norms).map { column, norm in column.map { $0 / norm } }
    let gram = unit.map { a in unit.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
    guard let inverse = LeastSquares.inverse(of: gram) else { return nil }
    self.columns = unit
    self.inverse = inverse.enumerated().map { i, row in
      row.map { $0 / norms[i] }
    }
  }

  /// The coefficients that come nearest to `value`; nil where they are no numbers.
  func solve(_ value: [Double]) -> [Double]? {
    let products = columns.map { column in zip(column, value).reduce(0) { $0 + $1.0 * $1.1 } }
    let found = inverse.map { row in zip(row, products).reduce(0) { $0 + $1.0 * $1.1 } }
    return found.allSatisfy(\.isFinite) ? found : nil
  }

  /// By Gauss and Jordan with pivots; nil where the matrix is nearly singular.
  private static func inverse(of matrix: [[Double]]) -> [[Double]]? {
    let size = matrix.count
    var rows = matrix.enumerated().map { i, row in
      row + (0..<size).map { $0 == i ? 1.0 : 0.0 }
    }
    for column in 0..<size {
      guard
        let pivot = (column..<size).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-7
      else { return nil }
      rows.swapAt(pivot, column)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for other in 0..<size where other != column {
        let factor = rows[other][column]
        rows[other] = zip(rows[other], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[size...]) }
  }
}
