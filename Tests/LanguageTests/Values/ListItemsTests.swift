import Testing

@testable import Language

/// A list agrees with a plain array through long random histories, wherever its items stand.
@Suite struct ListItemsTests {
  /// A generator whose numbers are the same in every run.
  private struct Random {
    var state: UInt64 = 7
    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  private func text(_ value: Value) -> String { value.string?.text ?? "?" }

  @Test func `keeps what it was given, in order`() throws {
    var random = Random()
    var list = List()
    var model: [String] = []
    for step in 0..<20_000 {
      let item = "\(step)"
      let place = random.next(model.count + 1)
      switch random.next(10) {
      case 0, 1, 2:
        try list.append(.str(item))
        model.append(item)
      case 3:
        try list.insert(.str(item), at: place)
        model.insert(item, at: place)
      case 4, 5:
        if place < model.count {
          #expect(text(list.remove(at: place)) == model.remove(at: place))
        }
      case 6:
        let end = place + random.next(model.count - place + 1)
        let new = (0..<random.next(4)).map { "\(item).\($0)" }
        try list.replace(place..<end, with: new.map { .str($0) })
        model.replaceSubrange(place..<end, with: new)
      case 7:
        list.reverse()
        model.reverse()
      case 8:
        // From here on, a copy whose items may stand in the object.
        list = List.of(list.buffer)
      default:
        if model.count > 12 || step % 100 == 0 {
          list.replaceAll(with: [])
          model = []
        }
      }
      #expect(list.count == model.count)
      if step % 10 == 0 { #expect(list.items.map(text) == model) }
    }
  }

  @Test func `a short list has its items in the object until it grows`() throws {
    for count in [1, 3, 4, 5, 8] {
      let list = List.withRoom(for: count)
      for item in 0..<count { try list.append(.int(item)) }
      #expect(!list.hasMemory)
      for item in count..<20 { try list.append(.int(item)) }
      #expect(list.hasMemory && list.items.compactMap(\.smallInt) == Array(0..<20))
    }
  }

  @Test func `a window that moves on is one object`() throws {
    let interpreter = Interpreter(output: { _ in })
    try interpreter.run(
      Source("w = [0] * 3\nfor i in range(9): w = w[1:] + [i]", name: "<test>"))
    let window = try #require(interpreter.globals["w"]?.list)
    #expect(!window.hasMemory && window.items.compactMap(\.smallInt) == [6, 7, 8])
  }

  @Test func `a list may be added to itself while its items move`() {
    let list = List.of([.str("a"), .str("b"), .str("c"), .str("d")])
    list.add(list.buffer)
    list.add(list.buffer)
    #expect(list.items.map(text).joined() == "abcdabcdabcdabcd")
  }
}

extension List {
  fileprivate static func of(_ items: [Value]) -> List {
    items.withUnsafeBufferPointer { List.of($0) }
  }
}
