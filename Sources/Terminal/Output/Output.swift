import Safety

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A standard stream to write text to, buffered.
///
/// A terminal sees each line at once, and so does the reader of the standard error; anything else
/// sees full buffers; `flush()` before waiting
/// for input and before the process ends. Where writing fails the rest is dropped and `isClosed`
/// says so; unless it is because the reader has gone away, `failure` says why.
package final class Output {
  /// The process's standard output.
  package nonisolated(unsafe) static let standard = Output(descriptor: 1)
  /// The process's standard error.
  package nonisolated(unsafe) static let error = Output(descriptor: 2)

  /// Whether a person sees what is written.
  package let isTerminal: Bool
  /// Whether nothing can be written any more.
  package var isClosed: Bool { errorNumber != 0 }
  /// Whether the last line that was written has not been ended.
  package private(set) var isInsideLine = false
  /// The system's number of what went wrong.
  private var errorNumber: Int32 = 0
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16
  /// Longer texts are written in pieces.
  private static let stretch = 1 << 14

  package init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// Why what was written is lost, in the system's words; nil where it is not, and where it is because
  /// the reader or the terminal went away.
  package var failure: String? {
    switch errorNumber {
    case 0, EPIPE: nil
    case EIO where isTerminal: nil
    default: "cannot write the output: " + String(cString: strerror(errorNumber))
    }
  }

  /// Writes `text` as it is.
  package func write(_ text: String) {
    guard !isClosed else { return }
    noteLineEnd(of: text)
    if text.utf8.count > Output.stretch { return writeLong(text) }
    buffer.append(contentsOf: text.utf8)
    let showsLines = isTerminal || descriptor == 2
    if buffer.count >= Output.capacity || (showsLines && text.utf8.contains(0x0A)) { flush() }
  }

  /// Says that something else has put the cursor onto a line's start.
  package func noteLineStart() { isInsideLine = false }

  /// Remembers whether `text` ends a line; colours behind the line's end do not count.
  private func noteLineEnd(of text: String) {
    var rest = text.utf8[...]
    while rest.last == UInt8(ascii: "m"), let escape = rest.lastIndex(of: 0x1B),
      Printable.withoutColours(String(rest[escape...]) ?? "m").isEmpty
    {
      rest = rest[..<escape]
    }
    if let last = rest.last { isInsideLine = last != 0x0A }
  }

  /// Writes a long text piece by piece, until somebody asks to stop.
  private func writeLong(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty, !isClosed, !Interrupt.isRequested {
      buffer.append(contentsOf: rest.prefix(Output.stretch))
      flush()
      rest = rest.dropFirst(Output.stretch)
    }
  }

  /// Hands the buffer to the system.
  package func flush() {
    guard !buffer.isEmpty else { return }
    errorNumber = Output.writeAll(buffer, to: descriptor)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes all bytes; the system's number of what makes that impossible, or 0.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(
            descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let count = Darwin.write(
            descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wanted, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
