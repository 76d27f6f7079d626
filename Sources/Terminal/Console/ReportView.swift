import Language
import Lesson
import Library

/// Draws the lesson's reports as text for a screen of some width.
package struct ReportView {
  let style: Style
  let columns: Int

  /// How the terminal shows pictures, if it does.
  let graphics: GraphicsProtocol?

  package init(style: Style, columns: Int, graphics: GraphicsProtocol? = nil) {
    self.style = style
    self.columns = columns
    self.graphics = graphics
  }

  /// A report's text, with the line end. Of what it may command of the terminal only colours and
  /// pictures are left, whatever the names, titles and words in it hold.
  package func draw(_ report: Report) -> String {
    switch report {
    // These may hold a picture, whose sequence must stay, and escape the words around it themselves.
    case .portrait, .difference: compose(report)
    default: Printable.escape(compose(report))
    }
  }

  private func compose(_ report: Report) -> String {
    switch report {
    case .step(let step): draw(step)
    case .value(let text): text + "\n"
    case .comparison(let line, let isRight): style(isRight ? .good : .bad, line) + "\n"
    case .note(let text): indented(text)
    case .failure(let text): draw(failure: text)
    case .refusal(let text): style(.bad, Printable.escape(text)) + "\n"
    case .outline(let outline): draw(outline)
    case .variables(let rows): draw(rows)
    case .portrait(let portrait): draw(portrait)
    case .figure(let figure): draw(figure)
    case .entries(let entries): draw(entries)
    case .graph(let graph): draw(graph)
    case .difference(let difference): draw(difference)
    case .progress(let progress): draw(progress)
    case .help(let groups): draw(help: groups)
    case .hint(let hint): draw(hint)
    case .explanation(let explanation): draw(explanation)
    case .code(let lines): draw(code: lines)
    case .shapes(let drawing): draw(drawing).map { "  \($0)\n" }.joined()
    }
  }

  /// `  emb = C[Xb]                    emb  [32, 3, 10]`
  private func draw(_ step: StepReport) -> String {
    let statement = "  " + Printable.escape(step.statement).replacingLineEnds(indent: 2)
    guard let name = step.name else { return statement + "\n" }
    let result = style(.strong, name) + "  " + Printable.escape(step.result ?? "")
    if step.statement.isEmpty { return "  " + result + "\n" }
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = lines.last ?? ""
    let width = max(52, DisplayWidth.of(last) + 2)
    return (lines.dropLast() + [DisplayWidth.pad(last, to: width) + result])
      .joined(separator: "\n") + "\n"
  }

  /// A figure in characters; where a stop was asked for meanwhile, its error.
  private func draw(_ figure: Figure) -> String {
    do {
      return try TextPlot.render(figure, columns: columns, rows: 20, colour: style.depth)
    } catch {
      return draw(failure: Traceback.summary(PythonError(any: error).exception))
    }
  }

  private func draw(failure text: String) -> String {
    let lines = Printable.escape(text).split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last.map { style(.bad, String($0)) } ?? ""
    return (lines.dropLast().map(String.init) + [last]).joined(separator: "\n") + "\n"
  }

  private func indented(_ text: String) -> String {
    Printable.escape(text).split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(String($0), indent: 2) }
      .map { style(.faint, "  " + $0) + "\n" }.joined()
  }

  /// Groups of commands, their explanations in one column; below the names on a narrow screen.
  private func draw(help groups: [(title: String, entries: [(name: String, text: String)])])
    -> String
  {
    let longest = groups.flatMap(\.entries).map { DisplayWidth.of($0.name) }.max() ?? 0
    return groups.map { group in
      style(.title, group.title) + "\n" + draw(group.entries, width: longest + 2)
    }.joined(separator: "\n")
  }

  private func draw(_ entries: [(name: String, text: String)]) -> String {
    draw(entries, width: (entries.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2)
  }

  private func draw(_ entries: [(name: String, text: String)], width: Int) -> String {
    let isNarrow = columns < width + 28
    return entries.map { entry in
      let indent = isNarrow ? 4 : width + 2
      let lines = Printable.escape(entry.text)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { wrapped(String($0), indent: indent) }
      let space = String(repeating: " ", count: indent)
      let text = lines.joined(separator: "\n" + space)
      return isNarrow
        ? "  " + style(.strong, entry.name) + "\n" + space + text + "\n"
        : "  " + style(.strong, DisplayWidth.pad(entry.name, to: width)) + text + "\n"
    }.joined()
  }

  private func draw(_ outline: Outline) -> String {
    var text = style(.strong, outline.title) + "\n"
    for step in outline.steps {
      let mark =
        switch step.state {
        case .done: style(.good, "✓")
        case .next: style(.prompt, "›")
        case .open: " "
        }
      text += "  \(mark) " + Printable.escape(step.statement).replacingLineEnds(indent: 4) + "\n"
    }
    let width = (outline.answers.map { $0.gradient.count }.max() ?? 0) + 2
    for answer in outline.answers {
      let mark =
        switch answer.state {
        case .answered: style(.good, "✓")
        case .wrong: style(.bad, "✗")
        case .next: style(.prompt, "›")
        case .open: " "
        }
      text += "  \(mark) " + DisplayWidth.pad(answer.gradient, to: width) + answer.shape + "\n"
    }
    return text
  }
}

extension String {
  /// With spaces behind every line end, so that the following lines stand under the first.
  func replacingLineEnds(indent: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
