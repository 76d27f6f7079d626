import Tensors

/// How a value differs from the gradient by something that can be seen from the numbers alone.
struct Fit {
  let causes: [Cause]
  /// What is wrong, each cause in a few words.
  let phrases: [String]
  /// How far-fetched it is; 0 for a value that is right.
  let cost: Double

  static let exact = Fit(causes: [], phrases: [], cost: 0)

  func adding(_ cause: Cause, _ phrase: String, _ cost: Double) -> Fit {
    Fit(causes: [cause] + causes, phrases: [phrase] + phrases, cost: self.cost + cost)
  }
}

/// Finds what separates values from a gradient: a factor, a path, a sum, a shape.
struct Fitting {
  let reference: Target
  let factors: NamedFactors
  let paths: [PathFitting]
  let variable: String

  init(_ variable: String, _ reference: Tensor, _ paths: [Paths], _ factors: NamedFactors) throws {
    self.variable = variable
    self.reference = try Target(reference)
    self.factors = factors
    let target = self.reference
    self.paths = try paths.map { try PathFitting($0, target) }
  }

  /// The paths by which a gradient arrives that hardly shows beside the others.
  var smallPaths: [(name: String, target: Target)] {
    (paths.first?.negligible ?? []) + (paths.first.map { Array(zip($0.names, $0.targets)) } ?? [])
  }

  /// The simplest explanation of `value`; nil where there is none.
  func fit(_ value: Tensor) throws -> Fit? {
    let entries = try Entries(value)
    let wanted = reference.entries.sizes
    if entries.sizes == wanted {
      if let factor = reference.factor(of: entries) { return fit(factor: factor) }
      if reference.equals(entries) { return .exact }
      for division in paths {
        if let fit = division.fit(entries, factors) { return fit }
      }
      if wanted.count == 2, wanted[0] == wanted[1] {
        return try scaled(value.transpose(0, 1))?.adding(.transpose, transposedPhrase, 0.7)
      }
      return nil
    }
    return try fit(otherShape: value, wanted)
  }

  private func fit(otherShape value: Tensor, _ wanted: Dims) throws -> Fit? {
    func squeezed(_ sizes: Dims) -> [Int] { sizes.filter { $0 != 1 } }
    if squeezed(value.sizes) == squeezed(wanted),
      let fit = try scaled(value.reshape(wanted.map { $0 }))
    {
      return fit.adding(
        .shape,
        "right values in another shape: \(value.sizes), and \(variable) is \(wanted)"
          + keepdimNote(value.sizes, wanted), 0.4)
    }
    if Fitting.broadcasts(wanted, to: value.sizes),
      let copies = try? Target(reference.tensor.expand(to: value.sizes)),
      let factor = try copies.factor(of: Entries(value)), let fit = fit(factor: factor)
    {
      return fit.adding(
        .shape,
        "right values in \(value.count / max(1, reference.entries.count)) copies: \(value.sizes), and "
          + "\(variable) is \(wanted)", 0.5)
    }
    if Fitting.broadcasts(wanted, to: value.sizes),
      let fit = try scaled(value.sum(toSize: wanted))
    {
      return fit.adding(.sum, missingSumPhrase(value.sizes, wanted), 0.6)
    }
    if Fitting.broadcasts(value.sizes, to: wanted) {
      if let fit = try scaled(value.expand(to: wanted)) {
        return fit.adding(
          .shape,
          "right values, once instead of in every copy: \(value.sizes) stretches to "
            + "\(wanted), the shape of \(variable)", 0.5)
      }
      let summed = try Target(reference.tensor.sum(toSize: value.sizes))
      if summed.peak.size > 1e-3 * reference.peak.size,
        let factor = try summed.factor(of: Entries(value)),
        summed.entries.count >= 4 || abs(factor - 1) < 1e-4, let fit = fit(factor: factor)
      {
        return fit.adding(
          .sum,
          "summed too much: your \(value.sizes) is the sum of the gradient, which is "
            + "\(wanted) like \(variable)", 0.7)
      }
    }
    if value.rank == 2, wanted.count == 2, value.sizes[0] == wanted[1], value.sizes[1] == wanted[0],
      let fit = try scaled(value.transpose(0, 1))
    {
      return fit.adding(.transpose, transposedPhrase, 0.6)
    }
    if value.count == reference.entries.count,
      let fit = try scaled(value.reshape(wanted.map { $0 }))
    {
      return fit.adding(
        .shape, "right values in another shape: \(value.sizes), and \(variable) is \(wanted)", 0.6)
    }
    return nil
  }

  private var transposedPhrase: String {
    "transposed: the transpose of your answer is the gradient"
  }

  /// A fit of a value of the right shape by a factor alone.
  private func scaled(_ value: Tensor) throws -> Fit? {
    let entries = try Entries(value)
    if let factor = reference.factor(of: entries) { return fit(factor: factor) }
    return reference.equals(entries) || reference.isApproximated(by: entries) ? .exact : nil
  }

  /// What a value that is `factor` times the gradient suffers from.
  func fit(factor: Double) -> Fit? {
    let isUnit = abs(abs(factor) - 1) < 1e-4
    let sign = "the sign: your answer is minus the gradient"
    if isUnit {
      return factor > 0 ? .exact : Fit(causes: [.sign], phrases: [sign], cost: 0.5)
    }
    // One number is a multiple of any other: only a factor that has a name says something.
    let name = factors.name(of: factor)
    if name == nil, reference.entries.count < 4 { return nil }
    let phrase =
      "a constant factor: your answer is \(factors.text(of: factor)) times the gradient"
    let fit = Fit(causes: [.factor], phrases: [phrase], cost: name.map { 0.6 + $0.cost } ?? 1.4)
    guard factor < 0 else { return fit }
    return Fit(
      causes: [.factor, .sign], phrases: [phrase + ", the sign included"], cost: fit.cost + 0.3)
  }

  // MARK: Shapes

  /// Whether broadcasting makes `target` of `sizes`.
  static func broadcasts(_ sizes: Dims, to target: Dims) -> Bool {
    let leading = target.count - sizes.count
    return leading >= 0
      && sizes.indices.allSatisfy { sizes[$0] == 1 || sizes[$0] == target[leading + $0] }
  }

  private func keepdimNote(_ sizes: Dims, _ wanted: Dims) -> String {
    sizes.count < wanted.count && wanted.contains(1) ? " (keepdim=True keeps the 1)" : ""
  }

  private func missingSumPhrase(_ sizes: Dims, _ wanted: Dims) -> String {
    let leading = sizes.count - wanted.count
    let dims = sizes.indices.filter {
      $0 < leading || (wanted[$0 - leading] == 1 && sizes[$0] != 1)
    }
    let list = dims.map(String.init).joined(separator: " and ")
    return
      "a sum is missing: \(variable) \(wanted) was broadcast to \(sizes), so its gradient is "
      + "your answer summed over dimension\(dims.count == 1 ? "" : "s") \(list)"
  }
}
