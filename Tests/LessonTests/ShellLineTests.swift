import Testing

@testable import Lesson

@Suite("IPython's lines at the prompt")
struct ShellLineTests {
  @Test("name? says how a function is called")
  func helpOnFunction() throws {
    let lesson = try TestLesson()
    lesson.type("import torch")
    #expect(
      lesson.type("torch.exp?") == [
        "Docstring: exp(Tensor input, *, Tensor out = None)",
        "Type:      builtin_function_or_method",
      ])
    lesson.type("def twice(x): 'Two of it.'; return 2 * x")
    #expect(
      lesson.type("twice?") == [
        "Signature: twice(x)", "Docstring: Two of it.", "Type:      function",
      ])
  }

  @Test("name? says what a tensor is like, and an unknown name is Python's error")
  func helpOnValue() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(
      lesson.type("?W") == [
        "Shape:         [4, 3]", "Dtype:         torch.float32", "Requires grad: True",
        "Type:          Tensor",
      ])
    #expect(lesson.type("nothing?").last == "NameError: name 'nothing' is not defined")
  }

  @Test("%time runs its statement and then tells the time; the record has the statement")
  func time() throws {
    let lesson = try TestLesson()
    #expect(lesson.type("%time k = 6 * 7").map { $0.prefix(9) } == ["CPU times", "Wall time"])
    #expect(lesson.type("k") == ["42"])
    #expect(lesson.repl?.history.map(\.text) == ["k = 6 * 7", "k"])
  }

  @Test("%timeit leaves the workspace as it was")
  func timeit() throws {
    let lesson = try TestLesson()
    lesson.type("kept = [1]")
    let report = lesson.type("%timeit -n 3 -r 2 kept.append(2)")
    #expect(report.last?.hasSuffix("(mean ± std. dev. of 2 runs, 3 loops each)") == true)
    #expect(lesson.type("kept, '__timeit' in globals()") == ["([1], False)"])
    #expect(lesson.type("%timeit nothing").last == "NameError: name 'nothing' is not defined")
  }

  @Test("what a dojo does not do is refused by name")
  func refusals() throws {
    let lesson = try TestLesson()
    #expect(lesson.type("!ls") == ["!ls: the dojo runs no programs"])
    #expect(lesson.type("%run x.py").first?.hasPrefix("%run is not in the dojo") == true)
    #expect(lesson.failureCount == 2)
  }
}
