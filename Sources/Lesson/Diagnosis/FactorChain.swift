import Language

/// A product with quotients as the factors that it multiplies and divides.
struct FactorChain {
  struct Factor {
    var expression: Expression
    var divides: Bool
  }
  private(set) var factors: [Factor] = []
  private var isNegative = false

  /// More factors than this are taken only from left to right.
  private static let limit = 5

  init(_ expression: Expression) {
    add(expression, divides: false)
    // A factor of one changes no bit, and hides the others.
    let others = factors.filter { $0.expression.number != 1 }
    if others.contains(where: { !$0.divides }) { factors = others }
  }

  private mutating func add(_ expression: Expression, divides: Bool) {
    switch expression.kind {
    case .binary(.multiply, let left, let right):
      add(left, divides: divides)
      add(right, divides: divides)
    case .binary(.trueDivide, let left, let right):
      add(left, divides: divides)
      add(right, divides: !divides)
    case .unary(.negative, let inner):
      isNegative.toggle()
      add(inner, divides: divides)
    default: factors.append(Factor(expression: expression, divides: divides))
    }
  }

  // MARK: Parts

  /// The product of some of the factors, without the sign.
  func only(_ places: [Int]) -> FactorChain {
    var chain = self
    chain.factors = places.map { factors[$0] }
    chain.isNegative = false
    return chain
  }

  /// With one factor in the place of some.
  func replacing(_ places: [Int], with other: Expression) -> FactorChain {
    var chain = self
    chain.factors = factors.indices.filter { !places.contains($0) }.map { factors[$0] }
    chain.factors.append(Factor(expression: other, divides: false))
    return chain
  }

  // MARK: Written anew

  /// The factors one after the other.
  var leftToRight: Expression {
    let sorted = factors.filter { !$0.divides } + factors.filter(\.divides)
    guard var whole = sorted.first?.expression else { return signed(.number(1)) }
    if sorted[0].divides { whole = .binary(.trueDivide, .number(1), whole) }
    for factor in sorted.dropFirst() {
      whole = .binary(factor.divides ? .trueDivide : .multiply, whole, factor.expression)
    }
    return signed(whole)
  }

  /// All orders of multiplying, with divisions and with reciprocals in their place.
  var orders: [Expression] {
    guard (2...FactorChain.limit).contains(factors.count) else { return [] }
    let divisors = factors.indices.filter { factors[$0].divides }
    return (0..<(1 << divisors.count)).flatMap { choice -> [Expression] in
      var chosen = factors
      for (bit, place) in divisors.enumerated() where choice >> bit & 1 == 1 {
        chosen[place] = Factor(
          expression: .binary(.trueDivide, .number(1), chosen[place].expression), divides: false)
      }
      return Grouping.all(of: chosen, joined: FactorChain.joined).map { factor in
        signed(
          factor.divides
            ? .binary(.trueDivide, .number(1), factor.expression) : factor.expression)
      }
    }
  }

  private static func joined(_ left: Factor, _ right: Factor) -> Factor {
    switch (left.divides, right.divides) {
    case (false, true):
      Factor(expression: .binary(.trueDivide, left.expression, right.expression), divides: false)
    case (true, false):
      Factor(expression: .binary(.trueDivide, right.expression, left.expression), divides: false)
    default:
      Factor(
        expression: .binary(.multiply, left.expression, right.expression), divides: left.divides)
    }
  }

  private func signed(_ expression: Expression) -> Expression {
    isNegative ? .negated(expression) : expression
  }

  // MARK: Powers

  /// With powers of the same base made one; nil where there are none.
  func merged(_ definitions: [String: Expression]) -> FactorChain? {
    var bases: [(base: Expression, exponent: Double)] = []
    for factor in factors {
      var (base, exponent) = FactorChain.power(factor.expression)
      if case .name(let name) = base.kind, let definition = definitions[name.text],
        case .binary(.power, let inner, let first) = definition.kind, let own = first.number
      {
        (base, exponent) = (inner, exponent * own)
      }
      if factor.divides { exponent = -exponent }
      if let place = bases.firstIndex(where: { $0.base.text == base.text }) {
        bases[place].exponent += exponent
      } else {
        bases.append((base, exponent))
      }
    }
    guard bases.count < factors.count else { return nil }
    var chain = self
    chain.factors = bases.filter { $0.exponent != 0 }.map { base, exponent in
      // A division where one was written, else the power itself.
      let divides = exponent < 0 && exponent == exponent.rounded()
      let size = divides ? -exponent : exponent
      return Factor(
        expression: size == 1 ? base : .binary(.power, base, .decimal(size)), divides: divides)
    }
    return chain
  }

  /// Whether one of the factors is a power.
  var hasPowers: Bool { factors.contains { FactorChain.power($0.expression).exponent != 1 } }

  /// With squares and cubes as products; nil where there are none.
  var split: FactorChain? {
    var chain = self
    chain.factors = factors.flatMap { factor -> [Factor] in
      let (base, exponent) = FactorChain.power(factor.expression)
      let size = abs(exponent)
      guard size == 2 || size == 3 else { return [factor] }
      let divides = (exponent < 0) != factor.divides
      return Array(repeating: Factor(expression: base, divides: divides), count: Int(size))
    }
    return chain.factors.count > factors.count ? chain : nil
  }

  private static func power(_ expression: Expression) -> (base: Expression, exponent: Double) {
    guard case .binary(.power, let base, let exponent) = expression.kind,
      let number = exponent.number
    else { return (expression, 1) }
    return (base, number)
  }

