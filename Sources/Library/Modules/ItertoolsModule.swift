import Language

/// `import itertools`.
enum ItertoolsModule {
  static func make() -> Module {
    Module(
      "itertools", functions: endless + selecting + combining + grouping, types: [chain])
  }

  private static func iterator<State>(
    _ name: String, _ state: State, _ step: @escaping (inout State) throws -> Value?
  ) -> Value {
    let type = TypeObject(name, module: "itertools", bases: [.iterator])
    return .object(StatefulIterator(type, state, step))
  }

  // MARK: Endless iterators

  private static var endless: [NativeFunction] {
    [
      NativeFunction("count", signature: "start=0, step=1") { bound in
        iterator("count", bound[0]) { next in
          let value = next
          next = try Operations.binary(.add, next, bound[1])
          return value
        }
      },
      NativeFunction("cycle", 1...1) { arguments in
        let items = SharedItems(try Operations.iterator(of: arguments[0]))
        return iterator("cycle", 0) { place in
          if let item = try items.item(at: place) {
            place += 1
            return item
          }
          guard let first = items.count > 0 ? try items.item(at: 0) : nil else { return nil }
          place = 1
          return first
        }
      },
      NativeFunction("repeat", signature: "object, times=None") { bound in
        let times = bound[1].isNone ? Int.max : try Operations.index(bound[1])
        return iterator("repeat", times) { left in
          guard left > 0 else { return nil }
          if left != .max { left -= 1 }
          return bound[0]
        }
      },
    ]
  }

  // MARK: Chains

  private nonisolated(unsafe) static let chain = TypeObject(
    "chain", module: "itertools", bases: [.iterator],
    constructor: { type, arguments in
      chained(type, ListIterator(List(Array(arguments.positional))))
    },
    populate: { type in
      let fromIterable = NativeFunction("from_iterable", 1...1) { [unowned type] arguments in
        chained(type, try Operations.iterator(of: arguments[0]))
      }
      type.define("from_iterable", .object(StaticMethod(.object(fromIterable))))
    })

  private static func chained(_ type: TypeObject, _ sources: Iterator) -> Value {
    .object(
      StatefulIterator(type, Iterator?.none) { current in
        while true {
          if let value = try current?.next() { return value }
          guard let source = try sources.next() else {
            current = nil
            return nil
          }
          current = try Operations.iterator(of: source)
        }
      })
  }

  // MARK: Selections

  private static var selecting: [NativeFunction] {
    [
      NativeFunction("islice", 2...4, islice),
      NativeFunction("takewhile", 2...2) { arguments in
        let (test, source) = (arguments[0], try Operations.iterator(of: arguments[1]))
        return iterator("takewhile", false) { isDone in
          guard !isDone, let item = try source.next() else { return nil }
          if try Operations.isTrue(Operations.call(test, item)) { return item }
          isDone = true
          return nil
        }
      },
      NativeFunction("dropwhile", 2...2) { arguments in
        let (test, source) = (arguments[0], try Operations.iterator(of: arguments[1]))
        return iterator("dropwhile", false) { started in
          while let item = try source.next() {
            if try started || !Operations.isTrue(Operations.call(test, item)) {
              started = true
              return item
            }
          }
          return nil
        }
      },
      NativeFunction("filterfalse", 2...2) { arguments in
        .object(
          FilterIterator(
            arguments[0], try Operations.iterator(of: arguments[1]), keeps: false))
      },
      NativeFunction("compress", 2...2) { arguments in
        let source = try Operations.iterator(of: arguments[0])
        let selectors = try Operations.iterator(of: arguments[1])
        return iterator("compress", ()) { _ in
          while let item = try source.next(), let selector = try selectors.next() {
            if try Operations.isTrue(selector) { return item }
          }
          return nil
        }
      },
      NativeFunction("starmap", 2...2) { arguments in
        let (function, source) = (arguments[0], try Operations.iterator(of: arguments[1]))
        return iterator("starmap", ()) { _ in
          guard let item = try source.next() else { return nil }
          return try Arguments.with(Operations.items(of: item)) {
            try Operations.call(function, $0)
          }
        }
      },
    ]
  }

