import Autograd
import Language
import Tensors

/// Functions that draw random numbers.
enum RandomFunctions {
  static let table: [TorchFunction] = draws + likes + samples + fills + seeds

  private static let options = CreationFunctions.options

  // MARK: New tensors

  private static let draws: [TorchFunction] = [
    .init(
      "rand", .torch, "ints size, *, Generator generator = None, Tensor out = None, \(options)"
    ) { c in
      try c.made(3) { try .rand(c.ints(0), dtype: $0 ?? .default, generator: c.generator(1)) }
    },
    .init(
      "randn", .torch, "ints size, *, Generator generator = None, Tensor out = None, \(options)"
    ) { c in
      try c.made(3) { try .randn(c.ints(0), dtype: $0 ?? .default, generator: c.generator(1)) }
    },
    .init(
      "randint", .torch,
      [
        "int high, ints size, *, Generator generator = None, Tensor out = None, \(options)": { c in
          try c.made(4) {
            try .randint(0, c.int(0), c.ints(1), dtype: $0 ?? .int64, generator: c.generator(2))
          }
        },
        "int low, int high, ints size, *, Generator generator = None, Tensor out = None, \(options)":
          { c in
            try c.made(5) {
              try .randint(
                c.int(0), c.int(1), c.ints(2), dtype: $0 ?? .int64, generator: c.generator(3))
            }
          },
      ]),
    .init(
      "randperm", .torch, "int n, *, Generator generator = None, Tensor out = None, \(options)"
    ) { c in
      try c.made(3) { try .randperm(c.int(0), dtype: $0 ?? .int64, generator: c.generator(1)) }
    },
    .init(
      "normal", .torch,
      [
        "Tensor mean, Tensor std, *, Generator generator = None, Tensor out = None": { c in
          .tensor(try spread(c.operand(0), c.operand(1), c.generator(2)))
        },
        "Tensor mean, float std = 1, *, Generator generator = None, Tensor out = None": { c in
          .tensor(try spread(c.operand(0), c.operand(1), c.generator(2)))
        },
        "float mean, Tensor std, *, Generator generator = None, Tensor out = None": { c in
          .tensor(try spread(c.operand(0), c.operand(1), c.generator(2)))
        },
        "float mean, float std, ints size, *, Generator generator = None, Tensor out = None, "
          + options: { c in
            try c.made(5) {
              try .normal(
                mean: c.double(0), std: c.double(1), c.ints(2), dtype: $0 ?? .default,
                generator: c.generator(3))
            }
          },
      ]),
  ]

  /// Normal numbers, scaled and moved element by element.
  private static func spread(
    _ mean: VariableOperand, _ std: VariableOperand, _ generator: Tensors.Generator
  ) throws -> Tensor {
    let shape = try Tensor.broadcastShapes(
      mean.asVariable.tensor.sizes, std.asVariable.tensor.sizes)
    let draws = try Tensor.randn(Array(shape), generator: generator)
    let scaled = try Tensor.binary(.mul, .tensor(draws), std.plain)
    return try Tensor.binary(.add, .tensor(scaled), mean.plain)
  }

  // MARK: Like another tensor

  private static let likes: [TorchFunction] = [
    .init("rand_like", .torch, "Tensor input, *, object memory_format = None, \(options)") { c in
      try c.made(2) { try .rand(Array(c.tensor(0).sizes), dtype: $0 ?? c.tensor(0).dtype) }
    },
    .init("randn_like", .torch, "Tensor input, *, object memory_format = None, \(options)") { c in
      try c.made(2) { try .randn(Array(c.tensor(0).sizes), dtype: $0 ?? c.tensor(0).dtype) }
    },
  ]

  // MARK: Samples of what a tensor describes

