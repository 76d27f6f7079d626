import Sessions

extension Command {
  nonisolated(unsafe) static let graph = Command(
    "graph", "[x]", "the computation graph: values flow down, answered gradients are marked",
    "With a variable, what it is made from and what uses it stands out. :graph --dot FILE and "
      + ":graph --mermaid FILE write it for Graphviz and Mermaid."
  ) { repl, argument in
    var words = argument.split(separator: " ").map(String.init)
    guard let flag = words.firstIndex(where: { $0.hasPrefix("--") }) else {
      return repl.show(.graph(try ComputationGraph(repl, subject: words.first)))
    }
    let format = words.remove(at: flag)
    guard ["--dot", "--mermaid"].contains(format), words.indices.contains(flag) else {
      throw Refusal(":graph takes a variable's name, --dot FILE or --mermaid FILE")
    }
    let path = words.remove(at: flag)
    guard !Files.exists(path) else { throw Refusal("\(path) exists; name another file") }
    let graph = try ComputationGraph(repl, subject: words.first)
    try Files.writeText(format == "--dot" ? graph.dot : graph.mermaid, to: path)
    repl.show(.note("wrote \(graph.values.count) values to \(path)"))
  }
}
