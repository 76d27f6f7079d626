import BigInt
import Language

/// Reads a pickle of tensors and plain values, and nothing else.
///
/// A pickle is a program for a small machine. Here that machine can make Python's plain values and
/// the few things that `PickleGlobals` lists; it imports nothing and calls nothing of a program.
struct PickleReader {
  private var cursor: ByteCursor
  private let globals: PickleGlobals
  private var stack: [Value] = []
  /// Where in the stack the marks are.
  private var marks: [Int] = []
  private var memo: [Int: Value] = [:]

  /// The value that a pickle makes. Throws `UnpicklingError`.
  static func read(_ bytes: ArraySlice<UInt8>, _ globals: PickleGlobals) throws -> Value {
    var reader = PickleReader(cursor: ByteCursor(bytes), globals: globals)
    while let op = try reader.nextOperation() {
      if try !reader.pushPlain(op) { try reader.perform(op) }
    }
    return try reader.pop()
  }

  private init(cursor: ByteCursor, globals: PickleGlobals) {
    self.cursor = cursor
    self.globals = globals
  }

  /// The next operation; nil at the end.
  private mutating func nextOperation() throws -> PickleOp? {
    try Operations.checkInterrupt()
    guard let code = cursor.number(UInt8.self) else { throw PickleReader.truncated }
    guard let op = PickleOp(rawValue: code) else {
      throw PickleError.cannotRead("Unsupported operand \(code)")
    }
    return op == .stop ? nil : op
  }

  private static var truncated: PythonError { PickleError.cannotRead("pickle data was truncated") }

  // MARK: Stack

  private mutating func pop() throws -> Value {
    guard stack.count > (marks.last ?? 0), let value = stack.popLast() else {
      throw PickleError.cannotRead("unexpected end of the stack")
    }
    return value
  }

  private func top() throws -> Value {
    guard stack.count > (marks.last ?? 0), let value = stack.last else {
      throw PickleError.cannotRead("unexpected end of the stack")
    }
    return value
  }

