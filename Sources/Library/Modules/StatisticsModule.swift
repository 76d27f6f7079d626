import BigInt
import Language

/// `import statistics`: exact sums, rounded once.
enum StatisticsModule {
  private nonisolated(unsafe) static let statisticsError = TypeObject(
    "StatisticsError", module: "statistics", bases: [.valueError])

  static func make() -> Module {
    Module(
      "statistics",
      functions: [
        NativeFunction("mean", 1...1) { try mean(items($0[0], least: 1, "mean")) },
        NativeFunction("fmean", 1...1) { arguments in
          let items = try items(arguments[0], least: 1, "fmean")
          let numbers = try Operations.doubles(of: .list(items))
          return .float(try ExactSum.sum(numbers) / Double(numbers.count))
        },
        NativeFunction("median", 1...1) { try median($0[0]) },
        NativeFunction("mode", 1...1) { try mode($0[0]) },
        NativeFunction("variance", 1...1) { .float(try spread($0[0], "variance", 1).value) },
        NativeFunction("pvariance", 1...1) { .float(try spread($0[0], "pvariance", 0).value) },
        NativeFunction("stdev", 1...1) { .float(try spread($0[0], "stdev", 1).root) },
        NativeFunction("pstdev", 1...1) { .float(try spread($0[0], "pstdev", 0).root) },
        NativeFunction("quantiles", signature: "data, *, n=4, method='exclusive'") { bound in
          .list(try quantiles(bound[0], Operations.index(bound[1]), Operations.str(bound[2])))
        },
      ], types: [statisticsError])
  }

  /// The cuts between `n` parts of equal probability.
  private static func quantiles(_ data: Value, _ n: Int, _ method: String) throws -> [Value] {
    guard n >= 1, n < 1 << 24 else { throw PythonError(statisticsError, "n must be at least 1") }
    guard method == "exclusive" || method == "inclusive" else {
      throw PythonError.valueError("Unknown method: \(Str(method).repr)")
    }
    var items = try Operations.items(of: data)
    guard items.count > 1 else {
      throw PythonError(statisticsError, "must have at least two data points")
    }
    try Sorting.sort(&items, key: .none, descending: false)
    let isExclusive = method == "exclusive"
    let steps = isExclusive ? items.count + 1 : items.count - 1
    return try (1..<max(1, n)).map { cut in
      let product = cut * steps
      let place =
        isExclusive ? min(max(product / n, 1), items.count - 1) : product / n + 1
      let weight = isExclusive ? product - place * n : product % n
      let (below, above) = (items[place - 1], items[min(place, items.count - 1)])
      let sum = try Operations.binary(
        .add, Operations.binary(.multiply, below, .int(n - weight)),
        Operations.binary(.multiply, above, .int(weight)))
      return try Operations.binary(.trueDivide, sum, .int(n))
    }
  }

  private static func items(_ value: Value, least: Int, _ name: String) throws -> [Value] {
    let items = try Operations.items(of: value)
    guard items.count >= least else {
      throw PythonError(
        statisticsError,
        least == 1
          ? "\(name) requires at least one data point"
          : "\(name) requires at least two data points")
    }
    return items
  }

  /// The mean: an int where all are ints and it is one.
  private static func mean(_ items: [Value]) throws -> Value {
    if items.allSatisfy(\.isInteger) {
      let total = try items.reduce(BigInt(0)) {
        try Operations.checkInterrupt()
        return $0 + (try Operations.bigIndex($1))
      }
      let (quotient, rest) = total.quotientAndRemainder(dividingBy: BigInt(items.count))
      if rest.signum() == 0 { return .integer(quotient) }
      return try Operations.binary(.trueDivide, .integer(total), .int(items.count))
    }
    let numbers = try items.map(Operations.double)
    guard numbers.allSatisfy(\.isFinite) else {
      return .float(numbers.reduce(0, +) / Double(numbers.count))
    }
    return .float(try ExactSum(numbers).quotient(by: BigInt(numbers.count)))
  }

  private static func median(_ value: Value) throws -> Value {
    var sorted = try Operations.items(of: value)
    if sorted.isEmpty { throw PythonError(statisticsError, "no median for empty data") }
    try Sorting.sort(&sorted, key: .none, descending: false)
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    let sum = try Operations.binary(.add, sorted[middle - 1], sorted[middle])
    return try Operations.binary(.trueDivide, sum, .int(2))
  }

  private static func mode(_ value: Value) throws -> Value {
    let counts = Dict()
    let items = try Operations.items(of: value)
    if items.isEmpty { throw PythonError(statisticsError, "no mode for empty data") }
    for item in items {
      try counts.set(item, .int((counts.get(item)?.smallInt ?? 0) + 1))
    }
    var best: (key: Value, count: Int) = (.none, 0)
    for (key, count) in counts.pairs where count.smallInt ?? 0 > best.count {
      best = (key, count.smallInt ?? 0)
    }
    return best.key
  }

  /// The variance as an exact fraction, rounded, and its root.
  private static func spread(
    _ value: Value, _ name: String, _ correction: Int
  ) throws -> (value: Double, root: Double) {
    let numbers = try items(value, least: 1 + correction, name).map(Operations.double)
    guard numbers.allSatisfy(\.isFinite) else { return (.nan, .nan) }
    // All in units of 2^-1074: n * sum(x^2) - sum(x)^2 over n * (n - correction).
    let count = BigInt(numbers.count)
    let units = try numbers.map { try ExactSum([$0]).units }
    let total = units.reduce(0, +)
    let squares = units.reduce(BigInt(0)) { $0 + $1 * $1 }
    let numerator = count * squares - total * total
    let denominator = (count * (count - BigInt(correction))) << 2148
    guard
      case .float(let variance)? = try IntegerArithmetic.apply(
        .trueDivide, numerator, denominator)
    else { return (.nan, .nan) }
    return (variance, try ExactSum.squareRoot(numerator, over: denominator))
  }
}
