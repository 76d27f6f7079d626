import Autograd
import Language
import Tensors

/// Functions that make new tensors.
enum CreationFunctions {
  static let table: [TorchFunction] = data + constants + ranges + likes + news

  /// What every creating function takes besides its own parameters.
  static let options =
    "dtype dtype = None, layout layout = None, device device = None, bool pin_memory = False, "
    + "bool requires_grad = False"

  // MARK: Data

  private static let data: [TorchFunction] = [
    .init(
      "tensor", .torch,
      "object data, *, dtype dtype = None, device device = None, bool requires_grad = False"
    ) { c in
      let tensor = try tensor(c[0], dtype: c.dtype(1))
      if c.bool(3), !tensor.dtype.isFloatingPoint {
        throw PythonError.runtimeError(
          "Only Tensors of floating point and complex dtype can require gradients")
      }
      return try .leaf(tensor, requiresGrad: c.bool(3))
    },
    .init(
      "as_tensor", .torch, aliases: ["asarray"],
      "object data, dtype dtype = None, device device = None"
    ) { c in
      guard let object = c[0].tensor else { return .tensor(try tensor(c[0], dtype: c.dtype(1))) }
      guard let dtype = c.dtype(1), dtype != object.tensor.dtype else { return c[0] }
      return .tensor(try object.variable.to(dtype))
    },
    .init(
      "new_tensor", .method,
      "Tensor input, object data, *, dtype dtype = None, device device = None, "
        + "bool requires_grad = False"
    ) { c in
      try .leaf(
        tensor(c[1], dtype: c.dtype(2) ?? c.tensor(0).dtype), requiresGrad: c.bool(4))
    },
  ]

  /// A copy of a tensor's numbers, or the numbers of nested sequences.
  private static func tensor(_ data: Value, dtype: DType?) throws -> Tensor {
    guard let source = data.tensor?.tensor else {
      return try SequenceReader.tensor(data, dtype: dtype)
    }
    return try dtype == nil || dtype == source.dtype
      ? source.clone() : source.to(dtype ?? source.dtype)
  }

  // MARK: Constants

  private static let constants: [TorchFunction] = [
    .init("zeros", .torch, "ints size, *, Tensor out = None, \(options)") { c in
      guard try c.dims(0).allSatisfy({ $0 >= 0 }) else {
        throw PythonError.runtimeError("zeros: Dimension size must be non-negative.")
      }
      return try c.made(2) { try Tensor.zeros(c.dims(0), $0 ?? .default) }
    },
    .init("ones", .torch, "ints size, *, Tensor out = None, \(options)") { c in
      try c.made(2) { try Tensor.ones(c.dims(0), $0 ?? .default) }
    },
    .init(
      "empty", .torch, "ints size, *, object memory_format = None, Tensor out = None, \(options)"
    ) { c in
      // Undefined content would differ from run to run: zeros are as good.
      try c.made(3) { try Tensor.zeros(c.dims(0), $0 ?? .default) }
    },
    .init("full", .torch, "ints size, Number fill_value, *, Tensor out = None, \(options)") { c in
      try c.made(3) { try Tensor.full(c.dims(0), c.scalar(1), $0 ?? c.scalar(1).dtype) }
    },
    .init(
      "eye", .torch,
      [
        "int n, *, Tensor out = None, \(options)": { c in
          try c.made(2) { try Tensor.eye(c.int(0), c.int(0), $0 ?? .default) }
        },
        "int n, int m, *, Tensor out = None, \(options)": { c in
          try c.made(3) { try Tensor.eye(c.int(0), c.int(1), $0 ?? .default) }
        },
      ]),
  ]

  // MARK: Ranges

