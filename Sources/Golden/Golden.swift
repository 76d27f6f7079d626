import ArgumentParser
import Foundation
import Recordings

/// Compares the dojo with everything that was recorded of real PyTorch, bit for bit.
@main
struct Golden: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo-golden",
    abstract: "Compare the dojo with recorded results of PyTorch.",
    discussion: """
      The recordings are looked for in $DOJO_GOLDEN, else in ../shared/golden beside the package; \
      without them only the project's own records are compared. A line a file says how many records there are, how \
      many are equal in all bits, and the largest distance in units in the last place. The exit \
      code is 1 if a file differs.
      """)

  @Option(help: "The program that runs the notebooks.") var dojo = ".build/release/dojo"
  @Option(help: "A folder of the project's own records, compared first.") var own: String?
  @Flag(help: "Name the records that differ.") var verbose = false
  @Argument(help: "The files to compare, such as ops.json or seeds/001.json; all by default.")
  var files: [String] = []

  func run() throws {
    var all = own.map { RecordingFile.all(of: URL(filePath: $0), prefix: "own/") } ?? []
    if let folder = Recordings.folder {
      all += RecordingFile.all(of: folder)
    } else {
      print("no recordings but the project's own: set DOJO_GOLDEN to their folder")
    }
    for file in files where !all.contains(where: { $0.name == file }) {
      throw ValidationError("\(file) is none of the recordings: \(all.map(\.name))")
    }
    var isEqual = true
    for file in all where files.isEmpty || files.contains(file.name) {
      let comparison = try file.compare(program: URL(filePath: dojo))
      isEqual = isEqual && comparison.isEqual
      print(comparison.line)
      if verbose { for record in comparison.differing { print("  \(record)") } }
      fflush(nil)
    }
    if !isEqual { throw ExitCode(1) }
  }
}
