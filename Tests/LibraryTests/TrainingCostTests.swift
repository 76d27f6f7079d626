import Autograd
import Foundation
import Language
import Tensors
import Testing

@testable import Library

/// What a training step costs, counted: times differ from machine to machine, these do not.
@Suite struct TrainingCostTests {
  /// What so many steps of exercise 4 make, as learners write them: the program that the benchmark
  /// times, with everything before its first step.
  private func cost(steps: Int) throws -> (storages: Int, nodes: Int) {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Benchmarks/Programs/training.py").standardizedFileURL
    let settings = ["n_hidden": 64, "max_steps": steps, "rounds": 1, "examples": 500]
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      let name = line.split(separator: " ").first.map(String.init) ?? ""
      return settings[name].map { "\(name) = \($0)" } ?? String(line)
    }
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    let (storages, nodes) = (Storage.madeCount, Node.nextSequence)
    try interpreter.run(Source(lines.joined(separator: "\n"), name: "<training>"))
    return (Storage.madeCount - storages, Int(Node.nextSequence - nodes))
  }

  @Test func `a step without gradients records no graph`() throws {
    #expect(try cost(steps: 2).nodes == 0)
  }

  @Test func `a step makes one storage an operation, and none for a row`() throws {
    // Some 75 operations make a tensor, a third of them in the place of an operand that nobody needs
    // any more; 96 turns of the double loop take views only.
    let storages = try cost(steps: 2).storages - cost(steps: 1).storages
    #expect(storages <= 60)
  }

  @Test func `every step costs the same`() throws {
    let two = try cost(steps: 2).storages
    let one = try two - cost(steps: 1).storages
    #expect(try cost(steps: 12).storages - two == 10 * one)
  }
}
