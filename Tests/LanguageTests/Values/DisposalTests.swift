import Safety
import Testing

@testable import Language

/// When large containers are freed.
@Suite struct DisposalTests {
  /// Tells of its end.
  private final class Witness: Object {
    private let atEnd: () -> Void
    init(_ atEnd: @escaping () -> Void) {
      self.atEnd = atEnd
      super.init()
    }
    deinit { atEnd() }
  }

  private let containers: [String: ([Value]) throws -> Object] = [
    "list": { List($0) }, "tuple": { Tuple($0) }, "set": { try SetObject($0) },
    "dict": { try Dict($0.map { ($0, $0) }) },
  ]

  /// How often the last item of a container, which is dropped at once, was freed.
  private func dropped(_ kind: String, items count: Int) throws -> () -> Int {
    let make = try #require(containers[kind])
    var freed = 0
    let items = (1..<count).map { Value.int($0) } + [.object(Witness { freed += 1 })]
    _ = try make(items)
    return { freed }
  }

  /// While the answer to a Ctrl-C is on its way, what is long waits; afterwards it goes.
  @Test(arguments: ["list", "tuple", "set", "dict"])
  func aStopIsAnsweredFirst(kind: String) throws {
    defer { Disposal.settle() }
    Interrupt.request()
    #expect(throws: NamedError.self) { try Interrupt.check() }
    let long = try dropped(kind, items: Sequences.long)
    let short = try dropped(kind, items: 100)
    #expect(long() == 0)
    #expect(short() == 1)
    Disposal.settle()
    #expect(long() == 1)
  }

  /// Otherwise all goes at once.
  @Test(arguments: ["list", "tuple", "set", "dict"])
  func nothingElseWaits(kind: String) throws {
    let long = try dropped(kind, items: Sequences.long)
    #expect(long() == 1)
  }
}
