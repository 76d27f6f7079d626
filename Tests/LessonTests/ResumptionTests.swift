import Language
import Library
import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A session that was cut off, and the one that its journal makes again.
@Suite("Going on with a session", .serialized)
struct ResumptionTests {
  /// Types lines; returns the lesson, and the records that its journal got.
  private func session(
    of exercise: String = "small", _ lines: [String]
  ) throws -> (TestLesson, [JournalRecord]) {
    let lesson = try TestLesson(exercise)
    let template = try #require(strdup("/tmp/dojo-resume-XXXXXX"))
    defer { free(template) }
    try #require(mkdtemp(template) != nil)
    let folder = String(cString: template)
    let header = JournalHeader(exercise: exercise, seed: 1, names: nil, folder: "/")
    lesson.repl?.journal = Journal(header, in: JournalFolder(folder))
    for line in lines { lesson.type(line) }
    let path = try #require(lesson.repl?.journal?.path)
    let content = JournalText.read(try Files.read(path))
    #expect(content.ending == .whole)
    unlink(path)
    rmdir(folder)
    return (lesson, content.records)
  }

  /// All that a session holds, as text with every digit.
  private func state(_ lesson: TestLesson) throws -> [String] {
    let repl = try #require(lesson.repl)
    let globals = repl.workspace.interpreter.globals
    let names = globals.boundNames.map(\.text).sorted()
    let values = try names.map { name in
      let value = try #require(repl.workspace[name])
      if let variable = value.variable {
        var text = "\(name) \(variable.sizes) \(variable.dtype) \(variable.requiresGrad) "
        try TensorBytes.read(variable.tensor) { text += "\($0.map { $0 })" }
        if let grad = variable.grad {
          try TensorBytes.read(grad.tensor) { text += "\($0.map { $0 })" }
        }
        return text
      }
      let text = try Operations.repr(value)
      return "\(name) \(text.contains(" at 0x") ? value.type.name : text)"
    }
    let generators = GeneratorStates.checksum(in: repl.workspace.interpreter)
    return values + [repl.prompt, "\(repl.history.map(\.text))", "\(generators)"]
  }

  /// Expects that a session's records make the same session again.
  private func expectSame(of exercise: String = "small", _ lines: [String]) throws {
    let (first, records) = try session(of: exercise, lines)
    let expected = try state(first)
    let second = try TestLesson(exercise)
    let resumption = try #require(try second.repl?.resume(records))
    #expect(second.lines.isEmpty, "going on is quiet")
    #expect(resumption.failures.map { "\($0.statement): \($0.error)" } == [])
    #expect(resumption.firstDifference == nil)
    #expect(try state(second) == expected)
  }

  @Test("Statements, steps, answers and random numbers")
  func statements() throws {
    try expectSame([
      ":step", "import random", "a = [random.random() for _ in range(3)]", "torch.randn(2)",
      ":run", "dz = torch.ones_like(z) / 12", "dy = dz.clone()", "g = torch.Generator()",
      "g.manual_seed(3); torch.rand(4, generator=g)", "for i in range(3):\n  a.append(i * _)\n",
      "dW = 2*W*dy\ndW += 2*dz",
    ])
  }

  @Test("Failed statements, and blocks that failed half-way")
  func failures() throws {
    try expectSame([
      "a = 1\nb = a / 0\nc = 3", "torch.randn(3)[7]", "a += 1", "nonsense(", "nonsense",
      "_ = torch.rand(2)",
    ])
  }

  @Test("Commands: back, undo, reset, another exercise")
  func commands() throws {
    try expectSame([
      ":step 2", "x = torch.rand(3)", ":back", ":undo", "x = torch.rand(2)", ":run",
      "dz = torch.ones_like(z)", ":undo", ":cmp W", ":reset", ":step", "log.append(torch.rand(1))",
      ":exercise small", "y = 5",
    ])
  }

  @Test("What nobody can foresee is given again: the time, and fresh seeds")
  func outside() throws {
    try expectSame([
      "import time, random", "t = time.time(), time.perf_counter_ns()", "torch.seed()",
      "a = torch.randn(3)", "random.seed()", "b = random.random()",
      "g = torch.Generator(); g.seed()", "torch.rand(2, generator=g)", "1/0; time.time()",
      "random.seed(); c = random.random()", ":undo", "d = random.random()",
    ])
  }

