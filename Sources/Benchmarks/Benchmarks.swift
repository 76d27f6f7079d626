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
      PyTorch is measured where python3, or the interpreter that DOJO_PYTHON names, can import it;
      it runs on one thread. Numbers are medians. Run it in the package's folder.
      """)

  @Argument(help: "The program to measure.") var dojo = ".build/release/dojo"

  @Option(help: "Measure only what has this text in its title.") var only: String?

  func run() throws {
    setenv("OMP_NUM_THREADS", "1", 1)
    let interpreter = getenv("DOJO_PYTHON").map { String(cString: $0) } ?? "python3"
    let hasTorch = ProcessRun([interpreter, "-c", "import torch, numpy"])?.exitCode == 0
    if !hasTorch { print("\(interpreter) has no torch and numpy: its column stays empty\n") }
    let contestants = Contestants(dojo: dojo, python: hasTorch ? interpreter : nil)
    let chosen = Benchmarks.all.filter { only.map($0.title.contains) ?? true }
    let rows = chosen.flatMap { $0.measure(contestants) }
    print(table([["median", "dojo", "PyTorch", "ratio"]] + rows.map(\.cells)))
  }

  private static var all: [any Benchmark] {
    [
      WholeProgram(
        title: "start to prompt (`import torch`)", runs: 25, dojo: ["run", "/dev/null"],
        python: ["-c", "import torch"]),
      WholeProgram(
        title: "exercise 1, replayed", runs: 15,
        dojo: ["replay", "sessions/exercise-1.py"], python: ["sessions/exercise-1.py"],
        measuresMemory: true),
      TimedProgram(title: "datasets", name: "data"),
      TimedProgram(title: "plain Python", name: "python"),
      TimedProgram(title: "functions", name: "functions"),
      TimedProgram(title: "product", name: "product"),
      TimedProgram(title: "losses over the splits", name: "splits"),
      fiftyThousandSteps,
    ] + steps
  }

  /// The training of exercise 4, whole.
  private static var fiftyThousandSteps: any Benchmark {
    TimedProgram(
      title: "50,000 training steps: each", name: "training",
      settings: [("max_steps", 50_000), ("rounds", 1)])
  }

  /// How a step's cost grows with the batch and the hidden layer.
  private static var steps: [any Benchmark] {
    [64, 200, 1024].flatMap { hidden in
      [32, 256, 2048].map { batch in
        TimedProgram(
          title: "training step, \(hidden) hidden, batch \(batch)", name: "training",
          settings: [
            ("n_hidden", hidden), ("batch_size", batch),
            ("max_steps", max(3, 4_000_000 / (hidden * batch))),
          ])
      }
    }
  }
}
