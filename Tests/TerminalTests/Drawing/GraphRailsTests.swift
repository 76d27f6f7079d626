import Testing

@testable import Terminal

@Suite("Rails beside a graph")
struct GraphRailsTests {
  private func lines(_ inputs: [[Int]]) -> [String] {
    GraphRails(inputs).rows.map { row in
      let line = row.before + "o" + row.after
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test("a chain goes straight down")
  func chain() { #expect(lines([[], [0], [1]]) == ["o", "o", "o"]) }

  @Test("a value used twice keeps its rail until the second use")
  func twice() {
    #expect(lines([[], [0], [0, 1]]) == ["o", "├─o", "o─╯"])
  }

  @Test("a value made of two takes the place of the first that ends")
  func joined() {
    #expect(lines([[], [], [0, 1], [2]]) == ["o", "│ o", "o─╯", "o"])
  }

  @Test("a rail that is not meant is passed over")
  func crossing() {
    #expect(lines([[], [], [], [0, 2], [1, 3]]) == ["o", "│ o", "│ │ o", "o─│─╯", "o─╯"])
  }
}
