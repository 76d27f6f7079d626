import Recordings
import Safety
import Tensors

/// What came of an operation: a tensor of integers, or an error.
struct Outcome: Equatable {
  var shape: [Int]?
  var values: [Int]?
  var error: NamedError?

  /// Without the shape, for records that have only the elements.
  var withoutShape: Outcome { Outcome(shape: nil, values: values, error: error) }

  init(shape: [Int]?, values: [Int]?, error: NamedError?) {
    (self.shape, self.values, self.error) = (shape, values, error)
  }

  /// A recorded outcome.
  init(_ json: Any?) {
    if let record = json as? [String: Any], let name = record["error"] as? String {
      error = NamedError(name, record["message"] as? String ?? "")
    } else if let record = json as? [String: Any] {
      (shape, values) = (ints(record["shape"]), ints(record["values"]))
    } else {
      values = ints(json)
    }
  }
}

/// Runs an operation and says what came of it.
func outcome(_ operation: () throws -> Tensor) -> Outcome {
  do {
    let tensor = try operation()
    return Outcome(
      shape: Array(tensor.sizes), values: try tensor.toArray(Int.self), error: nil)
  } catch let error as NamedError {
    return Outcome(shape: nil, values: nil, error: error)
  } catch {
    return Outcome(shape: nil, values: nil, error: NamedError("?", "\(error)"))
  }
}
