import Testing

@testable import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Files")
struct FilesTests {
  /// Runs `body` with a new folder, and removes that afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let path = try #require(
      "/tmp/dojo-files-XXXXXX".withCString { template -> String? in
        guard let copy = strdup(template) else { return nil }
        defer { free(copy) }
        return mkdtemp(copy).map { String(cString: $0) }
      })
    defer { remove(path) }
    try body(path)
  }

  private func remove(_ folder: String) {
    for name in ["a", "b", "link", "sub/deep", "sub"] {
      unlink("\(folder)/\(name)")
      rmdir("\(folder)/\(name)")
    }
    rmdir(folder)
  }

  @Test("What was written is read, also when it replaces something")
  func write() throws {
    try withFolder { folder in
      try Files.writeText("one", to: folder + "/a")
      try Files.writeText("größer 数", to: folder + "/a")
      #expect(try Files.readText(folder + "/a") == "größer 数")
    }
  }

  @Test("A file keeps its permissions, a link its target")
  func permissions() throws {
    try withFolder { folder in
      try Files.writeText("one", to: folder + "/a")
      chmod(folder + "/a", 0o600)
      symlink("a", folder + "/link")
      try Files.writeText("two", to: folder + "/link")
      var status = stat()
      #expect(lstat(folder + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(stat(folder + "/a", &status) == 0 && status.st_mode & 0o777 == 0o600)
      #expect(try Files.readText(folder + "/a") == "two")
    }
  }

  @Test("Appending adds, and makes the file")
  func append() throws {
    try withFolder { folder in
      try Files.append(Array("one\n".utf8), to: folder + "/b")
      try Files.append(Array("two\n".utf8), to: folder + "/b", onDisk: true)
      #expect(try Files.readText(folder + "/b") == "one\ntwo\n")
    }
  }

  @Test("A folder is made with those above it")
  func makeFolder() throws {
    try withFolder { folder in
      try Files.makeFolder(folder + "/sub/deep")
      try Files.makeFolder(folder + "/sub/deep/")
      #expect(Files.exists(folder + "/sub/deep"))
    }
  }

  @Test("Errors say what was tried, on what, and the system's reason")
  func errors() throws {
    try withFolder { folder in
      let missing = #expect(throws: FileError.self) { try Files.read(folder + "/none") }
      #expect(missing?.description == "cannot read \(folder)/none: No such file or directory")
      let isFolder = #expect(throws: FileError.self) { try Files.read(folder) }
      #expect(isFolder?.code == EISDIR)
      let nowhere = #expect(throws: FileError.self) {
        try Files.writeText("x", to: folder + "/none/a")
      }
      #expect(nowhere?.description == "cannot write \(folder)/none/a: No such file or directory")
      try Files.write([0x61, 0xFF], to: folder + "/a")
      let binary = #expect(throws: FileError.self) { try Files.readText(folder + "/a") }
      #expect(binary?.reason == "it is not UTF-8 text")
      #expect(throws: FileError.self) { try Files.read("a\0b") }
    }
  }

  @Test("A failed write leaves the old file, and nothing else")
  func failedWrite() throws {
    try withFolder { folder in
      try Files.writeText("old", to: folder + "/a")
      try Files.makeFolder(folder + "/sub")
      #expect(throws: FileError.self) { try Files.writeText("x", to: folder + "/sub") }
      #expect(try Files.readText(folder + "/a") == "old")
      #expect(rmdir(folder + "/sub") == 0, "no temporary file is left in it")
    }
  }
}