  /// Takes everything above the last mark, and the mark.
  private mutating func popToMark() throws -> [Value] {
    guard let mark = marks.popLast(), mark <= stack.count else {
      throw PickleError.cannotRead("could not find MARK")
    }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func pop(_ count: Int) throws -> [Value] {
    var values: [Value] = []
    for _ in 0..<count { values.append(try pop()) }
    return values.reversed()
  }

  // MARK: Plain values

  /// Pushes what an operation stands for by itself; false for other operations.
  private mutating func pushPlain(_ op: PickleOp) throws -> Bool {
    switch op {
    case .none: stack.append(.none)
    case .newTrue: stack.append(.bool(true))
    case .newFalse: stack.append(.bool(false))
    case .binInt: stack.append(.int(Int(Int32(bitPattern: try number(UInt32.self)))))
    case .binInt1: stack.append(.int(Int(try number(UInt8.self))))
    case .binInt2: stack.append(.int(Int(try number(UInt16.self))))
    case .long1: stack.append(.integer(long(try bytes(UInt8.self))))
    case .long4: stack.append(.integer(long(try bytes(UInt32.self))))
    case .binFloat:
      stack.append(.float(Double(bitPattern: try number(UInt64.self).byteSwapped)))
    case .binUnicode, .binString: stack.append(try text(bytes(UInt32.self)))
    case .shortBinUnicode, .shortBinString: stack.append(try text(bytes(UInt8.self)))
    case .binUnicode8: stack.append(try text(bytes(UInt64.self)))
    case .binBytes: stack.append(.object(Bytes(Array(try bytes(UInt32.self)))))
    case .shortBinBytes: stack.append(.object(Bytes(Array(try bytes(UInt8.self)))))
    case .emptyTuple: stack.append(.tuple([]))
    case .emptyList: stack.append(.list([]))
    case .emptyDict: stack.append(.object(Dict()))
    case .emptySet: stack.append(.object(try globals.makeSet([])))
    default: return false
    }
    return true
  }

  private mutating func number<T: FixedWidthInteger & UnsignedInteger>(_ type: T.Type) throws -> T {
    guard let number = cursor.number(type) else { throw PickleReader.truncated }
    return number
  }

  /// Bytes behind their count.
  private mutating func bytes<T: FixedWidthInteger & UnsignedInteger>(
    _ type: T.Type
  ) throws -> ArraySlice<UInt8> {
    guard let count = cursor.int(type), let bytes = cursor.take(count) else {
      throw PickleReader.truncated
    }
    return bytes
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws -> Value {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PickleError.cannotRead("a text is not UTF-8")
    }
    return .str(text)
  }

  /// A number in two's complement, the lowest byte first.
  private func long(_ bytes: ArraySlice<UInt8>) -> BigInt {
    var words = [UInt](repeating: 0, count: (bytes.count + 7) / 8)
    for (place, byte) in bytes.enumerated() {
      words[place / 8] |= UInt(byte) << UInt(place % 8 * 8)
    }
    let magnitude = BigInt(BigUInt(words: words))
    guard let last = bytes.last, last & 0x80 != 0 else { return magnitude }
    return magnitude - BigInt(1) << (8 * bytes.count)
  }

  // MARK: Operations

  private mutating func perform(_ op: PickleOp) throws {
    switch op {
    case .proto:
      let version = try number(UInt8.self)
      guard (2...5).contains(version) else {
        throw PickleError.cannotRead("unsupported pickle protocol: \(version)")
      }
    case .frame: _ = try number(UInt64.self)
    case .mark: marks.append(stack.count)
    case .pop: _ = try pop()
    case .popMark: _ = try popToMark()
    case .duplicate: stack.append(try top())
    case .tuple: stack.append(.tuple(try popToMark()))
    case .tuple1: stack.append(.tuple(try pop(1)))
    case .tuple2: stack.append(.tuple(try pop(2)))
    case .tuple3: stack.append(.tuple(try pop(3)))
    case .append:
      let item = try pop()
      try extend(with: [item])
    case .appends:
      let items = try popToMark()
      try extend(with: items)
    case .addItems:
      let items = try popToMark()
      try addItems(items)
    case .setItem:
      let items = try pop(2)
      try setItems(items)
    case .setItems:
      let items = try popToMark()
      try setItems(items)
    case .binPut: memo[Int(try number(UInt8.self))] = try top()
    case .longBinPut: memo[Int(try number(UInt32.self))] = try top()
    case .memoize: memo[memo.count] = try top()
    case .binGet: try recall(Int(number(UInt8.self)))
    case .longBinGet: try recall(Int(number(UInt32.self)))
    case .global, .stackGlobal: stack.append(try global(op))
    case .binPersistentID: stack.append(try globals.storage(pop()))
    case .reduce:
      let arguments = try pop()
      stack.append(try globals.call(pop(), arguments))
    case .build:
      let state = try pop()
      let target = try top()
      try globals.setState(of: state, top: { target })
    default: throw PickleError.cannotRead("Unsupported operand \(op.rawValue)")
    }
  }

  private mutating func recall(_ place: Int) throws {
    guard let value = memo[place] else {
      throw PickleError.cannotRead("Memo value not found at index \(place)")
    }
    stack.append(value)
  }

  private mutating func global(_ op: PickleOp) throws -> Value {
    var names: [String] = []
    if op == .stackGlobal {
      names = try pop(2).compactMap { $0.string?.text }
    } else {
      for _ in 0..<2 {
        guard let line = cursor.line() else { throw PickleReader.truncated }
        names.append(String(decoding: line, as: UTF8.self))
      }
    }
    guard names.count == 2 else { throw PickleError.cannotRead("STACK_GLOBAL requires str") }
    return try globals.find(module: names[0], name: names[1])
  }

  private func extend(with items: [Value]) throws {
    guard let list = try top().as(List.self) else {
      throw PickleError.cannotRead("Can only append to lists")
    }
    list.append(contentsOf: items)
  }

  private func addItems(_ items: [Value]) throws {
    guard let set = try top().as(SetObject.self) else {
      throw PickleError.cannotRead("Can only add to sets")
    }
    for item in items { try globals.add(item, to: set) }
  }

  private func setItems(_ items: [Value]) throws {
    guard let dict = try top().dict, items.count.isMultiple(of: 2) else {
      throw PickleError.cannotRead("Can only set items of dicts")
    }
    for place in stride(from: 0, to: items.count, by: 2) {
      try dict.set(items[place], items[place + 1])
    }
  }
}
