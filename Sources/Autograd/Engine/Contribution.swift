/// What one consumer of a tensor gave to the tensor's gradient.
package struct Contribution {
  /// The consumer's name, such as `MulBackward0`; empty for the gradient that `backward` began with.
  package let consumer: String
  /// The consumer's place in the order of the forward pass.
  package let sequence: UInt64
  /// Which of the consumer's inputs the tensor was.
  package let input: Int
  /// The consumer's rule for that input, such as `d(a*b)/da = b`.
  package let rule: String
  /// The gradient that arrived.
  package let gradient: Variable
}
