import Autograd
import Language
import Safety
import Tensors

/// `torch.Tensor`: a variable as Python sees it.
///
/// The slots are here; what they do stands in the files of their subjects.
final class TensorObject: Object {
  /// The numbers.
  private(set) var tensor: Tensor
  /// The place in the graph; of a late view, not known yet.
  private var meta: AutogradMeta?
  /// Where a late view comes from; see `LateView`.
  private var late: LateView?
  /// Attributes that the program gave the object.
  private(set) var attributes: [Name: Value]?
  /// What `shape` gave the last time.
  private var lastShape: SizeObject?
  /// The class if it is one that derives from `torch.Tensor`.
  private let derivedType: TypeObject?

  init(_ variable: Variable) {
    tensor = variable.tensor
    meta = variable.meta
    derivedType = nil
  }

  /// A tensor of a class that derives from `torch.Tensor`.
  init(_ variable: Variable, type: TypeObject) {
    tensor = variable.tensor
    meta = variable.meta
    derivedType = type === TensorObject.typeObject ? nil : type
  }

  /// A view by positions, outside of the graph.
  init(partOf source: TensorObject, _ first: Int, _ second: Int?) throws {
    tensor = try withUnsafePointer(to: &source.tensor) { try Tensor.part(of: $0, first, second) }
    derivedType = nil
  }

  /// A view by positions whose place in the graph is looked up when somebody needs it.
  init(late: LateView) throws {
    tensor = try withUnsafePointer(to: &late.source.tensor) {
      try Tensor.part(of: $0, late.first, late.second)
    }
    self.late = late
    derivedType = nil
  }

  /// Makes this object a view by positions of another tensor, outside of the graph.
  @inline(__always)
  func becomePart(of source: TensorObject, _ first: Int, _ second: Int?) throws {
    try withUnsafePointer(to: &source.tensor) { try tensor.becomePart(of: $0, first, second) }
    epoch = UndoLog.epoch
  }

  /// Whether the object is nothing but a tensor: all that its owner could see of it is the tensor.
  @inline(__always)
  var isPlain: Bool { meta == nil && late == nil && attributes == nil && derivedType == nil }

  /// The tensor with its place in the graph.
  @inline(__always)
  var variable: Variable {
    if late != nil && requiresGrad { settle() }
    return Variable(tensor, meta: meta)
  }

  /// The variable, prepared to have views taken of it.
  var base: Variable {
    settle()
    var variable = Variable(tensor, meta: meta)
    variable.becomeBase()
    meta = variable.meta
    return variable
  }

  /// Whether operations on the tensor are recorded.
  @inline(__always)
  var requiresGrad: Bool {
    meta == nil && late == nil ? false : requiresGradInGraph
  }

  private var requiresGradInGraph: Bool {
    if let meta, meta.requiresGrad { return true }
    return late?.source.requiresGrad ?? false
  }

  /// Whether the graph has to know of an operation with the tensor.
  @inline(__always)
  var isRecorded: Bool { GradMode.isEnabled && requiresGrad }

  /// The position that an int64 tensor without dimensions stands for.
  @inline(__always)
  var position: Int? {
    guard tensor.sizes.count == 0, case .int64 = tensor.dtype else { return nil }
    return tensor.storage.bytes.load(
      fromByteOffset: tensor.offset &* MemoryLayout<Int>.stride, as: Int.self)
  }

  /// Takes a late view's place in the graph.
  private func settle() {
    guard let view = late else { return }
    late = nil
    if let settled = view.variable, settled.tensor.isSameView(as: tensor) {
      (tensor, meta) = (settled.tensor, settled.meta)
    }
  }

  /// Changes the variable, or its elements, in place; `recorded` tells whether the graph has to
  /// know of it.
  @inline(__always)
  func change(recorded: Bool, _ change: (inout Variable) throws -> Void) rethrows {
    willChange()
    if late != nil {
      guard recorded else {
        var numbers = Variable(tensor)
        return try change(&numbers)
      }
      settle()
    }
    var variable = Variable(tensor, meta: meta)
    defer { (tensor, meta) = (variable.tensor, variable.meta) }
    try change(&variable)
  }

  /// Arithmetic in place with another tensor's row or a number, where the graph does not have to
  /// know of it; false, and nothing done, for all that is not the plain case.
  @inline(__always)
  func changeRow(_ op: BinaryOperator, _ other: Value) throws -> Bool {
    guard let kernel = op.arithmetic, !isRecorded else { return false }
    if let row = other.tensor {
      guard row !== self, !row.isRecorded else { return false }
      return try withUnsafePointer(to: &tensor) { target in
        try withUnsafePointer(to: &row.tensor) { try Tensor.row_(kernel, target, $0) }
      }
    }
    guard let number = other.number else { return false }
    return try withUnsafePointer(to: &tensor) { try Tensor.row_(kernel, $0, number) }
  }

