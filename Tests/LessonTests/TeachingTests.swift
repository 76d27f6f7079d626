import Language
import Library
import Sessions
import Tensors
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Help, in steps")
struct TeachingTests {
  @Test(
    "what the rules say is derived adds up to the reference, and is written in notation",
    arguments: ["1", "tanh", "4"])
  func derivations(name: String) throws {
    let lesson = try TestLesson(name)
    lesson.type(":run")
    let repl = try #require(lesson.repl)
    // Losses and statistics that one call computes have rules in words only.
    let inWords: Set<String> = name == "4" ? ["logits", "hprebn"] : []
    for answer in repl.answers.order {
      let variable = answer.variable
      let derivations = repl.derivations(of: variable)
      #expect(!derivations.isEmpty, "\(variable)")
      if !inWords.contains(variable) {
        #expect(derivations.allSatisfy { $0.code != nil }, "\(variable)")
      }
      guard derivations.allSatisfy(\.isOfBatch), let first = derivations.first else { continue }
      let sum = try derivations.dropFirst().reduce(first.value) {
        try Tensor.binary(.add, .tensor($0), .tensor($1.value))
      }
      let reference = try #require(repl.workspace[variable]?.variable?.grad?.tensor)
      #expect(try sum.allclose(reference, atol: 1e-6), "\(variable)")
    }
  }

  @Test("three hints, each saying more, from the exercise's file")
  func hints() throws {
    let lesson = try TestLesson("1")
    #expect(lesson.type(":hint probs").first?.hasPrefix("hint 1/3: The derivative of log") == true)
    #expect(lesson.type(":hint dprobs").first?.hasPrefix("hint 2/3: ") == true)
    #expect(lesson.type(":hint probs") == ["hint 3/3: dprobs = ____ * dlogprobs"])
    #expect(lesson.type(":hint probs") == ["hint 3/3: dprobs = ____ * dlogprobs"])
  }

  @Test(
    "every answer of every exercise has a rule, two hints and a worked answer with no gap",
    arguments: ["1", "2", "3", "4", "tanh"])
  func exerciseFiles(name: String) throws {
    let exercise = try #require(try TestLesson(name).exercise)
    for answer in exercise.answers {
      #expect(answer.rule != nil && answer.hints.count == 2 && !answer.solution.isEmpty)
      #expect(answer.hints.last?.contains("____") == true, "\(answer.variable)")
    }
  }

  @Test("without words in a file, hints come from the rules of the operations")
  func derivedHints() throws {
    let lesson = try TestLesson()
    #expect(lesson.type(":hint y").last == "y has no value yet: :run runs the forward pass")
    lesson.type(":run")
    #expect(
      lesson.type(":hint y") == ["hint 1/3: z = y + 2*W", "  d(a + b)/da = 1 with a = y, b = 2*W"])
    #expect(lesson.type(":hint y").first?.contains("dz [4, 3] arrives from z") == true)
    #expect(lesson.type(":hint y") == ["hint 3/3: dy = ____"])
    lesson.type(":hint W")
    lesson.type(":hint W")
    #expect(
      lesson.type(":hint W").joined(separator: "|")
        == "hint 3/3: dW = dz * ____|dW += dy * ____|dW += dy * ____")
  }

  @Test("an explanation names the rule, what its letters are, the shapes and a sum's reason")
  func explanation() throws {
    let lesson = try TestLesson("1")
    lesson.type(":run")
    let shown = lesson.type(":explain bngain")
    #expect(shown.contains("  bngain * bnraw: d(a * b)/da = b; a = bngain, b = bnraw"))
    #expect(
      shown.contains(
        "  = dbngain = (dhpreact * bnraw).sum(0, keepdim=True)   [32, 64] [32, 64] → [1, 64]"))
    #expect(shown.contains { $0.contains("copied it 32 times along dimension 0") })
    #expect(shown.contains { $0.hasPrefix("  e.g. dbngain[0, ") })
  }

  @Test("a solution is shown without being run, and the saved session says so")
  func solution() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(lesson.type(":solution z").first == "dz = torch.ones_like(z) / 12")
    #expect(lesson.prompt == "backward 0/3 · z [4, 3]")
    let path = "/tmp/dojo-test-\(UInt64.random(in: 0 ... .max)).py"
    defer { remove(path) }
    lesson.type(":save \(path)")
    #expect(try Files.readText(path).contains("# the solution of z was shown\n"))
  }

  @Test("the reference is shown once the variable is answered, or on asking twice")
  func reference() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(lesson.type(":grad z").first?.hasPrefix("z is not answered yet; :grad z once") == true)
    #expect(lesson.type(":grad z").first == "tensor([[0.0833, 0.0833, 0.0833],")
    lesson.type("dy = torch.ones_like(y) / 12")
    #expect(lesson.type(":grad y").first == "tensor([[0.0833, 0.0833, 0.0833],")
  }

  @Test(":shapes puts the shape of every tensor under a statement")
  func shapes() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(
      lesson.type(":shapes dW = W.T @ (z + W)") == [
        "dW = W.T @ (z + W)   [3, 4] [4, 3] [4, 3] [4, 3] → [3, 3]"
      ])
    #expect(lesson.type(":shapes W @ W").last?.hasPrefix("RuntimeError: mm: ") == true)
    #expect(lesson.type("dW").last?.hasPrefix("NameError") == true)
  }
}
