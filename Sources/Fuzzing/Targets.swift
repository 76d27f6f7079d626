import Language
import Sessions
import Terminal

/// The lexer, the parser and the compiler.
final class SyntaxTarget: FuzzTarget {
  private let mutation: Mutation
  private let interpreter = Interpreter(output: { _ in })
  private var parsed = 0

  init(_ corpus: [[UInt8]]) { mutation = Mutation(corpus) }

  var summary: String { "\(parsed) of them parsed" }

  func make(_ random: inout SplitMix) -> [UInt8] { mutation.text(&random, longest: 600) }

  func run(_ text: [UInt8]) {
    let text = String(decoding: text, as: UTF8.self)
    let source = Source(text, name: "<fuzz>")
    do {
      let statements = try parse(source)
      _ = try interpreter.compile(statements, of: source)
      parsed += 1
    } catch {
      if let error = error as? PythonError { _ = Traceback.render(error) }
    }
    _ = InputCompleteness(of: text)
  }
}

/// Notebooks and session scripts: read, turned into each other, written, read again.
final class FileTarget: FuzzTarget {
  private let mutation: Mutation
  private var read = 0

  init(_ corpus: [[UInt8]]) { mutation = Mutation(corpus) }

  var summary: String { "\(read) of them read" }

  func make(_ random: inout SplitMix) -> [UInt8] { mutation.text(&random, longest: 20_000) }

  func run(_ text: [UInt8]) {
    if let notebook = try? Notebook(parsing: text) {
      read += 1
      let written = notebook.text
      guard let again = try? Notebook(parsing: Array(written.utf8)), again.text == written else {
        fatalError("a notebook that was written is not read the same")
      }
      _ = Script(parsing: Script(notebook).text)
    }
    do {
      let script = Script(parsing: String(decoding: text, as: UTF8.self))
      read += 1
      _ = script.text
      _ = Notebook(script).text
    }
  }
}

/// What is typed: the bytes of keys and of pastes, and what of a text a terminal is shown.
final class KeyTarget: FuzzTarget {
  private let mutation: Mutation
  private var events = 0

  init(_ corpus: [[UInt8]]) { mutation = Mutation(corpus) }

  var summary: String { "\(events) events" }

  func make(_ random: inout SplitMix) -> [UInt8] {
    let sequences = [
      "\u{1B}[A", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[1;5C", "\r",
      "\u{3}", "\u{4}", "\u{7F}", "\u{0}", "\u{9B}", "\u{1B}]0;x\u{7}", "\u{1B}[38;5;1m",
    ]
    var text = mutation.text(&random, longest: 60)
    for _ in 0...random.below(5) {
      let place = random.below(text.count + 1)
      text.insert(contentsOf: Array(random.one(of: sequences).utf8), at: place)
    }
    return text
  }

  func run(_ text: [UInt8]) {
    events += KeyStream.read(text)
    let shown = Printable.escape(String(decoding: text, as: UTF8.self))
    for scalar in Printable.withoutColours(shown).unicodeScalars {
      let isSafe = scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
      if !isSafe { fatalError("a control character reaches the terminal") }
    }
  }
}
