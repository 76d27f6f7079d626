import Autograd
import Language
import Library
import Tensors

/// All that is known of an answer that is to be diagnosed.
struct Subject {
  /// The variable whose gradient is asked for.
  let variable: String
  let answer: Tensor
  let reference: Tensor
  /// What each consumer contributed; the coarsest division first.
  let paths: [Paths]
  /// How the answer was made; nil where the statements are not known, or too many.
  let trace: AnswerTrace?
  /// All that was typed, in order; the trace's places count these.
  let typed: [String]
  let workspace: Workspace
  let forward: Stepper
  /// Names of answers, with the variables whose gradients they hold.
  let gradients: [(name: String, variable: String)]
  /// The right gradient in PyTorch's notation.
  let derived: [Derivation]

  // MARK: What it is near to

  /// The names in the statements that make and use the variable.
  var nearNames: Set<String> { Set(neighbours.flatMap { $0.bound + $0.read }) }

  /// The statements that make and use the variable.
  private var neighbours: [Stepper.Step] {
    forward.consumers(of: variable) + [forward.producer(of: variable)].compactMap { $0 }
  }

  /// The names that a learner could have meant.
  var vocabulary: Vocabulary {
    var sizes: [String: [Int]] = [:]
    var scalars: [String: Double] = [:]
    for name in forwardNames + (trace?.readNames ?? []) {
      guard let value = workspace[name] else { continue }
      if let number = Subject.number(value) { scalars[name] = number }
    }
    for name in forwardNames {
      guard let value = workspace[name] else { continue }
      if let tensor = value.variable?.tensor {
        if tensor.dtype.isFloatingPoint { sizes[name] = tensor.sizes.map { $0 } }
      }
    }
    for (name, _) in unboundSources {
      sizes[name] = workspace[String(name.dropFirst())]?.variable?.tensor.sizes.map { $0 }
    }
    let peak = (try? Target(reference).peak.size) ?? 0
    for (name, variable) in gradients where variable != self.variable {
      guard let tensor = workspace[name]?.variable?.tensor, !isNoise(tensor, beside: peak) else {
        continue
      }
      sizes[name] = tensor.sizes.map { $0 }
    }
    let sources = Set(forward.consumers(of: variable).flatMap(\.bound))
    let read = Set(trace?.readNames ?? [])
    let near = Set(neighbours.flatMap { $0.bound + $0.read })
    let nearGradients = gradients.filter { near.contains($0.variable) }.map(\.name)
    return Vocabulary(
      sizes: sizes, scalars: scalars, indices: indices.map(\.name), lengths: lengths,
      gradients: Set(gradients.map(\.name) + unboundSources.keys),
      sources: gradients.filter { name, variable in
        sources.contains(variable) || (read.contains(name) && variable != self.variable)
      }.map(\.name) + unboundSources.keys.sorted(),
      near: near.union(nearGradients), surroundings: surroundings, operations: operations)
  }

  /// Whether a gradient is nothing but rounding: a factor that would make zero of anything.
  private func isNoise(_ gradient: Tensor, beside peak: Double) -> Bool {
    guard let entries = try? Entries(gradient) else { return false }
    // One entry that is large enough settles it.
    return !(0..<entries.count).contains { abs(entries[$0]) >= 1e-6 * peak }
  }

  /// The lengths of the dimensions of the tensors at hand, by name where a number has one.
  private var lengths: [(expression: Expression, value: Int)] {
    let near = neighbours.flatMap { $0.read + $0.bound }
    let tensors = near.compactMap { workspace[$0]?.variable?.tensor.sizes.map { $0 } }
    var seen: Set<Int> = []
    return tensors.joined().filter { $0 > 1 && seen.insert($0).inserted }.map { size in
      let name = (near + forwardNames).first {
        workspace[$0].flatMap(Subject.number) == Double(size)
      }
      return (name.map { .named($0) } ?? .number(size), size)
    }
  }

  /// The gradients that the answer should start from and that are bound to no name yet, under the
  /// names that they would have.
  var unboundSources: [String: Value] {
    var found: [String: Value] = [:]
    let bound = Set(gradients.map(\.variable))
    for variable in forward.consumers(of: variable).flatMap(\.bound) where !bound.contains(variable)
    {
      guard let owner = workspace[variable], owner.variable?.grad != nil,
        workspace["d" + variable] == nil
      else { continue }
      found["d" + variable] = try? Operations.getAttribute(owner, "grad")
    }
    return found
  }

  private var forwardNames: [String] {
    var seen: Set<String> = []
    return forward.statements.flatMap { $0.read + $0.bound }.filter { seen.insert($0).inserted }
  }

  /// What of the forward pass stands directly around a name, built with numbers alone.
  private var surroundings: [String: [Expression]] {
    var found: [String: [Expression]] = [:]
    for step in neighbours {
      for statement in (try? parse(Source(step.text, name: "<forward>"))) ?? [] {
        for expression in statement.expressions {
          expression.walk { inner in
            guard case .binary(let op, let left, let right) = inner.kind, op != .matmul,
              case .name(let name) = left.kind, right.number != nil
            else { return }
            found[name.text, default: []].append(inner)
          }
        }
      }
    }
    return found
  }

