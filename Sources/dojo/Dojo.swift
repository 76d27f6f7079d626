import ArgumentParser

@main
struct Dojo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dojo", abstract: "The terminal in which people become backprop ninjas.",
    version: "0.1.0")
}
