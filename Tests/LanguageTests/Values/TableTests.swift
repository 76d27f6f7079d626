import Testing

@testable import Language

/// Dicts and sets agree with a plain model through long random histories.
@Suite struct TableTests {
  /// A generator whose numbers are the same in every run.
  private struct Random {
    var state: UInt64 = 42
    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  @Test func dictKeepsWhatAndInWhichOrder() throws {
    var random = Random()
    let dict = Dict()
    var order: [Int] = []
    var model: [Int: Int] = [:]
    for step in 0..<20_000 {
      let key = random.next(300)
      let value = Value.str("k\(key)")
      switch random.next(5) {
      case 0, 1:
        if model.updateValue(step, forKey: key) == nil { order.append(key) }
        try dict.set(value, .int(step))
      case 2, 3:
        let removed = try dict.remove(value)
        #expect(removed?.smallInt == model.removeValue(forKey: key))
        order.removeAll { $0 == key }
      default:
        #expect(try dict.get(value)?.smallInt == model[key])
      }
    }
    #expect(dict.count == model.count)
    #expect(try dict.keys.map(Operations.str) == order.map { "k\($0)" })
    #expect(dict.values.map { $0.smallInt } == order.map { model[$0] })
  }

  @Test func setKeepsWhatItWasGiven() throws {
    var random = Random()
    let set = SetObject()
    var model: Set<Int> = []
    for _ in 0..<20_000 {
      let item = random.next(500) &* 1_000_003
      switch random.next(3) {
      case 0:
        try set.add(.int(item))
        model.insert(item)
      case 1: #expect(try set.remove(.int(item)) == (model.remove(item) != nil))
      default: #expect(try set.has(.int(item)) == model.contains(item))
      }
    }
    #expect(Set(set.items.compactMap(\.smallInt)) == model)
    #expect(set.count == model.count)
  }

  @Test func aKeyThatChangesTheDictWhileItIsComparedDoesNoHarm() {
    let program = """
      class Key:
          def __hash__(self): return 1
          def __eq__(self, other):
              d.clear()
              return False
      d = {}
      for i in range(20): d[Key()] = i
      len(d) <= 20
      """
    #expect(outcome(of: program) == "True")
  }
}
