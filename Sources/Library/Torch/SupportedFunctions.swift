/// What of PyTorch the dojo has, for people to read.
package enum SupportedFunctions {
  /// A table in Markdown: each function, where it is found, and its parameters.
  package static func markdown() -> String {
    var lines = ["| function | where | parameters |", "|---|---|---|"]
    for function in TorchFunctions.all.sorted(by: { $0.name < $1.name }) {
      let parameters = function.overloads.map { "`\($0.shown(asMethod: isMethodOnly(function)))`" }
      lines.append(
        "| `\(function.name)` | \(places(of: function)) | \(parameters.joined(separator: "<br>")) |"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The names alone, a row a place: the table that the project's README quotes.
  package static func summary() -> String {
    var lines = ["| place | functions |", "|---|---|"]
    for (place, title) in [("torch", "torch."), ("Tensor", "x."), ("F", "F.")] {
      let names = SupportedFunctions.names(place).map { "`\($0)`" }.joined(separator: " ")
      lines.append("| `\(title)` | \(names) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The names of all functions of a module or of tensors, in alphabetical order.
  package static func names(_ place: String) -> [String] {
    let wanted: TorchFunction.Places =
      switch place {
      case "torch": .torch
      case "Tensor": .method
      default: .functional
      }
    let functions = TorchFunctions.all.filter { $0.places.contains(wanted) }
    let names = functions.flatMap { [$0.name] + $0.aliases }
    guard wanted == .method else { return Set(names).sorted() }
    let changing = TorchFunctions.all.filter { $0.places.contains(.inPlace) }
    return Set(names + changing.flatMap { [$0.name] + $0.aliases }.map { $0 + "_" }).sorted()
  }

  private static func isMethodOnly(_ function: TorchFunction) -> Bool {
    function.places.isDisjoint(with: [.torch, .functional])
  }

  private static func places(of function: TorchFunction) -> String {
    var places: [String] = []
    if function.places.contains(.torch) { places.append("torch") }
    if function.places.contains(.method) { places.append("Tensor") }
    if function.places.contains(.inPlace) { places.append("Tensor, in place") }
    if function.places.contains(.functional) { places.append("F") }
    return places.joined(separator: ", ")
  }
}
