import Safety

// x[...] and x[...] = value.

extension Tensor {
  /// The part of this tensor that a subscript names.
  ///
  /// A view where `Index.isBasic`, otherwise a copy. Throws `IndexError` for positions out of
  /// range, too many parts, masks of another shape; `ValueError` for a slice step below 1.
  package func index(_ items: [Index]) throws -> Tensor {
    if items.count == 1, case .integer(let i) = items[0] { return try index(i) }
    if let plan = try AdvancedIndexing(plain: self, items) {
      return try plan.places.read(from: self, sizes: plan.sizes)
    }
    let (view, tensors) = try resolve(items)
    return tensors.isEmpty ? view : try view.index(tensors)
  }

  /// `x[i]`: one position along the first dimension, a view.
  @inline(__always)
  package func index(_ i: Int) throws -> Tensor {
    try withUnsafePointer(to: self) { try Tensor.part(of: $0, i, nil) }
  }

  /// `x[i, j]`: one position along each of the first two dimensions, a view.
  @inline(__always)
  package func index(_ i: Int, _ j: Int) throws -> Tensor {
    try withUnsafePointer(to: self) { try Tensor.part(of: $0, i, j) }
  }

  /// `source[i]` or `source[i, j]`. The source is not copied: a loop over rows takes many.
  package static func part(
    of source: UnsafePointer<Tensor>, _ i: Int, _ j: Int?
  ) throws -> Tensor {
    let offset = try partOffset(source, i, j)
    let number = j == nil ? 1 : 2
    return Tensor(
      storage: source.pointee.storage, offset: offset,
      sizes: Dims(source.pointee.sizes, droppingFirst: number),
      strides: Dims(source.pointee.strides, droppingFirst: number), dtype: source.pointee.dtype)
  }

  /// Makes this tensor `source[i]` or `source[i, j]`; it stays as it is if there is no such part.
  package mutating func becomePart(
    of source: UnsafePointer<Tensor>, _ i: Int, _ j: Int?
  ) throws {
    offset = try Tensor.partOffset(source, i, j)
    let number = j == nil ? 1 : 2
    if storage !== source.pointee.storage { storage = source.pointee.storage }
    withUnsafePointer(to: source.pointee.sizes) { sizes.become($0, droppingFirst: number) }
    withUnsafePointer(to: source.pointee.strides) { strides.become($0, droppingFirst: number) }
    dtype = source.pointee.dtype
  }

  /// The offset of the first element of `source[i]` or `source[i, j]`.
  @inline(__always)
  private static func partOffset(
    _ source: UnsafePointer<Tensor>, _ i: Int, _ j: Int?
  ) throws -> Int {
    guard source.pointee.sizes.count > (j == nil ? 0 : 1) else {
      throw j == nil ? indexOfNoDimension : source.pointee.tooManyIndices
    }
    let first = try position(i, of: source.pointee.sizes[0], 0) &* source.pointee.strides[0]
    guard let j else { return source.pointee.offset &+ first }
    let second = try position(j, of: source.pointee.sizes[1], 1) &* source.pointee.strides[1]
    return source.pointee.offset &+ first &+ second
  }

  /// Whether `source[i]` is there.
  package static func hasPart(_ source: UnsafePointer<Tensor>, _ i: Int) -> Bool {
    guard source.pointee.sizes.count > 0 else { return false }
    let size = source.pointee.sizes[0]
    return i >= -size && i < size
  }

  /// Whether `part` is the view `whole[i]`; nothing is made to find out.
  package static func isPart(
    _ part: UnsafePointer<Tensor>, of whole: UnsafePointer<Tensor>, _ i: Int
  ) -> Bool {
    let rank = part.pointee.sizes.count
    guard part.pointee.storage === whole.pointee.storage,
      part.pointee.dtype == whole.pointee.dtype, whole.pointee.sizes.count == rank &+ 1
    else { return false }
    let size = whole.pointee.sizes[0]
    let position = i < 0 ? i &+ size : i
    guard position >= 0, position < size,
      part.pointee.offset == whole.pointee.offset &+ position &* whole.pointee.strides[0]
    else { return false }
    for d in 0..<rank {
      if part.pointee.sizes[d] != whole.pointee.sizes[d &+ 1] { return false }
      if part.pointee.strides[d] != whole.pointee.strides[d &+ 1] { return false }
    }
    return true
  }

  /// Writes `value`, broadcast, into the part that a subscript names; or adds it to what is there.
  ///
  /// A view gets converted values. Positions and masks want this tensor's dtype: they throw
  /// `RuntimeError` for another one, and for a value that does not broadcast.
  package func indexPut_(
    _ items: [Index], _ value: Tensor, accumulate: Bool = false, isNumber: Bool = false
  ) throws {
    if value.dtype == dtype, let plan = try AdvancedIndexing(plain: self, items) {
      return try put(value, plan, accumulate)
    }
    let (view, tensors) = try resolve(items)
    if case .bool(false)? = items.first, items.count == 1 { return }
    if !tensors.isEmpty {
      try view.indexPut_(tensors, value, accumulate: accumulate)
      return
    }
    let value = value.withoutLeadingOnes(downTo: view.rank)
    if accumulate {
      let places = try Places(of: view)
      try places.accumulate(value.expand(to: view.sizes).to(dtype), into: self)
    } else if isNumber {
      try view.fill_(value.item())
    } else if !value.isSameView(as: view) {
      try view.copy_(from: value.expand(to: view.sizes))
    } else {
      try storage.willChange()
    }
  }