  private static let samples: [TorchFunction] = [
    .init(
      "bernoulli", .both, "Tensor input, *, Generator generator = None, Tensor out = None"
    ) { c in .tensor(try c.tensor(0).bernoulli(generator: c.generator(1))) },
    .init(
      "multinomial", .both,
      "Tensor input, int num_samples, bool replacement = False, *, Generator generator = None, "
        + "Tensor out = None"
    ) { c in
      .tensor(
        try c.tensor(0).multinomial(
          c.int(1), replacement: c.bool(2), generator: c.generator(3)))
    },
  ]

  // MARK: In place

  private static let fills: [TorchFunction] = [
    .init(
      "normal_", .method,
      "Tensor input, float mean = 0, float std = 1, *, Generator generator = None"
    ) { c in
      try c.filled { try $0.normal_(c.double(1), c.double(2), generator: c.generator(3)) }
    },
    .init(
      "uniform_", .method,
      "Tensor input, float from = 0, float to = 1, *, Generator generator = None"
    ) { c in
      try c.filled { try $0.uniform_(c.double(1), c.double(2), generator: c.generator(3)) }
    },
    .init(
      "exponential_", .method, "Tensor input, float lambd = 1, *, Generator generator = None"
    ) { c in try c.filled { try $0.exponential_(c.double(1), generator: c.generator(2)) } },
    .init(
      "bernoulli_", .method, "Tensor input, float p = 0.5, *, Generator generator = None"
    ) { c in try c.filled { try $0.bernoulli_(c.double(1), generator: c.generator(2)) } },
    .init(
      "random_", .method,
      [
        "Tensor input, *, Generator generator = None": { c in
          try c.filled { try $0.random_(generator: c.generator(1)) }
        },
        "Tensor input, int from, int? to, *, Generator generator = None": { c in
          let highest = try c.optionalInt(2) ?? c.tensor(0).dtype.randomLimit
          return try c.filled { try $0.random_(c.int(1), highest, generator: c.generator(3)) }
        },
        "Tensor input, int to, *, Generator generator = None": { c in
          try c.filled { try $0.random_(0, c.int(1), generator: c.generator(2)) }
        },
      ]),
  ]

  // MARK: Seeds

  private static let seeds: [TorchFunction] = [
    .init("manual_seed", .torch, isPython: true, "object seed") { c in
      let seed = try TypeObject.int.call(c[0])
      guard let number = seed.smallInt else {
        throw PythonError(.overflowError, "Python int too large to convert to C long")
      }
      Tensors.Generator.shared.manualSeed(UInt64(bitPattern: Int64(number)))
      return .object(GeneratorObject.shared)
    },
    .init("seed", .torch, isPython: true, "") { _ in
      .int(Int(truncatingIfNeeded: Tensors.Generator.shared.seed()))
    },
    .init("initial_seed", .torch, isPython: true, "") { _ in
      .int(Int(truncatingIfNeeded: Tensors.Generator.shared.initialSeed))
    },
    .init("get_rng_state", .torch, isPython: true, "") { _ in
      try Operations.callMethod(.object(GeneratorObject.shared), "get_state")
    },
    .init("set_rng_state", .torch, isPython: true, "object new_state") { c in
      try Tensors.Generator.shared.setState(GeneratorObject.bytes(ofState: c[0]))
      return .none
    },
  ]
}

extension Call {
  /// The receiver after its numbers were replaced by draws.
  fileprivate func filled(_ fill: (Tensor) throws -> Void) throws -> Value {
    try changed(0) { variable in
      guard variable.requiresGrad, GradMode.isEnabled else { return try fill(variable.tensor) }
      // The draws have no derivative: a copy of them lets the graph know of the change.
      let draws = try Tensor.empty(variable.sizes, variable.dtype)
      try fill(draws)
      try variable.copy_(Variable(draws))
    }
  }
}

extension DType {
  /// One more than the largest integer that `random_` draws.
  fileprivate var randomLimit: Int {
    switch self {
    case .bool: 2
    case .uint8: 1 << 8
    case .int8: 1 << 7
    case .int16: 1 << 15
    case .int32: 1 << 31
    case .int64: .max
    case .float32: 1 << 24 + 1
    case .float64: 1 << 53 + 1
    }
  }
}
