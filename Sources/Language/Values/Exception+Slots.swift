import Safety

extension PythonError {
  /// `KeyError(key)`.
  package static func keyError(_ key: Value) -> PythonError {
    PythonError(Exception(.keyError, [key]))
  }

  /// A NameError that knows what was looked up, for suggestions.
  package static func nameError(_ name: Name) -> PythonError {
    let error = PythonError(.nameError, "name '\(name)' is not defined")
    error.exception.missing = (name, nil)
    return error
  }

  /// `NotImplementedError: <what> is not in the dojo`.
  package static func notInDojo(_ what: String) -> PythonError {
    PythonError(.notImplementedError, "\(what) is not in the dojo")
  }

  /// An `OSError`, in the class that its number asks for.
  package static func osError(number: Int, _ text: String, path: String) -> PythonError {
    let exception = Exception(Exception.osErrorType(number), [.int(number), .str(text)])
    exception.attributes["filename"] = .str(path)
    return PythonError(exception)
  }

  /// Any Swift error as a Python exception: one of a lower floor becomes the builtin exception of
  /// its name.
  package init(any error: any Error) {
    switch error {
    case let error as PythonError:
      self = error
    case let error as NamedError:
      let type = TypeObject.builtinException(named: error.name) ?? .runtimeError
      self.init(Exception(type, error.message.isEmpty ? [] : [.str(error.message)]))
    default:
      self.init(.runtimeError, String(describing: error))
    }
  }

  /// What `body` gives, or nil where it raises what another way may not raise. A request to stop and
  /// a lack of memory go through.
  package static func attempt<R>(_ body: () throws -> R) throws -> R? {
    do {
      return try body()
    } catch {
      let error = PythonError(any: error)
      let type = error.exception.type
      if type.isSubclass(of: .memoryError) || !type.isSubclass(of: .exception) { throw error }
      return nil
    }
  }
}

extension Exception {
  /// `cls(*args, **kwargs)` of the builtin exceptions; some take keywords of their own.
  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    var values = Array(arguments.positional)
    var attributes: [Name: Value] = [:]
    let offset = arguments.positionalCount
    // An `__init__` of the program's own takes what keywords it likes.
    let isInitialized = (type as? UserClass)?.special(.initialize) != nil
    for (index, name) in arguments.keywords.enumerated() where !isInitialized {
      let allowed: Set<String> =
        if type.isSubclass(of: .importError) {
          ["name", "path"]
        } else if type.isSubclass(of: .attributeError) {
          ["name", "obj"]
        } else if type.isSubclass(of: .nameError) {
          ["name"]
        } else {
          []
        }
      guard allowed.contains(name.text) else {
        throw PythonError.typeError("\(type.name)() takes no keyword arguments")
      }
      attributes[name] = arguments.values[offset + index]
    }
    var exact = type
    if type === TypeObject.osError, values.count >= 2, case .int(let number) = values[0] {
      exact = osErrorType(number)
    }
    if type.isSubclass(of: .osError), values.count > 2 {
      attributes["filename"] = values[2]
      values = Array(values.prefix(2))
    }
    let exception = Exception(exact, values)
    exception.attributes = attributes
    return .object(exception)
  }

  /// The class of an `OSError` with a number of errno.
  static func osErrorType(_ number: Int) -> TypeObject {
    switch number {
    case 1, 13: .permissionError
    case 2: .fileNotFoundError
    case 4: .interruptedError
    case 17: .fileExistsError
    case 20: .notADirectoryError
    case 21: .isADirectoryError
    case 110: .timeoutError
    default: .osError
    }
  }

  /// The methods of exceptions.
  static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(Exception.self) }
    methods.positional("__init__", 0...Int.max - 1) { exception, arguments in
      exception.willChange()
      exception.arguments = Array(arguments.positional)
      return .none
    }
    methods.unary("with_traceback") { exception, _ in .object(exception) }
    methods.unary("add_note") { exception, note in
      guard case .str = note else {
        throw PythonError.typeError("note must be a str, not '\(note.type.name)'")
      }
      exception.willChange()
      let notes = exception.attributes["__notes__"]?.list ?? List()
      try notes.append(note)
      exception.attributes["__notes__"] = .object(notes)
      return .none
    }
    methods.nullary("__str__") { .str(try $0.str()) }
    methods.nullary("__repr__") { .str(try $0.repr()) }
  }

  /// The attributes that every exception, or one of its class, has.
  func builtinAttribute(_ name: Name) -> Value? {
    switch name.text {
    case "args": return .tuple(arguments)
    case "__cause__": return cause.map { .object($0) } ?? Value.none
    case "__context__": return context.map { .object($0) } ?? Value.none
    case "__suppress_context__": return .bool(suppressesContext)
    case "__traceback__": return Value.none
    case "value" where type.isSubclass(of: .stopIteration): return arguments.first ?? Value.none
    case "code" where type.isSubclass(of: .systemExit): return arguments.first ?? Value.none
    case "errno" where isOSError: return arguments[0]
    case "strerror" where isOSError: return arguments[1]
    case "errno", "strerror", "filename": return type.isSubclass(of: .osError) ? Value.none : nil
    case "name":
      if let missing { return .str(missing.name.text) }
      let named = [TypeObject.nameError, .attributeError, .importError]
      return named.contains { type.isSubclass(of: $0) } ? Value.none : nil
    case "obj" where type.isSubclass(of: .attributeError): return missing?.owner ?? Value.none
    default: return nil
    }
  }

  private var isOSError: Bool { type.isSubclass(of: .osError) && arguments.count >= 2 }

  /// `str(self)`: the message without the class's name.
  func message() throws -> String {
    if isOSError {
      let text = try "[Errno \(Operations.str(arguments[0]))] \(Operations.str(arguments[1]))"
      return try attributes["filename"].map { "\(text): \(try Operations.repr($0))" } ?? text
    }
    if type.isSubclass(of: .syntaxError), let place {
      let text = try arguments.first.map(Operations.str) ?? ""
      let file = place.source.name.split(separator: "/").last.map(String.init) ?? ""
      return "\(text) (\(file), line \(place.span.line))"
    }
    switch arguments.count {
    case 0: return ""
    case 1:
      return type.isSubclass(of: .keyError)
        ? try Operations.repr(arguments[0]) : try Operations.str(arguments[0])
    default: return try Tuple(arguments).repr()
    }
  }
}
