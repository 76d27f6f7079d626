import Language
import Safety

@testable import Library

/// `torch` for tests that need no language: attributes are looked up and called from Swift.
enum Torch {
  nonisolated(unsafe) static let interpreter: Interpreter = {
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    return interpreter
  }()

  nonisolated(unsafe) static let module: Value = {
    guard let module = try? interpreter.moduleMakers["torch"]?(interpreter) else { return .none }
    return .object(module)
  }()

  /// `torch.name(arguments, keywords)`.
  @discardableResult
  static func call(
    _ name: String, _ arguments: Value..., keywords: KeyValuePairs<String, Value> = [:]
  ) throws -> Value {
    try call(Operations.getAttribute(module, Name(name)), arguments, keywords)
  }

  /// `receiver.name(arguments, keywords)`.
  @discardableResult
  static func method(
    _ receiver: Value, _ name: String, _ arguments: Value...,
    keywords: KeyValuePairs<String, Value> = [:]
  ) throws -> Value {
    try call(Operations.getAttribute(receiver, Name(name)), arguments, keywords)
  }

  private static func call(
    _ function: Value, _ arguments: [Value], _ keywords: KeyValuePairs<String, Value>
  ) throws -> Value {
    let values = arguments + keywords.map(\.value)
    let names = keywords.map { Name($0.key) }
    return try Arguments.with(values, keywords: names) { try Operations.call(function, $0) }
  }

  /// A tensor of nested lists.
  static func tensor(_ data: Value) throws -> Value { try call("tensor", data) }

  /// What `str(error)` says, with the error's name before it.
  static func message(_ body: () throws -> Value) throws -> String {
    do {
      return "no error: \(try Operations.repr(body()))"
    } catch let error as PythonError {
      let text = try error.exception.arguments.map { try Operations.str($0) }.joined()
      return "\(error.exception.type.name): \(text)"
    } catch let error as NamedError {
      return "\(error.name): \(error.message)"
    }
  }
}

extension Value {
  /// `[1, 2, 3]` as a Python list.
  static func ints(_ numbers: Int...) -> Value { .list(numbers.map { .int($0) }) }

  /// What `repr` shows.
  var shown: String { (try? Operations.repr(self)) ?? "<error>" }
}