  private static let ranges: [TorchFunction] = [
    .init(
      "arange", .torch,
      [
        "Number end, *, Tensor out = None, \(options)": { c in
          try c.made(2) { try range(.int(0), c.scalar(0), .int(1), $0) }
        },
        "Number start, Number end, *, \(options)": { c in
          try c.made(2) { try range(c.scalar(0), c.scalar(1), .int(1), $0) }
        },
        "Number start, Number end, Number step = 1, *, Tensor out = None, \(options)": { c in
          try c.made(4) { try range(c.scalar(0), c.scalar(1), c.scalar(2), $0) }
        },
      ]),
    .init(
      "linspace", .torch,
      "Number start, Number end, int steps, *, Tensor out = None, \(options)"
    ) { c in
      try c.made(4) {
        try Tensor.linspace(
          start: c.scalar(0), end: c.scalar(1), steps: c.int(2), dtype: $0 ?? .default)
      }
    },
    .init(
      "logspace", .torch,
      "Number start, Number end, int steps, float base = 10.0, *, Tensor out = None, \(options)"
    ) { c in
      try c.made(5) {
        let exponents = try Tensor.linspace(
          start: c.scalar(0), end: c.scalar(1), steps: c.int(2), dtype: $0 ?? .default)
        return try Tensor.binary(.pow, .scalar(c.scalar(3)), .tensor(exponents))
      }
    },
  ]

  private static func range(
    _ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType?
  ) throws -> Tensor {
    let isReal = [start, end, step].contains { if case .double = $0 { true } else { false } }
    return try Tensor.arange(
      start: start, end: end, step: step, dtype: dtype ?? (isReal ? .default : .int64))
  }

  // MARK: Like another tensor

  private static let likes: [TorchFunction] = [
    like("zeros_like") { try Tensor.zeros($0, $1) },
    like("ones_like") { try Tensor.ones($0, $1) },
    like("empty_like") { try Tensor.zeros($0, $1) },
    .init(
      "full_like", .torch,
      "Tensor input, Number fill_value, *, object memory_format = None, \(options)"
    ) { c in
      try c.made(3) { try Tensor.full(c.tensor(0).sizes, c.scalar(1), $0 ?? c.tensor(0).dtype) }
    },
  ]

  private static func like(
    _ name: String, _ body: @escaping (Dims, DType) throws -> Tensor
  ) -> TorchFunction {
    .init(name, .torch, "Tensor input, *, object memory_format = None, \(options)") { c in
      try c.made(2) { try body(c.tensor(0).sizes, $0 ?? c.tensor(0).dtype) }
    }
  }

  private static let news: [TorchFunction] = [
    new("new_zeros") { try Tensor.zeros($0, $1) },
    new("new_ones") { try Tensor.ones($0, $1) },
    new("new_empty") { try Tensor.zeros($0, $1) },
    .init("new_full", .method, "Tensor input, ints size, Number fill_value, *, \(options)") { c in
      try c.made(3) { try Tensor.full(c.dims(1), c.scalar(2), $0 ?? c.tensor(0).dtype) }
    },
  ]

  private static func new(
    _ name: String, _ body: @escaping (Dims, DType) throws -> Tensor
  ) -> TorchFunction {
    .init(name, .method, "Tensor input, ints size, *, \(options)") { c in
      try c.made(2) { try body(c.dims(1), $0 ?? c.tensor(0).dtype) }
    }
  }
}

extension Call {
  /// A new tensor, made as `CreationFunctions.options` say from the parameter `first` on.
  func made(_ first: Int, _ body: (DType?) throws -> Tensor) throws -> Value {
    if !self[first + 2].isNone { try DeviceObject.checked(self[first + 2]) }
    let wanted = dtype(first) ?? output?.tensor.dtype
    return try .leaf(body(wanted), requiresGrad: bool(first + 4))
  }
}

extension Value {
  /// A tensor that no operation made.
  static func leaf(_ tensor: Tensor, requiresGrad: Bool) throws -> Value {
    var variable = Variable(tensor)
    if requiresGrad { try variable.setRequiresGrad(true) }
    return .tensor(variable)
  }
}
