import Safety

/// Tracebacks as text, as CPython 3.11 prints them.
package enum Traceback {
  /// An error with its traceback, its causes first, without a line end after the last line.
  ///
  /// Below the line that raised it stand the annotations of the operands, if there are any, and
  /// the message ends with a suggestion where a name is close to one that exists.
  ///
  /// A program's `__str__` may change things; between statements that is taken back.
  package static func render(_ error: PythonError) -> String {
    let isBetweenStatements = UndoLog.epoch == 0
    if isBetweenStatements { UndoLog.begin() }
    defer { if isBetweenStatements { UndoLog.rollback() } }
    var seen: Set<ObjectIdentifier> = []
    return lines(error.exception, &seen).joined(separator: "\n")
  }

  /// The last line: the class, the message, a suggestion.
  package static func summary(_ exception: Exception) -> String {
    let name =
      exception.type.module == "__main__" ? exception.type.name : exception.type.qualifiedName
    // The place of a SyntaxError stands above the last line.
    let syntax = exception.place == nil ? nil : exception.arguments.first?.string?.text
    let message = syntax ?? (try? exception.str()) ?? "<exception str() failed>"
    let line = message.isEmpty ? name : "\(name): \(message)"
    return Suggestions.suggestion(for: exception).map { "\(line). Did you mean: '\($0)'?" } ?? line
  }

  private static func lines(
    _ exception: Exception, _ seen: inout Set<ObjectIdentifier>
  ) -> [String] {
    guard seen.insert(ObjectIdentifier(exception)).inserted else { return [] }
    var result: [String] = []
    if let cause = exception.cause {
      result += lines(cause, &seen)
      result += [
        "", "The above exception was the direct cause of the following exception:", "",
      ]
    } else if let context = exception.context, !exception.suppressesContext {
      result += lines(context, &seen)
      result += [
        "", "During handling of the above exception, another exception occurred:", "",
      ]
    }
    if !exception.traceback.isEmpty {
      result.append("Traceback (most recent call last):")
      result += frames(exception)
    }
    if let place = exception.place {
      result += syntax(place.source, place.span)
    }
    result += summary(exception).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for note in exception.attributes["__notes__"]?.list?.items ?? [] {
      result.append((try? Operations.str(note)) ?? "")
    }
    return result
  }

  // MARK: Frames

  /// The frames, the outermost first; a place that repeats is shown three times.
  private static func frames(_ exception: Exception) -> [String] {
    var result: [String] = []
    var repeats = 0
    var last: TracebackEntry?
    func endRepeats() {
      guard repeats > 2 else { return }
      let more = repeats - 2
      result.append("  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]")
    }
    for (index, entry) in exception.traceback.enumerated().reversed() {
      if let last, last.isSamePlace(as: entry) {
        repeats += 1
        if repeats > 2 { continue }
      } else {
        endRepeats()
        repeats = 0
      }
      last = entry
      result += frame(entry, annotations: index == 0 ? exception.annotations : [])
    }
    endRepeats()
    return result
  }

  private static func frame(
    _ entry: TracebackEntry, annotations: [Exception.Annotation]
  ) -> [String] {
    let span = entry.span
    var result = ["  File \"\(entry.source.name)\", line \(span.line), in \(entry.function)"]
    guard let line = SourceLine(entry.source, span.line) else { return result }
    guard line.isShort else { return result + ["    " + line.clipped(around: span.column)] }
    result.append("    " + line.text)
    if let carets = line.carets(span, in: entry.source) { result.append("    " + carets) }
    result += line.annotations(annotations).map { "    " + $0 }
    return result
  }

  /// The place of a SyntaxError.
  private static func syntax(_ source: Source, _ span: SourceSpan) -> [String] {
    var result = ["  File \"\(source.name)\", line \(span.line)"]
    guard let line = SourceLine(source, span.line) else { return result }
    guard line.isShort else { return result + ["    " + line.clipped(around: span.column)] }
    result.append("    " + line.text)
    let start = span.column - line.indent
    guard start >= 0 else { return result }
    let end = span.endLine == span.line ? span.endColumn - line.indent : line.count
    result.append(
      "    " + String(repeating: " ", count: start)
        + String(repeating: "^", count: max(1, end - start)))
    return result
  }
}

