import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `import os` and `import os.path`: paths, and looking at files; nothing that changes them.
enum OSModule {
  static func make(_ interpreter: Interpreter) -> Module {
    let reference = ProgramReference(interpreter)
    let module = Module(
      "os",
      functions: [
        NativeFunction("getcwd", 0...0) { _ in .str(currentFolder) },
        NativeFunction("listdir", 0...1) { arguments in
          let folder = try arguments.at(0).map(path) ?? "."
          return .list(try reference.program.files.names(in: folder).map { .str($0) })
        },
        NativeFunction("fspath", 1...1) { .str(try path($0[0])) },
        NativeFunction("cpu_count", 0...0) { _ in .int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) },
        NativeFunction("getenv", 1...2) { arguments in
          let isRestricted = try reference.program.files.isRestricted
          guard !isRestricted, let value = getenv(try path(arguments[0])) else {
            return arguments.at(1) ?? .none
          }
          return .str(String(cString: value))
        },
      ],
      values: [
        "sep": .str("/"), "linesep": .str("\n"), "name": .str("posix"), "curdir": .str("."),
        "pardir": .str(".."), "pathsep": .str(":"), "extsep": .str("."),
        "path": .object(makePath(interpreter)),
      ])
    module.says(notInDojo: "os")
    return module
  }

  static func makePath(_ interpreter: Interpreter) -> Module {
    let module = Module(
      "posixpath",
      functions: parts + questions(of: ProgramReference(interpreter)) + [
        NativeFunction("join", 1...Int.max - 1) { .str(joined(try $0.positional.map(path))) },
        NativeFunction("normpath", 1...1) { .str(normalized(try path($0[0]))) },
        NativeFunction("abspath", 1...1) {
          .str(normalized(joined([currentFolder, try path($0[0])])))
        },
        NativeFunction("isabs", 1...1) { .bool(try path($0[0]).hasPrefix("/")) },
        NativeFunction("expanduser", 1...1) { arguments in
          let text = try path(arguments[0])
          guard text == "~" || text.hasPrefix("~/"), let home = getenv("HOME") else {
            return .str(text)
          }
          return .str(String(cString: home) + text.dropFirst())
        },
      ], values: ["sep": .str("/"), "curdir": .str("."), "pardir": .str("..")])
    module.says(notInDojo: "os.path")
    return module
  }

  private static func path(_ value: Value) throws -> String {
    if case .str(let text) = value { return text.text }
    if value.object?.type.lookup("__fspath__") != nil {
      return try path(Operations.callMethod(value, "__fspath__"))
    }
    throw PythonError.typeError(
      "expected str, bytes or os.PathLike object, not \(value.type.name)")
  }

  // MARK: Parts of paths

  private static var parts: [NativeFunction] {
    [
      NativeFunction("basename", 1...1) { .str(split(try path($0[0])).tail) },
      NativeFunction("dirname", 1...1) { .str(split(try path($0[0])).head) },
      NativeFunction("split", 1...1) { arguments in
        let (head, tail) = split(try path(arguments[0]))
        return .tuple([.str(head), .str(tail)])
      },
      NativeFunction("splitext", 1...1) { arguments in
        let (root, ending) = splitEnding(try path(arguments[0]))
        return .tuple([.str(root), .str(ending)])
      },
    ]
  }

  private static func split(_ path: String) -> (head: String, tail: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let tail = String(path[path.index(after: slash)...])
    var head = path[...slash]
    if head.contains(where: { $0 != "/" }) {
      while head.last == "/" { head.removeLast() }
    }
    return (String(head), tail)
  }

  private static func splitEnding(_ path: String) -> (String, String) {
    let name = split(path).tail
    guard let dot = name.lastIndex(of: "."),
      name[..<dot].contains(where: { $0 != "." })
    else { return (path, "") }
    let ending = String(name[dot...])
    return (String(path.dropLast(ending.count)), ending)
  }

  private static func joined(_ parts: [String]) -> String {
    var result = ""
    for part in parts {
      if part.hasPrefix("/") || result.isEmpty {
        result = part
      } else {
        result += (result.hasSuffix("/") ? "" : "/") + part
      }
    }
    return result
  }

  private static func normalized(_ path: String) -> String {
    if path.isEmpty { return "." }
    let isAbsolute = path.hasPrefix("/")
    var kept: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part != ".." || !isAbsolute && kept.isEmpty || kept.last == ".." {
        kept.append(part)
      } else if !kept.isEmpty {
        kept.removeLast()
      }
    }
    let start = isAbsolute ? (path.hasPrefix("//") && !path.hasPrefix("///") ? "//" : "/") : ""
    let result = start + kept.joined(separator: "/")
    return result.isEmpty ? "." : result
  }

  // MARK: Looking at files

  private static var currentFolder: String {
    guard let pointer = getcwd(nil, 0) else { return "/" }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func questions(of program: ProgramReference) -> [NativeFunction] {
    /// The kind of a file that the program may know of; nil where there is none.
    func kind(_ value: Value) throws -> mode_t? {
      let (path, files) = (try path(value), try program.program.files)
      return (try? files.status(path)).map { $0.st_mode & S_IFMT }
    }
    return [
      NativeFunction("exists", 1...1) { .bool(try kind($0[0]) != nil) },
      NativeFunction("isfile", 1...1) { .bool(try kind($0[0]) == S_IFREG) },
      NativeFunction("isdir", 1...1) { .bool(try kind($0[0]) == S_IFDIR) },
      NativeFunction("getsize", 1...1) { arguments in
        .int(Int(try program.program.files.status(path(arguments[0])).st_size))
      },
    ]
  }
}
