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
    bytes = BlockPool.take(byteCount)
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
  @inline(__always)
  package func willChange() {
    if epoch != UndoLog.epoch { save() }
    version &+= 1
  }

  @inline(never)
  private func save() {
    epoch = UndoLog.epoch
    guard epoch != 0 else { return }
    if let owner {
      if owner.epoch != epoch { owner.save() }
      return
    }
    let copy = [UInt8](UnsafeRawBufferPointer(start: bytes, count: byteCount))
    let oldVersion = version
    UndoLog.record { [self] in
      copy.withUnsafeBytes { source in
        UnsafeMutableRawBufferPointer(start: bytes, count: byteCount).copyMemory(from: source)
      }
      version = oldVersion
    }
  }
}
