import Safety
import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines and statements from anything that is no terminal with a cursor: a pipe, a file, a
/// dumb terminal. Bytes that are not UTF-8 come out as U+FFFD.
///
/// On a terminal an empty line that is typed ends a block, as it does in the editor. Elsewhere what is
/// read is a program, and a block goes on over empty lines for as long as the next line is indented;
/// so it does where a terminal has the next line ready, for it was pasted.
package final class PlainReader: LineSource {
  private let descriptor: Int32
  private let isTerminal: Bool
  private var bytes: [UInt8] = []
  /// Where the unread part of `bytes` starts, and up to where there is no line end in it.
  private var start = 0
  private var searched = 0
  private var isAtEnd = false
  /// Lines that were read to see whether they belong to the block before.
  private var ahead: [String] = []

  /// How long, in milliseconds, a block that could end with an empty line waits for the next line.
  /// Files and pipelines have it ready; a program that talks to us waits for our answer.
  private static let patience: Int32 = 100

  /// Whether a person types the standard input.
  package static var isTerminal: Bool { isatty(0) == 1 }

  /// Reads from `descriptor`, the standard input unless said otherwise.
  package init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    Signals.install()
  }

  package var lostTerminal: Bool { isTerminal && !Screen.isThere(descriptor) }

  package func readLine(prompt: String) -> Line {
    if isTerminal { Output.standard.write(prompt) }
    Output.standard.flush()
    let line = take()
    if isTerminal, line == .end || line == .interrupted { Output.standard.write("\n") }
    return line
  }

  package func readStatement(
    prompt: String, completeness: (String) -> Completeness
  ) -> Line {
    let first = readLine(prompt: prompt)
    guard case .text(var text) = first else { return first }
    var scanner = StatementLines.Scanner()
    scanner.read(text)
    while case .incomplete = completeness(text) {
      let isBlock = completeness(text + "\n") == .complete
      switch isBlock ? continuation(of: text, completeness) : next() {
      case .text(let more):
        text += "\n" + more
        for line in more.split(separator: "\n") { scanner.read(String(line)) }
      case .interrupted: return .interrupted
      case .end: return .text(text + "\n")
      }
      // A line that is here already belongs to the statement where it is indented, or where a bracket
      // or a string is open: no need to ask.
      while let line = peek(), !scanner.isBetweenLines || Indentation.isIndented(line),
        case .text = take()
      {
        text += "\n" + line
        scanner.read(line)
      }
    }
    return .text(text)
  }

  private func next() -> Line { readLine(prompt: "… ") }

  /// What of the following lines belongs to the block `text`; `.end` when nothing does.
  private func continuation(of text: String, _ completeness: (String) -> Completeness) -> Line {
    var held: [String] = []
    while true {
      let isParagraphEnd = held.contains(where: Indentation.isBlank)
      let patience = isTerminal ? 0 : PlainReader.patience
      if isParagraphEnd, !isReady(within: patience) { return .end }
      let answer = held.isEmpty ? next() : take()
      guard case .text(let line) = answer else {
        ahead = held
        return answer
      }
      held.append(line)
      if Indentation.isBlank(line) || line.hasPrefix("#") { continue }
      let belongs =
        Indentation.isIndented(line)
        || (completeness(line) == .invalid && completeness(text + "\n" + line) != .invalid)
      if belongs { return .text(held.joined(separator: "\n")) }
      ahead = held + ahead
      return .end
    }
  }

  // MARK: Lines

  /// The next line, waited for.
  private func take() -> Line {
    if !ahead.isEmpty { return .text(ahead.removeFirst()) }
    while true {
      if let line = bufferedLine() { return .text(line) }
      if isAtEnd { return .end }
      if !fill(), Interrupt.isRequested {
        Interrupt.clear()
        return .interrupted
      }
    }
  }

  /// The next line if it can be had without waiting; it stays where it is.
  private func peek() -> String? {
    if ahead.isEmpty, let line = bufferedLine() { ahead.append(line) }
    return ahead.first
  }

  private func isReady(within milliseconds: Int32) -> Bool {
    if peek() != nil || isAtEnd { return true }
    return Signals.wait(for: descriptor, milliseconds: milliseconds) == 1
  }

  /// Takes a line out of the bytes read so far.
  private func bufferedLine() -> String? {
    var line: ArraySlice<UInt8>
    if let end = bytes[searched...].firstIndex(of: 0x0A) {
      line = bytes[start..<end]
      start = end + 1
    } else if isAtEnd, start < bytes.count {
      line = bytes[start...]
      start = bytes.count
    } else {
      searched = bytes.count
      return nil
    }
    searched = start
    if line.last == 0x0D { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Reads more bytes; false when a signal came instead.
  private func fill() -> Bool {
    if start > 0 {
      bytes.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    // Ctrl-C may come between a look at it and the wait, so the signals are held back outside.
    Signals.beginReading()
    defer { Signals.endReading() }
    if Interrupt.isRequested { return false }
    if Signals.wait(for: descriptor) < 0, errno == EINTR {
      relayed()
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      bytes.append(contentsOf: chunk[0..<count])
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      isAtEnd = true
    }
    return true
  }

  /// Signals that stop or end the process have their usual effect here: there is nothing to tidy.
  private func relayed() {
    if let ending = Signals.takeEnding() { Signals.deliver(ending) }
    if Signals.take(SIGTSTP) { Signals.deliver(SIGTSTP) }
    _ = Signals.take(SIGCONT)
  }
}
