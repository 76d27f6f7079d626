import Language

/// The arrays of numbers that drawing functions return, such as a histogram's counts: a NumPy array
/// with one or two directions, as far as plots need one.
final class NumberArray: Object {
  let shape: [Int]
  /// The numbers, row by row.
  private(set) var numbers: [Double]

  /// An array with one direction.
  init(_ numbers: [Double]) {
    shape = [numbers.count]
    self.numbers = numbers
  }

  /// A matrix; the rows have the same length.
  init(rows: [[Double]]) {
    shape = [rows.count, rows.first?.count ?? 0]
    numbers = Array(rows.joined())
  }

  override var type: TypeObject { NumberArray.typeObject }

  override func restoration() -> (() -> Void)? {
    let old = numbers
    return { [self] in numbers = old }
  }

  // MARK: Containers

  override func length() throws -> Int { shape[0] }

  override func makeIterator() throws -> Iterator { ListIterator(List(items)) }

  /// What iterating gives: numbers, or a matrix's rows.
  private var items: [Value] {
    guard shape.count == 2 else { return numbers.map { .float($0) } }
    return (0..<shape[0]).map { .object(NumberArray(row($0))) }
  }

  private func row(_ index: Int) -> [Double] {
    Array(numbers[index * shape[1]..<(index + 1) * shape[1]])
  }

  override func getItem(_ key: Value) throws -> Value {
    if let slice = key.as(Slice.self) {
      guard shape.count == 1 else { throw PythonError.notInDojo("a slice of a matrix of a plot") }
      return .object(NumberArray(try slice.indices(shape[0]).map { numbers[$0] }))
    }
    if let keys = key.tuple?.items, keys.count == shape.count, let first = keys.first {
      let item = try getItem(first)
      return keys.count == 1 ? item : try Operations.getItem(item, keys[1])
    }
    let place = try place(of: key)
    return shape.count == 1 ? .float(numbers[place]) : .object(NumberArray(row(place)))
  }

  override func setItem(_ key: Value, _ value: Value) throws {
    guard shape.count == 1 else { throw PythonError.notInDojo("a change of a matrix of a plot") }
    let place = try place(of: key)
    let number = try Operations.double(value)
    willChange()
    numbers[place] = number
  }

  private func place(of key: Value) throws -> Int {
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.indexError(
        "only integers, slices (`:`) and tuples of integers are valid indices here")
    }
    return try Sequences.place(
      index, count: shape[0],
      "index \(index) is out of bounds for axis 0 with size \(shape[0])")
  }

  // MARK: Operators

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try combined(with: other) { try Operations.binary(op, .float($0), .float($1)) }
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    try combined(with: other) { try Operations.binary(op, .float($1), .float($0)) }
  }

  private func combined(
    with other: Value, _ body: (Double, Double) throws -> Value
  ) throws -> Value? {
    let operand = try ArrayInput(other)
    guard operand.categories == nil else { return nil }
    guard operand.shape.isEmpty || operand.shape == shape else {
      throw PythonError.valueError(
        "operands could not be broadcast together with shapes "
          + "\(ArrayInput(numbers: numbers).shapeText) \(operand.shapeText) ")
    }
    let result = try numbers.indices.map { index in
      let right = operand.shape.isEmpty ? operand.numbers[0] : operand.numbers[index]
      return try Operations.double(body(numbers[index], right))
    }
    return .object(NumberArray(shape: shape, result))
  }

  private init(shape: [Int], _ numbers: [Double]) {
    self.shape = shape
    self.numbers = numbers
  }

  override func unary(_ op: UnaryOperator) throws -> Value? {
    guard op == .negative else { return nil }
    return .object(NumberArray(shape: shape, numbers.map(-)))
  }

  // MARK: Text

  override func repr() throws -> String { NumberArrayText.repr(shape, numbers) }
  override func str() throws -> String { NumberArrayText.str(shape, numbers) }

  // MARK: Class

  nonisolated(unsafe) static let typeObject = TypeObject(
    "ndarray", module: "numpy", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(NumberArray.self) }
    table.property("shape") { .tuple($0.shape.map { .int($0) }) }
    table.property("size") { .int($0.numbers.count) }
    table.property("ndim") { .int($0.shape.count) }
    table.nullary("tolist") { array in
      try .list(
        array.items.map { item in
          try item.as(NumberArray.self).map { try .list(Operations.items(of: .object($0))) } ?? item
        })
    }
    table.nullary("sum") { .float($0.numbers.reduce(0, +)) }
    table.nullary("mean") { .float($0.numbers.reduce(0, +) / Double($0.numbers.count)) }
    table.nullary("max") { .float(try extreme($0, "maximum") { $0 > $1 }) }
    table.nullary("min") { .float(try extreme($0, "minimum") { $0 < $1 }) }
  }

  private static func extreme(
    _ array: NumberArray, _ name: String, _ wins: (Double, Double) -> Bool
  ) throws -> Double {
    guard var best = array.numbers.first else {
      throw PythonError.valueError(
        "zero-size array to reduction operation \(name) which has no identity")
    }
    for number in array.numbers where wins(number, best) || number.isNaN { best = number }
    return best
  }
}
