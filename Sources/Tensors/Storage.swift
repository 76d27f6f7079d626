import Safety

/// The memory behind one tensor and all its views.
package final class Storage {
  /// The first byte; aligned for every element type and for vectors of 32 bytes.
  package let bytes: UnsafeMutableRawPointer
  /// The size in bytes.
  package let byteCount: Int
  /// Counts in-place changes, as PyTorch's version counter does; shared by all views.
  package private(set) var version = 0
  private var epoch: UInt32
  /// The storage whose memory this one shows, with a version of its own.
  private let owner: Storage?

  /// Whether the memory is another storage's.
  package var isShared: Bool { owner != nil }

  /// How many storages with memory of their own were made: what tests count instead of time.
  package private(set) nonisolated(unsafe) static var madeCount = 0

  /// Memory of undefined content; throws `MemoryError` past the budget.
  package init(byteCount: Int) throws {
    try MemoryBudget.charge(byteCount)
    self.byteCount = byteCount
    do {
      bytes = try BlockPool.take(byteCount)
    } catch {
      MemoryBudget.release(byteCount)
      throw error
    }
    Storage.madeCount &+= 1
    epoch = UndoLog.epoch
    owner = nil
  }

  /// The memory of another storage with a version of its own: changes through this one do not count
  /// as the other's, as with `.data`.
  package init(sharing other: Storage) {
    let owner = other.owner ?? other
    self.owner = owner
    byteCount = owner.byteCount
    bytes = owner.bytes
    epoch = owner.epoch
  }

  deinit {
    if owner != nil { return }
    BlockPool.giveBack(bytes, byteCount)
    MemoryBudget.release(byteCount)
  }

  /// To be called before the content is changed in place: saves it for undo, counts the version.
  /// Throws `MemoryError` where there is no memory to save it, and lets a request to stop through.
  @inline(__always)
  package func willChange() throws {
    if epoch != UndoLog.epoch { try save() }
    version &+= 1
  }

  @inline(never)
  private func save() throws {
    guard UndoLog.epoch != 0 else {
      epoch = 0
      return
    }
    if let owner {
      if owner.epoch != UndoLog.epoch { try owner.save() }
      epoch = UndoLog.epoch
      return
    }
    let copy = try content()
    epoch = UndoLog.epoch
    let oldVersion = version
    UndoLog.record { [self] in
      copy.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(start: bytes, count: byteCount).copyMemory(from: source)
      }
      version = oldVersion
    }
  }

  private func content() throws -> [UInt8] {
    try MemoryBudget.check(byteCount)
    var copy: [UInt8] = []
    copy.reserveCapacity(byteCount)
    let all = UnsafeRawBufferPointer(start: bytes, count: byteCount)
    try Interrupt.forEachStretch(of: byteCount, length: 1 << 23) {
      copy.append(contentsOf: all[$0])
    }
    return copy
  }
}
