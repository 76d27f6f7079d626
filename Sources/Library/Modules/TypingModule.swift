import Language

/// `import typing`: names for annotations, which nothing checks.
enum TypingModule {
  static func make(_ interpreter: Interpreter) throws -> Module {
    let names = [
      "Any", "Union", "Optional", "Callable", "List", "Dict", "Set", "FrozenSet", "Tuple", "Type",
      "Iterable", "Iterator", "Sequence", "Mapping", "MutableMapping", "MutableSequence",
      "Generator", "Literal", "Final", "ClassVar", "NoReturn", "Hashable", "Sized", "Collection",
      "Container", "DefaultDict", "Counter", "Deque", "OrderedDict", "Annotated", "Self", "Text",
      "TypeAlias", "Concatenate", "Never", "LiteralString", "SupportsFloat", "SupportsInt",
      "SupportsIndex", "SupportsAbs", "Awaitable", "Coroutine", "AsyncIterator", "AsyncIterable",
      "IO", "TextIO", "BinaryIO", "Pattern", "Match", "AnyStr", "Required", "NotRequired",
      "Unpack", "TypeGuard", "KeysView", "ItemsView", "ValuesView", "Reversible", "AbstractSet",
      "MutableSet", "ChainMap", "ContextManager", "ByteString",
    ]
    var values: [Name: Value] = ["TYPE_CHECKING": .bool(false)]
    for name in names { values[Name(name)] = .object(TypingName("typing.\(name)")) }
    let functions = [
      NativeFunction("cast", 2...2) { $0[1] },
      NativeFunction("overload", 1...1) { $0[0] },
      NativeFunction("final", 1...1) { $0[0] },
      NativeFunction("TypeVar") { arguments in
        .object(TypingName("~\(try arguments.at(0).map(Operations.str) ?? "")"))
      },
      NativeFunction("NewType", 2...2) { $0[1] },
    ]
    for function in functions { values[Name(function.name)] = .object(function) }
    return Module(
      "typing",
      try PythonSource(module: "typing", text: typingSource).run(with: values, in: interpreter))
  }
}

/// A name of the typing module, alone or with arguments in brackets.
private final class TypingName: Object {
  private let name: String

  init(_ name: String) {
    self.name = name
    super.init()
  }

  private nonisolated(unsafe) static let nameType = TypeObject("_GenericAlias", module: "typing")

  override var type: TypeObject { TypingName.nameType }

  override var checkedClass: TypeObject? {
    switch name {
    case "typing.List": .list
    case "typing.Dict": .dict
    case "typing.Tuple": .tuple
    case "typing.Set": .set
    case "typing.FrozenSet": .frozenset
    case "typing.Type": .type
    case "typing.Text": .str
    default: nil
    }
  }

  override func getItem(_ key: Value) throws -> Value {
    let parts = try (key.tuple?.items ?? [key]).map { part in
      if part.isNone { return "None" }
      if part.object === EllipsisType.shared { return "..." }
      return try part.typeObject?.qualifiedName ?? Operations.repr(part)
    }
    return .object(TypingName("\(name)[\(parts.joined(separator: ", "))]"))
  }

  override func binary(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? try TypingName("typing.Union").getItem(.tuple([.object(self), other])) : nil
  }

  override func reflected(_ op: BinaryOperator, _ other: Value) throws -> Value? {
    op == .or ? try TypingName("typing.Union").getItem(.tuple([other, .object(self)])) : nil
  }

  override func repr() throws -> String { name }
}
