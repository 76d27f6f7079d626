import Testing

@testable import Terminal

@Suite("History")
struct HistoryTests {
  @Test(
    "An entry is a line of the file, whatever is in it",
    arguments: [
      "x = 1", "for i in a:\n  b\n\n  c", "s = '\\n\\\\'", "a\r\nb", "é数",
    ])
  func encoding(entry: String) {
    let line = History.encode(entry)
    #expect(!line.unicodeScalars.contains("\n"))
    #expect(History.decode(line) == entry)
  }

  @Test("Entries outlive the session, the newest of them up to the limit")
  func persistence() throws {
    let home = try Home()
    let path = home.path + "/deep/history"
    var history = History(path: path, limit: 3)
    let added = ["a", "b\nc", "b\nc", "  ", "d", "e"].map { history.add($0) }
    #expect(added == [true, true, false, false, true, true])
    #expect(history.entries == ["b\nc", "d", "e"])
    #expect(History(path: path, limit: 3).entries == ["b\nc", "d", "e"])
  }

  @Test("Two sessions share the file")
  func sharing() throws {
    let home = try Home()
    let path = home.path + "/history"
    var first = History(path: path)
    var second = History(path: path)
    _ = first.add("a")
    _ = second.add("b")
    #expect(History(path: path).entries == ["a", "b"])
  }

  @Test("A file of twice the limit is cut")
  func cutting() throws {
    let home = try Home()
    home.write("1\n2\n3\n4\n5\n6\n", to: "history")
    _ = History(path: home.path + "/history", limit: 3)
    #expect(History(path: home.path + "/history", limit: 100).entries == ["4", "5", "6"])
  }

  @Test("Without a place to keep it, the history is that of the session")
  func nowhere() {
    var history = History(path: "/dev/null/history")
    let isAdded = history.add("a")
    #expect(isAdded)
    #expect(history.entries == ["a"])
  }

  // MARK: Walks

  private let entries = ["x = 1", "print(x)", "x = 2", "y"]

  @Test("A walk goes back, stops at the oldest, and returns to what was typed")
  func walk() {
    var walk = HistoryWalk(line: "dr", typed: "", entries: entries)
    let back = (0..<5).map { _ in walk.older(in: entries) }
    let forth = (0..<5).map { _ in walk.newer(in: entries) }
    #expect(back == ["y", "x = 2", "print(x)", "x = 1", nil])
    #expect(forth == ["print(x)", "x = 2", "y", "dr", nil])
  }

  @Test("What was typed before the cursor says which entries count")
  func prefix() {
    var walk = HistoryWalk(line: "x", typed: "x", entries: entries)
    let back = (0..<3).map { _ in walk.older(in: entries) }
    #expect(back == ["x = 2", "x = 1", nil])
  }

  @Test("A line that a search found is where the walk goes on")
  func afterSearch() {
    var walk = HistoryWalk(line: "print(x)", typed: "print(x)", entries: entries)
    let older = walk.older(in: entries)
    #expect(older == "x = 1")
  }
}
