import Autograd
import Language
import Tensors

/// `torch.nn.functional`: activations, losses, layers without a state.
enum NeuralFunctions {
  static let table: [TorchFunction] =
    softmaxes + activations + losses + layers + normalisations

  // MARK: Softmax

  private static let softmaxes: [TorchFunction] =
    softmax("softmax") { try $0.softmax($1) } + softmax("log_softmax") { try $0.logSoftmax($1) }

  /// The function of `torch` needs a dimension; that of `F` guesses one, as PyTorch does.
  private static func softmax(
    _ name: String, _ body: @escaping (Variable, Int) throws -> Variable
  ) -> [TorchFunction] {
    [
      .init(name, .both, "Tensor input, int dim, dtype dtype = None") { c in
        .tensor(try body(c.converted(0, to: c.dtype(2)), c.int(1)))
      },
      .init(
        name, .functional, isPython: true,
        "Tensor input, int? dim = None, int _stacklevel = 3, dtype dtype = None"
      ) { c in
        let input = try c.converted(0, to: c.dtype(3))
        let usual = input.rank == 0 || input.rank == 1 || input.rank == 3 ? 0 : 1
        return .tensor(try body(input, c.optionalInt(1) ?? usual))
      },
    ]
  }

  // MARK: Activations

  private static let activations: [TorchFunction] =
    PointwiseFunctions.map("sigmoid", Activations.sigmoid, functional: true)
    + PointwiseFunctions.map("relu", Activations.relu)
    + PointwiseFunctions.map("erf", Activations.erf)
    + [
      .init("relu", .functional, isPython: true, "Tensor input, bool inplace = False") { c in
        .tensor(try Activations.relu(c.variable(0)))
      },
      .init("relu6", .functional, isPython: true, "Tensor input, bool inplace = False") { c in
        .tensor(try Selection.clamp(c.variable(0), low: 0, high: 6))
      },
      .init(
        "hardtanh", .functional, isPython: true,
        "Tensor input, Number min_val = -1.0, Number max_val = 1.0, bool inplace = False"
      ) { c in
        .tensor(try Selection.clamp(c.variable(0), low: c.scalar(1), high: c.scalar(2)))
      },
      .init(
        "leaky_relu", .functional, isPython: true,
        "Tensor input, Number negative_slope = 0.01, bool inplace = False"
      ) { c in .tensor(try Activations.leakyRelu(c.variable(0), slope: c.scalar(1))) },
      .init(
        "elu", .functional, isPython: true,
        "Tensor input, Number alpha = 1.0, bool inplace = False"
      ) { c in .tensor(try Activations.elu(c.variable(0), alpha: c.scalar(1))) },
      .init("selu", .functional, isPython: true, "Tensor input, bool inplace = False") { c in
        .tensor(
          try Activations.elu(
            c.variable(0), alpha: 1.6732632423543772848170429916717,
            scale: 1.0507009873554804934193349852946))
      },
      .init(
        "softplus", .functional, "Tensor input, Number beta = 1, Number threshold = 20"
      ) { c in
        .tensor(
          try Activations.softplus(c.variable(0), beta: c.scalar(1), threshold: c.scalar(2)))
      },
      .init("logsigmoid", .functional, "Tensor input") { c in
        .tensor(try -Activations.softplus(-c.variable(0)))
      },
      .init("silu", .functional, isPython: true, "Tensor input, bool inplace = False") { c in
        .tensor(try Activations.silu(c.variable(0)))
      },
      .init("gelu", .functional, "Tensor input, *, str approximate = 'none'") { c in
        switch c.text(1) {
        case "none": return .tensor(try Activations.gelu(c.variable(0)))
        case "tanh": return .tensor(try Activations.tanhGelu(c.variable(0)))
        default:
          throw PythonError.runtimeError("approximate argument must be either none or tanh.")
        }
      },
    ]

  // MARK: Losses

