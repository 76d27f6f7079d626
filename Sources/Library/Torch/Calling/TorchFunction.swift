import Language

/// One function of PyTorch: its name, where it can be found, and the ways to call it.
final class TorchFunction: @unchecked Sendable {
  /// Where PyTorch has a function.
  struct Places: OptionSet {
    let rawValue: UInt8
    /// `torch.f`.
    static let torch = Places(rawValue: 1)
    /// `Tensor.f`: the first parameter is the receiver.
    static let method = Places(rawValue: 2)
    /// `torch.nn.functional.f`.
    static let functional = Places(rawValue: 4)
    /// `Tensor.f_`, which writes the result into the receiver.
    static let inPlace = Places(rawValue: 8)
    /// A method that is its own in-place form, written with its underscore.
    static let both: Places = [.torch, .method]
  }

  /// What a call computes, from the values of an overload's parameters.
  typealias Body = (Call) throws -> Value

  let name: String
  let places: Places
  /// Other names of the same function.
  let aliases: [String]
  /// Whether PyTorch wrote it in Python, which words some errors otherwise.
  let isPython: Bool
  /// The parameters of each overload, as written in the table.
  let texts: [String]
  private let bodies: [Body]
  private(set) lazy var overloads = texts.map(Overload.init)

  init(
    _ name: String, _ places: Places, aliases: [String] = [], isPython: Bool = false,
    _ overloads: KeyValuePairs<String, Body>
  ) {
    self.name = name
    self.places = places
    self.aliases = aliases
    self.isPython = isPython
    texts = overloads.map(\.key)
    bodies = overloads.map(\.value)
  }

  /// A function with one overload.
  convenience init(
    _ name: String, _ places: Places, aliases: [String] = [], isPython: Bool = false,
    _ parameters: String, _ body: @escaping Body
  ) {
    self.init(name, places, aliases: aliases, isPython: isPython, [parameters: body])
  }

  /// The parameters that a call may name, of all overloads.
  func keywordNames(asMethod: Bool) -> [Name] {
    var names: [Name] = []
    for overload in overloads where !asMethod || overload.takesReceiver {
      for parameter in overload.parameters.dropFirst(asMethod ? 1 : 0)
      where !parameter.isVariadic && !names.contains(parameter.name) {
        names.append(parameter.name)
      }
    }
    return names
  }

  /// The function as a program calls it: by itself, or as a method of `owner`.
  func native(_ name: String, owner: TypeObject? = nil) -> NativeFunction {
    let asMethod = owner != nil
    let function = NativeFunction(
      name, owner: owner, keywords: { self.keywordNames(asMethod: asMethod) }
    ) {
      try self.call($0, asMethod: asMethod)
    }
    function.documentation = { self.calls(name, asMethod: asMethod) }
    return function
  }

  /// The ways to call the function, a line each.
  private func calls(_ name: String, asMethod: Bool) -> String {
    overloads.filter { !asMethod || $0.takesReceiver }.map { name + $0.shown(asMethod: asMethod) }
      .joined(separator: "\n")
  }

  /// Calls the first overload that fits the arguments.
  func call(_ arguments: Arguments, asMethod: Bool) throws -> Value {
    for i in 0..<overloads.count where !asMethod || overloads[i].takesReceiver {
      if let result = try attempt(i, arguments, receiverCount: asMethod ? 1 : 0) { return result }
    }
    throw mismatch(arguments, asMethod: asMethod, mismatches(arguments, asMethod: asMethod))
  }

  /// The result of one overload, or nil where the arguments do not fit it.
  @inline(__always)
  private func attempt(
    _ index: Int, _ arguments: Arguments, receiverCount: Int
  ) throws -> Value? {
    let count = overloads[index].parameters.count
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { slots in
      guard let base = slots.baseAddress else { return nil }
      defer { base.deinitialize(count: count) }
      guard overloads[index].bind(arguments, receiverCount: receiverCount, to: base) == nil
      else { return nil }
      let call = Call(self, overload: index, base)
      guard let out = overloads[index].outIndex, !base[out].isNone else {
        return try bodies[index](call)
      }
      try call.checkOutput(out)
      return try call.write(bodies[index](call), toOutput: out)
    }
  }

  private func mismatches(_ arguments: Arguments, asMethod: Bool) -> [Mismatch] {
    overloads.map { overload in
      let count = overload.parameters.count
      return withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { slots in
        guard let base = slots.baseAddress else { return .missing }
        defer { base.deinitialize(count: count) }
        return overload.bind(arguments, receiverCount: asMethod ? 1 : 0, to: base) ?? .missing
      }
    }
  }
}
