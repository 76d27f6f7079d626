import Language
import Tensors

/// `torch.save` and `torch.load`, in PyTorch's own format: an archive of a pickle and the storages.
enum TorchFiles {
  /// The programs that use the module, the newest last.
  private nonisolated(unsafe) static var programs: [Program] = []

  private struct Program {
    weak var interpreter: Interpreter?
  }

  /// Serves a program too.
  static func serve(_ interpreter: Interpreter) {
    programs.removeAll { $0.interpreter == nil }
    programs.append(Program(interpreter: interpreter))
  }

  /// Which files the running program may open. The modules written in Python, which run in
  /// interpreters of their own, are not asked: they are not what the program is held to.
  private static var access: FileAccess {
    programs.reversed().lazy.compactMap(\.interpreter).first?.files ?? .restricted
  }

  nonisolated(unsafe) static let save = NativeFunction(
    "save",
    signature: "obj, f, pickle_module=None, pickle_protocol=2, "
      + "_use_new_zipfile_serialization=True"
  ) { values in
    let path = try path(values[1], of: "save")
    guard values[2].isNone else { throw PythonError.notInDojo("torch.save() with pickle_module") }
    guard values[3].smallInt == 2, case .bool(true) = values[4] else {
      throw PythonError.notInDojo("torch.save() in other formats than PyTorch's newest")
    }
    try access.writeBytes(archive(of: values[0], stem: stem(of: path)), to: path)
    return .none
  }

  nonisolated(unsafe) static let load = NativeFunction(
    "load", signature: "f, map_location=None, pickle_module=None, *, weights_only=True, mmap=None"
  ) { values in
    let path = try path(values[0], of: "load")
    try DeviceObject.checked(values[1])
    guard values[2].isNone else { throw PythonError.notInDojo("torch.load() with pickle_module") }
    return try value(of: access.readBytes(path), path: path)
  }

  private static func path(_ value: Value, of function: String) throws -> String {
    guard let text = value.string?.text else {
      throw PythonError.typeError(
        "torch.\(function)() in the dojo takes a file's name, not \(value.type.name)")
    }
    return text
  }

  /// The file's name without folder and ending: the folder inside the archive.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return stem.isEmpty ? "archive" : stem
  }

  // MARK: The archive

  static func archive(of value: Value, stem: String) throws -> [UInt8] {
    let pickle = try PickleWriter.write(value)
    var zip = ZipWriter()
    var isWritten =
      try zip.add("\(stem)/data.pkl", pickle.pickle)
      && zip.add("\(stem)/.format_version", Array("1".utf8))
      && zip.add("\(stem)/.storage_alignment", Array("\(ZipWriter.alignment)".utf8))
      && zip.add("\(stem)/byteorder", Array("little".utf8))
    for (number, (storage, _)) in pickle.storages.enumerated() where isWritten {
      try Operations.checkInterrupt()
      let bytes = UnsafeRawBufferPointer(start: storage.bytes, count: storage.byteCount)
      isWritten = try withExtendedLifetime(storage) { try zip.add("\(stem)/data/\(number)", bytes) }
    }
    guard try isWritten && zip.add("\(stem)/version", Array("3\n".utf8)) else {
      throw PythonError.notInDojo("saving more than 4 GB into one file")
    }
    return zip.finish()
  }

  static func value(of bytes: [UInt8], path: String) throws -> Value {
    guard bytes.starts(with: [0x50, 0x4B]) else {
      throw bytes.starts(with: [0x80, 0x02, 0x8A, 0x0A])
        ? PythonError.notInDojo("torch.load() of files older than PyTorch 1.6")
        : ZipArchive.failure("\(path) is no archive")
    }
    let zip = try ZipArchive(bytes)
    guard let pickleName = zip.names.first(where: { $0.hasSuffix("/data.pkl") }),
      let pickle = zip[pickleName]
    else { throw ZipArchive.failure("file not found: data.pkl") }
    let folder = pickleName.dropLast("data.pkl".count)
    if zip["\(folder)constants.pkl"] != nil {
      throw PythonError.notInDojo("torch.load() of a TorchScript archive")
    }
    if let order = zip["\(folder)byteorder"], !order.elementsEqual("little".utf8) {
      throw PythonError.notInDojo("torch.load() of big-endian numbers")
    }
    return try PickleReader.read(pickle, PickleGlobals { zip["\(folder)data/\($0)"] })
  }
}
