/// A value as a notebook shows it: what `IPython.lib.pretty.pretty` gives.
public enum Pretty {
  private static let maxWidth = 79
  /// From the item with this index on, dots stand for the rest.
  private static let maxSequenceLength = 1000

  /// The text of a value, in lines of up to 79 characters where that is possible.
  package static func format(_ value: Value) throws -> String {
    let printer = PrettyPrinter(maxWidth: maxWidth)
    var walk = Walk(printer: printer)
    try walk.show(value)
    printer.flush()
    return printer.output
  }

  /// A value shown as a call: `Counter({...})`.
  public struct Call {
    package let name: String
    package let arguments: [Value]
    package let keywords: [(name: String, value: Value)]

    package init(_ name: String, _ arguments: [Value], keywords: [(String, Value)] = []) {
      self.name = name
      self.arguments = arguments
      self.keywords = keywords.map { ($0.0, $0.1) }
    }
  }

  private struct Walk {
    let printer: PrettyPrinter
    /// The objects that are being shown, for cycles.
    private var path: [ObjectIdentifier] = []

    init(printer: PrettyPrinter) { self.printer = printer }

    mutating func show(_ value: Value) throws {
      if let instance = value.as(Instance.self), let payload = instance.plainPayload {
        return try show(payload)
      }
      guard case .object(let object) = value else {
        return try printer.group { try representation(Operations.repr(value)) }
      }
      let id = ObjectIdentifier(object)
      let isCycle = path.contains(id)
      path.append(id)
      defer { path.removeLast() }
      try Recursion.deeper(" while getting the repr of an object") {
        // Copying `self` keeps the closures from holding on to an inout value.
        var inner = self
        try printer.group { try inner.show(object, isCycle: isCycle) }
      }
    }

    private mutating func show(_ object: Object, isCycle: Bool) throws {
      if let text = object.prettyText { return try representation(text) }
      if let call = try object.prettyCall {
        return isCycle ? printer.text("\(call.name)(...)") : try show(call)
      }
      let type = object.type
      switch object {
      case let list as List where type === TypeObject.list:
        try show(list.items, "[", "]", isCycle: isCycle)
      case let tuple as Tuple where type === TypeObject.tuple:
        try show(
          tuple.items, "(", ")", isCycle: isCycle, endsWithComma: tuple.items.count == 1)
      case let dict as Dict where type === TypeObject.dict:
        try show(dict, isCycle: isCycle)
      case let set as SetObject where type === TypeObject.set || type === TypeObject.frozenset:
        try show(set, isCycle: isCycle)
      case let type as TypeObject:
        printer.text((type as? UserClass)?.meta == nil ? type.prettyName : try type.repr())
      case let function as NativeFunction where function.owner == nil:
        printer.text("<function \(function.name)>")
      case let method as BoundMethod where method.function.layout == .native:
        let name = (method.function as? NativeFunction)?.name ?? ""
        printer.text("<function \(method.receiver.type.name).\(name)>")
      case let exception as Exception where try exception.hasPlainRepr:
        try show(Call(type.prettyName, exception.arguments))
      default:
        try showDefault(object)
      }
    }

    private func representation(_ text: String) throws {
      try printer.group {
        let lines = try StrSplitting.lines(Str(text), keepEnds: false)
        for (index, line) in lines.buffer.enumerated() {
          if index > 0 { printer.forceBreak() }
          printer.text(line.string?.text ?? "")
        }
      }
    }

    /// An instance without a representation of its own: `<__main__.A at 0x7f...>`.
    private func showDefault(_ object: Object) throws {
      let text = try object.repr()
      guard text == object.genericRepr else { return try representation(text) }
      printer.group("<", ">") {
        printer.text(object.type.prettyName)
        printer.text(" at \(object.address)")
      }
    }

    private mutating func show(
      _ items: [Value], _ open: String, _ close: String, isCycle: Bool,
      endsWithComma: Bool = false
    ) throws {
      if isCycle { return printer.text("\(open)...\(close)") }
      var inner = self
      try printer.group(open, close) {
        try inner.enumerate(items) { try $0.show($1) }
        if endsWithComma { printer.text(",") }
      }
    }

    private mutating func show(_ dict: Dict, isCycle: Bool) throws {
      if isCycle { return printer.text("{...}") }
      var inner = self
      try printer.group("{", "}") {
        try inner.enumerate(dict.pairs) { walk, pair in
          try walk.show(pair.key)
          walk.printer.text(": ")
          try walk.show(pair.value)
        }
      }
    }

    private mutating func show(_ set: SetObject, isCycle: Bool) throws {
      let (open, close) = set.isFrozen ? ("frozenset({", "})") : ("{", "}")
      if isCycle { return printer.text("\(open)...\(close)") }
      if set.count == 0 { return printer.text("\(set.type.name)()") }
      let items =
        set.count < Pretty.maxSequenceLength ? try Pretty.sorted(set.items) : set.items
      try show(items, open, close, isCycle: false)
    }

    private mutating func show(_ call: Call) throws {
      var inner = self
      try printer.group("\(call.name)(", ")") {
        var isFirst = true
        func separate() {
          if !isFirst {
            inner.printer.text(",")
            inner.printer.breakable()
          }
          isFirst = false
        }
        for argument in call.arguments {
          separate()
          try inner.show(argument)
        }
        for keyword in call.keywords {
          separate()
          try inner.printer.group("\(keyword.name)=") { try inner.show(keyword.value) }
        }
      }
    }

    private mutating func enumerate<T>(
      _ items: [T], _ body: (inout Walk, T) throws -> Void
    ) throws {
      for (index, item) in items.enumerated() {
        if index >= Pretty.maxSequenceLength {
          printer.text(",")
          printer.breakable()
          printer.text("...")
          return
        }
        if index > 0 {
          printer.text(",")
          printer.breakable()
        }
        try body(&self, item)
      }
    }
  }

  /// A set's items in ascending order, or by their text where they have none.
  private static func sorted(_ items: [Value]) throws -> [Value] {
    var result = items
    let isSorted: Void? = try PythonError.attempt {
      try Sorting.sort(&result, key: .none, descending: false)
    }
    if isSorted != nil { return result }
    let texts = try items.map { item in try PythonError.attempt { try Operations.str(item) } ?? "" }
    return items.indices.sorted { Str(texts[$0]) < Str(texts[$1]) }.map { items[$0] }
  }
}

extension TypeObject {
  /// The class as a notebook shows it: `int`, `torch.Tensor`, `__main__.A`.
  fileprivate var prettyName: String { qualifiedName }
}

extension Exception {
  /// Whether no class of the program's shows the exception in a way of its own.
  fileprivate var hasPlainRepr: Bool {
    get throws {
      guard case .object(let method)? = type.lookup("__repr__") else { return true }
      return method.layout == .native
    }
  }
}
