import Foundation
import Recordings
import Testing

@testable import Golden

/// The dojo computes what real PyTorch with exactly rounded functions computed, in all bits.
@Suite("Recordings of PyTorch")
struct GoldenTests {
  /// The project's own records, made by `Data/generate.py`.
  static let own = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data")

  /// The records that take no training; `make golden` compares the notebooks too.
  static func files(_ folder: URL?) -> [String] {
    guard let folder else { return [] }
    return RecordingFile.all(of: folder).map(\.name).filter { !$0.hasPrefix("seeds/") }
  }

  private func compare(_ name: String, _ folder: URL?) throws -> Comparison {
    let files = RecordingFile.all(of: try #require(folder))
    let file = try #require(files.first { $0.name == name })
    return try file.compare(program: URL(filePath: "dojo"))
  }

  @Test("The project's own records are met", arguments: files(own))
  func ownRecords(name: String) throws {
    let comparison = try compare(name, Self.own)
    #expect(comparison.isEqual, "\(comparison.line) \(comparison.differing)")
  }

  @Test("There are own records of each kind")
  func kinds() {
    #expect(Self.files(Self.own) == ["ops.json", "random.json", "print.json"])
  }

  @Test(
    "All recordings are met",
    .enabled(if: Recordings.isAvailable, "no recordings: set DOJO_GOLDEN to their folder"),
    arguments: files(Recordings.folder))
  func recordings(name: String) throws {
    let comparison = try compare(name, Recordings.folder)
    #expect(comparison.isEqual, "\(comparison.line) \(comparison.differing)")
  }

  @Test("A training loop is cut as it was for the recordings")
  func cuts() {
    #expect(NotebookRecords.cut("max_steps = 200000\n", to: 7) == "max_steps = 7\n")
    #expect(NotebookRecords.cut("  epochs=5", to: 7) == "  epochs=7")
    #expect(NotebookRecords.cut("for i in range(200_000):", to: 7) == "for i in range(7):")
    #expect(NotebookRecords.cut("x = 200000", to: 7) == "x = 200000")
  }

  @Test("A difference is counted, and its distance measured")
  func differences() {
    var difference = Difference()
    difference.add(Float(1), 1)
    difference.add(Float.nan, -Float.nan)
    #expect(difference == Difference())
    difference.add(Float(1).nextUp.nextUp, 1)
    #expect(difference == Difference(elements: 1, distance: 2))
    difference.add(Float(0), -0.0)
    #expect(difference == Difference(elements: 2, distance: 2))
    difference.add(Double.nan, 1)
    #expect(difference == Difference(elements: 3, distance: nil))
  }
}
