import Safety

/// The instructions without a fast path.
extension Machine {
  @inline(never)
  func perform(
    _ i: Instruction, _ registers: Registers, _ pool: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let code = frame.pointee.code.takeUnretainedValue()
    func operand(_ operand: Int32) throws -> Value { try value(operand, registers, pool) }
    func set(_ value: Value) { place(i.a, registers, pool).pointee = value }
    let a = registers + max(0, Int(i.a))
    let window = UnsafeBufferPointer(start: registers + max(0, Int(i.b)), count: max(0, Int(i.c)))

    switch i.op {
    // MARK: Names
    case .deleteGlobal: try deleteGlobal(Int(i.a), code)
    case .deleteLocal:
      if case .undefined = a.pointee { throw unbound(i.a, frame) }
      a.pointee = .undefined
    case .makeCell: a.pointee = .object(Cell(a.pointee))
    case .newCell: a.pointee = .object(Cell(.undefined))
    case .deleteCell:
      guard let cell = a.pointee.as(Cell.self), !cell.value.isUndefined else {
        throw unbound(i.a, frame)
      }
      cell.willChange()
      cell.value = .undefined
    case .copyFree:
      guard let function = frame.pointee.function?.takeUnretainedValue() else { return }
      for (index, cell) in function.cells.enumerated() { a[index] = .object(cell) }
    case .clear:
      for index in Int(i.a)..<Int(i.b) { registers[index] = .undefined }

    // MARK: Loops
    case .iterate: try iterate(operand(i.b), at: a)
    case .iterateRange: try iterateRange(i, registers)
    case .iterateDelegate: a.pointee = .object(try Operations.iterator(of: operand(i.b)))

    // MARK: Containers
    case .buildList: set(.object(List.of(window)))
    case .buildTuple: set(window.isEmpty ? .object(Tuple.empty) : .tuple(Array(window)))
    case .buildSet: set(.object(try SetObject(Array(window))))
    case .buildSlice: set(.object(Slice(start: window[0], stop: window[1], step: window[2])))
    case .buildString: set(Machine.joined(window))
    case .buildDict: set(.object(try Machine.dict(window.baseAddress, pairs: window.count)))
    case .appendList: try a.pointee.list?.append(operand(i.b))
    case .addSet: try a.pointee.set?.add(operand(i.b))
    case .addDict: try a.pointee.dict?.set(operand(i.b), operand(i.c))
    case .extendList: try extend(a.pointee.list, with: operand(i.b))
    case .updateSet:
      try Operations.forEach(Operations.iterator(of: operand(i.b))) {
        try a.pointee.set?.add($0)
      }
    case .updateDict: try update(a.pointee.dict, with: operand(i.b))
    case .extendArguments: try extend(a.pointee.list, with: operand(i.b), for: operand(i.c))
    case .mergeKeywords: try merge(a.pointee.dict, with: operand(i.b), for: operand(i.c))
    case .listToTuple: set(.tuple(try operand(i.b).list?.items ?? []))
    case .format: set(.str(try format(operand(i.b), code.sites.formats[Int(i.c)], registers, pool)))
    case .unpack: try unpack(operand(i.b), Int(i.c), into: a)
    case .unpackStar: try unpack(operand(i.b), code.sites.unpacks[Int(i.c)], into: a)
    case .setItems:
      let keys = UnsafeBufferPointer(start: a + 1, count: Int(i.c))
      try Machine.setItem(a.pointee, keys, operand(i.b))
    case .deleteItem: try Operations.deleteItem(operand(i.a), operand(i.b))
    case .deleteAttribute:
      try Operations.deleteAttribute(operand(i.a), code.attributeSites[Int(i.c)].name)

    // MARK: Definitions
    case .makeFunction: set(makeFunction(code.sites.functions[Int(i.b)], code, registers, i.c))
    case .makeClass: set(try makeClass(code.sites.classes[Int(i.c)], registers + Int(i.b)))
    case .loadSuper:
      guard let cell = registers[Int(i.b)].as(Cell.self), let type = cell.value.typeObject else {
        throw PythonError.runtimeError("super(): empty __class__ cell")
      }
      set(.object(try Super(type, operand(i.c))))
    case .annotations:
      if place(i.a, registers, pool).pointee.dict == nil { set(.object(Dict())) }
    case .callUnpacked: set(try callUnpacked(registers + Int(i.b)))

    // MARK: Exceptions
    case .raise: try raise(i, registers, pool)
    case .reraise:
      if let exception = a.pointee.as(Exception.self) { throw Reraised(exception) }
    case .assertionFailed:
      throw PythonError(Exception(.assertionError, i.c == 0 ? [] : [try operand(i.a)]))
    case .enterContext:
      let (value, exit) = try enterContext(operand(i.b))
      registers[Int(i.c)] = exit
      set(value)
    case .exitContext: _ = try Operations.call(a.pointee, .none, .none, .none)

    // MARK: Imports
    case .importModule: set(try code.interpreter.importModule(code.sites.imports[Int(i.b)]))
    case .importName:
      set(try code.interpreter.importName(code.sites.names[Int(i.c)], from: operand(i.b)))
    case .importAll: try code.interpreter.importAll(from: operand(i.a), into: code.globals)

    // MARK: Patterns
    case .mappingRest: set(try mappingRest(operand(i.b), without: operand(i.c)))
    case .matchClass:
      try matchClass(operand(i.b), code.sites.patterns[Int(i.c)], registers, pool, into: a)
    default: throw PythonError.runtimeError("no such instruction: \(i.op)")
    }
  }

