import Language
import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// choice, choices, sample and shuffle.

extension RandomObject {
  static func defineChoices(_ methods: MethodTable<RandomObject>) {
    methods.method("choice", "seq") { random, arguments in
      let count = try Operations.length(arguments[0])
      guard count > 0 else {
        throw PythonError.indexError("Cannot choose from an empty sequence")
      }
      return try Operations.getItem(arguments[0], .int(random.draw { $0.below(count) }))
    }
    methods.method("shuffle", "x") { random, arguments in
      try random.shuffle(arguments[0])
      return .none
    }
    methods.method("sample", "population, k, *, counts=None") { random, arguments in
      let size = try Operations.index(arguments[1])
      return arguments[2].isNone
        ? .list(try random.sample(arguments[0], size))
        : .list(try random.sample(arguments[0], size, counts: arguments[2]))
    }
    methods.method("choices", "population, weights=None, *, cum_weights=None, k=1") {
      random, arguments in
      .list(
        try random.choices(
          arguments[0], weights: arguments[1], cumulative: arguments[2],
          Operations.index(arguments[3])))
    }
  }

  private func shuffle(_ sequence: Value) throws {
    let count = try Operations.length(sequence)
    guard count > 1 else { return }
    if let list = sequence.list {
      list.willChange()
      try draw { generator in
        try Interrupt.forEachStretch(of: count - 1) { stretch in
          for step in stretch {
            let i = count - 1 - step
            list.swapAt(i, generator.below(i + 1))
          }
        }
      }
      return
    }
    for i in (1..<count).reversed() {
      try Interrupt.check()
      let j = draw { $0.below(i + 1) }
      let (a, b) = (
        try Operations.getItem(sequence, .int(i)), try Operations.getItem(sequence, .int(j))
      )
      try Operations.setItem(sequence, .int(i), b)
      try Operations.setItem(sequence, .int(j), a)
    }
  }

  // MARK: Without replacement

  private func sample(_ population: Value, _ size: Int) throws -> [Value] {
    guard RandomObject.isSequence(population) else {
      throw PythonError.typeError(
        "Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let count = try Operations.length(population)
    let places = try samplePlaces(count, size)
    return try places.map { try Operations.getItem(population, .int($0)) }
  }

  private func sample(_ population: Value, _ size: Int, counts: Value) throws -> [Value] {
    guard RandomObject.isSequence(population) else {
      throw PythonError.typeError(
        "Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let sums = try RandomObject.sums(of: Operations.items(of: counts))
    guard sums.count == (try Operations.length(population)) else {
      throw PythonError.valueError("The number of counts does not match the population")
    }
    guard let last = sums.last, let total = last.smallInt else {
      if sums.isEmpty { throw PythonError.indexError("pop from empty list") }
      throw PythonError.typeError("Counts must be integers")
    }
    guard total > 0 else {
      throw PythonError.valueError("Total of counts must be greater than zero")
    }
    let ends = try sums.dropLast().map { try Operations.double($0) }
    return try samplePlaces(total, size).map { place in
      try Operations.getItem(population, .int(RandomObject.slot(Double(place), in: ends)))
    }
  }

  /// Different places below `count`. CPython keeps a pool where that takes less memory than the
  /// set of the chosen; the numbers depend on which it is.
  private func samplePlaces(_ count: Int, _ size: Int) throws -> [Int] {
    guard size >= 0, size <= count else {
      throw PythonError.valueError("Sample larger than population or is negative")
    }
    try Sequences.checkMemory(size, times: 2, bytesEach: MemoryLayout<Value>.stride)
    return try draw { generator in
      if count <= RandomObject.setCost(size) {
        var pool = try Sequences.made(count) { $0 }
        return try Sequences.made(size) { i in
          let j = generator.below(count - i)
          defer { pool[j] = pool[count - i - 1] }
          return pool[j]
        }
      }
      var chosen: Set<Int> = []
      var places: [Int] = []
      while places.count < size {
        try Operations.checkInterrupt()
        let place = generator.below(count)
        if chosen.insert(place).inserted { places.append(place) }
      }
      return places
    }
  }

  /// The size of a population from which on a set of the chosen is smaller than the population.
  private static func setCost(_ size: Int) -> Int {
    guard size > 5 else { return 21 }
    let exponent = (log(Double(size) * 3) / log(4)).rounded(.up)
    return exponent > 30 ? .max : 21 + 1 << (2 * Int(exponent))
  }

  private static func isSequence(_ value: Value) -> Bool {
    if case .str = value { return true }
    guard let object = value.object else { return false }
    switch object.layout {
    case .list, .tuple, .range: return true
    default: return object is Bytes
    }
  }

  // MARK: With replacement

  private func choices(
    _ population: Value, weights: Value, cumulative: Value, _ size: Int
  ) throws -> [Value] {
    let count = try Operations.length(population)
    let size = max(size, 0)
    try Sequences.checkMemory(size, times: 2, bytesEach: MemoryLayout<Value>.stride)
    guard !weights.isNone || !cumulative.isNone else {
      return try (0..<size).map { _ in
        try Operations.checkInterrupt()
        let place = Int(draw { $0.random() } * Double(count))
        return try Operations.getItem(population, .int(place))
      }
    }
    guard weights.isNone || cumulative.isNone else {
      throw PythonError.typeError("Cannot specify both weights and cumulative weights")
    }
    if cumulative.isNone, weights.isInteger {
      throw PythonError.typeError(
        "The number of choices must be a keyword argument: k=\(try Operations.repr(weights))")
    }
    let sums =
      cumulative.isNone
      ? try RandomObject.sums(of: Operations.items(of: weights))
      : try Operations.items(of: cumulative)
    guard sums.count == count else {
      throw PythonError.valueError("The number of weights does not match the population")
    }
    guard let last = sums.last else { throw PythonError.indexError("list index out of range") }
    let total = try Operations.double(last)
    guard total > 0 || total.isNaN else {
      throw PythonError.valueError("Total of weights must be greater than zero")
    }
    guard total.isFinite else { throw PythonError.valueError("Total of weights must be finite") }
    let ends = try sums.dropLast().map { try Operations.double($0) }
    return try (0..<size).map { _ in
      try Operations.checkInterrupt()
      let place = RandomObject.slot(draw { $0.random() } * total, in: ends)
      return try Operations.getItem(population, .int(place))
    }
  }

  /// The sums of the first one, two, three … values.
  private static func sums(of values: [Value]) throws -> [Value] {
    var sums: [Value] = []
    for value in values {
      sums.append(try sums.last.map { try Operations.binary(.add, $0, value) } ?? value)
    }
    return sums
  }

  /// How many of the ascending ends are not above a number.
  private static func slot(_ number: Double, in ends: [Double]) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = low + (high - low) / 2
      if number < ends[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
