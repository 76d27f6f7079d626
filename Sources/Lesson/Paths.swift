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

  init(paths: [Path]) { self.paths = paths }

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

  /// Every use of the variable a path of its own: where a statement uses it several times, the
  /// operation stands behind the statement's variable, as in `p (div)`.
  package init(
    byUse contributions: [Contribution],
    statements: [(name: String, sequences: Swift.Range<UInt64>)]
  ) {
    let uses = contributions.compactMap { contribution in
      statements.first { $0.sequences.contains(contribution.sequence) }.map {
        (statement: $0.name, contribution: contribution)
      }
    }
    var names: [String] = []
    paths = uses.map { use in
      let isAlone = uses.count { $0.statement == use.statement } == 1
      let operation = use.contribution.consumer.prefix { $0 != "B" }.lowercased()
      var name = isAlone ? use.statement : "\(use.statement) (\(operation))"
      if names.contains(name) {
        name = "\(use.statement) (\(operation) \(names.count { $0.hasPrefix(name) } + 1))"
      }
      names.append(name)
      return Path(consumer: name, gradient: use.contribution.gradient.tensor)
    }
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