  /// The instructions that jump where something holds.
  func condition(
    _ i: Instruction, _ registers: Registers, _ pool: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws -> Bool {
    switch i.op {
    case .unlessMatches:
      return try !matches(registers[Int(i.a)], value(i.b, registers, pool))
    case .exitContextRaising:
      let exception = registers[Int(i.b)]
      let answer = try Operations.call(
        registers[Int(i.a)], .object(exception.type), exception, .none)
      return try Operations.isTrue(answer)
    case .unlessSequence:
      let site = frame.pointee.code._withUnsafeGuaranteedRef { $0.sites.unpacks[Int(i.b)] }
      return !Machine.isSequence(registers[Int(i.a)], site)
    case .unlessMapping:
      return (registers[Int(i.a)].dict?.count ?? -1) < Int(i.b)
    default:
      guard let found = try registers[Int(i.a) + 1].dict?.get(value(i.b, registers, pool))
      else { return true }
      registers[Int(i.a)] = found
      return false
    }
  }

  private func deleteGlobal(_ slot: Int, _ code: Code) throws {
    guard !code.globals.values[slot].isUndefined else {
      throw PythonError.nameError(code.globals.name(at: slot))
    }
    code.globals.values[slot] = .undefined
  }

  // MARK: Containers

  private static func dict(_ items: UnsafePointer<Value>?, pairs: Int) throws -> Dict {
    let dict = Dict()
    guard let items else { return dict }
    for index in 0..<pairs { try dict.set(items[2 * index], items[2 * index + 1]) }
    return dict
  }

  private static func joined(_ parts: UnsafeBufferPointer<Value>) -> Value {
    if parts.count == 1 { return parts[0] }
    var bytes: [UInt8] = []
    for part in parts {
      guard case .str(let text) = part, case .ascii(let ascii) = text.content else {
        return .str(Str(scalars: parts.flatMap { $0.string?.scalars ?? [] }))
      }
      bytes += ascii
    }
    return .str(Str(.ascii(bytes)))
  }

  private func extend(_ list: List?, with value: Value) throws {
    guard let items = try Operations.itemsIfIterable(value) else {
      throw PythonError.typeError(
        "Value after * must be an iterable, not \(value.type.name)")
    }
    try items.withUnsafeBufferPointer { try list?.extend(with: $0) }
  }

  private func extend(_ list: List?, with value: Value, for callee: Value) throws {
    guard let items = try Operations.itemsIfIterable(value) else {
      throw PythonError.typeError(
        "\(try Machine.describe(callee)) argument after * must be an iterable, "
          + "not \(value.type.name)")
    }
    try items.withUnsafeBufferPointer { try list?.extend(with: $0) }
  }

  private func update(_ dict: Dict?, with value: Value) throws {
    guard let other = value.dict else {
      throw PythonError.typeError("'\(value.type.name)' object is not a mapping")
    }
    try dict?.merge(other)
  }

  private func merge(_ dict: Dict?, with value: Value, for callee: Value) throws {
    guard let other = value.dict else {
      throw PythonError.typeError(
        "\(try Machine.describe(callee)) argument after ** must be a mapping, "
          + "not \(value.type.name)")
    }
    for (key, value) in other.pairs {
      if try dict?.get(key) != nil {
        throw PythonError.typeError(
          "\(try Machine.describe(callee)) got multiple values for keyword argument "
            + "'\(try Operations.str(key))'")
      }
      try dict?.set(key, value)
    }
  }

  /// A callee as messages name it: `f()`, or with its module.
  private static func describe(_ callee: Value) throws -> String {
    if let function = callee.as(Function.self) {
      return "__main__.\(function.code.qualifiedName)()"
    }
    if let name = try Operations.attributeIfAny(callee, "__qualname__")?.string {
      return "\(name.text)()"
    }
    return "\(callee.type.name) object"
  }

  private func format(
    _ value: Value, _ site: Code.FormatSite, _ registers: Registers, _ pool: Registers
  ) throws -> Str {
    var value = value
    switch site.conversion {
    case .repr: value = .str(try Operations.repr(value))
    case .str: value = .str(try Operations.strObject(value))
    case .ascii: value = .str(Str.escapingNonASCII(try Operations.repr(value)))
    case nil: break
    }
    guard let spec = site.spec, case .str(let text) = place(spec, registers, pool).pointee else {
      if case .str(let text) = value { return text }
      return Str(try Operations.format(value, ""))
    }
    return Str(try Operations.format(value, text.text))
  }

  // MARK: Unpacking

  private func unpack(_ value: Value, _ count: Int, into target: Registers) throws {
    if let items = value.tuple?.items, items.count == count {
      for (index, item) in items.enumerated() { target[index] = item }
      return
    }
    if let list = value.list, list.count == count {
      for index in 0..<count { target[index] = list[index] }
      return
    }
    var items: [Value] = []
    let iterator = try unpackingIterator(value)
    while let item = try iterator.next() {
      guard items.count < count else {
        throw PythonError.valueError("too many values to unpack (expected \(count))")
      }
      items.append(item)
    }
    guard items.count == count else {
      throw PythonError.valueError(
        "not enough values to unpack (expected \(count), got \(items.count))")
    }
    for (index, item) in items.enumerated() { target[index] = item }
  }

  private func unpackingIterator(_ value: Value) throws -> Iterator {
    guard let iterator = try Operations.iteratorIfIterable(value) else {
      throw PythonError.typeError("cannot unpack non-iterable \(value.type.name) object")
    }
    return iterator
  }

  private func unpack(
    _ value: Value, _ site: Code.UnpackSite, into target: Registers
  ) throws {
    guard let items = try Operations.itemsIfIterable(value) else {
      throw PythonError.typeError("cannot unpack non-iterable \(value.type.name) object")
    }
    guard items.count >= site.before + site.after else {
      throw PythonError.valueError(
        "not enough values to unpack (expected at least \(site.before + site.after), "
          + "got \(items.count))")
    }
    let end = items.count - site.after
    for index in 0..<site.before { target[index] = items[index] }
    target[site.before] = .list(Array(items[site.before..<end]))
    for index in 0..<site.after { target[site.before + 1 + index] = items[end + index] }
  }

  // MARK: Definitions

  private func makeFunction(
    _ site: Code.FunctionSite, _ code: Code, _ registers: Registers, _ first: Int32
  ) -> Value {
    var next = Int(first)
    func take(_ count: Int) -> [Value] {
      defer { next += count }
      return Array(UnsafeBufferPointer(start: registers + next, count: count))
    }
    let defaults = take(site.defaults)
    let keywordDefaults = Dictionary(
      uniqueKeysWithValues: zip(site.keywordDefaults, take(site.keywordDefaults.count)))
    let annotations = Array(zip(site.annotations, take(site.annotations.count)))
    let cells = site.cells.map { registers[Int($0)].as(Cell.self) ?? Cell(.undefined) }
    return .object(
      Function(
        code.sites.codes[site.code], defaults: defaults, keywordDefaults: keywordDefaults,
        annotations: annotations, cells: cells))
  }

  private func makeClass(_ site: Code.ClassSite, _ base: Registers) throws -> Value {
    var values: [Value]
    var keywords = site.keywords
    if site.isUnpacked {
      let (list, names) = try Machine.unpacked(base)
      (values, keywords) = (list.items, names)
    } else {
      values = Array(
        UnsafeBufferPointer(start: base + 1, count: site.positional + keywords.count))
    }
    guard let body = base.pointee.as(Function.self),
      let namespace = try Arguments.with([], { try call(body, $0) }).dict
    else { return .none }
    let positional = values.count - keywords.count
    return try UserClass.make(
      site.name.text, bases: Array(values[..<positional]),
      keywords: Array(zip(keywords, values[positional...])), namespace: namespace)
  }

  /// The names that a class body bound, in order.
  func namespace(_ code: Code, _ registers: Registers) throws -> Value {
    let dict = Dict()
    try dict.set(.str("__module__"), .str("__main__"))
    try dict.set(.str("__qualname__"), .str(code.qualifiedName))
    if !code.documentation.isNone { try dict.set(.str("__doc__"), code.documentation) }
    for (index, name) in code.variableNames.enumerated() {
      guard index < code.variableCount - code.freeCount, !registers[index].isUndefined,
        !code.hiddenVariables.contains(index)
      else { continue }
      let key = name == "__class__" ? "__classcell__" : name.text
      try dict.set(.str(key), registers[index])
    }
    return .object(dict)
  }

  // MARK: Contexts

  private func enterContext(_ context: Value) throws -> (value: Value, exit: Value) {
    let type = context.type
    guard let enter = type.lookup("__enter__"), let exit = type.lookup("__exit__") else {
      let missing = type.lookup("__enter__") != nil ? " (missed __exit__ method)" : ""
      throw PythonError.typeError(
        "'\(type.name)' object does not support the context manager protocol\(missing)")
    }
    let bound = try Operations.bind(exit, to: context, in: type)
    let value = try Operations.call(Operations.bind(enter, to: context, in: type))
    return (value, bound)
  }

  // MARK: Exceptions

  private func raise(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    guard i.c > 0 else {
      guard let exception = handled else {
        throw PythonError.runtimeError("No active exception to reraise")
      }
      throw Reraised(exception)
    }
    let exception = try Machine.exception(from: value(i.a, registers, pool))
    if i.c == 2 {
      let cause = try value(i.b, registers, pool)
      exception.willChange()
      if cause.isNone {
        exception.cause = nil
      } else {
        guard cause.as(Exception.self) != nil || cause.typeObject != nil else {
          throw PythonError.typeError("exception causes must derive from BaseException")
        }
        exception.cause = try Machine.exception(from: cause)
      }
      exception.suppressesContext = true
    }
    throw PythonError(exception)
  }

  private func matches(_ exception: Value, _ type: Value) throws -> Bool {
    let types = type.tuple?.items ?? [type]
    var found = false
    for candidate in types {
      guard let candidate = candidate.typeObject, candidate.isSubclass(of: .baseException) else {
        throw PythonError.typeError(
          "catching classes that do not inherit from BaseException is not allowed")
      }
      found = found || exception.type.isSubclass(of: candidate)
    }
    return found
  }
}

/// An exception raised again: the place where that happens is no part of its traceback.
struct Reraised: Error, @unchecked Sendable {
  let exception: Exception

  init(_ exception: Exception) { self.exception = exception }
}