  /// The same with one position along the first dimension, `self[key] op= other`.
  @inline(__always)
  private func changePart(_ op: BinaryOperator, _ key: Value, _ other: Value) throws -> Bool {
    guard let kernel = op.arithmetic, let index = intIndex(key), !requiresGrad,
      let other = other.tensor, other !== self, !other.requiresGrad
    else { return false }
    let isDone = try withUnsafePointer(to: &tensor) { whole in
      try withUnsafePointer(to: &other.tensor) { try Tensor.part_(kernel, whole, index, $0) }
    }
    guard isDone else { return false }
    // `self[key] = …` is a change of its own.
    willChange()
    try tensor.storage.willChange()
    return true
  }

  /// Arithmetic with a tensor or a number, where the graph does not have to know of it; nil for all
  /// that is not the plain case of float32 rows.
  @inline(__always)
  func quickly(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let kernel = op.arithmetic, !isRecorded else { return nil }
    let result: Tensor?
    if let other = other.tensor {
      guard !other.isRecorded else { return nil }
      result = try withUnsafePointer(to: &tensor) { a in
        // An access to the same place for a second time would be reported as a conflict.
        if other === self { return try Tensor.rows(kernel, a, a) }
        return try withUnsafePointer(to: &other.tensor) { try Tensor.rows(kernel, a, $0) }
      }
    } else if let number = other.number {
      result = try withUnsafePointer(to: &tensor) {
        try Tensor.rows(kernel, $0, number, numberIsFirst: false)
      }
    } else {
      return nil
    }
    return result.map { .tensor($0) }
  }

