import Tensors

/// Which dimensions of two operands an error is about.
enum ShapeClash {
  /// The places of both sizes in the texts `[32, 27]`, where the message is one of a product or of
  /// broadcasting; nil for other errors.
  static func parts(
    _ left: Dims, _ right: Dims, _ message: String
  ) -> (own: Swift.Range<Int>, other: Swift.Range<Int>)? {
    guard let (first, second) = dimensions(left, right, message) else { return nil }
    return (place(of: first, in: left), place(of: second, in: right))
  }

  private static func dimensions(_ left: Dims, _ right: Dims, _ message: String) -> (Int, Int)? {
    if message.contains("must match the size of tensor b") {
      // Dimensions are paired from the last to the first; a 1 is stretched.
      return zip(left.indices.reversed(), right.indices.reversed()).first { own, other in
        left[own] != right[other] && left[own] != 1 && right[other] != 1
      }
    }
    guard message.contains("cannot be multiplied") || message.contains("size mismatch"),
      left.count > 0, right.count > 0
    else { return nil }
    let pair = (left.count - 1, right.count > 1 ? right.count - 2 : 0)
    return left[pair.0] != right[pair.1] ? pair : nil
  }

  /// Where a size stands in the text of all of them.
  private static func place(of dimension: Int, in sizes: Dims) -> Swift.Range<Int> {
    let before = sizes[..<dimension].reduce(1) { $0 + "\($1), ".count }
    return before..<(before + "\(sizes[dimension])".count)
  }
}
