import Testing

@testable import Lesson

@Suite("Why an answer is wrong")
struct DiagnosisTests {
  /// `generated.txt` is made of the worked answers; `learners.txt` was written as learners write,
  /// before the diagnosis was: at the first run 150 of its 172 got their causes (87 in 100).
  /// `inventions.txt` was written when it was done, without a look at its rules; `strangers.txt`,
  /// `newcomers.txt` and `passers.txt` one after the other, each when the one before was mended.
  @Test(
    "the true cause comes first",
    arguments: [
      "learners.txt", "inventions.txt", "variations.txt", "expressions.txt", "generated.txt",
      "strangers.txt", "newcomers.txt", "passers.txt",
    ])
  func bank(file: String) throws {
    let mistakes = try Mistake.all(in: file)
    var missed: [String] = []
    for exercise in Set(mistakes.map(\.exercise)).sorted() {
      let lesson = try MistakeLesson.of(exercise)
      for mistake in mistakes where mistake.exercise == exercise {
        let (diagnosis, isWrong) = lesson.outcome(of: mistake)
        #expect(isWrong, "\(mistake)")
        if mistake.isNamed(by: diagnosis) { continue }
        missed.append("\(mistake) is \(diagnosis?.causes ?? []): \(diagnosis?.lines ?? [])")
      }
    }
    let right = mistakes.count - missed.count
    #expect(right * 100 >= mistakes.count * 95, "\(missed.joined(separator: "\n"))")
  }

  @Test("what it cannot tell it says it cannot tell")
  func unknowable() throws {
    for mistake in try Mistake.all(in: "unknowable.txt") {
      let (diagnosis, isWrong) = try MistakeLesson.of(mistake.exercise).outcome(of: mistake)
      #expect(isWrong, "\(mistake)")
      #expect(diagnosis?.causes == [.unknown], "\(mistake): \(diagnosis?.lines ?? [])")
    }
  }

  @Test(
    "right answers get no diagnosis",
    arguments: [
      "1", "2", "3", "4", "tanh", "attention", "mlp", "regression", "pieces", "seq", "misc",
    ])
  func rightAnswers(exercise: String) throws {
    let lesson = try MistakeLesson.of(exercise)
    let right = try Mistake.all(in: "right.txt").filter { $0.exercise == exercise }
    let worked = lesson.repl.exercise.answers.map { ($0.solution.map(\.source), $0.variable) }
    for (statements, variable) in right.map({ ($0.statements, $0.variable) }) + worked {
      let (diagnosis, isWrong) = lesson.outcome(of: statements, variable: variable)
      #expect(!isWrong, "\(statements)")
      #expect(diagnosis == nil, "\(statements): \(diagnosis?.lines ?? [])")
    }
  }
}

@Suite("Why, at the prompt")
struct WhyTests {
  private func lesson(_ lines: String...) throws -> TestLesson {
    let lesson = try TestLesson("1")
    lesson.type(":run")
    for line in lines { lesson.type(line) }
    return lesson
  }

  @Test("without a reference it says which call is missing")
  func reference() throws {
    let early = try TestLesson("1")
    early.type(":step")
    #expect(
      early.type(":why emb") == [
        "emb has no reference gradient: its .grad is None",
        "the forward pass has yet to be run to its end: :run does that",
      ])
    let lesson = try lesson("y = (logits * 2).sum()", "dy = 1")
    #expect(
      lesson.type(":why y") == [
        "y has no reference gradient: its .grad is None",
        "it is computed, not a leaf: y.retain_grad() before backward() keeps its gradient",
      ])
    #expect(
      lesson.type(":why Xb").last
        == "it does not require a gradient: nothing that it is computed from does")
  }

  @Test("what is no tensor, or of another type, is named")
  func types() throws {
    let lesson = try lesson("dlogprobs = logprobs.sum")
    #expect(
      lesson.lines.last
        == "dlogprobs is a builtin_function_or_method, not a tensor: "
        + "the call's parentheses are missing")
    #expect(
      lesson.type("dlogprobs = None").last
        == "dlogprobs is None, not a tensor: what it was set to returns nothing")
    lesson.type("dlogprobs = torch.zeros_like(logprobs)")
    #expect(
      lesson.type(":why").last
        == "dlogprobs is zero everywhere: nothing has been put into it yet")
    lesson.type("dlogprobs[range(n), Yb] = -1/n")
    #expect(
      lesson.type("dprobs = (dlogprobs / probs).double()").last
        == "another type: dprobs is torch.float64, the gradient torch.float32; "
        + "the values are right: .float() converts them")
  }

  @Test("a right answer that is not exact is told where the rounding comes from")
  func rounding() throws {
    let lesson = try lesson(
      "dlogprobs = torch.zeros_like(logprobs)", "dlogprobs[range(n), Yb] = -1/n",
      "dprobs = (3 * dlogprobs) / (3 * probs)")
    let shown = lesson.type(":why probs")
    #expect(shown.count == 2)
    #expect(shown.first?.hasPrefix("dprobs is right") == true)
    #expect(
      shown.last == "the graph leaves out what cancels: with `dlogprobs/probs` for "
        + "`3*dlogprobs/(3*probs)` every bit agrees")
    lesson.type("dprobs = dlogprobs / probs")
    #expect(lesson.type(":why") == ["dprobs is right, to the last bit"])
  }

  @Test("memory that two answers share is found out")
  func memory() throws {
    let lesson = try TestLesson("1")
    let exercise = try #require(lesson.exercise)
    lesson.type(":run")
    for answer in exercise.answers.prefix(while: { $0.variable != "hprebn" }) {
      for statement in answer.solution { lesson.type(statement.source) }
    }
    lesson.type("dhprebn = dbndiff")
    let shown = lesson.type("dhprebn += 1.0/n * torch.ones_like(hprebn) * dbnmeani")
    #expect(
      shown.contains {
        $0.hasPrefix("shared memory: `dhprebn` is the same tensor, so `dhprebn += ")
          && $0.hasSuffix("changed `dbndiff` as well; `dhprebn = dbndiff.clone()` keeps them apart")
      })
  }
}
