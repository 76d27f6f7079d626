/// `list`: its constructor and its methods.
enum ListType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("list() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 0...1, of: "list")
    return .object(try arguments.at(0).map(Operations.list(of:)) ?? List())
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(
      on: type, [.length, .items, .mutableItems, .iteration, .containment],
      operators: [.add, .multiply], inPlace: [.add, .multiply])
    type.define("__hash__", .none)
    let methods = MethodTable(type) { $0.list }
    defineAppend(methods)
    methods.unary("extend") { list, iterable in
      try list.extend(iterable)
      return .none
    }
    methods.positional("insert", 2...2) { list, arguments in
      let index = try Operations.index(arguments[0])
      let count = list.count
      try list.insert(arguments[1], at: min(max(index < 0 ? index + count : index, 0), count))
      return .none
    }
    methods.positional("pop", 0...1) { try pop($0, $1) }
    methods.unary("remove") { list, item in
      guard let place = try list.firstIndex(of: item), place < list.count else {
        throw PythonError.valueError("list.remove(x): x not in list")
      }
      list.remove(at: place)
      return .none
    }
    methods.nullary("clear") { list in
      list.replaceAll(with: [])
      return .none
    }
    methods.nullary("copy") { .object(try $0.copied()) }
    methods.nullary("reverse") { list in
      list.reverse()
      return .none
    }
    methods.positional("index", 1...3) { list, arguments in
      try SequenceMethods.index(arguments, in: list.items) {
        try "\(Operations.repr(arguments[0])) is not in list"
      }
    }
    methods.unary("count") { .int(try Sequences.count(of: $1, in: $0.items)) }
    methods.method("sort", "*, key=None, reverse=False") { list, bound in
      try sort(list, key: bound[0], descending: Operations.isTrue(bound[1]))
      return .none
    }
    methods.nullary("__reversed__") { .object(ReversedIterator(.object($0), $0.count)) }
  }

  /// `list.append`, once the class has its methods.
  nonisolated(unsafe) static private(set) var append: NativeFunction?

  /// `append` is what loops call most: it takes its arguments without detours, and the machine knows
  /// it.
  private static func defineAppend(_ methods: MethodTable<List>) {
    methods.unary("append") { list, item in
      try list.append(item)
      return .none
    }
    guard case .object(let checked)? = methods.type.attributes["append"] else { return }
    let direct = NativeFunction("append", owner: methods.type) { arguments in
      guard arguments.values.count == 2, arguments.keywords.isEmpty,
        case .object(let object) = arguments.values[0], object.layout == .list
      else { return try checked.call(arguments) }
      try unsafeDowncast(object, to: List.self).append(arguments.values[1])
      return .none
    }
    methods.type.define("append", .object(direct))
    append = direct
  }

  private static func pop(_ list: List, _ arguments: Arguments) throws -> Value {
    let index = try arguments.at(0).map(Operations.index) ?? -1
    guard !list.isEmpty else { throw PythonError.indexError("pop from empty list") }
    return list.remove(
      at: try Sequences.place(index, count: list.count, "pop index out of range"))
  }

  /// Sorts in place; the list is empty meanwhile, as in CPython.
  private static func sort(_ list: List, key: Value, descending: Bool) throws {
    var items = try list.listedItems()
    list.replaceAll(with: [])
    do {
      try Sorting.sort(&items, key: key, descending: descending)
    } catch {
      list.replaceAll(with: items)
      throw error
    }
    let wasChanged = !list.isEmpty
    list.replaceAll(with: items)
    if wasChanged { throw PythonError.valueError("list modified during sort") }
  }
}

/// Methods that lists and tuples share.
package enum SequenceMethods {
  /// `sequence.index(item, start, stop)`; throws `ValueError` with `message` where it is not there.
  package static func index(
    _ arguments: Arguments, in items: [Value], _ message: () throws -> String
  ) throws -> Value {
    func place(_ index: Int, _ standard: Int) throws -> Int {
      guard let value = arguments.at(index) else { return standard }
      let place = try Operations.indexIfAny(value) ?? Operations.index(value)
      return place < 0 ? max(0, place + items.count) : place
    }
    let (start, stop) = (try place(1, 0), try place(2, items.count))
    if let place = try Sequences.firstIndex(of: arguments[0], in: items, from: start, to: stop) {
      return .int(place)
    }
    throw PythonError.valueError(try message())
  }
}
