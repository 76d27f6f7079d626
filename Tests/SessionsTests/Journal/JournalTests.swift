import Testing

@testable import Sessions

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The journal")
struct JournalTests {
  private let header = JournalHeader(
    exercise: "tanh", seed: 7, names: "/a b/names.txt", folder: "/home/größe")

  private let records: [JournalRecord] = [
    .statement("x = 1", showsValue: false),
    .outside([1, .max]), .statement("def f():\n  return '数'\n", showsValue: true),
    .step, .generators(0xDEAD_BEEF), .command("undo 2"), .failed("x +"),
    .load(path: "a.py", content: "x = 1\n\n2:3,"),
  ]

  private func whole() -> [UInt8] {
    var (bytes, checksum) = JournalText.begin(header)
    bytes += JournalText.encode(records, &checksum)
    return bytes
  }

  @Test("What was written is read")
  func roundTrip() {
    let content = JournalText.read(whole())
    #expect(content.header == header)
    #expect(content.records == records)
    #expect(content.ending == .whole && content.validCount == whole().count)
  }

  @Test("Cut off anywhere, the whole records before the cut are read, and it is never damage")
  func torn() throws {
    let bytes = whole()
    var previous = 0
    for count in 1..<bytes.count {
      let content = JournalText.read(Array(bytes[..<count]))
      #expect(content.records.elementsEqual(records.prefix(content.records.count)))
      #expect(content.records.count >= previous)
      #expect(content.ending == (content.validCount == count ? .whole : .torn), "\(count)")
      previous = content.records.count
    }
    #expect(previous == records.count - 1)
  }

  @Test("A last page of zeros, as a power cut leaves it, is a torn end")
  func zeros() {
    let content = JournalText.read(whole() + [UInt8](repeating: 0, count: 4096))
    #expect(content.ending == .torn && content.records == records)
  }

  @Test("A changed byte is found, wherever it is; nothing behind it is believed")
  func damage() throws {
    let bytes = whole()
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let content = JournalText.read(changed)
      #expect(content.ending != .whole, "byte \(place)")
      #expect(content.records.elementsEqual(records.prefix(content.records.count)))
      #expect(content.validCount <= place)
    }
  }

  @Test("A missing or a doubled record is damage")
  func order() {
    var (bytes, checksum) = JournalText.begin(header)
    let first = JournalText.encode([.step], &checksum)
    let second = JournalText.encode([.command("back")], &checksum)
    let third = JournalText.encode([.step], &checksum)
    bytes += first
    #expect(JournalText.read(bytes + first + second).ending == .damaged)
    #expect(JournalText.read(bytes + second + second + third).ending == .damaged)
    #expect(JournalText.read(bytes + third + third).ending == .damaged)
  }

  @Test("A journal of another version is told apart from a damaged one")
  func version() {
    #expect(JournalText.read(Array("dojo journal 2\nrest".utf8)).ending == .otherVersion)
    #expect(JournalText.read(Array("something else\n".utf8)).ending == .damaged)
  }

  // MARK: Files

  private func withFolder(_ body: (JournalFolder, String) throws -> Void) throws {
    let template = try #require(strdup("/tmp/dojo-journal-XXXXXX"))
    defer { free(template) }
    try #require(mkdtemp(template) != nil)
    let path = String(cString: template)
    defer {
      for name in (try? Files.list(path)) ?? [] { unlink("\(path)/\(name)") }
      rmdir(path)
    }
    try body(JournalFolder(path), path)
  }

  @Test(
    "A running dojo's journal is no one else's; one that was cut off is found, a closed one not")
  func lives() throws {
    try withFolder { folder, path in
      var journal: Journal? = Journal(header, in: folder)
      #expect(try Files.list(path).isEmpty, "no file before a record")
      try journal?.append([.step])
      #expect(folder.newestCutOff() == nil)
      journal = nil
      let left = try #require(folder.newestCutOff())
      #expect(left.content.records == [.step])
      #expect(folder.newestCutOff() == nil, "the one who goes on with it has it locked")
      let next = try Journal(left, header: header, in: folder)
      try next.append([.command("reset")])
      next.finish()
      #expect(folder.newestCutOff() == nil)
      #expect(folder.newestLeft()?.content.records == [.step, .command("reset")])
    }
  }

  @Test("Two at once have two journals")
  func two() throws {
    try withFolder { folder, path in
      let (one, other) = (Journal(header, in: folder), Journal(header, in: folder))
      try one.append([.step])
      try other.append([.step])
      #expect(one.path != other.path)
      #expect(try Files.list(path).count == 2)
    }
  }

  @Test("What is torn is cut off before the session goes on")
  func goingOn() throws {
    try withFolder { folder, path in
      try Files.write(whole() + Array("statement 9 ab".utf8), to: path + "/1.journal")
      let left = try #require(folder.newestCutOff())
      #expect(left.content.ending == .torn)
      try Journal(left, header: header, in: folder).append([.step])
      let content = JournalText.read(try Files.read(path + "/1.journal"))
      #expect(content.ending == .whole && content.records == records + [.step])
    }
  }

  @Test("Only the newest closed journals are kept")
  func forgetting() throws {
    try withFolder { folder, path in
      for _ in 0..<12 {
        let journal = Journal(header, in: folder)
        try journal.append([.step])
        journal.finish()
      }
      let closed = try Files.list(path).filter { $0.hasSuffix(".closed") }
      #expect(closed.count == 10)
    }
  }
}
