import DequeModule
import Language

/// `collections.deque`.
final class DequeObject: Object {
  private(set) var items: Deque<Value>
  /// How many items it keeps at most.
  private let limit: Int?

  init(_ items: Deque<Value> = [], limit: Int? = nil) {
    self.items = items
    self.limit = limit
    super.init()
  }

  deinit {
    if Disposal.isForLater(items.count) { return Disposal.postpone(items) }
    if !items.isEmpty { Disposal.dropAll(&items) }
  }

  private static let signature = Signature("iterable=None, maxlen=None", style: .builtin)

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let bound = try signature.bind(arguments, to: "deque")
    let limit = bound[1].isNone ? nil : try Operations.index(bound[1])
    guard limit ?? 0 >= 0 else { throw PythonError.valueError("maxlen must be non-negative") }
    let deque = DequeObject(limit: limit)
    if !bound[0].isNone { try deque.extend(bound[0]) }
    return .object(deque)
  }

  override var type: TypeObject { .deque }

  override func restoration() -> (() -> Void)? {
    let old = items
    return { [self] in items = old }
  }

  // MARK: Changes

  private func append(_ item: Value) throws {
    try willGrow()
    items.append(item)
    if let limit, items.count > limit { items.removeFirst() }
  }

  /// Now and then, whether the items may move to more memory.
  private func willGrow() throws {
    willChange()
    if items.count & 0x3FFFF == 0, items.count > 0 {
      try Sequences.checkMemory(items.count, times: 2, bytesEach: MemoryLayout<Value>.stride)
    }
  }

  private func appendLeft(_ item: Value) throws {
    try willGrow()
    items.prepend(item)
    if let limit, items.count > limit { items.removeLast() }
  }

  private func extend(_ iterable: Value) throws {
    for item in try Operations.items(of: iterable) { try append(item) }
  }

  private func pop(left: Bool) throws -> Value {
    guard !items.isEmpty else { throw PythonError.indexError("pop from an empty deque") }
    willChange()
    return left ? items.removeFirst() : items.removeLast()
  }

  private func rotate(_ steps: Int) throws {
    guard items.count > 1 else { return }
    let shift = (steps % items.count + items.count) % items.count
    let (few, stays) = (min(shift, items.count - shift), items.count - shift)
    if few < Sequences.long {
      willChange()
      if few == shift {
        for _ in 0..<few { items.prepend(items.removeLast()) }
      } else {
        for _ in 0..<few { items.append(items.removeFirst()) }
      }
    } else {
      try Sequences.checkMemory(items.count, times: 1, bytesEach: MemoryLayout<Value>.stride)
      var rotated = Deque<Value>()
      rotated.reserveCapacity(items.count)
      for part in [stays..<items.count, 0..<stays] {
        try Str.forEachStretch(of: part.count) { stretch in
          let start = part.lowerBound
          rotated.append(
            contentsOf: items[start &+ stretch.lowerBound..<start &+ stretch.upperBound])
        }
      }
      willChange()
      items = rotated
    }
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .mutableItems, .iteration, .containment],
      operators: [.add, .multiply], inPlace: [.add, .multiply])
    let methods = MethodTable(type) { $0.as(DequeObject.self) }
    defineEnds(methods)
    defineOthers(methods)
  }

  private static func defineEnds(_ methods: MethodTable<DequeObject>) {
    methods.unary("append") {
      try $0.append($1)
      return .none
    }
    methods.unary("appendleft") {
      try $0.appendLeft($1)
      return .none
    }
    methods.nullary("pop") { try $0.pop(left: false) }
    methods.nullary("popleft") { try $0.pop(left: true) }
    methods.unary("extend") {
      try $0.extend($1)
      return .none
    }
    methods.unary("extendleft") { deque, iterable in
      for item in try Operations.items(of: iterable) { try deque.appendLeft(item) }
      return .none
    }
    methods.positional("rotate", 0...1) { deque, arguments in
      try deque.rotate(arguments.at(0).map(Operations.index) ?? 1)
      return .none
    }
  }

  private static func defineOthers(_ methods: MethodTable<DequeObject>) {
    methods.nullary("clear") { deque in
      deque.willChange()
      deque.items = []
      return .none
    }
    methods.nullary("copy") { .object(DequeObject($0.items, limit: $0.limit)) }
    methods.nullary("reverse") { deque in
      deque.willChange()
      deque.items.reverse()
      return .none
    }
    methods.unary("count") { .int(try Sequences.count(of: $1, in: Array($0.items))) }
    methods.positional("index", 1...3) { deque, arguments in
      try SequenceMethods.index(arguments, in: Array(deque.items)) {
        try "\(Operations.repr(arguments[0])) is not in deque"
      }
    }
    methods.unary("remove") { deque, item in
      guard let place = try Sequences.firstIndex(of: item, in: Array(deque.items)),
        place < deque.items.count
      else { throw PythonError.valueError("deque.remove(x): x not in deque") }
      deque.willChange()
      deque.items.remove(at: place)
      return .none
    }
    methods.positional("insert", 2...2) { deque, arguments in
      let index = try Operations.index(arguments[0])
      guard deque.limit.map({ deque.items.count < $0 }) ?? true else {
        throw PythonError.indexError("deque already at its maximum size")
      }
      let place = index < 0 ? index + deque.items.count : index
      deque.willChange()
      deque.items.insert(arguments[1], at: min(max(place, 0), deque.items.count))
      return .none
    }
    methods.property("maxlen") { $0.limit.map { .int($0) } ?? .none }
  }

  // MARK: Slots

  override func length() throws -> Int { items.count }
  override func isTrue() throws -> Bool { !items.isEmpty }

  override func makeIterator() throws -> Iterator {
    let count = items.count
    return StatefulIterator(.dequeIterator, 0) { [self] place in
      guard items.count == count else {
        throw PythonError.runtimeError("deque mutated during iteration")
      }
      guard place < count else { return nil }
      place += 1
      return items[place - 1]
    }
  }

  override func contains(_ item: Value) throws -> Bool? {
    try Sequences.firstIndex(of: item, in: Array(items)) != nil
  }

  private func place(_ key: Value) throws -> Int {
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.typeError(
        "sequence index must be integer, not '\(key.type.name)'")
    }
    return try Sequences.place(index, count: items.count, "deque index out of range")
  }

  override func getItem(_ key: Value) throws -> Value { items[try place(key)] }

  override func setItem(_ key: Value, _ value: Value) throws {
    let place = try place(key)
    willChange()
    items[place] = value
  }

  override func deleteItem(_ key: Value) throws {
    let place = try place(key)
    willChange()
    items.remove(at: place)
  }

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      guard let other = other.as(DequeObject.self) else { return nil }
      let result = DequeObject(items, limit: limit)
      for item in other.items { try result.append(item) }
      return .object(result)
    case .multiply:
      return try repeated(other).map { .object(DequeObject($0, limit: limit)) }
    default:
      return nil
    }
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .multiply ? try binary(.multiply, other) : nil
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    switch op {
    case .add:
      try extend(other)
    case .multiply:
      guard let new = try repeated(other) else { return nil }
      willChange()
      items = new
    default:
      return nil
    }
    return .object(self)
  }

  /// The items `count` times, as many of the last as it keeps; nil if `count` is no integer.
  private func repeated(_ count: Value) throws -> Deque<Value>? {
    guard let count = try Sequences.repetitions(count) else { return nil }
    let all = try Sequences.repeated(Array(items), count)
    return Deque(limit.map { all.suffix($0) } ?? all[...])
  }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let other = other.as(DequeObject.self) else { return nil }
    return try Sequences.compare(op, Array(items), Array(other.items))
  }

  override func hash() throws -> Int {
    throw PythonError.typeError("unhashable type: 'collections.deque'")
  }

  override func copied(_ copying: Copying) throws -> Object? {
    let copy = DequeObject(limit: limit)
    try copying.begin(copy, of: self)
    copy.items = Deque(try items.map(copying.part))
    return copy
  }

  override func repr() throws -> String {
    try Recursion.showing(self, else: "[...]") {
      let suffix = limit.map { ", maxlen=\($0)" } ?? ""
      return try "deque([\(Sequences.repr(Array(items)))]\(suffix))"
    }
  }

  override var prettyCall: Pretty.Call? {
    get throws {
      Pretty.Call(
        "deque", [.list(Array(items))], keywords: limit.map { [("maxlen", .int($0))] } ?? [])
    }
  }
}

extension TypeObject {
  fileprivate nonisolated(unsafe) static let dequeIterator = TypeObject(
    "_deque_iterator", module: "collections", bases: [.iterator])
}
