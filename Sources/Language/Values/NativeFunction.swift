/// A function written in Swift.
package final class NativeFunction: Object {
  package let name: String
  private let body: (Arguments) throws -> Value

  /// A function that looks at its arguments itself.
  package init(_ name: String, _ body: @escaping (Arguments) throws -> Value) {
    self.name = name
    self.body = body
  }

  package override var type: TypeObject { .builtinFunction }

  package override func call(_ arguments: Arguments) throws -> Value { try body(arguments) }

  package override func repr() throws -> String { "<built-in function \(name)>" }
}
