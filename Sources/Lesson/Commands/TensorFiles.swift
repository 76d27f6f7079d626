import Language
import Library
import Sessions
import Tensors

// `:save` and `:load` of tensors: both are Python statements, so that they are shown, taken back,
// kept in the journal and saved like others.
extension REPL {
  /// Whether a file's name says that it holds tensors.
  static func holdsTensors(_ path: String) -> Bool { path.hasSuffix(".safetensors") }

  /// Writes the tensors called `names`, or all that the workspace has a name for.
  func saveTensors(_ names: [String], to path: String) throws {
    let globals = workspace.interpreter.globals
    let all = globals.boundNames.map(\.text).filter {
      !$0.hasPrefix("_") && workspace[$0]?.variable != nil
    }
    let chosen = names.isEmpty ? all : names
    for name in chosen where workspace[name]?.variable == nil {
      throw Refusal(
        workspace[name] == nil ? "there is no \(name) in the workspace" : "\(name) is no tensor")
    }
    guard !chosen.isEmpty else { throw Refusal("the workspace holds no tensors") }
    let tensors = chosen.compactMap { name in
      workspace[name]?.variable.map { (name, $0.tensor) }
    }
    try Files.write(Safetensors.bytes(of: tensors), to: path)
    let what = chosen.count == 1 ? "1 tensor" : "\(chosen.count) tensors"
    show(.note("saved \(what) to \(path)"))
  }

  /// Binds the tensors of a file to their names.
  func loadTensors(from path: String) throws {
    let module = try workspace.interpreter.module(named: "safetensors.torch")
    let tensors = try Operations.call(module.getAttribute("load_file"), .str(path))
    let all = tensors.dict?.pairs.compactMap { $0.key.string?.text } ?? []
    let names = all.filter(REPL.isIdentifier)
    if names.count < all.count {
      let others = all.filter { !REPL.isIdentifier($0) }.joined(separator: ", ")
      show(.note("load_file(\(literal(path))) has also what cannot be a name: \(others)"))
    }
    guard !names.isEmpty else { throw Refusal("\(path) holds no tensor that could be bound") }
    let targets = names.joined(separator: ", ") + (names.count == 1 ? "," : "")
    let keys = "[" + names.map(literal).joined(separator: ", ") + "]"
    let source = Source(
      "from safetensors.torch import load_file\n"
        + "\(targets) = map(load_file(\(literal(path))).get, \(keys))",
      name: "<load>")
    for statement in try parse(source) {
      try run(statement, of: source, showsValue: false)
    }
    show(.note("loaded \(names.joined(separator: ", "))"))
  }

  /// Whether a statement can bind a name.
  private static func isIdentifier(_ text: String) -> Bool {
    let statements = try? parse(Source("\(text) = 0", name: "<name>"))
    return statements?.count == 1 && statements?.first?.boundNames == [Name(text)]
  }

  /// A text as Python writes it.
  private func literal(_ text: String) -> String {
    (try? Operations.repr(.str(text))) ?? "''"
  }
}
