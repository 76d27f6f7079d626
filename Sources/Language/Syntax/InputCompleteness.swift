/// Whether what was typed so far is a whole statement: what a line editor asks after each line.
package enum InputCompleteness: Equatable, Sendable {
  case complete
  /// More is to come; the next line is best indented by so many spaces.
  case incomplete(indentForNextLine: Int)
  /// No further text can make it right.
  case invalid

  /// Looks at a text, which may end with a line end. As in IPython, a block goes on until an
  /// empty line, and a decorator or a header wants its block.
  package init(of text: String) {
    let lines = Source(text.hasSuffix("\n") ? String(text.dropLast()) : text, name: "").lines
    let last = lines.last ?? ""
    let isBlank = last.allSatisfy { $0 == " " || $0 == "\t" }
    let next = InputCompleteness.nextIndent(after: lines)
    do {
      let statements = try Parser.statements(of: Source(text, name: ""))
      let isOpen = statements.last?.isBlock == true && lines.count > 1 || last.endsHeader
      self = isOpen && !isBlank ? .incomplete(indentForNextLine: next) : .complete
    } catch let failure as SyntaxFailure where failure.endsEarly {
      let isBlock = failure.kind == .indentation || failure.message.hasPrefix("expected 'except'")
      // An empty line gives up on a block, but never on brackets or a string.
      self = isBlock && isBlank && lines.count > 1 ? .invalid : .incomplete(indentForNextLine: next)
    } catch {
      self =
        last.trimmingPrefix(" ").hasPrefix("@") && lines.count == 1
        ? .incomplete(indentForNextLine: 0) : .invalid
    }
  }

  /// The indentation that the line after these has most likely.
  private static func nextIndent(after lines: [String]) -> Int {
    guard let last = lines.last(where: { !$0.allSatisfy { $0 == " " || $0 == "\t" } }) else {
      return 0
    }
    let indent = last.prefix { $0 == " " }.count
    if last.endsHeader { return indent + 4 }
    let word = last.dropFirst(indent).prefix { $0.isLetter }
    let leaves = ["return", "break", "continue", "pass", "raise"].contains(word)
    return leaves ? max(0, indent - 4) : indent
  }
}

extension Statement {
  /// Whether it has a block.
  fileprivate var isBlock: Bool {
    switch kind {
    case .if, .while, .for, .with, .try, .match, .function, .class: true
    default: false
    }
  }
}

extension String {
  /// Whether the line ends with a colon, comments aside.
  fileprivate var endsHeader: Bool {
    let code = prefix { $0 != "#" }
    return code.last { $0 != " " && $0 != "\t" } == ":"
  }
}
