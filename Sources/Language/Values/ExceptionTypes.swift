/// The hierarchy of builtin exceptions, as CPython's manual draws it.
extension TypeObject {
  package nonisolated(unsafe) static let baseException = TypeObject(
    "BaseException", constructor: Exception.construct, populate: Exception.populate)
  package nonisolated(unsafe) static let systemExit = error("SystemExit", .baseException)
  package nonisolated(unsafe) static let keyboardInterrupt = error(
    "KeyboardInterrupt", .baseException)
  package nonisolated(unsafe) static let generatorExit = error("GeneratorExit", .baseException)
  package nonisolated(unsafe) static let exception = error("Exception", .baseException)
  package nonisolated(unsafe) static let stopIteration = error("StopIteration")
  package nonisolated(unsafe) static let arithmeticError = error("ArithmeticError")
  package nonisolated(unsafe) static let floatingPointError = error(
    "FloatingPointError", .arithmeticError)
  package nonisolated(unsafe) static let overflowError = error("OverflowError", .arithmeticError)
  package nonisolated(unsafe) static let zeroDivisionError = error(
    "ZeroDivisionError", .arithmeticError)
  package nonisolated(unsafe) static let assertionError = error("AssertionError")
  package nonisolated(unsafe) static let attributeError = error("AttributeError")
  package nonisolated(unsafe) static let bufferError = error("BufferError")
  package nonisolated(unsafe) static let eofError = error("EOFError")
  package nonisolated(unsafe) static let importError = error("ImportError")
  package nonisolated(unsafe) static let moduleNotFoundError = error(
    "ModuleNotFoundError", .importError)
  package nonisolated(unsafe) static let lookupError = error("LookupError")
  package nonisolated(unsafe) static let indexError = error("IndexError", .lookupError)
  package nonisolated(unsafe) static let keyError = error("KeyError", .lookupError)
  package nonisolated(unsafe) static let memoryError = error("MemoryError")
  package nonisolated(unsafe) static let nameError = error("NameError")
  package nonisolated(unsafe) static let unboundLocalError = error(
    "UnboundLocalError", .nameError)
  package nonisolated(unsafe) static let osError = error("OSError")
  package nonisolated(unsafe) static let fileExistsError = error("FileExistsError", .osError)
  package nonisolated(unsafe) static let fileNotFoundError = error("FileNotFoundError", .osError)
  package nonisolated(unsafe) static let interruptedError = error("InterruptedError", .osError)
  package nonisolated(unsafe) static let isADirectoryError = error("IsADirectoryError", .osError)
  package nonisolated(unsafe) static let notADirectoryError = error(
    "NotADirectoryError", .osError)
  package nonisolated(unsafe) static let permissionError = error("PermissionError", .osError)
  package nonisolated(unsafe) static let timeoutError = error("TimeoutError", .osError)
  package nonisolated(unsafe) static let connectionError = error("ConnectionError", .osError)
  package nonisolated(unsafe) static let referenceError = error("ReferenceError")
  package nonisolated(unsafe) static let runtimeError = error("RuntimeError")
  package nonisolated(unsafe) static let notImplementedError = error(
    "NotImplementedError", .runtimeError)
  package nonisolated(unsafe) static let recursionError = error("RecursionError", .runtimeError)
  package nonisolated(unsafe) static let stopAsyncIteration = error("StopAsyncIteration")
  package nonisolated(unsafe) static let syntaxError = error("SyntaxError")
  package nonisolated(unsafe) static let indentationError = error(
    "IndentationError", .syntaxError)
  package nonisolated(unsafe) static let tabError = error("TabError", .indentationError)
  package nonisolated(unsafe) static let systemError = error("SystemError")
  package nonisolated(unsafe) static let typeError = error("TypeError")
  package nonisolated(unsafe) static let valueError = error("ValueError")
  package nonisolated(unsafe) static let unicodeError = error("UnicodeError", .valueError)
  package nonisolated(unsafe) static let unicodeDecodeError = error(
    "UnicodeDecodeError", .unicodeError)
  package nonisolated(unsafe) static let unicodeEncodeError = error(
    "UnicodeEncodeError", .unicodeError)
  package nonisolated(unsafe) static let warning = error("Warning")
  package nonisolated(unsafe) static let deprecationWarning = error(
    "DeprecationWarning", .warning)
  package nonisolated(unsafe) static let futureWarning = error("FutureWarning", .warning)
  package nonisolated(unsafe) static let runtimeWarning = error("RuntimeWarning", .warning)
  package nonisolated(unsafe) static let syntaxWarning = error("SyntaxWarning", .warning)
  package nonisolated(unsafe) static let userWarning = error("UserWarning", .warning)
  package nonisolated(unsafe) static let resourceWarning = error("ResourceWarning", .warning)
  package nonisolated(unsafe) static let importWarning = error("ImportWarning", .warning)
  package nonisolated(unsafe) static let unicodeWarning = error("UnicodeWarning", .warning)
  package nonisolated(unsafe) static let bytesWarning = error("BytesWarning", .warning)
  package nonisolated(unsafe) static let pendingDeprecationWarning = error(
    "PendingDeprecationWarning", .warning)

  /// All builtin exceptions.
  package nonisolated(unsafe) static let builtinExceptions: [TypeObject] = [
    .baseException, .systemExit, .keyboardInterrupt, .generatorExit, .exception, .stopIteration,
    .arithmeticError, .floatingPointError, .overflowError, .zeroDivisionError, .assertionError,
    .attributeError, .bufferError, .eofError, .importError, .moduleNotFoundError, .lookupError,
    .indexError, .keyError, .memoryError, .nameError, .unboundLocalError, .osError,
    .fileExistsError, .fileNotFoundError, .interruptedError, .isADirectoryError,
    .notADirectoryError, .permissionError, .timeoutError, .connectionError, .referenceError,
    .runtimeError, .notImplementedError, .recursionError, .stopAsyncIteration, .syntaxError,
    .indentationError, .tabError, .systemError, .typeError, .valueError, .unicodeError,
    .unicodeDecodeError, .unicodeEncodeError, .warning, .deprecationWarning, .futureWarning,
    .runtimeWarning, .syntaxWarning, .userWarning, .resourceWarning, .importWarning,
    .unicodeWarning, .bytesWarning, .pendingDeprecationWarning,
  ]

  private static func error(_ name: String, _ base: TypeObject) -> TypeObject {
    TypeObject(name, bases: [base])
  }

  private static func error(_ name: String) -> TypeObject { error(name, .exception) }

  /// The builtin exception class with a name.
  package static func builtinException(named name: String) -> TypeObject? {
    builtinExceptions.first { $0.name == name }
  }
}
