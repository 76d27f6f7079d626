import BigInt
import Language
import Library
import Safety
import Testing

@Suite("Python's random")
struct RandomModuleTests {
  private let module: Module

  init() throws {
    let interpreter = Interpreter { _ in }
    RandomModule.register(in: interpreter)
    let make = try #require(interpreter.moduleMakers["random"])
    module = try make(interpreter)
  }

  @Test("Seeds may be str, bytes, float and bool")
  func seeds() throws {
    let long =
      "hello world, this is a rather long seed that needs more than one block of the hash "
      + "function, is it not? yes it is."
    let cases: [(Value, Double)] = [
      (.str("abc"), 0.7720246314157545), (.str(long), 0.5286556978117323),
      (.float(1.5), 0.551763726942059), (.float(-0.25), 0.8538447723761984),
      (.object(Bytes([0x78, 0x79])), 0.9186846552409125), (.bool(true), 0.13436424411240122),
    ]
    for (seed, first) in cases {
      try call("seed", seed)
      #expect(try number("random") == first, "first number \(first)")
    }
    try call("seed", .str("abc"), .int(1))
    #expect(try number("random") == 0.09639374978773074)
  }

  @Test("Distributions draw CPython's numbers")
  func distributions() throws {
    try call("seed", .int(1))
    let weights = Value.list([1, 2, 3, 4, 0, 1, 1, 1, 1, 1].map { .int($0) })
    let numbers = Value.object(try Range(stop: 10))
    let choices = try module.getAttribute("choices").object?.call(numbers, weights, k: 5)
    #expect(try choices.map(Operations.repr) == "[1, 7, 6, 2, 3]")
    let letters = try module.getAttribute("choices").object?.call(.str("abc"), k: 4)
    #expect(try letters.map(Operations.repr) == "['b', 'b', 'c', 'a']")
    let drawn = try [
      number("normalvariate", .int(0), .int(1)), number("expovariate", .int(2)),
      number("triangular", .int(0), .int(10), .int(3)),
      number("gammavariate", .float(2.5), .int(1)),
      number("gammavariate", .float(0.5), .int(2)), number("betavariate", .int(1), .int(2)),
      number("vonmisesvariate", .int(1), .int(2)), number("paretovariate", .int(3)),
      number("weibullvariate", .int(1), .int(2)), number("lognormvariate", .int(0), .int(1)),
    ]
    #expect(
      drawn == [
        -0.485192672346083, 0.0010541371000842435, 3.769197771059982, 4.024286022741836,
        0.0026232981333101945, 0.450196246105178, 0.9679696656993974, 1.2564230665839706,
        0.5151490932876976, 0.5537693252770859,
      ])
    #expect(
      try Operations.repr(call("getrandbits", .int(100))) == "1132153139709241903149027463828")
    #expect(try Operations.repr(call("randbytes", .int(7))) == "b'uY\\x80\\x05\\xc4\\x8aj'")
    let large = try Operations.binary(.power, .int(10), .int(25))
    #expect(try Operations.repr(call("randrange", large)) == "1934282091576767276158132")
    let sample = try call("sample", .object(try Range(stop: 1000)), .int(6))
    #expect(try Operations.repr(sample) == "[190, 644, 741, 880, 303, 123]")
  }

  @Test("A state starts the same stream again, also in another Random")
  func states() throws {
    try call("seed", .int(1))
    try call("gauss")
    let state = try call("getstate")
    let next = try (number("gauss"), number("random"))
    try call("setstate", state)
    #expect(try number("gauss") == next.0)
    let other = try #require(try module.getAttribute("Random").object).call(.int(7))
    _ = try Operations.callMethod(other, "setstate", state)
    #expect(try Operations.double(Operations.callMethod(other, "gauss")) == next.0)
    #expect(try Operations.double(Operations.callMethod(other, "random")) == next.1)
  }

  @Test("A taken-back statement's draws are drawn again")
  func undo() throws {
    try call("seed", .int(3))
    let list = Value.list((0..<5).map { .int($0) })
    UndoLog.begin()
    let first = try number("random")
    try call("shuffle", list)
    UndoLog.rollback()
    #expect(try number("random") == first)
    #expect(try Operations.repr(list) == "[0, 1, 2, 3, 4]")
  }

  @Test("Errors are CPython's")
  func errors() throws {
    let cases: [(String, [Value], String)] = [
      ("choice", [.list([])], "Cannot choose from an empty sequence"),
      ("randint", [.int(5), .int(1)], "empty range for randrange() (5, 2, -3)"),
      ("randrange", [.int(0)], "empty range for randrange()"),
      ("randrange", [.float(1.5)], "non-integer arg 1 for randrange()"),
      ("sample", [.list([.int(1)]), .int(2)], "Sample larger than population or is negative"),
      ("getrandbits", [.int(-1)], "number of bits must be non-negative"),
      (
        "sample", [.object(Dict()), .int(0)],
        "Population must be a sequence.  For dicts or sets, use sorted(d)."
      ),
      (
        "randint", [.int(5)],
        "Random.randint() missing 1 required positional argument: 'b'"
      ),
    ]
    for (name, arguments, message) in cases {
      let error = #expect(throws: PythonError.self) { try call(name, arguments) }
      #expect(try error?.exception.str() == message)
    }
  }

  // MARK: Calls

  @discardableResult
  private func call(_ name: String, _ arguments: Value...) throws -> Value {
    try call(name, arguments)
  }

  @discardableResult
  private func call(_ name: String, _ arguments: [Value]) throws -> Value {
    try Arguments.with(arguments) { try Operations.call(module.getAttribute(Name(name)), $0) }
  }

  private func number(_ name: String, _ arguments: Value...) throws -> Double {
    try Operations.double(call(name, arguments))
  }
}

extension Object {
  fileprivate func call(_ values: Value..., k: Int) throws -> Value {
    try Arguments.with(values + [.int(k)], keywords: ["k"]) { try call($0) }
  }
}
