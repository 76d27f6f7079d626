/// The classes of the builtin values. What each can do stands in `Builtins`, by class.
extension TypeObject {
  package nonisolated(unsafe) static let noneType = TypeObject("NoneType")
  package nonisolated(unsafe) static let notImplementedType = TypeObject("NotImplementedType")
  package nonisolated(unsafe) static let ellipsisType = TypeObject("ellipsis")
  package nonisolated(unsafe) static let builtinFunction = TypeObject("builtin_function_or_method")
  package nonisolated(unsafe) static let methodDescriptor = TypeObject("method_descriptor")
  package nonisolated(unsafe) static let method = TypeObject("method")
  package nonisolated(unsafe) static let module = TypeObject("module")

  package nonisolated(unsafe) static let int = TypeObject("int")
  package nonisolated(unsafe) static let bool = TypeObject("bool", bases: [.int])
  package nonisolated(unsafe) static let float = TypeObject("float")
  package nonisolated(unsafe) static let str = TypeObject("str")
  package nonisolated(unsafe) static let bytes = TypeObject("bytes")
  package nonisolated(unsafe) static let list = TypeObject("list")
  package nonisolated(unsafe) static let tuple = TypeObject("tuple")
  package nonisolated(unsafe) static let dict = TypeObject("dict")
  package nonisolated(unsafe) static let set = TypeObject("set")
  package nonisolated(unsafe) static let frozenset = TypeObject("frozenset")
  package nonisolated(unsafe) static let range = TypeObject("range")
  package nonisolated(unsafe) static let slice = TypeObject("slice")
  package nonisolated(unsafe) static let property = TypeObject("property")
  package nonisolated(unsafe) static let classMethod = TypeObject("classmethod")
  package nonisolated(unsafe) static let staticMethod = TypeObject("staticmethod")

  package nonisolated(unsafe) static let dictKeys = TypeObject("dict_keys")
  package nonisolated(unsafe) static let dictValues = TypeObject("dict_values")
  package nonisolated(unsafe) static let dictItems = TypeObject("dict_items")

  package nonisolated(unsafe) static let iterator = TypeObject("iterator")
  package nonisolated(unsafe) static let listIterator = TypeObject(
    "list_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let tupleIterator = TypeObject(
    "tuple_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let rangeIterator = TypeObject(
    "range_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let strIterator = TypeObject(
    "str_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let setIterator = TypeObject(
    "set_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictKeyIterator = TypeObject(
    "dict_keyiterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictValueIterator = TypeObject(
    "dict_valueiterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictItemIterator = TypeObject(
    "dict_itemiterator", bases: [.iterator])
}
