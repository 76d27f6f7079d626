import Language
import Library
import Sessions
import Testing

@testable import Lesson
@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A person who starts at nothing and gets through exercise 1 with only what the screen says: typed
/// once at a terminal, and kept.
@Suite("Tried as a new user would")
struct NewUserTests {
  private static let file = #filePath.replacing(
    "Sessions/NewUserTests.swift", with: "Data/new-user.txt")

  /// `DOJO_RECORD=1` writes down what is shown now.
  @Test("the screen is what it was")
  func transcript() throws {
    let recorded = try Files.readText(NewUserTests.file)
    let screen = try Transcript(of: recorded).screen
    if getenv("DOJO_RECORD") != nil { try Files.writeText(screen, to: NewUserTests.file) }
    let (was, now) = (recorded.lines, screen.lines)
    for place in 0..<max(was.count, now.count) {
      let (old, new) = (place < was.count ? was[place] : "", place < now.count ? now[place] : "")
      guard old == new else {
        Issue.record("line \(place + 1) was\n\(old)\nand is\n\(new)")
        break
      }
    }
    #expect(screen.contains("all 26 gradients are right"))
  }
}

/// What a recorded screen's typed lines show when they are typed again.
private final class Transcript {
  private(set) var screen = ""
  private static let columns = 100

  init(of recorded: String) throws {
    let home = try Home()
    let view = ReportView(style: .plain, columns: Transcript.columns)
    let repl = try REPL(
      exercise: "1", in: ExerciseCatalog(folder: #require(Locations.sessions())), seed: 1,
      makeInterpreter: {
        let interpreter = Interpreter(output: { _ in })
        Builtins.install(into: interpreter)
        Library.install(into: interpreter, options: .init())
        return interpreter
      }, sink: { [unowned self] in screen += $0 },
      show: { [unowned self] in screen += view.draw($0) })
    repl.diagnosisBudget = nil
    repl.keepProgress(in: ProgressFile(folder: home.path))
    repl.welcome(isNew: true, startsOver: false)
    for input in Transcript.inputs(of: recorded) {
      let lines = input.lines
      screen += "\(repl.prompt) ›" + (lines[0].isEmpty ? "" : " " + lines[0]) + "\n"
      for line in lines.dropFirst() { screen += Transcript.continuation + line + "\n" }
      let start = screen.endIndex
      repl.handle(input)
      // How long it took is another each time.
      let time = #/[0-9]+ (s|min)$/#.anchorsMatchLineEndings()
      screen.replaceSubrange(start..., with: screen[start...].replacing(time, with: "1 min"))
    }
  }

  private static let continuation = "… "

  /// What stands behind the prompts, with the lines of a block.
  private static func inputs(of recorded: String) -> [String] {
    var inputs: [String] = []
    for line in recorded.lines {
      if line.hasPrefix(continuation), !inputs.isEmpty {
        inputs[inputs.count - 1] += "\n" + line.dropFirst(continuation.count)
      } else if let prompt = line.prefixMatch(of: #/(forward|backward) [0-9]+\/[0-9]+.*? ›/#) {
        inputs.append(String(line[prompt.range.upperBound...].drop { $0 == " " }))
      }
    }
    return inputs
  }
}

extension String {
  fileprivate var lines: [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }
}
