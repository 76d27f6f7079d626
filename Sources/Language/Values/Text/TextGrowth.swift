/// Asks for the memory of a text that is put together piece by piece, before its storage doubles:
/// where the system refuses memory to Swift's own texts, the process ends.
package struct TextGrowth {
  /// The size in bytes from which on it asks again.
  private var next = 1 << 20

  package init() {}

  /// Throws `MemoryError` where a text of this size may not double; a comparison, mostly.
  @inline(__always)
  package mutating func check(_ text: String) throws {
    if text.utf8.count >= next { try ask(text.utf8.count) }
  }

  /// The text stays; storage of twice or three times its size may stand beside it, and what is made
  /// of the text in the end.
  @inline(never)
  private mutating func ask(_ count: Int) throws {
    try Sequences.checkMemory(count, times: 4, bytesEach: 1)
    next = count &+ count / 2
  }
}
