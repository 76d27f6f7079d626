import Safety

/// The ints of nested lists, tuples and ranges, read where they stand.
package struct NestedInts {
  private let sizes: [Int]
  private var address: UnsafeMutablePointer<Int>

  /// Writes the ints of a sequence to memory, row by row. False where the sequence has not the shape
  /// `sizes`, or something else is in it.
  package static func read(
    _ value: Value, _ sizes: [Int], to address: UnsafeMutablePointer<Int>
  ) throws -> Bool {
    var reader = NestedInts(sizes: sizes, address: address)
    return try withUnsafePointer(to: value) { try reader.read($0, dim: 0) }
  }

  private mutating func read(_ value: UnsafePointer<Value>, dim: Int) throws -> Bool {
    guard case .object(let object) = value.pointee else { return false }
    switch object.layout {
    case .list:
      return try read(items: unsafeDowncast(object, to: List.self).buffer, dim: dim)
    case .tuple:
      return try unsafeDowncast(object, to: Tuple.self).items.withUnsafeBufferPointer {
        try read(items: $0, dim: dim)
      }
    case .range:
      return try read(range: unsafeDowncast(object, to: Range.self), dim: dim)
    default:
      guard let payload = value.pointee.payload else { return false }
      return try withUnsafePointer(to: payload) { try read($0, dim: dim) }
    }
  }

  private mutating func read(items: UnsafeBufferPointer<Value>, dim: Int) throws -> Bool {
    guard let start = items.baseAddress, items.count == sizes[dim] else { return false }
    if dim + 1 < sizes.count {
      for row in 0..<items.count {
        if row & 0xFFF == 0 { try Interrupt.check() }
        guard try read(start + row, dim: dim + 1) else { return false }
      }
      return true
    }
    for place in 0..<items.count {
      if place & 0xFFFF == 0xFFFF { try Interrupt.check() }
      guard case .int(let number) = start[place] else { return false }
      address[place] = number
    }
    address += items.count
    return true
  }

  private mutating func read(range: Range, dim: Int) throws -> Bool {
    guard dim == sizes.count - 1, range.count == sizes[dim] else { return false }
    for place in 0..<range.count {
      if place & 0xFFFF == 0xFFFF { try Interrupt.check() }
      address[place] = range[place]
    }
    address += range.count
    return true
  }
}
