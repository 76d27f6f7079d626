import Autograd
import Language
import Library
import Tensors

extension NumericExample {
  /// One entry of a gradient, from the entries of the result's gradient that reach it and the slopes
  /// on the way; for gradients that are no products.
  ///
  /// The slopes are differences in float64. Nil where they do not give the entry, or where the
  /// statement uses the variable in several places.
  init?(slopesOf derivation: Derivation, _ name: String, at entry: Int? = nil) {
    let (scope, assignment) = (derivation.scope, derivation.assignment)
    guard let expression = assignment.expression,
      expression.count(of: derivation.variable) == 1,
      let gradient = try? Entries(derivation.value), gradient.count > 0,
      case let place = entry ?? gradient.peak.place, gradient[place] != 0
    else { return nil }
    var wide: [String: Value] = [:]
    for read in assignment.readNames {
      guard let tensor = scope[read]?.variable?.tensor, tensor.dtype.isFloatingPoint,
        let copy = try? tensor.to(.float64).clone()
      else { continue }
      wide[read] = .tensor(Variable(copy))
    }
    guard let variable = wide[derivation.variable]?.variable?.tensor,
      let original = try? variable.toArray(Double.self), original.indices.contains(place)
    else { return nil }
    let step = 1e-6 * max(abs(original[place]), 0.1)
    func result(_ shift: Double) -> [Double]? {
      var shifted = original
      shifted[place] += shift
      guard let tensor = try? Tensor.from(shifted, sizes: variable.sizes).to(.float64) else {
        return nil
      }
      let bindings = wide.merging([derivation.variable: .tensor(Variable(tensor))]) { $1 }
      let value = try? scope.evaluate(assignment.text, binding: bindings).variable
      return try? value?.tensor.to(.float64).toArray(Double.self)
    }
    guard let above = result(step), let below = result(-step), above.count == below.count else {
      return nil
    }
    let upstream =
      derivation.upstream.flatMap { scope[$0]?.variable?.tensor }.flatMap {
        try? $0.to(.float64).toArray(Double.self)
      } ?? [1]
    guard upstream.count == above.count else { return nil }
    var terms: [(place: Int, upstream: Double, slope: Double)] = []
    for other in above.indices {
      let slope = (above[other] - below[other]) / (2 * step)
      guard abs(slope) > 1e-7 else { continue }
      let rounded = slope.rounded()
      terms.append((other, upstream[other], abs(slope - rounded) < 1e-6 ? rounded : slope))
    }
    let sum = terms.reduce(0) { $0 + $1.upstream * $1.slope }
    let size = terms.reduce(0) { $0 + abs($1.upstream * $1.slope) }
    guard !terms.isEmpty, abs(sum - gradient[place]) <= 1e-4 * size else { return nil }
    self.entry = NumericExample.entry(name, place, derivation.value.sizes)
    value = NumericExample.short(gradient[place])
    guard terms.count == 1, let own = derivation.upstream else {
      calculation = NumericExample.written(
        terms.map { term in
          let slope = term.slope == 1 ? [] : [(op: "*", value: term.slope)]
          return [(op: "", value: term.upstream)] + slope
        })
      return
    }
    let sizes = scope[own]?.variable?.sizes ?? []
    let from = NumericExample.entry(own, terms[0].place, sizes)
    let number = NumericExample.short(terms[0].upstream)
    switch terms[0].slope {
    case 1: calculation = from
    case -1: calculation = "-" + from
    case let slope:
      let factor = NumericExample.short(slope)
      calculation = "\(from) * \(factor) = \(number) * \(factor)"
    }
  }
}

extension Expression {
  /// How often a name is read in it.
  fileprivate func count(of name: String) -> Int {
    var count = 0
    walk { if case .name(let other) = $0.kind, other.text == name { count += 1 } }
    return count
  }
}
