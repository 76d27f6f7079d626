import Lesson

/// Draws the lesson's reports as text for a screen of some width.
package struct ReportView {
  let style: Style
  let columns: Int

  package init(style: Style, columns: Int) {
    self.style = style
    self.columns = columns
  }

  /// A report's text, with the line end.
  package func draw(_ report: Report) -> String {
    switch report {
    case .step(let step): draw(step)
    case .value(let text): Printable.escape(text) + "\n"
    case .comparison(let line, let isRight): style(isRight ? .good : .bad, line) + "\n"
    case .note(let text): indented(text)
    case .failure(let text): draw(failure: text)
    case .refusal(let text): style(.bad, Printable.escape(text)) + "\n"
    case .outline(let outline): draw(outline)
    case .variables(let rows): draw(rows)
    case .portrait(let portrait): draw(portrait)
    case .figure(let figure):
      TextPlot.render(figure, columns: columns, rows: 20, colour: style.depth)
    case .entries(let entries): draw(entries)
    }
  }

  /// `  emb = C[Xb]                    emb  [32, 3, 10]`
  private func draw(_ step: StepReport) -> String {
    let statement = "  " + Printable.escape(step.statement).replacingLineEnds(indent: 2)
    guard let name = step.name else { return statement + "\n" }
    let result = style(.strong, name) + "  " + Printable.escape(step.result ?? "")
    let lines = statement.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let last = lines.last ?? ""
    let width = max(52, DisplayWidth.of(last) + 2)
    return (lines.dropLast() + [DisplayWidth.pad(last, to: width) + result])
      .joined(separator: "\n") + "\n"
  }

  private func draw(failure text: String) -> String {
    let lines = Printable.escape(text).split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last.map { style(.bad, String($0)) } ?? ""
    return (lines.dropLast().map(String.init) + [last]).joined(separator: "\n") + "\n"
  }

  private func indented(_ text: String) -> String {
    style(.faint, "  " + Printable.escape(text)) + "\n"
  }

  private func draw(_ entries: [(name: String, text: String)]) -> String {
    let width = (entries.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2
    return entries.map { entry in
      "  " + style(.strong, DisplayWidth.pad(entry.name, to: width))
        + Printable.escape(entry.text).replacingLineEnds(indent: width + 2) + "\n"
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
    let width = (outline.answers.map { $0.variable.count }.max() ?? 0) + 2
    for answer in outline.answers {
      let mark =
        switch answer.state {
        case .answered: style(.good, "✓")
        case .wrong: style(.bad, "✗")
        case .next: style(.prompt, "›")
        case .open: " "
        }
      text += "  \(mark) d" + DisplayWidth.pad(answer.variable, to: width) + answer.shape + "\n"
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
