import Safety

import BigInt

extension Operations {
  // MARK: Containers

  /// `len(value)`.
  package static func length(_ value: Value) throws -> Int {
    switch value {
    case .str(let text): text.count
    case .object(let object): try object.length()
    default: throw PythonError.typeError("object of type '\(value.type.name)' has no len()")
    }
  }

  /// `container[key]`.
  @inline(__always)
  package static func getItem(_ container: Value, _ key: Value) throws -> Value {
    switch container {
    case .object(let object): try object.getItem(key)
    case .str(let text): try StrOperators.getItem(text, key)
    default:
      throw PythonError.typeError("'\(container.type.name)' object is not subscriptable")
    }
  }

  /// `container[key] = value`.
  @inline(__always)
  package static func setItem(_ container: Value, _ key: Value, _ value: Value) throws {
    guard case .object(let object) = container else {
      throw PythonError.typeError(
        "'\(container.type.name)' object does not support item assignment")
    }
    try object.setItem(key, value)
  }

  /// `del container[key]`.
  package static func deleteItem(_ container: Value, _ key: Value) throws {
    guard case .object(let object) = container else {
      throw PythonError.typeError(
        "'\(container.type.name)' object doesn't support item deletion")
    }
    try object.deleteItem(key)
  }

  /// `item in container`.
  package static func contains(_ container: Value, _ item: Value) throws -> Bool {
    switch container {
    case .str(let text):
      guard let part = item.string else {
        throw PythonError.typeError(
          "'in <string>' requires string as left operand, not \(item.type.name)")
      }
      return try text.find(part) != nil
    case .object(let object):
      if let answer = try object.contains(item) { return answer }
      return try containsByIteration(container, item)
    default:
      throw PythonError.typeError(
        "argument of type '\(container.type.name)' is not iterable")
    }
  }

  private static func containsByIteration(_ container: Value, _ item: Value) throws -> Bool {
    guard let iterator = try iteratorIfIterable(container) else {
      throw PythonError.typeError(
        "argument of type '\(container.type.name)' is not iterable")
    }
    while let other = try iterator.next() {
      if try equal(other, item) { return true }
    }
    return false
  }

  // MARK: Iteration

  /// `iter(value)`.
  @inline(__always)
  package static func iterator(of value: Value) throws -> Iterator {
    switch value {
    case .object(let object): try object.makeIterator()
    case .str(let text): StrIterator(text)
    default: throw PythonError.typeError("'\(value.type.name)' object is not iterable")
    }
  }

  /// `iter(value)`, or nil where the value is not iterable; other errors go through.
  package static func iteratorIfIterable(_ value: Value) throws -> Iterator? {
    do {
      return try iterator(of: value)
    } catch let error as PythonError
      where error.exception.type === TypeObject.typeError
      && error.exception.traceback.isEmpty
    {
      return nil
    }
  }

  /// All items of an iterable.
  package static func items(of value: Value) throws -> [Value] {
    if let items = try plainItems(of: value) { return items }
    return try drain(iterator(of: value))
  }

  /// All items of an iterable as floats; throws `TypeError` for one that is no number.
  package static func doubles(of value: Value) throws -> [Double] {
    try items(of: value).map { item in
      try Interrupt.check()
      return try double(item)
    }
  }

  /// All items of an iterable, or nil where the value is not iterable.
  package static func itemsIfIterable(_ value: Value) throws -> [Value]? {
    if let items = try plainItems(of: value) { return items }
    return try iteratorIfIterable(value).map(drain)
  }

  /// The items of a builtin container, without an iterator.
  static func plainItems(of value: Value) throws -> [Value]? {
    switch value {
    case .str(let text):
      return try Sequences.made(text.count) { .str(.character(text.scalar(at: $0))) }
    case .object(let object):
      // What derives from these iterates as they do.
      switch object.layout {
      case .list: return try value.list?.listedItems()
      case .tuple: return value.tuple?.items
      case .dict: return try value.dict?.listedKeys()
      case .set: return try value.set?.listedItems()
      case .range:
        guard let range = value.as(Range.self), range.count < 1 << 24 else { return nil }
        return try Sequences.made(range.count) { .int(range[$0]) }
      default: return nil
      }
    default:
      return nil
    }
  }

  /// A new list of all items of an iterable.
  package static func list(of value: Value) throws -> List {
    if value.isPlainList, let list = value.list { return try list.copied() }
    if value.object?.layout == .tuple, let tuple = value.tuple {
      return try tuple.items.withUnsafeBufferPointer { try List.ofMany($0) }
    }
    return try drain(iterator(of: value))
  }

  private static func drain(_ iterator: Iterator) throws -> [Value] {
    // A list grows where it is; an array would be copied again and again.
    let list: List = try drain(iterator)
    return list.count < Sequences.long ? list.items : try Sequences.made(list.count) { list[$0] }
  }

  private static func drain(_ iterator: Iterator) throws -> List {
    let list = List()
    if let count = iterator.remaining {
      try Sequences.checkMemory(count, times: 1, bytesEach: MemoryLayout<Value>.stride)
      list.reserve(count)
    }
    if let range = iterator as? RangeIterator {
      // What is asked for most.
      while let number = range.nextInt() {
        try list.append(.int(number))
        if range.left & 0xFFF == 0 { try checkInterrupt() }
      }
    } else {
      try forEach(iterator) { try list.append($0) }
    }
    return list
  }

  /// Calls `body` with each value that comes, and lets a request to stop through.
  @inline(__always)
  package static func forEach(_ iterator: Iterator, _ body: (Value) throws -> Void) throws {
    var count = 0
    while let item = try iterator.next() {
      try body(item)
      count &+= 1
      if count & 0x3FF == 0 { try checkInterrupt() }
    }
  }

  // MARK: Integers

  /// `operator.index(value)` within 64 bits; nil where the value is no integer.
  @inline(__always)
  package static func indexIfAny(_ value: Value) throws -> Int? {
    switch value {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    case .object(let object): try objectIndex(object)
    default: nil
    }
  }

  @inline(never)
  private static func objectIndex(_ object: Object) throws -> Int? {
    if object.layout == .bigInteger {
      throw PythonError.indexError("cannot fit 'int' into an index-sized integer")
    }
    return try object.asIndex()
  }

  /// `operator.index(value)` within 64 bits; throws `TypeError` where the value is no integer.
  package static func index(_ value: Value) throws -> Int {
    if case .object(let object) = value, object.layout == .bigInteger {
      throw PythonError(.overflowError, "Python int too large to convert to C ssize_t")
    }
    if let index = try indexIfAny(value) { return index }
    throw PythonError.typeError(
      "'\(value.type.name)' object cannot be interpreted as an integer")
  }

  /// `operator.index(value)` of any size; throws `TypeError` where the value is no integer.
  package static func bigIndex(_ value: Value) throws -> BigInt {
    try value.bigInt ?? BigInt(index(value))
  }

  /// `float(value)` of a number; throws `TypeError` for anything else.
  package static func double(_ value: Value) throws -> Double {
    switch value {
    case .float(let value): return value
    case .int(let value): return Double(value)
    case .bool(let value): return value ? 1 : 0
    default:
      if let big = value.bigInt { return try big.toDouble() }
      if let object = value.object {
        if let double = try object.asFloat() { return double }
        if let index = try object.asIndex() { return Double(index) }
      }
      throw PythonError.typeError("must be real number, not \(value.type.name)")
    }
  }
}