extension TracebackEntry {
  fileprivate func isSamePlace(as other: TracebackEntry) -> Bool {
    function == other.function && source === other.source && span.line == other.span.line
  }
}

/// A line of source as tracebacks show it: without the space around it.
private struct SourceLine {
  let text: String
  /// Longer lines are shown in part.
  private static let longest = 2000
  var isShort: Bool { count <= SourceLine.longest }

  /// The part of a long line around a column, between dots.
  func clipped(around column: Int) -> String {
    let start = max(0, min(column - indent, count) - 40)
    let part = text.unicodeScalars.dropFirst(start).prefix(120)
    return (start > 0 ? "…" : "") + String(part) + (start + part.count < count ? "…" : "")
  }

  /// How many columns were taken away in front.
  let indent: Int
  let count: Int

  init?(_ source: Source, _ line: Int) {
    guard source.lines.indices.contains(line - 1) else { return nil }
    let scalars = Array(source.lines[line - 1].unicodeScalars)
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar == " " || scalar == "\t" || scalar == "\u{0C}"
    }
    let start = scalars.firstIndex { !isSpace($0) } ?? scalars.count
    let end = scalars.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    text = String(view)
    indent = start
    count = end - start
  }

  /// `~~^~~` under the part of the line that a span covers; nil where that is the whole line and
  /// says nothing.
  func carets(_ span: SourceSpan, in source: Source) -> String? {
    let start = max(0, span.column - indent)
    let end = span.line == span.endLine ? min(count, span.endColumn - indent) : count
    guard start < end else { return nil }
    let anchors = span.line == span.endLine ? self.anchors(span, in: source) : nil
    guard end - start < count || anchors != nil else { return nil }
    var marks = Array(repeating: Character("^"), count: end - start)
    if let anchors {
      for index in marks.indices where !anchors.contains(index + start) { marks[index] = "~" }
    }
    return String(repeating: " ", count: start) + String(marks)
  }

  /// The columns of the operator of a binary operation, or of a subscript's brackets.
  private func anchors(_ span: SourceSpan, in source: Source) -> Swift.Range<Int>? {
    let segment = source.text(at: span)
    guard let statements = try? Parser.statements(of: Source(segment, name: "")),
      statements.count == 1, case .expression(let expression) = statements[0].kind
    else { return nil }
    let offset = span.column - indent
    let scalars = Array(segment.unicodeScalars)
    switch expression.kind {
    case .binary(_, let left, let right):
      guard left.span.endLine == 1, right.span.line == 1 else { return nil }
      var start = left.span.endColumn
      while start < scalars.count, scalars[start] == " " || scalars[start] == ")" { start += 1 }
      var end = start + 1
      if end < right.span.column, scalars[end] != " ", scalars[end] != "(" { end += 1 }
      return (offset + start)..<(offset + end)
    case .subscript(let container, _):
      guard container.span.endLine == 1 else { return nil }
      var start = container.span.endColumn
      while start < scalars.count, scalars[start] != "[" { start += 1 }
      return (offset + start)..<(offset + scalars.count)
    default:
      return nil
    }
  }

  /// Texts under the operands that they belong to, and marks under what clashes in them.
  func annotations(_ annotations: [Exception.Annotation]) -> [String] {
    var line = ""
    var marks = ""
    let ordered = annotations.sorted { $0.span.column < $1.span.column }
    for annotation in ordered where annotation.span.line == annotation.span.endLine {
      let width = annotation.text.unicodeScalars.count
      let middle = (annotation.span.column + annotation.span.endColumn) / 2 - indent
      let start = max(line.isEmpty ? 0 : line.count + 2, middle - width / 2)
      line += String(repeating: " ", count: max(0, start - line.count)) + annotation.text
      if let clash = annotation.clash {
        let place = start + clash.lowerBound
        marks += String(repeating: " ", count: max(0, place - marks.count))
        marks += String(repeating: "^", count: clash.count)
      }
    }
    return [line, marks].filter { !$0.isEmpty }
  }
}
