/// `range`: its constructor and its methods.
enum RangeType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("range() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 1...3, of: "range")
    let first = try Operations.index(arguments[0])
    guard let stop = arguments.at(1) else { return .object(try Range(stop: first)) }
    let step = try arguments.at(2).map(Operations.index) ?? 1
    guard step != 0 else { throw PythonError.valueError("range() arg 3 must not be zero") }
    return .object(try Range(start: first, stop: Operations.index(stop), step: step))
  }

  static func populate(_ type: TypeObject) {
    SlotMethods.define(on: type, [.length, .items, .iteration, .containment])
    let methods = MethodTable(type) { $0.as(Range.self) }
    methods.property("start") { .int($0.start) }
    methods.property("stop") { .int($0.stop) }
    methods.property("step") { .int($0.step) }
    methods.unary("count") { .int(try $0.contains($1) == true ? 1 : 0) }
    methods.unary("index") { range, item in
      if let number = item.smallInt, let place = range.place(of: number) { return .int(place) }
      throw PythonError.valueError("\(try Operations.repr(item)) is not in range")
    }
    methods.nullary("__reversed__") { .object(RangeIterator(reversing: $0)) }
  }
}

/// `slice`: its constructor and its methods.
enum SliceType {
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    guard arguments.keywords.isEmpty else {
      throw PythonError.typeError("slice() takes no keyword arguments")
    }
    try ArgumentError.check(arguments.values.count, 1...3, of: "slice")
    guard let stop = arguments.at(1) else {
      return .object(Slice(start: .none, stop: arguments[0]))
    }
    return .object(Slice(start: arguments[0], stop: stop, step: arguments.at(2) ?? .none))
  }

  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Slice.self) }
    methods.property("start") { $0.start }
    methods.property("stop") { $0.stop }
    methods.property("step") { $0.step }
    methods.unary("indices") { slice, length in
      let indices = try slice.indices(Operations.index(length))
      return .tuple([.int(indices.start), .int(indices.stop), .int(indices.step)])
    }
  }
}
