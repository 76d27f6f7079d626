#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pipe whose reading end is given away.
final class Pipe {
  let reading: Int32
  private var writing: Int32

  init(_ text: String = "") {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    reading = ends[0]
    writing = ends[1]
    write(Array(text.utf8))
  }

  convenience init(closedWith bytes: [UInt8]) {
    self.init()
    write(bytes)
    finish()
  }

  func write(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { systemWrite(writing, $0.baseAddress, $0.count) }
  }

  /// Lets the reader see the end.
  func finish() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    finish()
    close(reading)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
