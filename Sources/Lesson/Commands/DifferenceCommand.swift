import Language
import Library
import Tensors

/// How an answer differs from the reference, entry by entry.
package struct AnswerDifference {
  package let name: String
  package let shape: String
  /// The answer less the reference, laid out for a heatmap.
  package let rows: [[Double]]
  /// Entries that differ by more than rounding, and how many there are of all.
  package let differing: Int
  package let count: Int
  package let worst: [Entry]

  package struct Entry {
    package let place: String
    package let answer: Double
    package let reference: Double
  }

  /// The most entries that are listed.
  private static let listed = 5

  init(_ name: String, _ answer: Tensor, _ reference: Tensor) throws {
    let difference = try Tensor.binary(.sub, .tensor(answer), .tensor(reference))
    let sizes = difference.sizes
    let own = try answer.to(.float64).expand(to: sizes).toArray(Double.self)
    let right = try reference.to(.float64).expand(to: sizes).toArray(Double.self)
    self.name = name
    shape = "\(sizes)"
    rows = try Portrait(difference, name: name).rows
    count = own.count
    // `allclose`'s tolerance.
    func isOff(_ place: Int) -> Bool {
      !(abs(own[place] - right[place]) <= 1e-8 + 1e-5 * abs(right[place]))
    }
    let off = own.indices.filter(isOff)
    differing = off.count
    func size(_ place: Int) -> Double {
      let difference = abs(own[place] - right[place])
      return difference.isNaN ? .infinity : difference
    }
    worst = off.sorted { size($0) > size($1) }.prefix(AnswerDifference.listed).map { place in
      Entry(
        place: AnswerDifference.indices(of: place, sizes), answer: own[place],
        reference: right[place])
    }
  }

  private static func indices(of place: Int, _ sizes: Dims) -> String {
    var rest = place
    let all = sizes.reversed().map { size in
      defer { rest /= max(1, size) }
      return rest % max(1, size)
    }
    return "[" + all.reversed().map(String.init).joined(separator: ", ") + "]"
  }
}

extension Command {
  nonisolated(unsafe) static let difference = Command(
    "diff", "[x]", "where your gradient of x differs: a heatmap, and the worst entries",
    "Without a name it is about the next variable. Colours from blue (too small) to red (too large)."
  ) { repl, argument in
    let variable = try repl.subject(argument, of: "diff")
    guard let reference = repl.workspace[variable]?.variable?.grad?.tensor else {
      throw Refusal("\(variable) has no reference gradient yet")
    }
    let names = Answers.names(of: variable)
    guard let name = names.first(where: { repl.workspace[$0] != nil }),
      let value = repl.workspace[name]
    else { throw Refusal("neither \(names.joined(separator: " nor ")) is bound yet") }
    guard let answer = value.variable?.tensor else {
      throw Refusal("\(name) is a \(value.type.name), not a tensor")
    }
    guard (try? Tensor.binary(.sub, .tensor(answer), .tensor(reference))) != nil else {
      throw Refusal("\(name) is \(answer.sizes), the gradient of \(variable) is \(reference.sizes)")
    }
    repl.show(.difference(try AnswerDifference(name, answer, reference)))
  }
}
