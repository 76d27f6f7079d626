/// Blocks of memory for storages, kept by size once they are free: a training step asks for the same
/// sizes again and again, and takes them back without a call to the system's allocator.
enum BlockPool {
  private static let alignment = 32
  /// Blocks of 2⁶ to 2²² bytes are kept.
  private static let smallest = 6
  private static let largest = 22
  /// At most this many bytes lie idle.
  private static let idleLimit = 64 << 20

  /// A free block's first word points to the next free block of its size.
  private nonisolated(unsafe) static let free = {
    let lists = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: largest + 1)
    lists.initialize(repeating: nil, count: largest + 1)
    return lists
  }()
  private nonisolated(unsafe) static var idle = 0

  /// The power of two that holds `byteCount`.
  @inline(__always)
  private static func sizeClass(_ byteCount: Int) -> Int {
    byteCount <= 1 << smallest
      ? smallest : Int.bitWidth &- (byteCount &- 1).leadingZeroBitCount
  }

  /// A block of at least `byteCount` bytes, aligned for vectors.
  @inline(__always)
  static func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let size = sizeClass(byteCount)
    guard size <= largest, let block = free[size] else { return allocate(byteCount, size) }
    free[size] = block.load(as: UnsafeMutableRawPointer?.self)
    idle &-= 1 &<< size
    return block
  }

  /// Takes back what `take` gave for the same size.
  @inline(__always)
  static func giveBack(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = sizeClass(byteCount)
    guard size <= largest, idle &+ (1 &<< size) <= idleLimit else { return block.deallocate() }
    block.storeBytes(of: free[size], as: UnsafeMutableRawPointer?.self)
    free[size] = block
    idle &+= 1 &<< size
  }

  @inline(never)
  private static func allocate(_ byteCount: Int, _ size: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: size <= largest ? 1 << size : byteCount, alignment: alignment)
  }
}