  /// Makes `a**2 - b**2` of `(a - b) * (a + b)`; says whether there was one.
  mutating func foldConjugates() -> Bool {
    func square(_ base: Expression) -> Expression {
      base.number == 1 ? base : .binary(.power, base, .number(2))
    }
    for (place, factor) in factors.enumerated() where !factor.divides {
      guard case .binary(.subtract, let a, let b) = factor.expression.kind else { continue }
      let other = factors.firstIndex {
        guard !$0.divides, case .binary(.add, let c, let d) = $0.expression.kind else {
          return false
        }
        return Set([c.text, d.text]) == Set([a.text, b.text])
      }
      guard let other else { continue }
      factors[place].expression = .binary(.subtract, square(a), square(b))
      factors.remove(at: other)
      return true
    }
    return false
  }

  // MARK: Common factors

  /// The factors that another chain has as well.
  func common(with other: FactorChain) -> [Factor] {
    factors.filter { factor in
      other.factors.contains {
        $0.divides == factor.divides && $0.expression.text == factor.expression.text
      }
    }
  }

  /// The chain without one of its factors.
  func without(_ factor: Factor) -> FactorChain {
    var chain = self
    let place = factors.firstIndex {
      $0.divides == factor.divides && $0.expression.text == factor.expression.text
    }
    if let place { chain.factors.remove(at: place) }
    return chain
  }

  // MARK: Sums

  /// `a.sum(0) * b.sum(0)` as `(a * b).sum(0)`; nil where there are no such factors.
  var summedOnce: Expression? {
    let sums = factors.indices.compactMap { place in
      factors[place].divides ? nil : Sum(factors[place].expression, place)
    }
    guard let first = sums.first,
      let second = sums.dropFirst().first(where: { $0.dims == first.dims })
    else { return nil }
    var chain = self
    let product = Expression.binary(.multiply, first.object, second.object)
    let callee = Expression(.attribute(product, Name("sum")), product.span)
    chain.factors[first.place].expression = Expression(
      .call(callee, first.arguments), product.span)
    chain.factors.remove(at: second.place)
    return chain.leftToRight
  }

  /// A factor that is `object.sum(arguments)`.
  private struct Sum {
    let place: Int
    let object: Expression
    let arguments: [Expression.Argument]
    let dims: [String]

    init?(_ expression: Expression, _ place: Int) {
      guard case .call(let callee, let arguments) = expression.kind,
        case .attribute(let object, let method) = callee.kind, method.text == "sum"
      else { return nil }
      (self.place, self.object, self.arguments) = (place, object, arguments)
      dims = arguments.map { $0.value.text }
    }
  }

  /// What a product does that is equal to another on paper, and what that does.
  static func difference(_ own: Expression, _ other: Expression) -> String {
    let (before, after) = (divisions(in: own), divisions(in: other))
    let reciprocals = (reciprocals(in: own), reciprocals(in: other))
    if reciprocals.0 > reciprocals.1 { return "divides where yours multiplies by the reciprocal" }
    if reciprocals.0 < reciprocals.1 { return "multiplies by the reciprocal where yours divides" }
    return before == after && before == 0
      ? "multiplies in another order" : "multiplies and divides in another order"
  }

  private static func divisions(in expression: Expression) -> Int {
    var count = 0
    expression.walk { if case .binary(.trueDivide, _, _) = $0.kind { count += 1 } }
    return count
  }

  private static func reciprocals(in expression: Expression) -> Int {
    var count = 0
    expression.walk {
      switch $0.kind {
      case .binary(.trueDivide, let left, let right) where right.number == nil:
        if left.number == 1 { count += 1 }
      case .binary(.power, _, let exponent) where exponent.number == -1: count += 1
      default: break
      }
    }
    return count
  }
}

/// A summand with its sign.
struct Term {
  var expression: Expression
  var isNegative: Bool

  static func all(in expression: Expression, isNegative: Bool = false) -> [Term] {
    switch expression.kind {
    case .binary(.add, let left, let right):
      all(in: left, isNegative: isNegative) + all(in: right, isNegative: isNegative)
    case .binary(.subtract, let left, let right):
      all(in: left, isNegative: isNegative) + all(in: right, isNegative: !isNegative)
    case .unary(.negative, let inner): all(in: inner, isNegative: !isNegative)
    default: [Term(expression: expression, isNegative: isNegative)]
    }
  }

  static func joined(_ left: Term, _ right: Term) -> Term {
    switch (left.isNegative, right.isNegative) {
    case (false, true):
      Term(expression: .binary(.subtract, left.expression, right.expression), isNegative: false)
    case (true, false):
      Term(expression: .binary(.subtract, right.expression, left.expression), isNegative: false)
    default:
      Term(
        expression: .binary(.add, left.expression, right.expression), isNegative: left.isNegative)
    }
  }

  var written: Expression { isNegative ? .negated(expression) : expression }
}

/// The ways to join several things two by two, where the order of the two does not matter.
enum Grouping {
  static func all<Item>(of items: [Item], joined: (Item, Item) -> Item) -> [Item] {
    guard items.count > 1 else { return items }
    // The first item is always on the left, so that each division into two comes once.
    return (0..<(1 << (items.count - 1)) - 1).flatMap { choice -> [Item] in
      let left = items.indices.filter { $0 == 0 || choice >> ($0 - 1) & 1 == 1 }
      let right = items.indices.filter { !left.contains($0) }
      let rights = all(of: right.map { items[$0] }, joined: joined)
      return all(of: left.map { items[$0] }, joined: joined).flatMap { first in
        rights.map { joined(first, $0) }
      }
    }
  }
}
