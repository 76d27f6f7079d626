import Testing

@Suite("The lesson: step, answer, compare")
struct REPLTests {
  @Test("the forward pass steps through, and the prompt says where one stands")
  func steps() throws {
    let lesson = try TestLesson()
    #expect(lesson.prompt == "forward 0/20")
    #expect(lesson.type(":step") == ["emb = C[Xb] → emb [32, 3, 10]"])
    #expect(lesson.prompt == "forward 1/20")
    #expect(lesson.type("").first == "embcat = emb.view(emb.shape[0], -1) → embcat [32, 30]")
    let rest = lesson.type(":run")
    #expect(rest.count == 18)
    // The course's loss on this batch with the default generator at seed 1.
    #expect(rest.last == "loss = -logprobs[range(n), Yb].mean() → loss 3.3373")
    #expect(lesson.prompt == "backward 0/26 · logprobs [32, 27]")
    #expect(lesson.type("loss") == ["tensor(3.3373, grad_fn=<NegBackward0>)"])
  }

  @Test("a changed answer is compared by itself, a wrong one with PyTorch's numbers")
  func answers() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(
      lesson.type("dlogprobs = torch.zeros_like(logprobs)") == [
        "logprobs        | exact: False | approximate: False | maxdiff: 0.03125"
      ])
    #expect(lesson.prompt == "backward 0/26 · logprobs [32, 27]")
    #expect(
      lesson.type("dlogprobs[range(n), Yb] = -1.0/n") == [
        "logprobs        | exact: True  | approximate: True  | maxdiff: 0.0"
      ])
    #expect(lesson.prompt == "backward 1/26 · probs [32, 27]")
    #expect(lesson.type("d_probs = dlogprobs / probs").first?.hasPrefix("probs ") == true)
    #expect(lesson.prompt == "backward 2/26 · counts_sum_inv [32, 1]")
  }

  @Test("one path of two is named, not called wrong")
  func partialPaths() throws {
    let lesson = try TestLesson()
    for line in [
      ":run", "dlogprobs = torch.zeros_like(logprobs)", "dlogprobs[range(n), Yb] = -1.0/n",
      "dprobs = (1.0 / probs) * dlogprobs",
    ] { lesson.type(line) }
    let shown = lesson.type("dcounts = counts_sum_inv * dprobs")
    #expect(shown.count == 2)
    #expect(shown.first?.hasPrefix("counts          | exact: False | approximate: False") == true)
    #expect(
      shown.last == "equals the path through `probs` alone; "
        + "the one through `counts_sum` is still to be added")
  }

  @Test("a failed statement leaves the workspace as it was")
  func failures() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    lesson.type("dC = torch.zeros_like(C)")
    lesson.type("for k in range(40):\n  dC[k % 27] += 1\n  Xb[k, 0]\n")
    #expect(
      lesson.lines.last == "IndexError: index 32 is out of bounds for dimension 0 with size 32")
    #expect(lesson.type("dC.abs().sum().item()") == ["0.0"])
    #expect(lesson.type("k").last?.hasPrefix("NameError: name 'k' is not defined") == true)
  }

  @Test("shapes stand under the operands that clash")
  func shapes() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    lesson.type("dlogits = torch.zeros_like(logits)")
    let shown = lesson.type("dW2 = dlogits @ h.T")
    #expect(
      shown.last == "RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x27 and 64x32)")
    #expect(shown.contains { $0.contains("[32, 27]") && $0.contains("[64, 32]") })
  }

  @Test("back takes a step back, with all that was typed after it")
  func back() throws {
    let lesson = try TestLesson()
    lesson.type(":step 3")
    lesson.type("x = hprebn.sum()")
    lesson.type("C.data[0] += 1")
    #expect(lesson.type(":back") == ["took back 1 step, and 2 typed after"])
    #expect(lesson.prompt == "forward 2/20")
    #expect(lesson.type("x").last?.hasPrefix("NameError") == true)
    #expect(lesson.type(":run").last?.hasSuffix("loss 3.3373") == true)
  }

  @Test("a typed forward statement counts as its step")
  func typedStep() throws {
    let lesson = try TestLesson()
    lesson.type("emb = C[Xb]")
    #expect(lesson.prompt == "forward 1/20")
  }

  @Test(
    "what cannot be done is said in a line",
    arguments: [
      (":foo", "there is no command :foo; :help lists them"),
      (":s 0", ":step takes a number of steps, not '0'"),
      (":sh", ":sh could be :shape, :show"),
      (":show", ":show takes a tensor's name"),
      (":back", "nothing has run yet"),
      (":cmp logprobs", "there is no logprobs in the workspace"),
      (":exercise 9", "there is no exercise '9'; there are 1, 2, 3, tanh"),
    ])
  func refusals(line: String, answer: String) throws {
    let lesson = try TestLesson()
    #expect(lesson.type(line) == [answer])
    #expect(lesson.failureCount == 1)
  }

  @Test("completion knows commands, names and attributes")
  func completion() throws {
    let lesson = try TestLesson()
    lesson.type(":run")
    #expect(lesson.suggestions(for: ":st") == [":step"])
    #expect(lesson.suggestions(for: "logprobs.num").contains("numel"))
    #expect(lesson.suggestions(for: "x = counts_s") == ["counts_sum", "counts_sum_inv"])
    #expect(lesson.suggestions(for: "torch.zeros_l") == ["zeros_like"])
  }
}
