import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The distributions of CPython's `random`, by the methods that its documentation names. As there, an
// infinite or undefined parameter can make one draw without end; a request to stop ends it.

extension PythonRandom {
  /// A standard normal number, of which Box and Muller's method makes two at a time.
  package mutating func gauss() -> Double {
    if let number = nextGauss {
      nextGauss = nil
      return number
    }
    let angle = random() * (2 * .pi)
    let radius = (-2 * log(1 - random())).squareRoot()
    nextGauss = sin(angle) * radius
    return cos(angle) * radius
  }

  /// A standard normal number, by Kinderman and Monahan's ratio of uniform numbers.
  package mutating func normal() -> Double {
    let scale = 4 * exp(-0.5) / 2.0.squareRoot()
    while true {
      let first = random()
      let second = 1 - random()
      let candidate = scale * (first - 0.5) / second
      if candidate * candidate / 4 <= -log(second) { return candidate }
    }
  }

  /// A number of the exponential distribution with mean 1.
  package mutating func exponential() -> Double { -log(1 - random()) }

  /// A number between `low` and `high`, most likely near `mode`.
  package mutating func triangular(_ low: Double, _ high: Double, _ mode: Double?) -> Double {
    var draw = random()
    if mode != nil, high == low { return low }
    var cut = mode.map { ($0 - low) / (high - low) } ?? 0.5
    var (from, to) = (low, high)
    if draw > cut {
      (draw, cut) = (1 - draw, 1 - cut)
      (from, to) = (to, from)
    }
    return from + (to - from) * (draw * cut).squareRoot()
  }

  /// A number of the gamma distribution of mean `alpha * beta`; both are positive.
  package mutating func gamma(_ alpha: Double, _ beta: Double) throws -> Double {
    if alpha == 1 { return exponential() * beta }
    return try (alpha > 1 ? gammaByCheng(alpha) : gammaByAhrensDieter(alpha)) * beta
  }

  /// R.C.H. Cheng, "The generation of Gamma variables with non-integral shape parameters" (1977).
  private mutating func gammaByCheng(_ alpha: Double) throws -> Double {
    let spread = (2 * alpha - 1).squareRoot()
    let (shift, slope) = (alpha - log(4), alpha + spread)
    while true {
      try Interrupt.check()
      let first = random()
      guard first > 1e-7, first < 0.9999999 else { continue }
      let second = 1 - random()
      let ratio = log(first / (1 - first)) / spread
      let candidate = alpha * exp(ratio)
      let area = first * first * second
      let bound = shift + slope * ratio - candidate
      if bound + (1 + log(4.5)) - 4.5 * area >= 0 || bound >= log(area) { return candidate }
    }
  }

  /// Algorithm GS of Ahrens and Dieter, for `alpha` below 1.
  private mutating func gammaByAhrensDieter(_ alpha: Double) throws -> Double {
    let e = 2.718281828459045
    while true {
      try Interrupt.check()
      let total = (e + alpha) / e
      let part = total * random()
      let candidate = part <= 1 ? pow(part, 1 / alpha) : -log((total - part) / alpha)
      let draw = random()
      if part > 1 ? draw <= pow(candidate, alpha - 1) : draw <= exp(-candidate) {
        return candidate
      }
    }
  }

  /// A number of the beta distribution; both parameters are positive.
  package mutating func beta(_ alpha: Double, _ beta: Double) throws -> Double {
    let first = try gamma(alpha, 1)
    return first == 0 ? 0 : try first / (first + gamma(beta, 1))
  }

  /// An angle of the von Mises distribution, after Fisher, "Statistical Analysis of Circular Data"
  /// (1993).
  package mutating func vonMises(_ mean: Double, _ concentration: Double) throws -> Double {
    if concentration <= 1e-6 { return 2 * .pi * random() }
    let s = 0.5 / concentration
    let r = s + (1 + s * s).squareRoot()
    var cosine: Double
    while true {
      try Interrupt.check()
      cosine = cos(.pi * random())
      let d = cosine / (r + cosine)
      let draw = random()
      if draw < 1 - d * d || draw <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let angle = acos((q + cosine) / (1 + q * cosine))
    let direction = random() > 0.5 ? mean + angle : mean - angle
    let rest = fmod(direction, 2 * .pi)
    return rest < 0 ? rest + 2 * .pi : rest
  }

  /// A number of the Pareto distribution.
  package mutating func pareto(_ alpha: Double) -> Double { pow(1 - random(), -1 / alpha) }

  /// A number of the Weibull distribution.
  package mutating func weibull(_ alpha: Double, _ beta: Double) -> Double {
    alpha * pow(-log(1 - random()), 1 / beta)
  }
}
