import Autograd
import Language
import Tensors

/// `torch.Tensor`: a variable as Python sees it.
///
/// The slots are here; what they do stands in the files of their subjects.
final class TensorObject: Object {
  /// The tensor with its place in the graph; of a late view, only the numbers.
  private var known: Variable
  /// Where a late view comes from; see `LateView`.
  private var late: LateView?
  /// Attributes that the program gave the object.
  private(set) var attributes: [Name: Value]?
  /// `torch.Tensor`, or a class that derives from it.
  private let exactType: TypeObject

  init(_ variable: Variable, type: TypeObject = TensorObject.typeObject) {
    known = variable
    exactType = type
  }

  /// A view whose place in the graph is looked up when somebody needs it.
  init(_ tensor: Tensor, late: LateView) {
    known = Variable(tensor)
    self.late = late
    exactType = TensorObject.typeObject
  }

  /// The numbers.
  @inline(__always)
  var tensor: Tensor { known.tensor }

  /// The tensor with its place in the graph.
  @inline(__always)
  var variable: Variable {
    if late != nil && requiresGrad { settle() }
    return known
  }

  /// The variable, prepared to have views taken of it.
  var base: Variable {
    settle()
    known.becomeBase()
    return known
  }

  /// Whether operations on the tensor are recorded.
  @inline(__always)
  var requiresGrad: Bool { known.requiresGrad || (late?.source.requiresGrad ?? false) }

  /// Takes a late view's place in the graph.
  private func settle() {
    guard let view = late else { return }
    late = nil
    if let settled = view.variable, settled.tensor.isSameView(as: known.tensor) { known = settled }
  }

  /// Changes the variable, or its elements, in place; `recorded` tells whether the graph has to
  /// know of it.
  @inline(__always)
  func change(recorded: Bool, _ change: (inout Variable) throws -> Void) rethrows {
    willChange()
    guard late != nil else { return try change(&known) }
    if recorded {
      settle()
      try change(&known)
    } else {
      var numbers = known
      try change(&numbers)
    }
  }

  override var type: TypeObject { exactType }

  override func restoration() -> (() -> Void)? {
    let old = (known, late, attributes)
    return { [self] in (known, late, attributes) = old }
  }

  /// Replaces the variable, as `x.data = y` and in-place changes of the shape do.
  func replace(_ new: Variable) {
    willChange()
    late = nil
    known = new
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

  override var annotation: String? { tensor.sizes.description }

  // MARK: Containers

  override func getItem(_ key: Value) throws -> Value { try item(at: key) }

  override func setItem(_ key: Value, _ value: Value) throws { try assign(value, at: key) }

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
    guard let operand = VariableOperand(other) else { return nil }
    return try apply(op, operand).map { .tensor($0) }
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let operand = VariableOperand(other) else { return nil }
    return try applyReflected(op, operand).map { .tensor($0) }
  }

  override func inPlace(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    guard let operand = VariableOperand(other), try applyInPlace(op, operand) else { return nil }
    return .object(self)
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

/// The rows of a tensor, one after the other.
final class RowIterator: Iterator {
  private let rows: [Variable]
  private var index = 0

  init(_ rows: [Variable]) { self.rows = rows }

  override func next() throws -> Value? {
    guard index < rows.count else { return nil }
    willChange()
    defer { index += 1 }
    return .tensor(rows[index])
  }

  override func restoration() -> (() -> Void)? {
    let old = index
    return { [self] in index = old }
  }
}

extension Value {
  /// The tensor object, if the value is one.
  @inline(__always)
  var tensor: TensorObject? {
    if case .object(let object) = self, Swift.type(of: object) == TensorObject.self {
      unsafeDowncast(object, to: TensorObject.self)
    } else {
      nil
    }
  }

  /// A tensor as a program sees it.
  @inline(__always)
  static func tensor(_ variable: Variable) -> Value { .object(TensorObject(variable)) }

  /// A tensor outside of the graph.
  @inline(__always)
  static func tensor(_ tensor: Tensor) -> Value { .object(TensorObject(Variable(tensor))) }

  /// Python's number of a scalar.
  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .double(let number): self = .float(number)
    }
  }

  /// The number, if the value is one that fits PyTorch's `Scalar`.
  var scalar: Scalar? {
    switch self {
    case .bool(let flag): .bool(flag)
    case .int(let number): .int(number)
    case .float(let number): .double(number)
    default: nil
    }
  }
}
