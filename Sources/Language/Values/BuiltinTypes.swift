/// The classes of the builtin values. What each can do stands in `Builtins`, by class.
extension TypeObject {
  package nonisolated(unsafe) static let noneType = TypeObject("NoneType")
  package nonisolated(unsafe) static let notImplementedType = TypeObject("NotImplementedType")
  package nonisolated(unsafe) static let ellipsisType = TypeObject("ellipsis")
  package nonisolated(unsafe) static let builtinFunction = TypeObject("builtin_function_or_method")
  package nonisolated(unsafe) static let methodDescriptor = TypeObject("method_descriptor")
  package nonisolated(unsafe) static let method = TypeObject("method")
  package nonisolated(unsafe) static let module = TypeObject("module")

  package nonisolated(unsafe) static let int = TypeObject(
    "int", constructor: IntType.construct, populate: IntType.populate)
  package nonisolated(unsafe) static let bool = TypeObject(
    "bool", bases: [.int], constructor: BoolType.construct)
  package nonisolated(unsafe) static let float = TypeObject(
    "float", constructor: FloatType.construct, populate: FloatType.populate)
  package nonisolated(unsafe) static let str = TypeObject(
    "str", constructor: StrType.construct, populate: StrType.populate)
  package nonisolated(unsafe) static let bytes = TypeObject(
    "bytes", constructor: BytesType.construct, populate: BytesType.populate)
  package nonisolated(unsafe) static let list = TypeObject(
    "list", constructor: ListType.construct, populate: ListType.populate)
  package nonisolated(unsafe) static let tuple = TypeObject(
    "tuple", constructor: TupleType.construct, populate: TupleType.populate)
  package nonisolated(unsafe) static let dict = TypeObject(
    "dict", constructor: DictType.construct, populate: DictType.populate)
  package nonisolated(unsafe) static let set = TypeObject(
    "set", constructor: SetType.construct, populate: SetType.populate)
  package nonisolated(unsafe) static let frozenset = TypeObject(
    "frozenset", constructor: SetType.constructFrozen, populate: SetType.populate)
  package nonisolated(unsafe) static let range = TypeObject(
    "range", constructor: RangeType.construct, populate: RangeType.populate)
  package nonisolated(unsafe) static let slice = TypeObject(
    "slice", constructor: SliceType.construct, populate: SliceType.populate)
  package nonisolated(unsafe) static let genericAlias = TypeObject("GenericAlias", module: "types")
  package nonisolated(unsafe) static let unionType = TypeObject("UnionType", module: "types")
  package nonisolated(unsafe) static let property = TypeObject(
    "property", constructor: PropertyType.construct, populate: PropertyType.populate)
  package nonisolated(unsafe) static let classMethod = TypeObject(
    "classmethod", constructor: PropertyType.constructClassMethod,
    populate: DescriptorMethods.define(on:))
  package nonisolated(unsafe) static let staticMethod = TypeObject(
    "staticmethod", constructor: PropertyType.constructStaticMethod,
    populate: DescriptorMethods.define(on:))

  package nonisolated(unsafe) static let dictKeys = TypeObject(
    "dict_keys", populate: DictType.populateView)
  package nonisolated(unsafe) static let dictValues = TypeObject(
    "dict_values", populate: DictType.populateView)
  package nonisolated(unsafe) static let dictItems = TypeObject(
    "dict_items", populate: DictType.populateView)

  package nonisolated(unsafe) static let iterator = TypeObject(
    "iterator", populate: IteratorType.populate)
  package nonisolated(unsafe) static let listIterator = TypeObject(
    "list_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let tupleIterator = TypeObject(
    "tuple_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let rangeIterator = TypeObject(
    "range_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let strIterator = TypeObject(
    "str_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let asciiIterator = TypeObject(
    "str_ascii_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let setIterator = TypeObject(
    "set_iterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictKeyIterator = TypeObject(
    "dict_keyiterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictValueIterator = TypeObject(
    "dict_valueiterator", bases: [.iterator])
  package nonisolated(unsafe) static let dictItemIterator = TypeObject(
    "dict_itemiterator", bases: [.iterator])
}