  /// The functions and operators of the statements around the variable.
  private var operations: Set<String> {
    var found: Set<String> = []
    for step in neighbours {
      for expression in ((try? parse(Source(step.text, name: "<forward>"))) ?? []).flatMap(
        \.expressions)
      {
        expression.walk { inner in
          switch inner.kind {
          case .binary(let op, _, _): found.insert(op.rawValue)
          case .call(let callee, _): found.insert(callee.calledName)
          default: break
          }
        }
      }
    }
    return found
  }

  /// What constant factors are called.
  var factors: NamedFactors {
    let near = neighbours.flatMap(\.read)
    // Of two names of one number, `n` and `batch_size`, the shorter one.
    let others = workspace.interpreter.globals.boundNames.map(\.text).sorted {
      ($0.count, $0) < ($1.count, $1)
    }
    let all = near + forwardNames + others
    var seen = namesTyped
    let scalars = all.compactMap { name -> (name: String, value: Double, cost: Double)? in
      guard !name.hasPrefix("_"), seen.insert(name).inserted, let value = workspace[name],
        let number = Subject.number(value)
      else { return nil }
      return (name, number, near.contains(name) ? 0 : 0.05)
    }
    let sizes = neighbours.flatMap { $0.read + $0.bound }.compactMap {
      workspace[$0]?.variable?.tensor.sizes
    }
    let measured = neighbours.flatMap { $0.read + $0.bound }.compactMap {
      name -> (name: String, value: Double)? in
      guard let tensor = workspace[name]?.variable?.tensor, tensor.rank == 0,
        tensor.dtype.isFloatingPoint, let value = try? tensor.item().asDouble
      else { return nil }
      return (name, value)
    }
    return NamedFactors(
      scalars: scalars, sizes: sizes.flatMap { $0.map { $0 } }, measured: measured)
  }

  /// The names that were bound by what was typed, such as loop variables: they name no constant of
  /// the exercise.
  private var namesTyped: Set<String> {
    var names: Set<String> = []
    for text in Set(typed) where text.utf8.count < 20_000 {
      for statement in (try? parse(Source(text, name: "<typed>"))) ?? [] {
        names.formUnion(statement.changedNames.map(\.text))
      }
    }
    return names.subtracting(forwardNames)
  }

  /// The number that a value is; nil for anything else.
  static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let whole): Double(whole)
    case .float(let real): real
    default: nil
    }
  }

  /// Tensors of whole numbers that pick entries or rows.
  var indices: [(name: String, tensor: Tensor)] {
    forwardNames.compactMap { name in
      guard let tensor = workspace[name]?.variable?.tensor, tensor.dtype.isInteger,
        tensor.count <= 100_000
      else { return nil }
      return (name, tensor)
    }
  }

  // MARK: Where it starts from

  /// The gradients that the statements read and that are not right themselves, with the right ones.
  ///
  /// - Parameter onlyRead: whether only those are wanted that the statements read.
  func wrongSources(of trace: AnswerTrace, onlyRead: Bool = true) -> [(
    name: String, variable: String, right: Value
  )] {
    let read = Set(trace.readNames)
    return gradients.compactMap { name, variable in
      guard name != trace.name, !onlyRead || read.contains(name),
        let value = workspace[name]?.variable?.tensor, let owner = workspace[variable],
        let reference = owner.variable?.grad?.tensor,
        let right = try? Operations.getAttribute(owner, "grad")
      else { return nil }
      let isClose = value.sizes == reference.sizes && (try? value.allclose(reference)) == true
      return isClose ? nil : (name, variable, right)
    }
  }

  /// The name of another variable with the same memory that was changed in place after the answer
  /// was made, and the statement that did it.
  func intruder(after trace: AnswerTrace) -> (name: String, statement: String)? {
    let last = trace.places.last ?? -1
    let bytes = answer.storage.bytes
    for place in typed.indices.reversed() where place > last {
      for statement in (try? parse(Source(typed[place], name: "<typed>"))) ?? [] {
        if statement.freshName != nil { continue }
        for name in statement.changedNames.map(\.text) where name != trace.name {
          guard let other = workspace[name]?.variable?.tensor, other.storage.bytes == bytes else {
            continue
          }
          return (name, statement.oneLine)
        }
      }
    }
    return nil
  }

  /// The name that an answer was bound to and shares its memory with, and the statement that then
  /// changed both.
  func alias(in trace: AnswerTrace, of names: [String]) -> (name: String, statement: String)? {
    let bytes = answer.storage.bytes
    let changes = trace.statements.filter { statement in
      statement.freshName == nil && statement.changedNames.contains { $0.text == trace.name }
    }
    guard let first = changes.first else { return nil }
    for name in names where workspace[name]?.variable?.tensor.storage.bytes == bytes {
      return (name, first.oneLine)
    }
    return nil
  }

  /// What the answer was computed from and was changed afterwards.
  func changedSources(of trace: AnswerTrace) -> [String] {
    let last = trace.places.last ?? -1
    var changed: Set<String> = []
    for place in typed.indices where place > last {
      for statement in (try? parse(Source(typed[place], name: "<typed>"))) ?? [] {
        changed.formUnion(statement.changedNames.map(\.text))
      }
    }
    return trace.readNames.filter { changed.contains($0) && $0 != trace.name }
  }
}