  private static func islice(_ arguments: Arguments) throws -> Value {
    func bound(_ index: Int, _ standard: Int) throws -> Int {
      guard let value = arguments.at(index), !value.isNone else { return standard }
      guard let number = try Operations.indexIfAny(value), number >= 0 else {
        throw PythonError.valueError(
          "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      return number
    }
    let source = try Operations.iterator(of: arguments[0])
    let isShort = arguments.positionalCount == 2
    let start = isShort ? 0 : try bound(1, 0)
    let stop = try bound(isShort ? 1 : 2, .max)
    let step = try bound(3, 1)
    guard step > 0 else {
      throw PythonError.valueError("Step for islice() must be a positive integer or None.")
    }
    return iterator("islice", (place: 0, wanted: start)) { state in
      while state.wanted < stop, let item = try source.next() {
        state.place += 1
        if state.place > state.wanted {
          state.wanted =
            state.wanted.addingReportingOverflow(step).overflow ? .max : state.wanted + step
          return item
        }
        try Operations.checkInterrupt()
      }
      state.wanted = .max
      return nil
    }
  }

  // MARK: Combinations

  private static var combining: [NativeFunction] {
    [
      NativeFunction("product", signature: "*iterables, repeat=1") { bound in
        let pools = try (bound[0].tuple?.items ?? []).map(Operations.items(of:))
        let times = try Operations.index(bound[1])
        guard times >= 0 else {
          throw PythonError.valueError("repeat argument cannot be negative")
        }
        try Sequences.checkMemory(pools.count, times: times, bytesEach: 32)
        return tuples("product", Array(repeatElement(pools, count: times).joined()))
      },
      NativeFunction("permutations", signature: "iterable, r=None") { bound in
        let pool = try Operations.items(of: bound[0])
        let size = bound[1].isNone ? pool.count : try Operations.index(bound[1])
        if size > pool.count { return iterator("permutations", ()) { _ in nil } }
        return choices("permutations", pool, size) { Set($0).count == $0.count }
      },
      NativeFunction("combinations", signature: "iterable, r") { bound in
        let (pool, size) = (try Operations.items(of: bound[0]), try Operations.index(bound[1]))
        if size > pool.count { return iterator("combinations", ()) { _ in nil } }
        return choices("combinations", pool, size) { zip($0, $0.dropFirst()).allSatisfy(<) }
      },
      NativeFunction("combinations_with_replacement", signature: "iterable, r") { bound in
        let (pool, size) = (try Operations.items(of: bound[0]), try Operations.index(bound[1]))
        try Sequences.checkMemory(max(0, size), times: 1, bytesEach: 32)
        return choices("combinations_with_replacement", pool, size) {
          zip($0, $0.dropFirst()).allSatisfy(<=)
        }
      },
      NativeFunction("zip_longest", signature: "*iterables, fillvalue=None") { bound in
        let sources = try (bound[0].tuple?.items ?? []).map(Operations.iterator(of:))
        return iterator("zip_longest", ()) { _ in
          let items = try sources.map { try $0.next() }
          guard items.contains(where: { $0 != nil }) else { return nil }
          return .tuple(items.map { $0 ?? bound[1] })
        }
      },
      NativeFunction("pairwise", 1...1) { arguments in
        let source = try Operations.iterator(of: arguments[0])
        return iterator("pairwise", Value?.none) { previous in
          guard let first = try previous ?? source.next(), let second = try source.next() else {
            return nil
          }
          previous = second
          return .tuple([first, second])
        }
      },
    ]
  }

  /// All tuples with one item of each pool, the last place running fastest.
  private static func tuples(_ name: String, _ pools: [[Value]]) -> Value {
    let start: [Int]? = pools.contains(where: \.isEmpty) ? nil : pools.map { _ in 0 }
    return iterator(name, start) { places in
      guard let current = places else { return nil }
      places = advanced(current, limits: pools.map(\.count))
      return .tuple(zip(pools, current).map { $0[$1] })
    }
  }

  /// The next places in lexicographic order, or nil after the last.
  private static func advanced(_ places: [Int], limits: [Int]) -> [Int]? {
    var places = places
    for index in places.indices.reversed() {
      places[index] += 1
      if places[index] < limits[index] { return places }
      places[index] = 0
    }
    return nil
  }

  /// The tuples of `size` items whose places in the pool are valid, in lexicographic order.
  private static func choices(
    _ name: String, _ pool: [Value], _ size: Int, _ isValid: @escaping ([Int]) -> Bool
  ) -> Value {
    let start: [Int]? =
      size < 0 || pool.isEmpty && size > 0 ? nil : Array(repeating: 0, count: size)
    let limits = Array(repeating: pool.count, count: max(0, size))
    return iterator(name, start) { places in
      while let current = places {
        // A prefix that is not valid stays so: skip all that begins with it.
        if let wrong = current.indices.first(where: { !isValid(Array(current[...$0])) }) {
          var skipped = current
          for index in (wrong + 1)..<max(wrong + 1, current.count) {
            skipped[index] = pool.count - 1
          }
          places = advanced(skipped, limits: limits)
          try Operations.checkInterrupt()
          continue
        }
        places = advanced(current, limits: limits)
        return .tuple(current.map { pool[$0] })
      }
      return nil
    }
  }

  // MARK: Running values and groups

  private static var grouping: [NativeFunction] {
    [
      NativeFunction("accumulate", signature: "iterable, func=None, *, initial=None") { bound in
        let source = try Operations.iterator(of: bound[0])
        let initial: Value? = bound[2].isNone ? nil : bound[2]
        return iterator("accumulate", (total: Value?.none, initial: initial)) { state in
          if let initial = state.initial {
            state = (initial, nil)
            return initial
          }
          guard let item = try source.next() else { return nil }
          guard let total = state.total else {
            state.total = item
            return item
          }
          let next =
            try bound[1].isNone
            ? Operations.binary(.add, total, item) : Operations.call(bound[1], total, item)
          state.total = next
          return next
        }
      },
      NativeFunction("groupby", signature: "iterable, key=None") { bound in
        .object(GroupByIterator(try Operations.iterator(of: bound[0]), key: bound[1]))
      },
      NativeFunction("tee", signature: "iterable, n=2") { bound in
        let items = SharedItems(try Operations.iterator(of: bound[0]))
        let count = try Operations.index(bound[1])
        guard count >= 0 else { throw PythonError.valueError("n must be >= 0") }
        try Sequences.checkMemory(count, times: 1, bytesEach: 64)
        return .tuple(
          (0..<count).map { _ in
            iterator("_tee", 0) { place in
              guard let item = try items.item(at: place) else { return nil }
              place += 1
              return item
            }
          })
      },
    ]
  }
}
