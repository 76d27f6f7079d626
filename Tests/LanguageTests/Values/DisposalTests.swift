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

  /// A container that is to be dropped, and how often its last item was freed.
  private final class Held {
    var container: Object?
    var freed = 0

    init(_ make: ([Value]) throws -> Object, items count: Int) throws {
      let items = (1..<count).map { Value.int($0) } + [.object(Witness { self.freed += 1 })]
      container = try make(items)
    }
  }

  /// While the answer to a Ctrl-C is on its way, what is long waits; afterwards it goes.
  @Test(arguments: ["list", "tuple", "set", "dict"])
  func aStopIsAnsweredFirst(kind: String) throws {
    defer { Disposal.settle() }
    let make = try #require(containers[kind])
    let (long, short) = (try Held(make, items: Sequences.long), try Held(make, items: 100))
    Interrupt.request()
    #expect(throws: NamedError.self) { try Interrupt.check() }
    (long.container, short.container) = (nil, nil)
    #expect(long.freed == 0)
    #expect(short.freed == 1)
    Disposal.settle()
    #expect(long.freed == 1)
  }

  /// Otherwise all goes at once.
  @Test(arguments: ["list", "tuple", "set", "dict"])
  func nothingElseWaits(kind: String) throws {
    let long = try Held(try #require(containers[kind]), items: Sequences.long)
    long.container = nil
    #expect(long.freed == 1)
  }
}
