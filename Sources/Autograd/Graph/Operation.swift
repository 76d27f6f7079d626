import Tensors

/// An operation's derivative: its node's name, and for each input the rule of its gradient.
///
/// `Parameters` is what the rules need to know besides tensors, such as a dimension.
final class Operation<Parameters>: Sendable {
  /// The node's name as PyTorch prints it.
  let name: String
  /// One for each input; the only one of a variadic operation stands for all inputs.
  let gradients: [Gradient<Parameters>]
  let isVariadic: Bool

  init(_ name: String, _ gradients: Gradient<Parameters>...) {
    self.name = name
    self.gradients = gradients
    isVariadic = false
  }

  /// An operation on a list of tensors, each with the same rule.
  init(_ name: String, each gradient: Gradient<Parameters>) {
    self.name = name
    gradients = [gradient]
    isVariadic = true
  }

  @inline(__always)
  func gradient(of input: Int) -> Gradient<Parameters> {
    gradients[isVariadic ? 0 : input]
  }
}

/// How the gradient of one input follows from that of the result.
struct Gradient<Parameters>: Sendable {
  /// The formula: from the result's gradient and what the node kept.
  ///
  /// It may give a gradient of the result's shape where the input was broadcast: the engine sums it
  /// to the input's shape.
  typealias Formula = @Sendable (Variable, Context<Parameters>) throws -> Variable?

  /// The rule in words, such as `d(a * b)/da = b`.
  ///
  /// Behind ` = ` stands the slope, which the gradient is multiplied with entry by entry; behind
  /// `: ` the whole gradient in PyTorch's notation. There `a`, `b`, `A`, `B`, `v` and `p` are the
  /// operands, `y` is the result, `grad` the result's gradient, `n` how many entries a reduction
  /// made one, `dim` the dimension it went along. Hints and explanations are made of them.
  let rule: String
  /// What the formula reads.
  let uses: Uses
  let formula: Formula

  init(_ rule: String, uses: Uses = [], _ formula: @escaping Formula) {
    self.rule = rule
    self.uses = uses
    self.formula = formula
  }
}

/// Which tensors a formula reads, and so has to find as they were.
struct Uses: OptionSet, Sendable {
  let rawValue: Int
  static let first = Uses(rawValue: 1)
  static let second = Uses(rawValue: 2)
  static let third = Uses(rawValue: 4)
  static let result = Uses(rawValue: 8)
  /// Tensors among the parameters.
  static let parameters = Uses(rawValue: 16)

  static func input(_ i: Int) -> Uses { Uses(rawValue: i < 3 ? 1 << i : 0) }
}

/// Parameters with tensors that a formula has to find as they were.
protocol KeepsTensors {
  var keptTensors: [Tensor] { get }
}

extension Tensor: KeepsTensors {
  var keptTensors: [Tensor] { [self] }
}

extension Variable: KeepsTensors {
  var keptTensors: [Tensor] { [tensor] }
}

/// What a formula can read.
struct Context<Parameters> {
  fileprivate let node: OperationNode<Parameters>
  /// Those of all results, where an operation has several.
  let gradients: [Variable?]
  /// The number of the input whose gradient is asked for.
  let input: Int

  var parameters: Parameters { node.parameters }

  /// The input of this number, as it was.
  subscript(input: Int) -> Variable {
    get throws { try node.unpack(input) }
  }

  /// The result, as it was.
  var result: Variable {
    get throws { try node.unpackResult() }
  }

  /// The sizes that the gradient of this input has to have.
  var sizes: Dims { inputMetadata?.sizes ?? [] }

  /// The type that the gradient of this input has to have.
  var dtype: DType { inputMetadata?.dtype ?? .default }

  private var inputMetadata: OutputMetadata? {
    node.nextEdges[input].map { $0.node.metadata(of: $0.output) }
  }
}

/// The node of an operation.
final class OperationNode<Parameters>: Node {
  private let operation: Operation<Parameters>
  let parameters: Parameters
  /// What the formulas of the inputs that require a gradient read.
  private let uses: Uses
  private var inputs: [SavedVariable?] = []
  private var result: SavedVariable?
  /// The tensors among the parameters.
  private let others: [SavedVariable]
  private var isReleased = false

  init(_ operation: Operation<Parameters>, _ edges: [Edge?], _ parameters: Parameters) {
    self.operation = operation
    self.parameters = parameters
    var uses = Uses()
    for input in edges.indices where edges[input] != nil {
      uses.formUnion(operation.gradient(of: input).uses)
    }
    self.uses = uses
    let keeper = uses.contains(.parameters) ? parameters as? any KeepsTensors : nil
    others = keeper?.keptTensors.map { SavedVariable(Variable($0)) } ?? []
    super.init(name: operation.name, nextEdges: edges)
  }

  deinit {
    NodeDisposal.release(&inputs)
  }

  override func rule(of input: Int) -> String { operation.gradient(of: input).rule }

  // MARK: Saved tensors

  /// Keeps an input if a formula reads it.
  @inline(__always)
  func save(_ variable: Variable, as input: Int) {
    if uses.contains(.input(input)) { keep(SavedVariable(variable), input) }
  }

  /// Keeps a copy of an input, which is about to be changed in place, if a formula reads it.
  func saveCopy(_ variable: Variable, as input: Int) throws {
    guard uses.contains(.input(input)) else { return }
    keep(SavedVariable(Variable(try variable.tensor.clone(), meta: variable.meta)), input)
  }

  private func keep(_ saved: SavedVariable, _ input: Int) {
    if inputs.isEmpty { inputs = Array(repeating: nil, count: nextEdges.count) }
    inputs[input] = saved
  }

  /// Keeps the result if a formula reads it.
  @inline(__always)
  func save(result: Tensor) {
    if uses.contains(.result) { self.result = SavedVariable(result: result) }
  }

  func unpack(_ input: Int) throws -> Variable {
    guard input < inputs.count, let saved = inputs[input] else { throw Engine.secondTime }
    return try saved.unpack()
  }

  func unpackResult() throws -> Variable {
    guard let result else { throw Engine.secondTime }
    return try result.unpack(resultOf: self)
  }

  override func releaseSaved() {
    if isReleased || uses == [] { return }
    willChange()
    inputs = []
    result = nil
    isReleased = true
  }

  // MARK: Backward

  override func apply(_ gradients: [Variable?], wants: (Int) -> Bool) throws -> [Variable?] {
    if isReleased { throw Engine.secondTime }
    // As in PyTorch, what is kept has to be as it was, also where this gradient does not read it.
    for saved in inputs { try saved?.checkVersion() }
    for saved in others { try saved.checkVersion() }
    try result?.checkVersion(resultOf: self)
    guard let first = gradients.first(where: { $0 != nil }) ?? nil else { return [] }
    var results: [Variable?] = []
    results.reserveCapacity(nextEdges.count)
    for input in nextEdges.indices {
      guard nextEdges[input] != nil, wants(input) else {
        results.append(nil)
        continue
      }
      let context = Context(node: self, gradients: gradients, input: input)
      results.append(try operation.gradient(of: input).formula(first, context))
    }
    return results
  }

  override func restoration() -> () -> Void {
    let rest = super.restoration()
    let state = (inputs, result, isReleased)
    return { [self] in
      rest()
      (inputs, result, isReleased) = state
    }
  }
}
