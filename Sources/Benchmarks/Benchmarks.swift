import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures the program beside PyTorch, in the same run on the same machine.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo-bench",
    abstract: "Measure dojo beside PyTorch.",
    discussion: """
      PyTorch is measured where python3, or the interpreter that DOJO_PYTHON names, can import it.
      Run it in the package's folder.
      """)

  @Argument(help: "The program to measure.") var dojo = ".build/release/dojo"

  func run() throws {
    let interpreter = getenv("DOJO_PYTHON").map { String(cString: $0) } ?? "python3"
    let hasTorch = ProcessRun([interpreter, "-c", "import torch"])?.exitCode == 0
    if !hasTorch { print("\(interpreter) has no torch: PyTorch's columns stay empty\n") }
    let rows = [
      BenchmarkRow(
        title: "start to prompt (import torch)", runs: 30, dojo: ([dojo], ""),
        python: ["-c", "import torch"]),
      BenchmarkRow(
        title: "names.txt read, three datasets built", runs: 15, dojo: ([dojo], "Xtr.shape\n"),
        python: nil),
      BenchmarkRow(
        title: "exercise 1, replayed", runs: 15,
        dojo: ([dojo, "replay", "sessions/exercise-1.py"], ""),
        python: ["sessions/exercise-1.py"]),
    ]
    let header = ["median", "dojo", "memory", "PyTorch", "memory", "ratio"]
    print(table([header] + rows.map { $0.measure(python: hasTorch ? interpreter : nil) }))
  }
}
