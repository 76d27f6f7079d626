/// An exception that travels through Swift code: every Python error that a program can catch.
package struct PythonError: Error, @unchecked Sendable {
  package let exception: Exception

  package init(_ exception: Exception) { self.exception = exception }

  /// An exception of a builtin class with one message.
  package init(_ type: TypeObject, _ message: String) {
    self.init(Exception(type, [.str(message)]))
  }
}

/// An instance of a class that derives from `BaseException`.
package final class Exception: Object {
  private let exactType: TypeObject
  /// `e.args`.
  package var arguments: [Value]
  /// `raise … from cause`.
  package var cause: Exception?
  /// The exception that was being handled when this one was raised.
  package var context: Exception?
  /// `raise … from None` hides the context.
  package var suppressesContext = false
  /// Where it went through, the innermost place first.
  package var traceback: [TracebackEntry] = []
  /// What to show under the operands of the expression that raised it: their shapes.
  package var annotations: [Annotation] = []
  /// For NameError and AttributeError: what was looked up, and where, for suggestions.
  package var missing: (name: Name, owner: Value?)?
  /// For NameError: the names that could have been meant.
  package var visibleNames: [Name] = []
  /// For SyntaxError: where the text is wrong.
  package var place: (source: Source, span: SourceSpan)?
  /// Attributes that the program or a class of its own sets.
  package var attributes: [Name: Value] = [:]

  package init(_ type: TypeObject, _ arguments: [Value]) {
    exactType = type
    self.arguments = arguments
    super.init(layout: .exception)
  }

  deinit {
    Disposal.drop(&arguments)
    Disposal.drop(&cause)
    Disposal.drop(&context)
    Disposal.drop(&attributes)
  }

  package override var type: TypeObject { exactType }

  package override var ownAttributes: [Name] {
    attributes.keys.sorted { $0.text < $1.text }
  }

  package override func getAttribute(_ name: Name) throws -> Value {
    if let value = attributes[name] ?? builtinAttribute(name) { return value }
    return try genericGetAttribute(name)
  }

  package override func setAttribute(_ name: Name, _ value: Value) throws {
    willChange()
    switch name.text {
    case "args": arguments = try Operations.items(of: value)
    case "__cause__":
      cause = value.as(Exception.self)
      suppressesContext = true
    case "__context__": context = value.as(Exception.self)
    case "__suppress_context__": suppressesContext = try Operations.isTrue(value)
    case "__traceback__": break
    default: attributes[name] = value
    }
  }

  package override func deleteAttribute(_ name: Name) throws {
    willChange()
    if attributes.removeValue(forKey: name) == nil { try super.deleteAttribute(name) }
  }

  package override func restoration() -> (() -> Void)? {
    let old = (arguments, cause, context, suppressesContext, attributes)
    return { [self] in (arguments, cause, context, suppressesContext, attributes) = old }
  }

  package override func repr() throws -> String {
    if let text = try programText(.repr) { return text }
    return try "\(type.name)(\(Sequences.repr(arguments)))"
  }

  package override func str() throws -> String { try programText(.str) ?? message() }

  /// What a class of the program says in a method of its own.
  private func programText(_ method: SpecialMethod) throws -> String? {
    guard let found = (exactType as? UserClass)?.special(method), let function = found.object,
      function.layout == .function
    else { return nil }
    return try Operations.str(function.call(.object(self)))
  }

  /// A place in the source with a text to show under it.
  package struct Annotation {
    package let span: SourceSpan
    package let text: String
    /// The part of the text that another annotation contradicts.
    package var clash: Swift.Range<Int>?
  }
}

/// One place that an exception went through.
package struct TracebackEntry {
  /// The function's name, or `<module>`.
  package let function: String
  package let source: Source
  package let span: SourceSpan

  package init(function: String, source: Source, span: SourceSpan) {
    self.function = function
    self.source = source
    self.span = span
  }
}

extension PythonError {
  package static func typeError(_ message: String) -> PythonError { .init(.typeError, message) }
  package static func valueError(_ message: String) -> PythonError { .init(.valueError, message) }
  package static func indexError(_ message: String) -> PythonError { .init(.indexError, message) }
  package static func runtimeError(_ message: String) -> PythonError {
    .init(.runtimeError, message)
  }

  /// An AttributeError that knows what was looked up on what, for suggestions.
  package static func attributeError(
    _ message: String, name: Name, on owner: Value
  ) -> PythonError {
    let error = PythonError(.attributeError, message)
    error.exception.missing = (name, owner)
    return error
  }
}
