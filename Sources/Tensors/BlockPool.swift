import Safety

#if canImport(Glibc)
  import Glibc
#endif

/// Blocks of memory for storages, kept by size once they are free: a training step asks for the same
/// sizes again and again, and takes them back without a call to the system's allocator.
enum BlockPool {
  private static let alignment = 32
  /// Blocks of 2⁶ to 2²² bytes are kept by powers of two.
  private static let smallest = 6
  private static let largest = 22
  /// At most this many bytes lie idle in such blocks.
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

  /// A block of at least `byteCount` bytes, aligned for vectors. Throws `MemoryError` where the system
  /// gives none.
  @inline(__always)
  static func take(_ byteCount: Int) throws -> UnsafeMutableRawPointer {
    let size = sizeClass(byteCount)
    guard size <= largest, let block = free[size] else { return try allocate(byteCount, size) }
    free[size] = block.load(as: UnsafeMutableRawPointer?.self)
    idle &-= 1 &<< size
    return block
  }

  /// Takes back what `take` gave for the same size.
  @inline(__always)
  static func giveBack(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = sizeClass(byteCount)
    guard size <= largest else { return LargeBlocks.giveBack(block, byteCount) }
    guard idle &+ (1 &<< size) <= idleLimit else { return MemoryBudget.free(block) }
    block.storeBytes(of: free[size], as: UnsafeMutableRawPointer?.self)
    free[size] = block
    idle &+= 1 &<< size
  }

  @inline(never)
  private static func allocate(_ byteCount: Int, _ size: Int) throws -> UnsafeMutableRawPointer {
    try size <= largest
      ? MemoryBudget.block(of: 1 << size, alignment: alignment) : LargeBlocks.take(byteCount)
  }
}

/// Blocks of megabytes. A few of them are kept when they are free: the system would have to clear
/// their pages anew, which takes longer than most operations on them.
private enum LargeBlocks {
  private struct Block {
    let address: UnsafeMutableRawPointer
    let byteCount: Int
  }

  /// From this size on, blocks are made of pages of two megabytes where the system has them.
  private static let huge = 1 << 24
  private static let hugePage = 1 << 21
  private static let countLimit = 8
  private nonisolated(unsafe) static var free: [Block] = []
  private nonisolated(unsafe) static var idle = 0

  static func take(_ byteCount: Int) throws -> UnsafeMutableRawPointer {
    let size = rounded(byteCount)
    if let place = free.lastIndex(where: { $0.byteCount == size }) {
      idle -= size
      return free.remove(at: place).address
    }
    guard size >= huge else { return try MemoryBudget.block(of: size, alignment: 64) }
    let block = try MemoryBudget.block(of: size, alignment: hugePage)
    #if canImport(Glibc)
      madvise(block, size, Int32(MADV_HUGEPAGE))
    #endif
    return block
  }

  static func giveBack(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = rounded(byteCount)
    guard size <= MemoryBudget.limit / 8 else { return MemoryBudget.free(block) }
    while free.count == countLimit || idle + size > MemoryBudget.limit / 8 {
      let oldest = free.removeFirst()
      idle -= oldest.byteCount
      MemoryBudget.free(oldest.address)
    }
    free.append(Block(address: block, byteCount: size))
    idle += size
    if MemoryBudget.giveBackIdle == nil { MemoryBudget.giveBackIdle = flush }
  }

  private static func rounded(_ byteCount: Int) -> Int {
    let page = byteCount >= huge ? hugePage : 1 << 12
    return (byteCount &+ page &- 1) & ~(page &- 1)
  }

  /// Gives all back to the system.
  private static func flush() {
    for block in free { MemoryBudget.free(block.address) }
    free = []
    idle = 0
  }
}
