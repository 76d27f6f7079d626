/// Sizes or strides, one number a dimension, kept inline: no memory is allocated for a shape.
package struct Dims: RandomAccessCollection, MutableCollection, Equatable, Sendable {
  /// The most dimensions that a tensor can have here (PyTorch: 64).
  package static let maximum = 8

  private var values: (Int, Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0, 0)
  /// The number of dimensions.
  package private(set) var count: Int

  /// `count` times the same number. Counts above `maximum` are the caller's error to report.
  package init(repeating value: Int = 0, count: Int) {
    precondition(count <= Dims.maximum)
    self.count = count
    for i in 0..<count { self[i] = value }
  }

  /// The numbers of a sequence of at most `maximum`.
  package init(_ numbers: some Sequence<Int>) {
    count = 0
    for number in numbers { append(number) }
  }

  /// Those of another but for the first ones, of which there are so many.
  @inline(__always)
  package init(_ other: Dims, droppingFirst number: Int) {
    precondition(number >= 0 && number <= other.count)
    let v = other.values
    count = other.count &- number
    switch number {
    case 1: values = (v.1, v.2, v.3, v.4, v.5, v.6, v.7, 0)
    case 2: values = (v.2, v.3, v.4, v.5, v.6, v.7, 0, 0)
    default: for i in 0..<count { self[i] = other[i &+ number] }
    }
  }

  /// Makes these another's but for the first ones, of which there are so many.
  @inline(__always)
  mutating func become(_ other: UnsafePointer<Dims>, droppingFirst number: Int) {
    let rest = other.pointee.count &- number
    switch rest {
    case 0: count = 0
    case 1:
      count = 1
      values.0 = other.pointee[number]
    default: self = Dims(other.pointee, droppingFirst: number)
    }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package var isEmpty: Bool { count == 0 }

  package subscript(index: Int) -> Int {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return withUnsafeBytes(of: values) { $0.load(fromByteOffset: index &* 8, as: Int.self) }
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      withUnsafeMutableBytes(of: &values) {
        $0.storeBytes(of: newValue, toByteOffset: index &* 8, as: Int.self)
      }
    }
  }

  /// Adds a dimension at the end.
  package mutating func append(_ value: Int) { insert(value, at: count) }

  /// Adds a dimension before the one at `index`.
  package mutating func insert(_ value: Int, at index: Int) {
    precondition(count < Dims.maximum && index >= 0 && index <= count)
    count += 1
    var i = count - 1
    while i > index {
      self[i] = self[i - 1]
      i -= 1
    }
    self[index] = value
  }

  /// Takes out the dimension at `index`.
  @discardableResult
  package mutating func remove(at index: Int) -> Int {
    let value = self[index]
    for i in index..<(count - 1) { self[i] = self[i + 1] }
    count -= 1
    return value
  }

  package static func == (a: Dims, b: Dims) -> Bool {
    if a.count != b.count { return false }
    var i = 0
    while i < a.count {
      if a[i] != b[i] { return false }
      i &+= 1
    }
    return true
  }
}

extension Dims: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Int...) { self.init(elements) }
}

extension Dims: CustomStringConvertible {
  /// As PyTorch's messages show a shape: `[32, 27]`.
  package var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}
