/// A function written in Swift.
package final class NativeFunction: Object {
  package let name: String
  /// The class whose method it is, if it is one: the receiver is then the first argument.
  package let owner: TypeObject?
  /// The parameters, where the function declares them.
  package let signature: Signature?
  /// Makes what `help` and `__doc__` say.
  package var documentation: (() -> String)?
  private let body: (Arguments) throws -> Value
  private let keywords: (() -> [Name])?

  /// A function, or a method of `owner`, that looks at its arguments itself.
  ///
  /// - Parameter keywords: gives the parameters that a call may name.
  package init(
    _ name: String, owner: TypeObject? = nil, keywords: (() -> [Name])? = nil,
    _ body: @escaping (Arguments) throws -> Value
  ) {
    self.name = name
    self.owner = owner
    self.body = body
    self.keywords = keywords
    signature = nil
    super.init(layout: .native)
  }

  /// A function with Python parameters: `body` gets one value for each of them, in order.
  ///
  /// The signature is Swift code's own: one that cannot be read is a mistake in the program.
  package init(
    _ name: String, owner: TypeObject? = nil, signature text: String,
    style: Signature.Style = .python,
    _ body: @escaping ([Value]) throws -> Value
  ) {
    let signature = Signature(text, style: style)
    self.name = name
    self.owner = owner
    self.signature = signature
    self.body = { try body(signature.bind($0, to: name)) }
    keywords = { signature.keywordNames }
    super.init(layout: .native)
  }

  package override var type: TypeObject { owner == nil ? .builtinFunction : .methodDescriptor }

  package override var keywordNames: [Name] { keywords?() ?? [] }

  package override var isMethod: Bool { owner != nil }

  package override func bound(to receiver: Value?, in type: TypeObject) throws -> Value {
    guard owner != nil, let receiver else { return .object(self) }
    return .object(BoundMethod(receiver, self))
  }

  @inline(__always)
  package override func call(_ arguments: Arguments) throws -> Value { try body(arguments) }

  package override func getAttribute(_ name: Name) throws -> Value {
    switch name.text {
    case "__name__": .str(self.name)
    case "__qualname__": .str(owner.map { "\($0.name).\(self.name)" } ?? self.name)
    case "__doc__": documentation.map { .str($0()) } ?? .none
    case "__module__": .str("builtins")
    default: try genericGetAttribute(name)
    }
  }

  package override func repr() throws -> String {
    if let owner { return "<method '\(name)' of '\(owner.name)' objects>" }
    return "<built-in function \(name)>"
  }
}
