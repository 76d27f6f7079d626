import Testing

@testable import Safety

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What limits the memory that a process may take.
@Suite struct MemoryLimitsTests {
  /// A folder with files, which goes away with the test.
  private func withFolder(_ files: [String: String], _ body: (String) -> Void) throws {
    let template = try #require(strdup("/tmp/dojo-groups-XXXXXX"))
    defer { free(template) }
    let root = String(cString: try #require(mkdtemp(template)))
    var made: [String] = []
    for (path, text) in files {
      var folder = root
      for part in path.split(separator: "/").dropLast() {
        folder += "/" + part
        if mkdir(folder, 0o755) == 0 { made.append(folder) }
      }
      let file = try #require(fopen("\(root)/\(path)", "w"))
      fputs(text, file)
      fclose(file)
    }
    body(root)
    for path in files.keys { unlink("\(root)/\(path)") }
    for folder in made.reversed() { rmdir(folder) }
    rmdir(root)
  }

  @Test func controlGroupsOfVersion2() throws {
    let files = [
      "memory.max": "max\n", "a/memory.max": "5000000\n", "a/b/memory.max": "8000000\n",
      "other/memory.max": "1\n",
    ]
    try withFolder(files) { root in
      #expect(
        ControlGroup.memoryLimits(groups: "0::/a/b\n", root: root).sorted() == [
          5_000_000, 8_000_000,
        ])
      #expect(ControlGroup.memoryLimits(groups: "0::/\n", root: root) == [])
      #expect(ControlGroup.memoryLimits(groups: "", root: root) == [])
    }
    // In a container the path may be one of the system outside.
    try withFolder(["memory.max": "7000000\n"]) { root in
      #expect(ControlGroup.memoryLimits(groups: "0::/../docker/x\n", root: root) == [7_000_000])
    }
  }

  @Test func controlGroupsOfVersion1() throws {
    let files = [
      "memory/memory.limit_in_bytes": "9223372036854771712\n",
      "memory/job/memory.limit_in_bytes": "6000000\n",
    ]
    try withFolder(files) { root in
      let groups = "5:cpu,cpuacct:/other\n4:memory:/job\n0::/\n"
      #expect(ControlGroup.memoryLimits(groups: groups, root: root).min() == 6_000_000)
    }
  }

  @Test func theProcessTakesSomeMemory() {
    let use = MemoryUse.now
    #expect(use.resident > 1 << 20)
    #expect(MemoryLimits.system.granted >= 1 << 24)
    #expect(MemoryBudget.room < MemoryBudget.limit)
  }
}
