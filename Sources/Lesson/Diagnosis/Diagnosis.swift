/// What kind of mistake an answer contains.
package enum Cause: String, Hashable, Sendable {
  /// The sign, of the whole or of a part.
  case sign
  /// A constant factor that is missing, extra or another one.
  case factor
  /// The gradient through one consumer is missing, is another than it should be, or is too much.
  case path
  /// The same gradient is added more than once.
  case twice
  /// A sum over a broadcast dimension is missing, or runs over another.
  case sum
  /// The values are right, the shape is not.
  case shape
  /// A factor of a product is transposed, or the factors are swapped.
  case transpose
  /// `*` where `@` belongs, or the reverse.
  case product
  /// The local derivative: an exponent, a square, the input for the output, another tensor.
  case derivative
  /// The gradient that the step starts from is not there, or is another's, or is itself off.
  case upstream
  /// The gradient that the step started from was changed since.
  case stale
  /// An in-place change of another tensor with the same memory.
  case memory
  /// Only some rows or entries.
  case rows
  /// No tensor at all.
  case type
  /// Another type of elements.
  case dtype
  /// There is nothing to compare with.
  case reference
  /// Right, up to the order in which numbers are added and rounded.
  case order
  /// Nothing that was tried explains the difference.
  case unknown
}

/// Why an answer is not the gradient: one to three lines, each of them checked with numbers.
package struct Diagnosis: Equatable, Sendable {
  /// The causes that together explain the difference, the weightiest first.
  package let causes: [Cause]
  /// What to tell the learner.
  package let lines: [String]

  init(_ causes: [Cause], _ lines: [String]) {
    var seen: Set<Cause> = []
    self.causes = causes.filter { seen.insert($0).inserted }
    self.lines = Array(lines.prefix(3))
  }
}
