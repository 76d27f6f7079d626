import Foundation
import Recordings
import Safety

/// `ops.json`: operations, with their operands and results.
enum OperationRecords {
  static func compare(_ file: URL, name: String) throws -> Comparison {
    guard let json = try Recordings.json(file) as? [String: Any],
      let arrays = json["arrays"] as? [Any], let records = json["records"] as? [[String: Any]]
    else { throw NamedError("ValueError", "\(file.lastPathComponent) has no records") }
    var comparison = Comparison(name)
    let workspace = try Workspace()
    for record in records {
      let name = record["op"] as? String ?? ""
      let inputs = ints(record["in"])
      let arguments = record["args"] as? [Any] ?? []
      comparison.add("\(name) \(arguments) of arrays \(inputs)") {
        for (operand, place) in zip(["x", "y"], inputs) {
          workspace.set(operand, try Recordings.tensor(arrays[place]))
        }
        try workspace.run(program(name, arguments.map(Workspace.literal)))
        return try difference(record["out"], arrays, workspace)
      }
    }
    return comparison
  }

  /// The results are in `r`, or, if there are two, in `r[0]` and `r[1]`.
  private static func difference(
    _ expected: Any?, _ arrays: [Any], _ workspace: Workspace
  ) throws -> Difference {
    guard let places = expected as? [Int] else {
      let place = (expected as? Int) ?? 0
      return try Difference(workspace.tensor("r"), Recordings.tensor(arrays[place]))
    }
    var total = Difference()
    for (i, place) in places.enumerated() {
      let part = try Difference(workspace.tensor("r[\(i)]"), Recordings.tensor(arrays[place]))
      total.elements += part.elements
      total.distance = total.distance.flatMap { a in part.distance.map { max(a, $0) } }
    }
    return total
  }

  /// The Python program that computes `r` from the operands `x` and `y`.
  private static func program(_ name: String, _ arguments: [String]) -> String {
    let first = arguments.first ?? ""
    switch name {
    case "pow": return "r = x ** \(first)"
    case "rpow": return "r = \(first) ** x"
    case "pow_tensor": return "r = x ** y"
    case "matmul": return "r = x @ y"
    case "matmul_transposed_left": return "r = x.T @ y"
    case "matmul_transposed_right": return "r = x @ y.T"
    case "sum" where arguments.count > 1: return "r = x.sum(\(first), keepdim=\(arguments[1]))"
    case "var" where arguments.count > 1: return "r = x.var(\(first), unbiased=\(arguments[1]))"
    case "softmax", "log_softmax": return "r = F.\(name)(x, \(first))"
    case "cross_entropy": return "r = F.cross_entropy(x, y)"
    case "cross_entropy_backward": return gradient("F.cross_entropy(x, y).backward()")
    case "softmax_backward": return gradient("F.softmax(x, \(first)).backward(y)")
    case "var_backward":
      return gradient("x.var(\(first), keepdim=True).backward(torch.ones(1, x.shape[1]))")
    default: return "r = x.\(name)(\(arguments.joined(separator: ", ")))"
    }
  }

  private static func gradient(_ statement: String) -> String {
    "x.requires_grad = True\n\(statement)\nr = x.grad"
  }
}
