import Testing

@testable import Terminal

@Suite("Searching the history")
struct HistorySearchTests {
  private let entries = ["x = 1", "print(x)", "x = 2", "print(x)", "y"]

  private func begun(_ direction: HistorySearch.Direction = .older) -> HistorySearch {
    let draft = Editline.Contents(scalars: Array("dr".unicodeScalars), cursor: 1)
    return HistorySearch(direction, in: entries, draft: draft, outerPrompt: "› ")
  }

  @Test("The newest entry with the wanted text comes first; more text may keep it")
  func typing() {
    var search = begun()
    #expect(search.found == nil)
    search.type("x")
    #expect(search.found == "print(x)" && search.foundPlace == 6)
    search.type(" = ")
    #expect(search.found == "x = 2" && search.foundPlace == 0)
    search.takeBack()
    #expect(search.found == "print(x)" && search.prompt == "(reverse-i-search)`x': ")
  }

  @Test("Again finds the next other entry, and stays at the last one")
  func again() {
    var search = begun()
    search.type("x")
    let older = (0..<4).map { _ in
      search.again(.older, last: "")
      return search.found
    }
    #expect(older == ["x = 2", "print(x)", "x = 1", "x = 1"])
    #expect(search.prompt == "(failed reverse-i-search)`x': ")
    search.again(.newer, last: "")
    #expect(search.found == "print(x)" && search.prompt == "(i-search)`x': ")
  }

  @Test("With nothing typed, again wants what was wanted before")
  func last() {
    var search = begun()
    search.again(.older, last: "= 1")
    #expect(search.found == "x = 1" && search.wanted == "= 1")
  }
}

@Suite("Changes of a line")
struct LineChangesTests {
  /// The texts that come back when all of `steps`, texts with the cursor at the end, are undone.
  private func undone(_ steps: [String]) -> [String] {
    var changes = LineChanges()
    for step in steps {
      let scalars = Array(step.unicodeScalars)
      changes.note(Editline.Contents(scalars: scalars, cursor: scalars.count))
    }
    var result: [String] = []
    while let earlier = changes.takeBack() { result.append(earlier.text) }
    return result
  }

  @Test("Characters that are typed are one change up to a space, others are their own")
  func grouping() {
    #expect(undone(["", "a", "ab", "ab ", "ab c"]) == ["ab", ""])
    #expect(undone(["", "a", "ab", "a", "ax"]) == ["a", "ab", ""])
    #expect(undone(["", "pasted", "pasted"]) == [""])
    #expect(undone([""]) == [])
  }
}
