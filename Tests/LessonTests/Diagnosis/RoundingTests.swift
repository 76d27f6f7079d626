import Testing

@testable import Lesson

@Suite("Which operation rounds otherwise")
struct RoundingTests {
  /// A right answer that is not exact, and what `:why` says of it behind its size.
  struct Case: CustomTestStringConvertible, Sendable {
    let variable: String
    let statement: String
    let line: String
    var testDescription: String { statement }
  }

  static let cases = [
    Case(
      variable: "probs", statement: "dprobs = torch.exp(-logprobs) * dlogprobs",
      line: "the graph takes another order: `dprobs = dlogprobs / probs` gives every bit"),
    Case(
      variable: "counts_sum", statement: "dcounts_sum = -(counts_sum_inv**2) * dcounts_sum_inv",
      line: "the graph takes one power where yours takes two: with `counts_sum**-2` for "
        + "`counts_sum_inv**2` every bit agrees"),
    Case(
      variable: "counts", statement: "dcounts = dprobs / counts_sum + dcounts_sum",
      line: "the graph multiplies by the reciprocal where yours divides: with "
        + "`dprobs*(1/counts_sum)` for `dprobs/counts_sum` every bit agrees"),
    Case(
      variable: "hpreact", statement: "dhpreact = dh - h*h*dh",
      line: "the graph adds first where yours multiplies each summand: with `(1 - h*h)*dh` for "
        + "`dh - h*h*dh` every bit agrees"),
    Case(
      variable: "hpreact", statement: "dhpreact = (1 - h) * (1 + h) * dh",
      line: "the graph takes the difference of the squares: with `(1 - h**2)*dh` for "
        + "`(1 - h)*(1 + h)*dh` every bit agrees"),
    Case(
      variable: "bndiff",
      statement: "dbndiff = dbnraw * bnvar_inv + bndiff * dbnvar * 2 / (n-1)",
      line: "the graph multiplies and divides in another order: with "
        + "`bndiff*(dbnvar*(2/(n - 1)))` for `bndiff*dbnvar*2/(n - 1)` every bit agrees"),
    Case(
      variable: "W2", statement: "dW2 = (h[:, :, None] * dlogits[:, None, :]).sum(0)",
      line: "the graph takes another order: `dW2 = h.T @ dlogits` gives every bit"),
    Case(
      variable: "norm_logits", statement: "dnorm_logits = (probs - F.one_hot(Yb, 27)) / n",
      line: "yours goes there at once, the graph by way of dlogprobs, dprobs, dcounts_sum_inv, "
        + "dcounts_sum, dcounts, and rounds at each: step by step every bit agrees"),
  ]

  @Test("it is found by trying the answer in other orders", arguments: cases)
  func order(of trial: Case) throws {
    let repl = try MistakeLesson.of("1").repl
    let before = repl.history.count
    defer { repl.takeBack(repl.history.count - before) }
    repl.handle(trial.statement)
    let owner = try #require(repl.workspace[trial.variable]?.variable)
    let answer = try #require(repl.workspace["d" + trial.variable]?.variable?.tensor)
    let reference = try #require(owner.grad?.tensor)
    let lines = try repl.rounding(trial.variable, answer, reference, "d" + trial.variable)
    #expect(lines.first?.hasPrefix("d\(trial.variable) is right: it differs by at most") == true)
    #expect(lines.dropFirst() == [trial.line])
  }

  @Test("an answer that starts from one that is not exact says so")
  func inherited() throws {
    let repl = try MistakeLesson.of("1").repl
    let before = repl.history.count
    defer { repl.takeBack(repl.history.count - before) }
    repl.handle("dprobs = torch.exp(-logprobs) * dlogprobs")
    repl.handle("dcounts_sum_inv = (counts * dprobs).sum(1, keepdim=True)")
    let owner = try #require(repl.workspace["counts_sum_inv"]?.variable)
    let answer = try #require(repl.workspace["dcounts_sum_inv"]?.variable?.tensor)
    let reference = try #require(owner.grad?.tensor)
    #expect(
      try repl.rounding("counts_sum_inv", answer, reference, "dcounts_sum_inv").last
        == "that comes from `dprobs`, right but not exact either: with the exact one this step is "
        + "exact")
  }
}
