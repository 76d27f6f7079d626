import Language

/// What `plt.subplots` returns for several axes: a NumPy array of them.
final class AxesArray: Object {
  /// One direction, or rows and columns.
  let shape: [Int]
  /// Row by row.
  let axes: [AxesObject]

  init(shape: [Int], _ axes: [AxesObject]) {
    self.shape = shape
    self.axes = axes
  }

  override var type: TypeObject { AxesArray.typeObject }

  /// The axes in one row, as `flat` gives them.
  private var flattened: Value { .object(AxesArray(shape: [axes.count], axes)) }

  // MARK: Containers

  override func length() throws -> Int { shape[0] }
  override func makeIterator() throws -> Iterator { ListIterator(List(items)) }

  private var items: [Value] { (0..<shape[0]).map(item) }

  private func item(_ index: Int) -> Value {
    guard shape.count == 2 else { return .object(axes[index]) }
    return .object(
      AxesArray(shape: [shape[1]], Array(axes[index * shape[1]..<(index + 1) * shape[1]])))
  }

  override func getItem(_ key: Value) throws -> Value {
    guard let keys = key.tuple?.items else { return try getItem(key, direction: 0) }
    guard keys.count <= shape.count else {
      throw PythonError.indexError(
        "too many indices for array: array is \(shape.count)-dimensional, "
          + "but \(keys.count) were indexed")
    }
    guard keys.count == 2 else { return try keys.first.map { try getItem($0) } ?? .object(self) }
    let rows = try places(keys[0], 0)
    let columns = try places(keys[1], 1)
    let chosen = rows.places.flatMap { row in columns.places.map { axes[row * shape[1] + $0] } }
    let newShape = [rows, columns].filter { !$0.isSingle }.map(\.places.count)
    if newShape.isEmpty, let only = chosen.first { return .object(only) }
    return .object(AxesArray(shape: newShape, chosen))
  }

  private func getItem(_ key: Value, direction: Int) throws -> Value {
    let chosen = try places(key, direction)
    if chosen.isSingle, let place = chosen.places.first { return item(place) }
    let width = shape.count == 2 ? shape[1] : 1
    let axes = chosen.places.flatMap { self.axes[$0 * width..<($0 + 1) * width] }
    return .object(AxesArray(shape: [chosen.places.count] + shape.dropFirst(), axes))
  }

  private func places(
    _ key: Value, _ direction: Int
  ) throws -> (places: [Int], isSingle: Bool) {
    let count = shape[direction]
    if let slice = key.as(Slice.self) { return (try slice.indices(count).map { $0 }, false) }
    guard let index = try Operations.indexIfAny(key) else {
      throw PythonError.indexError("only integers and slices (`:`) are valid indices here")
    }
    let place = try Sequences.place(
      index, count: count,
      "index \(index) is out of bounds for axis \(direction) with size \(count)")
    return ([place], true)
  }

  // MARK: Text

  override func repr() throws -> String {
    let rows = shape.count == 2 ? shape[0] : 1
    let width = axes.count / max(1, rows)
    let lines = try (0..<rows).map { row in
      try axes[row * width..<(row + 1) * width].map { try $0.repr() }.joined(separator: ", ")
    }
    let body =
      shape.count == 2
      ? "[" + lines.map { "[\($0)]" }.joined(separator: ",\n       ") + "]"
      : "[\(lines.first ?? "")]"
    return "array(\(body), dtype=object)"
  }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "ndarray", module: "numpy", populate: define)

  private static func define(on type: TypeObject) {
    let table = MethodTable(type) { $0.as(AxesArray.self) }
    table.property("shape") { .tuple($0.shape.map { .int($0) }) }
    table.property("size") { .int($0.axes.count) }
    table.property("ndim") { .int($0.shape.count) }
    table.property("flat") { $0.flattened }
    table.nullary("ravel") { $0.flattened }
    table.nullary("flatten") { $0.flattened }
    table.nullary("tolist") { array in
      try .list(
        array.items.map { item in
          try item.as(AxesArray.self).map { try .list(Operations.items(of: .object($0))) } ?? item
        })
    }
  }
}