  private static let losses: [TorchFunction] = [
    .init(
      "cross_entropy", .functional, isPython: true,
      "Tensor input, Tensor target, Tensor? weight = None, bool? size_average = None, "
        + "int ignore_index = -100, bool? reduce = None, str reduction = 'mean', "
        + "float label_smoothing = 0.0"
    ) { c in
      .tensor(
        try Losses.crossEntropy(
          c.variable(0), c.variable(1), weight: c.optionalVariable(2),
          reduction: c.lossReduction(6), ignoreIndex: c.int(4), labelSmoothing: c.double(7)))
    },
    .init(
      "nll_loss", .functional, isPython: true,
      "Tensor input, Tensor target, Tensor? weight = None, bool? size_average = None, "
        + "int ignore_index = -100, bool? reduce = None, str reduction = 'mean'"
    ) { c in
      .tensor(
        try Losses.nll(
          c.variable(0), c.variable(1), weight: c.optionalVariable(2),
          reduction: c.lossReduction(6), ignoreIndex: c.int(4)))
    },
    pairwise("mse_loss") { try Losses.mse($0, $1, reduction: $2) },
    pairwise("l1_loss") { try Losses.l1($0, $1, reduction: $2) },
    .init(
      "binary_cross_entropy", .functional, isPython: true,
      "Tensor input, Tensor target, Tensor? weight = None, bool? size_average = None, "
        + "bool? reduce = None, str reduction = 'mean'"
    ) { c in
      .tensor(
        try Losses.binaryCrossEntropy(
          c.variable(0), c.variable(1), weight: c.optionalVariable(2),
          reduction: c.lossReduction(5)))
    },
    .init(
      "binary_cross_entropy_with_logits", .functional, isPython: true,
      "Tensor input, Tensor target, Tensor? weight = None, bool? size_average = None, "
        + "bool? reduce = None, str reduction = 'mean', Tensor? pos_weight = None"
    ) { c in
      .tensor(
        try Losses.binaryCrossEntropyWithLogits(
          c.variable(0), c.variable(1), weight: c.optionalVariable(2),
          positiveWeight: c.optionalVariable(6), reduction: c.lossReduction(5)))
    },
  ]

  private static func pairwise(
    _ name: String, _ body: @escaping (Variable, Variable, LossReduction) throws -> Variable
  ) -> TorchFunction {
    .init(
      name, .functional, isPython: true,
      "Tensor input, Tensor target, bool? size_average = None, bool? reduce = None, "
        + "str reduction = 'mean'"
    ) { c in .tensor(try body(c.variable(0), c.variable(1), c.lossReduction(4))) }
  }

  // MARK: Layers

  private static let layers: [TorchFunction] = [
    .init("linear", .functional, "Tensor input, Tensor weight, Tensor? bias = None") { c in
      .tensor(try c.variable(0).linear(c.variable(1), c.optionalVariable(2)))
    },
    .init(
      "embedding", .functional, isPython: true,
      "Tensor input, Tensor weight, int? padding_idx = None, float? max_norm = None, "
        + "float norm_type = 2.0, bool scale_grad_by_freq = False, bool sparse = False"
    ) { c in .tensor(try embedded(c)) },
    .init(
      "one_hot", .functional, "Tensor tensor, int num_classes = -1"
    ) { c in .tensor(try c.tensor(0).oneHot(classes: c.int(1))) },
    .init(
      "dropout", .functional, isPython: true,
      "Tensor input, float p = 0.5, bool training = True, bool inplace = False"
    ) { c in .tensor(try dropped(c.variable(0), p: c.double(1), training: c.bool(2))) },
    .init(
      "pad", .functional, isPython: true,
      "Tensor input, ints pad, str mode = 'constant', float? value = None"
    ) { c in
      guard c.text(2) == "constant" else { throw NotInDojo.error("F.pad(mode='\(c.text(2))')") }
      return .tensor(try padded(c.variable(0), c.ints(1), c.optionalScalar(3) ?? 0))
    },
  ]

  /// The rows of `weight` that `input` names.
  private static func embedded(_ c: Call) throws -> Variable {
    let (input, weight) = (try c.variable(0), try c.variable(1))
    guard weight.rank == 2 else { throw PythonError.runtimeError("'weight' must be 2-D") }
    guard input.dtype == .int64 || input.dtype == .int32 else {
      throw PythonError.runtimeError(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: "
          + "Long, Int; but got torch.\(input.dtype.messageName)Tensor instead (while checking "
          + "arguments for embedding)")
    }
    let indices = try input.tensor.to(.int64).contiguous()
    let numbers = UnsafeBufferPointer(start: indices.pointer(as: Int.self), count: indices.count)
    guard numbers.allSatisfy({ $0 >= 0 && $0 < weight.sizes[0] }) else {
      throw PythonError.indexError("index out of range in self")
    }
    return try weight.embedding(Variable(indices), padding: c.optionalInt(2) ?? -1)
  }

