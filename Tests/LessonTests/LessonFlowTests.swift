import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The graph, differences, and what comes next")
struct LessonFlowTests {
  private func answered() throws -> TestLesson {
    let lesson = try TestLesson()
    for line in [":run", "dz = torch.ones_like(z) / 12"] { lesson.type(line) }
    return lesson
  }

  @Test(":graph has every value with its inputs and how far one is with it")
  func graph() throws {
    #expect(
      try answered().type(":graph") == [
        "open W [] other", "next y [0] other", "answered z [1, 0] other", "unasked loss [2] other",
      ])
  }

  @Test(":graph x marks what makes x and what uses it")
  func graphOfVariable() throws {
    #expect(
      try answered().type(":graph y") == [
        "open W [] producer", "next y [0] subject", "answered z [1, 0] consumer",
        "unasked loss [2] other",
      ])
    #expect(try answered().type(":graph nothing").first?.contains("is not in") == true)
  }

  @Test("the graph is written for Graphviz and Mermaid, over no file that exists")
  func graphFiles() throws {
    let lesson = try answered()
    let path = "/tmp/dojo-test-\(UInt64.random(in: 0 ... .max)).dot"
    defer { remove(path) }
    #expect(lesson.type(":graph --dot \(path)") == ["wrote 4 values to \(path)"])
    let dot = try Files.readText(path)
    #expect(dot.hasPrefix("digraph forward {"))
    #expect(dot.contains("n1 -> n2;") && dot.contains("n0 -> n2;"))
    #expect(lesson.type(":graph --mermaid \(path)").first?.contains("exists") == true)
  }

  @Test(":diff lists the entries that differ, the worst first")
  func difference() throws {
    let lesson = try answered()
    lesson.type("dy = dz.clone()")
    #expect(lesson.type(":diff y") == ["0 of 12"])
    lesson.type("dy[1, 2] += 1; dy[0, 0] -= 0.5")
    let shown = lesson.type(":diff y")
    #expect(shown.first == "2 of 12")
    #expect(shown.dropFirst().first?.hasPrefix("[1, 2] 1.08333") == true)
    #expect(shown.last?.hasPrefix("[0, 0] -0.41666") == true)
    #expect(lesson.type(":diff W") == ["neither dW nor d_W is bound yet"])
  }

  @Test("a queued statement that prints, or has several lines, is shown before it runs")
  func announced() throws {
    let lesson = try TestLesson()
    let path = "/tmp/dojo-test-\(UInt64.random(in: 0 ... .max)).py"
    defer { remove(path) }
    try Files.writeText("for i in range(2):\n  print(i)\nprint('x')\na = [\n  1]\n", to: path)
    lesson.type(":load \(path)")
    #expect(lesson.type(":step") == ["for i in range(2):", "  print(i) →  ", "0", "1"])
    #expect(lesson.type(":step") == ["print('x') →  ", "x"])
    #expect(lesson.type(":step") == ["a = [", "  1] →  ", " → a [1]"])
  }

  @Test("who types is told what comes next, and at the end what it took")
  func guides() throws {
    let lesson = try TestLesson()
    lesson.repl?.guides = true
    #expect(lesson.type(":run").contains { $0.hasPrefix("The forward pass is complete") })
    #expect(lesson.lines.contains("answer: dz"))
    #expect(lesson.type("dz = torch.ones_like(z) / 12").contains("answer: dy"))
    lesson.type("dy = dz.clone()")
    let end = lesson.type("dW = 2*W*dy + 2*dz")
    #expect(end.contains("done: exercise small, three steps: all 3 gradients are right"))
    #expect(end.contains { $0.hasPrefix("it took: 3 tries") })
    #expect(end.contains("next: the training: :step runs its next statement, :run all of it"))
  }
}

@Suite("Progress")
struct ProgressTests {
  private let folder = "/tmp/dojo-test-\(UInt64.random(in: 0 ... .max))"

  @Test("what was answered is there again in the next lesson, with tries and hints")
  func goOn() throws {
    let first = try TestLesson()
    let repl = try #require(first.repl)
    repl.keepProgress(in: ProgressFile(folder: folder))
    for line in [":run", ":hint z", "dz = torch.ones_like(z)", "dz /= 12", "k = 3"] {
      first.type(line)
    }
    first.type("dy = dz * k / 3")
    #expect(first.type(":progress") == ["small 2/3 3 1"])

    let second = try TestLesson()
    second.repl?.keepProgress(in: ProgressFile(folder: folder))
    #expect(second.repl?.goOn() == true)
    #expect(second.lines.first?.hasPrefix("you go on where you left off: 2 of 3 answered") == true)
    #expect(second.prompt == "backward 2/3 · W [4, 3]")
    #expect(second.type("k") == ["3"])
    #expect(second.type(":progress") == ["small 2/3 3 1"])

    let third = try TestLesson()
    third.repl?.keepProgress(in: ProgressFile(folder: folder))
    third.repl?.startOver()
    third.type("1")
    #expect(third.type(":progress") == ["small 0/3 0 0"])
  }

  @Test("two dojos at once lose nothing of each other's")
  func merging() throws {
    let files = [ProgressFile(folder: folder), ProgressFile(folder: folder)]
    for round in 0..<20 {
      for (place, file) in files.enumerated() {
        var change = Progress.Change("1")
        change["x\(round)"].tries = 1
        change["only\(place)"].isAnswered = true
        try file.add(change)
      }
    }
    let work = try #require(try files[0].read().exercises["1"])
    #expect(work.tries == 40)
    #expect(work.answeredCount == 2)
  }

  @Test("a file that cannot be read is set aside with a note, never deleted")
  func unreadable() throws {
    try Files.makeFolder(folder)
    let path = folder + "/progress.json"
    for text in ["", "{\"version\": 1, \"exer", "[]", "{\"version\": 99}", "\u{0}\u{1}"] {
      try Files.writeText(text, to: path)
      var notes: [String] = []
      #expect(try ProgressFile(folder: folder).read { notes.append($0) } == Progress())
      #expect(notes.count == 1)
    }
    let kept = try Files.list(folder).filter { $0.contains("unreadable") }
    #expect(kept.count == 5)
  }

  @Test("what cannot be written is complained of once, and written later")
  func fullDisk() throws {
    // A file where the folder should be: nothing can be made in it.
    try Files.writeText("", to: folder)
    let lesson = try TestLesson()
    lesson.repl?.keepProgress(in: ProgressFile(folder: folder))
    lesson.type(":run")
    #expect(lesson.type(":hint z").contains { $0.hasPrefix("progress is not kept: cannot ") })
    #expect(lesson.type(":hint z").count == 1)
    remove(folder)
    lesson.type(":hint z")
    let hints = try ProgressFile(folder: folder).read().exercises["small"]?.hints
    #expect(hints == 3)
  }

  @Test("the text of the file gives the same progress back")
  func json() throws {
    var progress = Progress()
    var change = Progress.Change("tanh")
    change.seconds = 61
    change["a"].statements = ["da = 'é'\n", "x"]
    change["a"].isAnswered = true
    change["b"].sawSolution = true
    progress.merge(change)
    #expect(Progress(try JSON(parsing: progress.json.text(indent: 1))) == progress)
  }
}