  /// The view that a subscript's basic parts make, and the tensors that index its dimensions.
  ///
  /// The tensors stand in the order of the dimensions, nil for one that is taken whole; a mask
  /// stands for as many as it has. There are none at all if the subscript is basic.
  package func resolve(_ items: [Index]) throws -> (view: Tensor, tensors: [Tensor?]) {
    let named = items.reduce(0) { $0 + $1.dimensions }
    guard named <= rank else { throw excess(items) }
    var view = self
    var tensors: [Tensor?] = []
    var (dim, covered) = (0, 0)
    func record(_ tensor: Tensor) {
      tensors.append(contentsOf: repeatElement(nil, count: dim - covered))
      tensors.append(tensor)
      dim += tensor.isMask ? tensor.rank : 1
      covered = dim
    }
    for (place, item) in items.enumerated() {
      switch item.simplified {
      case .integer(let i):
        _ = try view.normalizedDim(dim)
        view = view.selected(dim, try view.position(i, dim, named: place))
      case .slice(let start, let stop, let step):
        try Tensor.checkStep(step ?? 1)
        view = try view.slice(dim: dim, start: start, stop: stop, step: step ?? 1)
        dim += 1
      case .ellipsis:
        dim += rank - named
      case .newAxis:
        view = try view.unsqueeze(dim)
        dim += 1
      case .bool(let value):
        view = try view.unsqueeze(dim)
        record(try Tensor.zeros([value ? 1 : 0], .int64))
      case .tensor(let tensor):
        record(tensor)
      }
    }
    return (view, tensors)
  }

  /// A position along a dimension counted from its start. Throws `IndexError`.
  @inline(__always)
  func position(_ i: Int, _ dim: Int, named place: Int) throws -> Int {
    try Tensor.position(i, of: sizes[dim], place)
  }

  @inline(__always)
  private static func position(_ i: Int, of size: Int, _ place: Int) throws -> Int {
    let position = i < 0 ? i &+ size : i
    guard position >= 0, position < size else { throw outOfBounds(i, place, size) }
    return position
  }

  @inline(never)
  static func outOfBounds(_ index: Int, _ dim: Int, _ size: Int) -> NamedError {
    NamedError(
      "IndexError", "index \(index) is out of bounds for dimension \(dim) with size \(size)")
  }

  private static func checkStep(_ step: Int) throws {
    if step == 0 { throw NamedError("ValueError", "slice step cannot be zero") }
    if step < 0 { throw NamedError("ValueError", "step must be greater than zero") }
  }

  private func excess(_ items: [Index]) -> NamedError {
    guard rank == 0, items.count == 1 else { return tooManyIndices }
    switch items[0] {
    case .integer: return Tensor.indexOfNoDimension
    case .slice:
      return NamedError("IndexError", "slice() cannot be applied to a 0-dim tensor.")
    default: return tooManyIndices
    }
  }

  var tooManyIndices: NamedError {
    NamedError("IndexError", "too many indices for tensor of dimension \(rank)")
  }

  private static var indexOfNoDimension: NamedError {
    NamedError(
      "IndexError",
      "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
        + "C++ to convert a 0-dim tensor to a number")
  }

  /// Without the leading dimensions of size 1 that an assignment may have too many.
  func withoutLeadingOnes(downTo wanted: Int) -> Tensor {
    var result = self
    while result.rank > wanted, result.sizes[0] == 1 {
      result.sizes.removeFirst(1)
      result.strides.removeFirst(1)
    }
    return result
  }

  private func isSameView(as other: Tensor) -> Bool {
    storage === other.storage && offset == other.offset && dtype == other.dtype
      && sizes == other.sizes && strides == other.strides
  }
}

extension Index {
  /// A 0-dim tensor as the integer or bool that it stands for.
  fileprivate var simplified: Index {
    guard case .tensor(let tensor) = self, tensor.rank == 0, !tensor.dtype.isFloatingPoint else {
      return self
    }
    let value = Dispatch.all(tensor.dtype) { type in tensor.integerValue(as: type) }
    return tensor.isMask ? .bool(value != 0) : .integer(value)
  }
}

extension Tensor {
  fileprivate func integerValue<T: Element>(as type: T.Type) -> Int {
    pointer(as: type).pointee.integer
  }
}

extension Dims {
  /// Takes out the first dimensions.
  @inline(__always)
  mutating func removeFirst(_ number: Int) {
    for _ in 0..<number { remove(at: 0) }
  }
}
