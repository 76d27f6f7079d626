import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text file that is open for reading or for writing.
package final class FileObject: Object {
  private let path: String
  private let mode: String
  /// What is read; nil for a file that is written.
  private let text: Str?
  private var place = 0
  private var descriptor: Int32 = -1
  private var pending: [UInt8] = []
  private var isClosed = false

  init(_ path: String, mode: String, text: Str) {
    self.path = path
    self.mode = mode
    self.text = text
  }

  init(_ path: String, mode: String, descriptor: Int32) {
    self.path = path
    self.mode = mode
    self.descriptor = descriptor
    text = nil
  }

  deinit { try? close() }

  package override var type: TypeObject { .textFile }

  package override func restoration() -> (() -> Void)? {
    let (oldPlace, wasClosed) = (place, isClosed)
    return { [self] in
      place = oldPlace
      if text != nil { isClosed = wasClosed }
    }
  }

  package override func makeIterator() throws -> Iterator {
    _ = try readable()
    return LineIterator(self)
  }

  package override func repr() throws -> String {
    "<_io.TextIOWrapper name=\(Str(path).repr) mode=\(Str(mode).repr) encoding='UTF-8'>"
  }

  // MARK: Reading

  private func readable() throws -> Str {
    try checkOpen()
    guard let text else {
      throw PythonError(.unsupportedOperation, "not readable")
    }
    return text
  }

  private func checkOpen() throws {
    if isClosed { throw PythonError.valueError("I/O operation on closed file.") }
  }

  /// `read(size)`; all that is left where `size` is nil.
  fileprivate func read(_ size: Int?) throws -> Str {
    let text = try readable()
    let end = size.map { min(text.count, place + $0) } ?? text.count
    willChange()
    defer { place = end }
    return text.slice(place, end)
  }

  /// The next line with its end; empty at the end of the file.
  fileprivate func readLine() throws -> Str {
    let text = try readable()
    let end = try text.find(.character(0x0A), from: place).map { $0 + 1 } ?? text.count
    willChange()
    defer { place = end }
    return text.slice(place, end)
  }

  // MARK: Writing

  /// `write(text)`; the number of characters.
  fileprivate func write(_ value: Value) throws -> Int {
    try checkOpen()
    guard text == nil else { throw PythonError(.unsupportedOperation, "not writable") }
    guard let text = value.string else {
      throw PythonError.typeError("write() argument must be str, not \(value.type.name)")
    }
    if !Rerun.isRunning { pending += Array(text.text.utf8) }
    if pending.count > 1 << 16 { try flush() }
    return text.count
  }

  /// Writes what waits.
  fileprivate func flush() throws {
    var rest = pending[...]
    pending = []
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      guard written > 0 else {
        throw PythonError.osError(
          number: Int(errno), String(cString: strerror(errno)), path: path)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// `close()`.
  fileprivate func close() throws {
    guard !isClosed else { return }
    willChange()
    isClosed = true
    guard descriptor >= 0 else { return }
    defer {
      #if canImport(Glibc)
        _ = Glibc.close(descriptor)
      #else
        _ = Darwin.close(descriptor)
      #endif
      descriptor = -1
    }
    try flush()
  }

  // MARK: Methods

  fileprivate static func populate(_ type: TypeObject) {
    let methods = MethodTable(type) { $0.as(FileObject.self) }
    methods.positional("read", 0...1) { file, arguments in
      let size = try arguments.at(0).flatMap { $0.isNone ? nil : try Operations.index($0) }
      return .str(try file.read(size.flatMap { $0 < 0 ? nil : $0 }))
    }
    methods.positional("readline", 0...1) { file, _ in .str(try file.readLine()) }
    methods.positional("readlines", 0...1) { file, _ in
      .list(try Operations.items(of: .object(file)))
    }
    methods.unary("write") { .int(try $0.write($1)) }
    methods.unary("writelines") { file, lines in
      for line in try Operations.items(of: lines) { _ = try file.write(line) }
      return .none
    }
    methods.nullary("close") {
      try $0.close()
      return .none
    }
    methods.nullary("flush") {
      try $0.flush()
      return .none
    }
    methods.nullary("readable") { .bool($0.text != nil) }
    methods.nullary("writable") { .bool($0.text == nil) }
    methods.nullary("__iter__") { .object(try $0.makeIterator()) }
    methods.nullary("__next__") { file in
      let line = try file.readLine()
      guard line.count > 0 else { throw PythonError(Exception(.stopIteration, [])) }
      return .str(line)
    }
    methods.nullary("__enter__") { file in
      try file.checkOpen()
      return .object(file)
    }
    methods.positional("__exit__", 3...3) { file, _ in
      try file.close()
      return .none
    }
    methods.property("name") { .str($0.path) }
    methods.property("mode") { .str($0.mode) }
    methods.property("closed") { .bool($0.isClosed) }
    methods.property("encoding") { _ in .str("UTF-8") }
  }
}

extension TypeObject {
  /// The class of open files.
  package nonisolated(unsafe) static let textFile = TypeObject(
    "TextIOWrapper", module: "_io", populate: FileObject.populate)
  /// `io.UnsupportedOperation`.
  package nonisolated(unsafe) static let unsupportedOperation = TypeObject(
    "UnsupportedOperation", module: "io", bases: [.osError])
}

/// The lines of a file.
private final class LineIterator: Iterator {
  private let file: FileObject

  init(_ file: FileObject) { self.file = file }

  override func next() throws -> Value? {
    let line = try file.readLine()
    return line.count == 0 ? nil : .str(line)
  }
}