  private static func dropped(_ input: Variable, p: Double, training: Bool) throws -> Variable {
    guard p >= 0, p <= 1 else {
      throw PythonError.valueError(
        "dropout probability has to be between 0 and 1, but got \(try Operations.repr(.float(p)))")
    }
    guard training, p > 0 else { return input }
    guard p < 1 else { return try input * 0 }
    let mask = try Tensor.zeros(input.sizes, input.dtype)
    try mask.bernoulli_(1 - p)
    return try Activations.dropout(input, mask: Variable(mask), p: p)
  }

  /// `input` with `amounts` of a value around it, two for each dimension from the last on.
  private static func padded(
    _ input: Variable, _ amounts: [Int], _ value: Scalar
  ) throws -> Variable {
    guard amounts.count % 2 == 0 else {
      throw PythonError.runtimeError("Padding length must be divisible by 2")
    }
    guard amounts.count / 2 <= input.rank else {
      throw PythonError.runtimeError(
        "Padding length should be less than or equal to two times the input dimension but got "
          + "padding length \(amounts.count) and input of dimension \(input.rank)")
    }
    var result = input
    for (pair, dim) in zip(0..<amounts.count / 2, (0..<input.rank).reversed()) {
      // What takes away more than anything holds is as wrong as what takes away most.
      let least = Int.min / 4
      let (before, after) = (max(amounts[2 * pair], least), max(amounts[2 * pair + 1], least))
      let size = result.sizes[dim]
      if before < 0 || after < 0 {
        result = try result.narrow(
          dim: dim, start: max(-before, 0), length: size + min(before, 0) + min(after, 0))
      }
      var parts = [result]
      func block(_ count: Int) throws -> Variable {
        var sizes = result.sizes
        sizes[dim] = count
        return Variable(try Tensor.full(sizes, value, input.dtype))
      }
      if before > 0 { parts.insert(try block(before), at: 0) }
      if after > 0 { parts.append(try block(after)) }
      if parts.count > 1 { result = try Variable.cat(parts, dim: dim) }
    }
    return result
  }

  // MARK: Normalisation

  private static let normalisations: [TorchFunction] = [
    .init(
      "normalize", .functional, isPython: true,
      "Tensor input, float p = 2.0, int dim = 1, float eps = 1e-12"
    ) { c in
      let input = try c.variable(0)
      let norm = try input.norm(c.double(1), [c.int(2)], keepdim: true)
      return .tensor(try input / Selection.clamp(norm, low: c.scalar(3), high: nil))
    },
    .init(
      "layer_norm", .functional, isPython: true,
      "Tensor input, ints1 normalized_shape, Tensor? weight = None, Tensor? bias = None, "
        + "float eps = 1e-05"
    ) { c in
      .tensor(
        try Normalization.layerNorm(
          c.variable(0), c.ints(1), weight: c.optionalVariable(2), bias: c.optionalVariable(3),
          eps: c.double(4)))
    },
    .init(
      "batch_norm", .functional, isPython: true,
      "Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = None, "
        + "Tensor? bias = None, bool training = False, float momentum = 0.1, float eps = 1e-05"
    ) { c in
      .tensor(
        try Normalization.batchNorm(
          c.variable(0), runningMean: c.optionalVariable(1), runningVariance: c.optionalVariable(2),
          weight: c.optionalVariable(3), bias: c.optionalVariable(4), training: c.bool(5),
          momentum: c.double(6), eps: c.double(7)))
    },
  ]
}

extension Call {
  /// A tensor in the type that the result is to have.
  fileprivate func converted(_ index: Int, to dtype: DType?) throws -> Variable {
    let variable = try variable(index)
    guard let dtype, dtype != variable.dtype else { return variable }
    return try variable.to(dtype)
  }

  /// What `reduction=` says. Throws `ValueError`.
  func lossReduction(_ index: Int) throws -> LossReduction {
    switch text(index) {
    case "mean": return .mean
    case "sum": return .sum
    case "none": return .none
    case let other: throw PythonError.valueError("\(other) is not a valid value for reduction")
    }
  }
}
