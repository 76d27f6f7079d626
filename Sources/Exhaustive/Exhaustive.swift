import ArgumentParser
import Glibc
import Tensors

/// Checks that elementary functions of float32 are correctly rounded, for every input.
@main
struct Exhaustive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo-exhaustive",
    abstract: "Check elementary functions for all 2^32 inputs of float32.",
    discussion: """
      A line a function: inputs, misrounded. The reference is the C library in double precision, \
      and MPFR with 200 bits wherever that cannot tell two floats apart. pow, which has two \
      arguments, is checked for many million pairs, random and hard. The exit code is 1 if a \
      result is misrounded. One function takes a few minutes.
      """)

  @Flag(help: "List the functions.") var list = false
  @Option(help: "How many pairs pow is checked for.") var pairs = 60_000_000
  @Option(help: "For a quick look: check only one block of 65,536 inputs in so many.")
  var sparsity = 1
  @Flag(help: "Check exp, log and tanh without 512-bit vectors, where the processor has them.")
  var narrow = false
  @Argument(help: "The functions to check; all by default.") var names: [String] = []

  func run() throws {
    let all = CheckedFunction.all.map(\.name) + ["pow"]
    if list { return print(all.joined(separator: "\n")) }
    for name in names where !all.contains(name) {
      throw ValidationError("\(name) is none of the functions: \(all.joined(separator: ", "))")
    }
    WideVectors.areUsed = WideVectors.areUsed && !narrow
    var misrounded = 0
    for name in names.isEmpty ? all : names {
      let start = time(nil)
      let count = try CheckedFunction.all.first { $0.name == name }?.check(
        sparsity: max(sparsity, 1))
      let outcome = try count ?? PowerCheck.check(pairs: pairs)
      print(outcome.line(name, seconds: time(nil) - start))
      fflush(nil)
      misrounded += outcome.misrounded
    }
    if misrounded > 0 { throw ExitCode(1) }
  }
}
