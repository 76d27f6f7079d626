import Language

/// A function that draws in axes, or sets what they are: a method of `Axes`, and mostly a function
/// of `pyplot` too, which then applies to the current axes.
struct AxesFunction {
  /// The name of the method.
  let name: String
  /// The name of pyplot's function; nil where there is none.
  let pyplotName: String?
  /// Python's parameters, without the axes.
  let signature: String
  let body: (AxesObject, [Value]) throws -> Value

  /// A function that has the same name in both places, or is called otherwise in pyplot.
  init(
    _ name: String, pyplot: String? = nil, _ signature: String,
    _ body: @escaping (AxesObject, [Value]) throws -> Value
  ) {
    self.name = name
    pyplotName = pyplot ?? name
    self.signature = signature
    self.body = body
  }

  /// A method that pyplot does not have.
  init(
    method name: String, _ signature: String,
    _ body: @escaping (AxesObject, [Value]) throws -> Value
  ) {
    self.name = name
    pyplotName = nil
    self.signature = signature
    self.body = body
  }

  /// All of them, by subject.
  nonisolated(unsafe) static let all =
    lines + points + bars + histograms + images + notes + labels + limits + ticks + legends
}
