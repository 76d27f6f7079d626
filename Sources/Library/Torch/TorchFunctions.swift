import Autograd
import Language

/// The one table of all functions, and what `torch` makes of it.
enum TorchFunctions {
  /// Every function once.
  static let all: [TorchFunction] =
    CreationFunctions.table + RandomFunctions.table + PointwiseFunctions.table
    + FusedFunctions.table + ComparisonFunctions.table + ReductionFunctions.table
    + SortingFunctions.table
    + ShapeFunctions.table + IndexingFunctions.table + ProductFunctions.table
    + TypeFunctions.table + TensorMethods.table + GradientFunctions.table + NeuralFunctions.table
    + CompositeFunctions.table + ArrangementFunctions.table + StatisticsFunctions.table
    + SpecialFunctions.table + HistogramFunctions.table

  /// The functions of `torch` or `torch.nn.functional`, by name.
  static func functions(in place: TorchFunction.Places) -> [Name: Value] {
    var result: [Name: Value] = [:]
    for function in all where !function.places.isDisjoint(with: place) {
      for name in [function.name] + function.aliases {
        result[Name(name)] = .object(function.native(name))
      }
    }
    return result
  }

  /// Defines the methods of `torch.Tensor`, the in-place forms included.
  static func defineMethods(of type: TypeObject) {
    for function in all {
      for name in [function.name] + function.aliases {
        if function.places.contains(.method) {
          type.define(Name(name), .object(function.native(name, owner: type)))
        }
        if function.places.contains(.inPlace) {
          type.define(Name(name + "_"), .object(inPlace(name + "_", function, type)))
        }
      }
    }
  }

  /// What `x.f(...)` is. If the graph keeps `x` for the derivative, it keeps a copy: `x` is about to
  /// be overwritten.
  private static func computed(_ function: TorchFunction, _ arguments: Arguments) throws -> Value {
    guard GradMode.isEnabled, let receiver = arguments[0].tensor, receiver.requiresGrad else {
      return try function.call(arguments, asMethod: true)
    }
    var values = Array(arguments.values)
    values[0] = .tensor(try receiver.variable.copyForChange())
    return try Arguments.with(values, keywords: arguments.keywords) {
      try function.call($0, asMethod: true)
    }
  }

  /// `x.f_(...)`: what `x.f(...)` computes, written into `x`.
  private static func inPlace(
    _ name: String, _ function: TorchFunction, _ type: TypeObject
  ) -> NativeFunction {
    NativeFunction(name, owner: type, keywords: { function.keywordNames(asMethod: true) }) {
      arguments in
      let result = try computed(function, arguments)
      guard let receiver = arguments[0].tensor, let result = result.tensor else { return result }
      try receiver.assign(result.variable)
      return arguments[0]
    }
  }
}