  /// The same for a number on the left; PyTorch divides in another way.
  @inline(__always)
  func quicklyReflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let kernel = op.arithmetic, kernel != .div, !isRecorded, let number = other.number else {
      return nil
    }
    return try withUnsafePointer(to: &tensor) {
      try Tensor.rows(kernel, $0, number, numberIsFirst: true)
    }.map { .tensor($0) }
  }

  /// Whether this is `whole[index]`, and neither's place in the graph has to be known.
  @inline(__always)
  func isPlainPart(of whole: TensorObject, _ index: Int) -> Bool {
    guard self !== whole, !requiresGrad, !whole.requiresGrad else { return false }
    return withUnsafePointer(to: &tensor) { part in
      withUnsafePointer(to: &whole.tensor) { Tensor.isPart(part, of: $0, index) }
    }
  }

  /// `self.shape`, made anew only where it has changed: loops ask for it all the time.
  var shape: Value {
    if let lastShape, lastShape.isShape(tensor.sizes) { return .object(lastShape) }
    let shape = SizeObject(tensor.sizes)
    lastShape = shape
    return .object(shape)
  }

  override var type: TypeObject { derivedType ?? TensorObject.typeObject }

  override func restoration() -> (() -> Void)? {
    let old = (tensor, meta, late, attributes)
    return { [self] in (tensor, meta, late, attributes) = old }
  }

  /// Replaces the variable, as `x.data = y` and in-place changes of the shape do.
  func replace(_ new: Variable) {
    willChange()
    late = nil
    (tensor, meta) = (new.tensor, new.meta)
  }

  // MARK: Attributes

  override func getAttribute(_ name: Name) throws -> Value {
    if let attributes, let value = attributes[name] { return value }
    guard let found = type.lookup(name) else {
      throw NotInDojo.attribute(name, of: "Tensor", on: .object(self))
    }
    return try found.object?.bound(to: .object(self), in: type) ?? found
  }

  override func setAttribute(_ name: Name, _ value: Value) throws {
    if let descriptor = descriptor(name) { return try descriptor.assign(value, on: .object(self)) }
    willChange()
    attributes = (attributes ?? [:]).merging([name: value]) { $1 }
  }

  override func deleteAttribute(_ name: Name) throws {
    if let descriptor = descriptor(name) { return try descriptor.assign(nil, on: .object(self)) }
    guard attributes?[name] != nil else {
      throw NotInDojo.attribute(name, of: "Tensor", on: .object(self))
    }
    willChange()
    attributes?[name] = nil
  }

  private func descriptor(_ name: Name) -> Object? {
    guard let found = type.lookup(name)?.object, found.isDataDescriptor else { return nil }
    return found
  }

  override var ownAttributes: [Name] { attributes.map { Array($0.keys) } ?? [] }

  override var hasOwnAttributes: Bool { attributes != nil }

  override var hasOnlyClassAttributes: Bool { attributes == nil }

  override var annotation: String? { tensor.sizes.description }

  override func clash(
    with other: Object, in message: String
  ) -> (own: Swift.Range<Int>, other: Swift.Range<Int>)? {
    guard let other = other as? TensorObject else { return nil }
    return ShapeClash.parts(tensor.sizes, other.tensor.sizes, message)
  }

  // MARK: Containers

  override func getItem(_ key: Value) throws -> Value { try item(at: key) }

  override func setItem(_ key: Value, _ value: Value) throws { try assign(value, at: key) }

  override func getItem(
    _ key: UnsafePointer<Value>, _ second: UnsafePointer<Value>?,
    into target: UnsafeMutablePointer<Value>
  ) throws {
    if let first = intIndex(key.pointee), !hasRecordedParts {
      guard let second else { return try takePart(first, nil, into: target) }
      if let second = intIndex(second.pointee) { return try takePart(first, second, into: target) }
    }
    target.pointee =
      if let second {
        try item(at: .tuple([key.pointee, second.pointee]))
      } else {
        try item(at: key.pointee)
      }
  }

  override func hasItemToChange(_ key: UnsafePointer<Value>) -> Bool {
    guard let index = intIndex(key.pointee), case .float32 = tensor.dtype, !requiresGrad else {
      return false
    }
    return withUnsafePointer(to: &tensor) { Tensor.hasPart($0, index) }
  }

  override func changeItem(
    _ op: BinaryOperator, _ key: UnsafePointer<Value>, _ value: UnsafePointer<Value>
  ) throws -> Bool {
    try changePart(op, key.pointee, value.pointee)
  }

  override func deleteItem(_ key: Value) throws {
    throw PythonError.typeError("Tensor does not support deleting items")
  }

  override func length() throws -> Int {
    guard tensor.rank > 0 else { throw PythonError.typeError("len() of a 0-d tensor") }
    return tensor.sizes[0]
  }

  override func makeIterator() throws -> Iterator {
    guard tensor.rank > 0 else { throw PythonError.typeError("iteration over a 0-d tensor") }
    return RowIterator(try unbound())
  }

  override func contains(_ item: Value) throws -> Bool? { try containsElement(item) }

  // MARK: Operators

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if let result = try quickly(op, other) { return result }
    guard let operand = VariableOperand(other) else { return nil }
    return try apply(op, operand).map { .tensor($0) }
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if let result = try quicklyReflected(op, other) { return result }
    guard let operand = VariableOperand(other) else { return nil }
    return try applyReflected(op, operand).map { .tensor($0) }
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    if try changeRow(op, other) { return .object(self) }
    guard let operand = VariableOperand(other), try applyInPlace(op, operand) else { return nil }
    return .object(self)
  }

  override func overwrite(
    _ op: BinaryOperator, _ other: UnsafePointer<Value>, isSecond: Bool
  ) throws -> Bool {
    guard let kernel = op.arithmetic, isPlain, !(isSecond && kernel == .div),
      tensor.isDisposable()
    else { return false }
    if let other = other.pointee.tensor {
      guard !other.isRecorded else { return false }
      return try withUnsafePointer(to: &tensor) { target in
        try withUnsafePointer(to: &other.tensor) {
          try Tensor.overwrite(kernel, target, $0, targetIsSecond: isSecond)
        }
      }
    }
    guard let number = other.pointee.number else { return false }
    return try withUnsafePointer(to: &tensor) {
      try Tensor.overwrite(kernel, $0, number, targetIsSecond: isSecond)
    }
  }

  override func unary(_ op: UnaryOperator) throws -> Value? { .tensor(try apply(op)) }

  override func compare(_ op: ComparisonOperator, _ other: Value) throws -> Value? {
    guard let operand = VariableOperand(other) else { return nil }
    return .tensor(try apply(op, operand))
  }

  // MARK: Conversions

  override func isTrue() throws -> Bool {
    guard tensor.count == 1 else {
      let what = tensor.count == 0 ? "no values" : "more than one value"
      throw PythonError.runtimeError("Boolean value of Tensor with \(what) is ambiguous")
    }
    return try tensor.item().isTrue
  }

  override func asInt() throws -> Value? {
    switch try element() {
    case .bool(let flag): .int(flag ? 1 : 0)
    case .int(let number): .int(number)
    case .double(let number): try TypeObject.int.call(.float(number))
    }
  }

  override func asFloat() throws -> Double? { try element().asDouble }

  override func asIndex() throws -> Int? {
    guard tensor.count == 1, !tensor.dtype.isFloatingPoint else {
      throw PythonError.typeError(
        "only integer tensors of a single element can be converted to an index")
    }
    return try tensor.item().asInt
  }

  /// The only element, for `int()` and `float()`.
  private func element() throws -> Scalar {
    guard tensor.count == 1 else {
      throw PythonError.valueError("only one element tensors can be converted to Python scalars")
    }
    return try tensor.item()
  }

  override func hash() throws -> Int { identity }

  override func repr() throws -> String { try shown() }

  override func format(_ spec: String) throws -> String {
    guard tensor.rank == 0 else { return try super.format(spec) }
    return try Operations.format(Value(tensor.item()), spec)
  }
}

extension BinaryOperator {
  /// The kernel of one of the four operations of arithmetic.
  @inline(__always)
  fileprivate var arithmetic: BinaryKernel? {
    switch self {
    case .add: .add
    case .subtract: .sub
    case .multiply: .mul
    case .trueDivide: .div
    default: nil
    }
  }
}

extension Value {
  /// The number as float32, if the value is an int or a float.
  @inline(__always)
  fileprivate var number: Float? {
    switch self {
    case .int(let number): Float(number)
    case .float(let number): Float(number)
    default: nil
    }
  }
}
