import Autograd
import Tensors

/// The gradient that reached a variable, path by path: one for each statement that uses it.
package struct Paths {
  package struct Path {
    /// What tells it from the others: the variable that the consuming statement binds, for a path.
    package let consumer: String
    package let gradient: Tensor
    /// Which one it is, in words: through `x`.
    package let place: String

    init(consumer: String, gradient: Tensor, place: String? = nil) {
      (self.consumer, self.gradient) = (consumer, gradient)
      self.place = place ?? "through `\(consumer)`"
    }
  }

  package let paths: [Path]
  /// What one of them is called.
  let noun: String

  init(paths: [Path], noun: String = "path") { (self.paths, self.noun) = (paths, noun) }

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
    self.init(paths: grouped)
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
    let paths = uses.map { use in
      let isAlone = uses.count { $0.statement == use.statement } == 1
      let operation = use.contribution.consumer.prefix { $0 != "B" }.lowercased()
      var name = isAlone ? use.statement : "\(use.statement) (\(operation))"
      if names.contains(name) {
        name = "\(use.statement) (\(operation) \(names.count { $0.hasPrefix(name) } + 1))"
      }
      names.append(name)
      return Path(consumer: name, gradient: use.contribution.gradient.tensor)
    }
    self.init(paths: paths)
  }
}
