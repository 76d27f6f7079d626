import Safety

extension Tensor {
  /// What `repr` shows: `tensor([1., 2.], dtype=torch.float64)`. Lets a request to stop through.
  ///
  /// - Parameters:
  ///   - suffixes: what follows the dtype, such as `requires_grad=True`.
  ///   - prefix: what stands before the numbers, the parenthesis included.
  package func formatted(_ suffixes: [String] = [], prefix: String = "tensor(") throws -> String {
    let options = PrintOptions.current
    let own = ownSuffixes(options)
    let text = try prefix + elementsText(indent: prefix.utf8.count, options)
    return Tensor.adding(own + suffixes, to: text, indent: prefix.utf8.count, options) + ")"
  }

  /// The size and dtype, where the numbers do not show them.
  private func ownSuffixes(_ options: PrintOptions) -> [String] {
    var suffixes: [String] = []
    let isEmpty = sizes.contains(0)
    if isEmpty ? rank != 1 : options.edgeItems == 0 {
      let comma = rank == 1 ? "," : ""
      suffixes.append("size=(" + sizes.map(String.init).joined(separator: ", ") + comma + ")")
    }
    let isEvident = dtype == .default || !isEmpty && (dtype == .int64 || dtype == .bool)
    if !isEvident { suffixes.append("dtype=torch.\(dtype.name)") }
    return suffixes
  }

  /// Suffixes go on in the line, or begin a new one when it gets too long.
  private static func adding(
    _ suffixes: [String], to text: String, indent: Int, _ options: PrintOptions
  ) -> String {
    var result = text
    // Python's `rfind` counts a missing line break as -1; both cases come out as two too many.
    let lastLine = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    var length = lastLine + 2
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > options.lineWidth {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.utf8.count
      } else {
        result += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return result
  }

  /// The numbers as `repr` shows them, without `tensor(` and suffixes.
  ///
  /// - Parameter indent: how far in the text stands that follows a line end.
  package func elementsText(
    indent: Int = 0, _ options: PrintOptions = .current
  ) throws -> String {
    if sizes.contains(0) { return "[]" }
    let isSummary = Double(count) > options.threshold
    var layout = PrintLayout(
      tensor: self, edge: isSummary ? Swift.max(options.edgeItems, 0) : nil,
      lineWidth: options.lineWidth)
    let elements = try ElementTexts(
      layout.shownValues(), isFloatingPoint: dtype.isFloatingPoint, options: options)
    return try layout.text(elements, indent: indent)
  }
}

/// Which elements are shown, and how they are arranged in lines.
private struct PrintLayout {
  let tensor: Tensor
  /// Positions at either end of a summarised dimension; nil shows everything.
  let edge: Int?
  let lineWidth: Int
  /// How many elements were written.
  private var written = 0

  init(tensor: Tensor, edge: Int?, lineWidth: Int) {
    (self.tensor, self.edge, self.lineWidth) = (tensor, edge, lineWidth)
  }

  /// The elements that will be shown, row-major.
  func shownValues() throws -> [Scalar] {
    var values: [Scalar] = []
    func visit(_ dim: Int, _ place: Int) throws {
      try Interrupt.check()
      if dim == tensor.rank { return values.append(tensor.value(at: place)) }
      for position in shownPositions(dim) {
        if let position { try visit(dim + 1, place + position * tensor.strides[dim]) }
      }
    }
    try visit(0, tensor.offset)
    return values
  }

  /// The positions shown along a dimension; nil stands for those left out.
  private func shownPositions(_ dim: Int) -> [Int?] {
    let size = tensor.sizes[dim]
    guard let edge, size > 2 * edge else { return Array(0..<size) }
    return Array(0..<edge) + [nil] + Array(size - edge..<size)
  }

  /// The elements' texts, which are in the order of `shownValues`, between brackets.
  mutating func text(_ elements: ElementTexts, indent: Int) throws -> String {
    try text(elements, 0, indent)
  }

  private mutating func text(
    _ elements: ElementTexts, _ dim: Int, _ indent: Int
  ) throws -> String {
    if dim == tensor.rank { return next(elements) }
    if dim == tensor.rank - 1 {
      let omission = edge == 0 ? "..." : " ..."
      let numbers = shownPositions(dim).map { $0 == nil ? omission : next(elements) }
      return try vector(numbers, width: elements.width, indent)
    }
    let parts = try shownPositions(dim).map { position in
      try position == nil ? "..." : text(elements, dim + 1, indent + 1)
    }
    let breaks = String(repeating: "\n", count: tensor.rank - dim - 1)
    return "[" + parts.joined(separator: "," + breaks + spaces(indent + 1)) + "]"
  }

  private mutating func next(_ elements: ElementTexts) -> String {
    written += 1
    return elements.texts[written - 1]
  }

  /// Numbers in as many lines as they need.
  private func vector(_ numbers: [String], width: Int, _ indent: Int) throws -> String {
    let perLine = Swift.max(1, (lineWidth - indent) / (width + 2))
    let lines = try stride(from: 0, to: numbers.count, by: perLine).map { start in
      try Interrupt.check()
      return numbers[start..<Swift.min(start + perLine, numbers.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + spaces(indent + 1)) + "]"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Tensor {
  /// The element at a place counted in elements from the start of the storage.
  fileprivate func value(at place: Int) -> Scalar {
    Dispatch.all(dtype) { type in value(at: place, as: type) }
  }

  private func value<T: Element>(at place: Int, as type: T.Type) -> Scalar {
    storage.bytes.assumingMemoryBound(to: type)[place].scalar
  }
}
