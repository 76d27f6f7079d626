/// The classes of the builtin values. Each one's methods stand in the file of its values.
extension TypeObject {
  package nonisolated(unsafe) static let noneType = TypeObject("NoneType")
  package nonisolated(unsafe) static let int = TypeObject("int")
  package nonisolated(unsafe) static let bool = TypeObject("bool", bases: [.int])
  package nonisolated(unsafe) static let float = TypeObject("float")
  package nonisolated(unsafe) static let str = TypeObject("str")
  package nonisolated(unsafe) static let builtinFunction = TypeObject("builtin_function_or_method")
  package nonisolated(unsafe) static let module = TypeObject("module")
}
