#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens files below a folder, one step of the path after the other, so that neither `..` nor a
/// link leads out, whoever changes the folders meanwhile.
///
/// A hard link is no link to follow but the file itself under a second name, which nothing tells from
/// the first: who can make one in the folder had the file in reach already. Neither can a folder that
/// is mounted within be told from another.
struct FolderWalk {
  /// Why a path is refused.
  enum Refusal: Error {
    /// It leads out of the folder.
    case outside
    /// The system's number.
    case system(Int32)
  }

  /// The folders from the root of the walk down to where it stands.
  private var folders: [Int32]
  /// The root's own path.
  private let root: String
  private static let mostLinks = 40

  /// A walk below the current folder.
  private init() throws(Refusal) {
    let folder = systemOpen(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system(errno) }
    folders = [folder]
    guard let pointer = getcwd(nil, 0) else {
      close(folder)
      throw .outside
    }
    defer { free(pointer) }
    root = String(cString: pointer)
  }

  /// A descriptor of the file at `path`, which stands in the current folder or below it.
  static func open(_ path: String, _ flags: Int32) throws(Refusal) -> Int32 {
    guard !path.isEmpty else { throw .system(ENOENT) }
    guard !path.utf8.contains(0) else { throw .system(EINVAL) }
    var walk = try FolderWalk()
    defer { for folder in walk.folders { close(folder) } }
    return try walk.open(path, flags)
  }

  private mutating func open(_ path: String, _ flags: Int32) throws(Refusal) -> Int32 {
    var rest = try parts(of: path)
    var links = 0
    while let part = rest.popLast() {
      switch part {
      case ".": continue
      case "..":
        guard folders.count > 1 else { throw .outside }
        close(folders.removeLast())
        continue
      default: break
      }
      guard let folder = folders.last else { throw .outside }
      if let target = FolderWalk.link(part, in: folder) {
        links += 1
        guard links <= FolderWalk.mostLinks else { throw .system(ELOOP) }
        rest += try parts(of: target)
        continue
      }
      let isLast = rest.isEmpty
      let step = isLast ? flags : O_RDONLY | O_DIRECTORY
      let descriptor = openat(folder, part, step | O_NOFOLLOW | O_CLOEXEC, 0o644 as mode_t)
      guard descriptor >= 0 else { throw .system(errno) }
      if isLast { return descriptor }
      folders.append(descriptor)
    }
    guard flags & O_ACCMODE == O_RDONLY, let folder = folders.last else { throw .system(EISDIR) }
    let descriptor = openat(folder, ".", flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno) }
    return descriptor
  }

  /// A path's steps, the first one last. One from the root of the file system has to lead to the
  /// walk's root, from where its steps begin then.
  private mutating func parts(of path: String) throws(Refusal) -> [String] {
    let steps = path.split(separator: "/").map(String.init)
    guard path.hasPrefix("/") else { return steps.reversed() }
    let rootSteps = root.split(separator: "/").map(String.init)
    guard steps.starts(with: rootSteps) else { throw .outside }
    while folders.count > 1 { close(folders.removeLast()) }
    return steps.dropFirst(rootSteps.count).reversed()
  }

  /// What a symbolic link says; nil for anything else.
  private static func link(_ name: String, in folder: Int32) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard readlinkat(folder, name, &buffer, Int(PATH_MAX)) > 0 else { return nil }
    return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
  }
}

/// `open`, which is variadic in C.
func systemOpen(_ path: String, _ flags: Int32) -> Int32 {
  #if canImport(Glibc)
    Glibc.open(path, flags, 0o644)
  #else
    Darwin.open(path, flags, 0o644)
  #endif
}
