import Autograd
import Tensors

/// The gradient that reached a variable, path by path: one for each statement that uses it.
package struct Paths {
  package struct Path {
    /// The variable that the consuming statement binds.
    package let consumer: String
    package let gradient: Tensor
  }

  package let paths: [Path]

  /// Groups what each graph node contributed by the statement that made the node.
  ///
  /// - Parameter statements: the nodes' sequence numbers that each forward statement made.
  package init(
    _ contributions: [Contribution], statements: [(name: String, sequences: Swift.Range<UInt64>)]
  ) throws {
    var grouped: [Path] = []
    for contribution in contributions {
      let sequence = contribution.sequence
      guard let statement = statements.first(where: { $0.sequences.contains(sequence) }) else {
        continue
      }
      if let place = grouped.firstIndex(where: { $0.consumer == statement.name }) {
        let sum = try Tensor.binary(
          .add, .tensor(grouped[place].gradient), .tensor(contribution.gradient.tensor))
        grouped[place] = Path(consumer: statement.name, gradient: sum)
      } else {
        grouped.append(Path(consumer: statement.name, gradient: contribution.gradient.tensor))
      }
    }
    paths = grouped
  }

  /// The consumers whose gradients alone add up to an answer, and those that are missing from it;
  /// nil where no proper part of the paths gives the answer, or several do.
  package func part(givingAnswer answer: Tensor) throws -> (present: [String], missing: [String])? {
    guard paths.count > 1, paths.count <= 6 else { return nil }
    var found: Int?
    for subset in 1..<((1 << paths.count) - 1) {
      let chosen = paths.indices.filter { subset >> $0 & 1 == 1 }
      var sum = paths[chosen[0]].gradient
      for place in chosen.dropFirst() {
        sum = try Tensor.binary(.add, .tensor(sum), .tensor(paths[place].gradient))
      }
      guard answer.sizes == sum.sizes, answer.dtype == sum.dtype, try answer.allclose(sum) else {
        continue
      }
      if found != nil { return nil }
      found = subset
    }
    guard let found else { return nil }
    let names = paths.map(\.consumer)
    return (
      names.indices.filter { found >> $0 & 1 == 1 }.map { names[$0] },
      names.indices.filter { found >> $0 & 1 == 0 }.map { names[$0] }
    )
  }
}
