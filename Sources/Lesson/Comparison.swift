import Language
import Tensors

/// How an answer compares with the reference gradient: what the course's `cmp` prints.
package struct Comparison: Equatable {
  /// `torch.all(dt == t.grad)`.
  package let isExact: Bool
  /// `torch.allclose(dt, t.grad)`: |difference| ≤ 1e-8 + 1e-5 · |reference|.
  package let isApproximate: Bool
  /// `(dt - t.grad).abs().max()`; NaN where an entry is NaN.
  package let maximumDifference: Double

  /// The two words that a notebook's own `cmp` prints before its verdicts.
  package struct Labels: Equatable {
    package let exact: String
    package let approximate: String

    /// The words of a `labels` directive, `exact approximate` where there is none.
    package init(_ directive: String?) {
      let words = (directive ?? "").split(separator: " ").map(String.init)
      exact = words.first ?? "exact"
      approximate = words.count > 1 ? words[1] : "approximate"
    }
  }

  /// Compares as PyTorch does, broadcasting included.
  ///
  /// Throws PyTorch's `RuntimeError` where the shapes do not broadcast or the dtypes differ.
  package init(_ answer: Tensor, _ reference: Tensor) throws {
    let equal = try Tensor.binary(.eq, .tensor(answer), .tensor(reference))
    isExact = try equal.all().item().isTrue
    isApproximate = try answer.allclose(reference)
    let difference = try Tensor.binary(.sub, .tensor(answer), .tensor(reference)).unary(.abs)
    maximumDifference = difference.count == 0 ? 0 : try difference.max().item().asDouble
  }

  /// The course's line: `logprobs        | exact: True  | approximate: True  | maxdiff: 0.0`.
  package func line(_ variable: String, labels: Labels) -> String {
    let difference = (try? Operations.repr(.float(maximumDifference))) ?? ""
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func verdict(_ truth: Bool) -> String { padded(truth ? "True" : "False", 5) }
    return padded(variable, 15) + " | \(labels.exact): \(verdict(isExact))"
      + " | \(labels.approximate): \(verdict(isApproximate))"
      + " | maxdiff: \(difference)"
  }
}