  @Test("The forward pass of exercise 1, with answers")
  func exercise1() throws {
    try expectSame(
      of: "1",
      [
        ":run", "dlogprobs = torch.zeros_like(logprobs)", "dlogprobs[range(n), Yb] = -1.0/n",
        "dprobs = (1.0 / probs) * dlogprobs", "ix = torch.randint(0, 5, (3,), generator=g)",
      ])
  }

  @Test("A statement that fails the second time is told, and the others run")
  func failsLater() throws {
    let records: [JournalRecord] = [
      .statement("x = open('/nowhere/file').read()", showsValue: false),
      .statement("y = 2", showsValue: false),
    ]
    let lesson = try TestLesson()
    let resumption = try #require(try lesson.repl?.resume(records))
    #expect(resumption.failures.map(\.statement) == ["x = open('/nowhere/file').read()"])
    #expect(lesson.type("y") == ["2"])
  }

  @Test("Other random numbers than the journal's are told")
  func differs() throws {
    let (_, records) = try session(["x = torch.rand(2)", "y = torch.rand(2)"])
    let changed = records.map { record -> JournalRecord in
      record == .statement("x = torch.rand(2)", showsValue: true)
        ? .statement("x = torch.rand(3)", showsValue: false) : record
    }
    let lesson = try TestLesson()
    let resumption = try #require(try lesson.repl?.resume(changed))
    #expect(resumption.firstDifference == "x = torch.rand(3)")
  }

  @Test("Files that statements wrote are not written a second time")
  func files() throws {
    let name = "dojo-resume-\(getpid()).txt"
    defer { unlink(name) }
    let (_, records) = try session([
      "f = open('\(name)', 'w')", "f.write('one')", "f.close()",
      "with open('\(name)', 'a') as f:\n  f.write('two')\n",
    ])
    #expect(try Files.readText(name) == "onetwo")
    try Files.writeText("edited since", to: name)
    let lesson = try TestLesson()
    let resumption = try #require(try lesson.repl?.resume(records))
    #expect(resumption.failures.isEmpty)
    #expect(try Files.readText(name) == "edited since")
  }
}

@Suite(":undo")
struct UndoTests {
  @Test("takes back names, values in place, random numbers and gradients")
  func everything() throws {
    let lesson = try TestLesson()
    lesson.type("a = torch.zeros(2, requires_grad=True); x = [1]; torch.manual_seed(5);")
    let first = lesson.type("torch.rand(2)")
    lesson.type("b = 1")
    lesson.type(":undo 2")
    #expect(lesson.type("'b' in globals()") == ["False"])
    #expect(lesson.type("torch.rand(2)") == first)
    lesson.type("(a * 3).sum().backward(); x.append(2); del log")
    #expect(lesson.type("a.grad, x") == ["(tensor([3., 3.]), [1, 2])"])
    lesson.type(":undo 4")
    #expect(lesson.type("a.grad, x, log") == ["(None, [1], [])"])
  }

  @Test("takes back answers and steps, and says what")
  func answers() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    lesson.type("dz = torch.ones_like(z) / 12")
    #expect(lesson.prompt.hasPrefix("backward 1/3"))
    #expect(lesson.type(":undo") == ["took back dz = torch.ones_like(z) / 12"])
    #expect(lesson.prompt.hasPrefix("backward 0/3"))
    #expect(lesson.type(":undo") == ["took back loss = z.mean()"])
    #expect(lesson.prompt == "forward 2/3")
    #expect(lesson.type(":u 9") == ["took back 2 statements, to y = W * W"])
    #expect(lesson.type(":undo") == ["nothing has run yet"])
  }

  @Test("a shown value is `_` only until it is taken back")
  func underscore() throws {
    let lesson = try TestLesson()
    lesson.type("41")
    lesson.type("42")
    lesson.type(":undo")
    #expect(lesson.type("_") == ["41"])
  }
}
