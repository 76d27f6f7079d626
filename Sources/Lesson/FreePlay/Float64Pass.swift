import Autograd
import Language
import Library
import Tensors

/// A forward pass that is run in float64 from a variable's last value on, over and over.
struct Float64Pass {
  private let interpreter: Interpreter
  private let variable: String
  private let loss: String
  private let steps: [Stepper.Step]
  private var workspace: Float64Workspace
  /// Whether the variable's value is a view of another tensor's memory.
  private let isView: Bool
  /// Whether one of the tensors that the workspace has is a view of the variable's memory.
  private let hasViews: Bool

  /// The step after the last one that changes the variable.
  private var start: Int
  /// Whether the steps before `start` have to run each time as well, because what follows them
  /// changes in place what they made.
  private var runsAll = false
  /// Whether a statement needs what is computed to be in the graph.
  private let needsGraph: Bool
  private var before: Code?
  private var after: Code?
  /// The variable's entries.
  private(set) var original: [Double] = []

  init(
    _ steps: [Stepper.Step], of variable: String, to loss: String, in interpreter: Interpreter
  ) throws {
    self.interpreter = interpreter
    self.variable = variable
    self.loss = loss
    self.steps = steps
    let own = interpreter.globals[Name(variable)]?.variable
    isView = own?.isView ?? false
    hasViews = steps.flatMap(\.bound).contains { name in
      guard let other = interpreter.globals[Name(name)]?.variable, let own else { return false }
      return other.meta !== own.meta && other.tensor.storage.bytes == own.tensor.storage.bytes
    }
    needsGraph = steps.contains { $0.text.contains("grad") }
    start = steps.lastIndex { $0.changes(variable) }.map { $0 + 1 } ?? 0
    workspace = try Float64Workspace(interpreter)
  }

  // MARK: Where it starts

  /// Finds the step after which the variable has its last value.
  ///
  /// Throws a refusal where that is inside a step that uses it.
  mutating func findStart() throws {
    // Views that were there before the variable was changed in place follow it.
    runsAll = start > 0 && !isView && hasViews && !steps[start - 1].assigns(variable)
    if !runsAll {
      try lookForChanges()
      runsAll = start > 0 && (workspace.isChanged || workspace.hasLongerLists)
    }
    if runsAll {
      workspace.keepLists()
      try workspace.restore()
      try interpreter.run(code(steps[..<start]))
      try lookForChanges()
    }
    if workspace.hasLongerLists {
      throw Refusal(
        "the forward pass adds to a list that was made before it, and would find there what it "
          + "added first: differences can be taken only where it makes the list itself")
    }
    if start > 0, variable != loss {
      let isUsedInside = steps[start - 1].usesLastValue(of: variable)
      if isUsedInside || start == steps.count {
        let line = steps[start - 1].text.split(whereSeparator: \.isNewline).first ?? ""
        throw Refusal(
          "`\(line)` gives \(variable) its last value and uses it as well: differences can be taken "
            + "only where these are two statements")
      }
    }
    try workspace.restore()
    before = try code(runsAll ? steps[..<start] : [])
    after = try code(steps[start...])
    if let before { try interpreter.run(before) }
    original = try tensor().toArray(Double.self)
  }

  /// Runs the steps one by one: one that changes the variable's entries, through another name of
  /// its memory, is where it gets its last value.
  private mutating func lookForChanges() throws {
    var entries = try tensor().toArray(Double.self)
    for place in start..<steps.count {
      try interpreter.run(code(steps[place...place]))
      let now = try tensor().toArray(Double.self)
      let isSame = now.elementsEqual(entries) { $0 == $1 || $0.isNaN && $1.isNaN }
      if !isSame { start = place + 1 }
      entries = now
    }
  }

  private func code(_ steps: ArraySlice<Stepper.Step>) throws -> Code {
    try interpreter.compile(
      Source(steps.map(\.float64Text).joined(separator: "\n"), name: "<gradcheck>"))
  }

  private func tensor() throws -> Tensor {
    guard let tensor = workspace.tensor(variable), tensor.dtype == .float64 else {
      throw Refusal("\(variable) is no float64 tensor when the forward pass runs in float64")
    }
    return tensor
  }

  // MARK: Running

  /// The loss with one entry of the variable shifted.
  mutating func value(_ place: Int, _ shift: Double) throws -> Double {
    try workspace.restore()
    if runsAll, let before { try interpreter.run(before) }
    if runsAll, isView { try workspace.separate(variable) }
    let tensor = try tensor()
    guard tensor.count == original.count else {
      throw Refusal("\(variable) has another shape when the forward pass runs again")
    }
    // What is computed from here on needs no graph, but where a statement asks for one.
    if !needsGraph { GradMode.set(false) }
    let entry = entry(place, of: tensor)
    entry.pointee = original[place] + shift
    defer { entry.pointee = original[place] }
    if let after { try interpreter.run(after) }
    guard let result = workspace.tensor(loss), result.count == 1, result.dtype == .float64 else {
      throw Refusal("\(loss) is no float64 scalar when the forward pass runs in float64")
    }
    return result.element(at: 0).asDouble
  }

  /// Where an entry is in memory.
  private func entry(_ place: Int, of tensor: Tensor) -> UnsafeMutablePointer<Double> {
    let indices = NumericExample.indices(of: place, tensor.sizes)
    let offset = zip(indices, tensor.strides).reduce(0) { $0 + $1.0 * $1.1 }
    return tensor.pointer(as: Double.self) + offset
  }
}

extension Stepper.Step {
  private var statements: [Statement] {
    (try? parse(Source(text, name: "<script>"))) ?? []
  }

  /// Whether it binds a name or changes its tensor in place.
  fileprivate func changes(_ name: String) -> Bool {
    statements.contains { $0.changedNames.contains(Name(name)) }
  }

  /// Whether it gives a name a new tensor.
  fileprivate func assigns(_ name: String) -> Bool {
    statements.contains { $0.assignedNames.contains(Name(name)) }
  }

  /// Whether it uses a name after it has given the name its last value.
  fileprivate func usesLastValue(of name: String) -> Bool {
    func simple(_ statement: Statement) -> [Statement] {
      statement.innerStatements.isEmpty ? [statement] : statement.innerStatements.flatMap(simple)
    }
    let all = statements.flatMap(simple)
    guard let last = all.lastIndex(where: { $0.changedNames.contains(Name(name)) }) else {
      return false
    }
    return all[(last + 1)...].contains { $0.readNames.contains(Name(name)) }
  }

  /// The step as it runs in float64.
  fileprivate var float64Text: String {
    text.replacing(".float()", with: ".double()").replacing("torch.float32", with: "torch.float64")
  }
}
