import Foundation
import Recordings
import Safety

/// `random.json`: the streams of PyTorch's generator and of Python's `random`, drawn in order.
enum RandomRecords {
  static func compare(_ file: URL, name: String) throws -> Comparison {
    guard let streams = try Recordings.json(file) as? [[String: Any]] else {
      throw NamedError("ValueError", "\(file.lastPathComponent) has no streams")
    }
    var comparison = Comparison(name)
    let workspace = try Workspace()
    for stream in streams {
      let seed = "\(stream["seed"] ?? 0)"
      let draws = stream["draws"] as? [[Any]] ?? []
      if stream["generator"] as? String == "torch" {
        try workspace.run("g = torch.Generator().manual_seed(\(seed))")
        try workspace.run("w = torch.softmax(torch.arange(27.0) / 9, 0)")
        for draw in draws { compare(torch: draw, seed, workspace, &comparison) }
      } else {
        try workspace.run("r = random.Random(\(seed)); items = list(range(60))")
        for draw in draws { compare(python: draw, seed, workspace, &comparison) }
      }
    }
    return comparison
  }

  // MARK: PyTorch's generator

  /// A draw is its name, its arguments and the tensor drawn.
  private static func compare(
    torch draw: [Any], _ seed: String, _ workspace: Workspace, _ comparison: inout Comparison
  ) {
    let name = draw[0] as? String ?? ""
    let arguments = ints(draw[1])
    comparison.add("\(name) \(arguments) of seed \(seed)") {
      let expected = try Recordings.tensor(draw[2])
      return try Difference(workspace.tensor(expression(torch: name, arguments)), expected)
    }
  }

  private static func expression(torch name: String, _ a: [Int]) -> String {
    switch name {
    case "randint": "torch.randint(\(a[0]), \(a[1]), (\(a[2]),), generator=g)"
    case "randperm": "torch.randperm(\(a[0]), generator=g)"
    case "multinomial_arange27_softmax":
      "torch.stack([torch.multinomial(w, 1, generator=g) for _ in range(40)])"
    case "multinomial_arange27_softmax_replacement":
      "torch.multinomial(w, \(a[0]), replacement=True, generator=g)"
    case "multinomial_arange27_softmax_distinct": "torch.multinomial(w, \(a[0]), generator=g)"
    default: "torch.\(name)(\(a), generator=g)"
    }
  }

  // MARK: Python's generator

  /// A draw is its name and the numbers drawn.
  private static func compare(
    python draw: [Any], _ seed: String, _ workspace: Workspace, _ comparison: inout Comparison
  ) {
    let name = draw[0] as? String ?? ""
    let expected = (draw[1] as? [Any] ?? []).compactMap { ($0 as? NSNumber)?.doubleValue }
    comparison.add("random's \(name) of seed \(seed)") {
      let numbers = try workspace.numbers(expression(python: name, expected.count))
      guard numbers.count == expected.count else { return Difference(elements: 1, distance: nil) }
      var difference = Difference()
      for (number, wanted) in zip(numbers, expected) { difference.add(number, wanted) }
      return difference
    }
  }

  private static func expression(python name: String, _ count: Int) -> String {
    switch name {
    case "randint": "[r.randint(0, 999) for _ in range(\(count))]"
    case "shuffle range(60)": "[r.shuffle(items), items][1]"
    case "choice range(60)": "[r.choice(range(60)) for _ in range(\(count))]"
    case "sample range(60), 10": "r.sample(range(60), 10)"
    case "random": "[r.random() for _ in range(\(count))]"
    default: "[r.\(name) for _ in range(\(count))]"
    }
  }
}
