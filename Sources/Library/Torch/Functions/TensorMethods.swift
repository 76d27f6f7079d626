import Safety
import Autograd
import Language
import Tensors

/// Methods that every tensor has and that are no functions of `torch`, with a few that are both.
enum TensorMethods {
  static let table: [TorchFunction] = readings + geometry + conversions + fills + copies

  // MARK: Reading

  private static let readings: [TorchFunction] = [
    .init("item", .method, "Tensor input") { c in Value(try c.tensor(0).item()) },
    .init("tolist", .method, "Tensor input") { c in try nested(c.tensor(0).contiguous(), 0, 0) },
    .init("numel", .both, aliases: ["nelement"], "Tensor input") { c in
      .int(try c.tensor(0).count)
    },
  ]

  /// A contiguous tensor's elements as lists in lists.
  private static func nested(_ tensor: Tensor, _ dim: Int, _ place: Int) throws -> Value {
    if dim == tensor.rank { return Value(tensor.element(at: place)) }
    try Operations.checkInterrupt()
    if dim == tensor.rank - 1 {
      let items = List.withRoom(for: tensor.sizes[dim])
      try Interrupt.forEachStretch(of: tensor.sizes[dim]) { stretch in
        for i in stretch { try items.append(Value(tensor.element(at: place + i))) }
      }
      return .object(items)
    }
    let step = tensor.sizes[(dim + 1)...].reduce(1, &*)
    let rows = List.withRoom(for: tensor.sizes[dim])
    for row in 0..<tensor.sizes[dim] {
      try rows.append(try nested(tensor, dim + 1, place + row * step))
    }
    return .object(rows)
  }

  // MARK: Geometry

  private static let geometry: [TorchFunction] = [
    .init(
      "size", .method,
      [
        "Tensor input": { c in .size(try c.tensor(0).sizes) },
        "Tensor input, int? dim": { c in
          let tensor = try c.tensor(0)
          return .int(tensor.sizes[try dimension(c.int(1), of: tensor)])
        },
      ]),
    .init(
      "stride", .method,
      [
        "Tensor input": { c in .tuple(try c.tensor(0).strides.map { .int($0) }) },
        "Tensor input, int dim": { c in
          let tensor = try c.tensor(0)
          return .int(tensor.strides[try dimension(c.int(1), of: tensor)])
        },
      ]),
    .init("dim", .method, aliases: ["ndimension"], "Tensor input") { c in
      .int(try c.tensor(0).rank)
    },
    .init("storage_offset", .method, "Tensor input") { c in .int(try c.tensor(0).offset) },
    .init("storage", .method, "Tensor input") { c in
      .object(StorageObject(of: try c.tensor(0), isTyped: true))
    },
    .init("untyped_storage", .method, "Tensor input") { c in
      .object(StorageObject(of: try c.tensor(0), isTyped: false))
    },
    .init("is_shared", .method, "Tensor input") { _ in .bool(false) },
    .init("element_size", .method, "Tensor input") { c in .int(try c.tensor(0).dtype.size) },
    .init("data_ptr", .method, "Tensor input") { c in
      let tensor = try c.tensor(0)
      return .int(Int(bitPattern: tensor.storage.bytes + tensor.offset &* tensor.dtype.size))
    },
    .init("is_contiguous", .method, "Tensor input, object memory_format = None") { c in
      .bool(try c.tensor(0).isContiguous)
    },
    .init("get_device", .both, "Tensor input") { _ in .int(-1) },
  ]

  /// A dimension of a tensor that has some. Throws `IndexError`.
  private static func dimension(_ dim: Int, of tensor: Tensor) throws -> Int {
    guard tensor.rank > 0 else {
      throw PythonError.indexError(
        "Dimension specified as \(dim) but tensor has no dimensions")
    }
    return try tensor.normalizedDim(dim)
  }

  // MARK: Types

  private static let conversions: [TorchFunction] =
    [
      cast("float", .float32), cast("double", .float64), cast("long", .int64), cast("int", .int32),
      cast("short", .int16), cast("char", .int8), cast("byte", .uint8), cast("bool", .bool),
      .init(
        "to", .method,
        [
          "Tensor input, dtype dtype, bool non_blocking = False, bool copy = False, *, "
            + "object memory_format = None": { c in
              try converted(c, to: c.dtype(1), copy: c.bool(3))
            },
          "Tensor input, device device = None, dtype dtype = None, bool non_blocking = False, "
            + "bool copy = False, *, object memory_format = None": { c in
              try DeviceObject.checked(c[1])
              return try converted(c, to: c.dtype(2), copy: c.bool(4))
            },
          "Tensor input, Tensor tensor, bool non_blocking = False, bool copy = False, *, "
            + "object memory_format = None": { c in
              try converted(c, to: c.tensor(1).dtype, copy: c.bool(3))
            },
        ]),
      .init("type_as", .method, "Tensor input, Tensor other") { c in
        try converted(c, to: c.tensor(1).dtype, copy: false)
      },
      .init("type", .method, "Tensor input, object dtype = None, bool non_blocking = False") { c in
        try type(c)
      },
      .init("cpu", .method, "Tensor input") { c in c[0] },
    ]

  private static func cast(_ name: String, _ dtype: DType) -> TorchFunction {
    .init(name, .method, "Tensor input, *, object memory_format = None") { c in
      try converted(c, to: dtype, copy: false)
    }
  }

  /// The tensor in another type; the same object if it has that type already.
  private static func converted(_ c: Call, to dtype: DType?, copy: Bool) throws -> Value {
    let variable = try c.variable(0)
    if dtype == nil || dtype == variable.dtype {
      return copy ? .tensor(try variable.clone()) : c[0]
    }
    return .tensor(try variable.to(dtype ?? variable.dtype))
  }

  /// `x.type()` is the class's old name; `x.type(dtype)` converts.
  private static func type(_ c: Call) throws -> Value {
    if c[1].isNone { return .str("torch.\(try c.tensor(0).dtype.messageName)Tensor") }
    if let dtype = c.dtype(1) { return try converted(c, to: dtype, copy: false) }
    let name = c[1].typeObject?.qualifiedName ?? c.text(1)
    guard let dtype = DType.allCases.first(where: { "torch.\($0.messageName)Tensor" == name })
    else { throw PythonError.valueError("invalid type: '\(name)'") }
    return try converted(c, to: dtype, copy: false)
  }

  // MARK: Fills

  private static let fills: [TorchFunction] = [
    .init("zero_", .method, "Tensor input") { c in try c.changed(0) { try $0.zero_() } },
    .init(
      "fill_", .method,
      [
        "Tensor input, Tensor value": { c in
          let rank = try c.tensor(1).rank
          guard rank == 0 else {
            throw PythonError.runtimeError(
              "fill_ only supports 0-dimension value tensor but got tensor with \(rank) dimensions."
            )
          }
          return try c.changed(0) { try $0.fill_(c.variable(1)) }
        },
        "Tensor input, Number value": { c in
          try c.changed(0) { try $0.fill_(c.scalar(1)) }
        },
      ]),
    .init("copy_", .method, "Tensor input, Operand other, bool non_blocking = False") { c in
      try c.changed(0) { x in
        switch try c.operand(1) {
        case .variable(let other):
          try x.tensor.checkBroadcastsInPlace(with: other.sizes)
          try x.copy_(other)
        case .scalar(let number): try x.fill_(number)
        }
      }
    },
    .init(
      "fill_diagonal_", .method, "Tensor input, Number fill_value, bool wrap = False"
    ) { c in
      let object = try c.object(0)
      var diagonal = try object.base.diagonal()
      try diagonal.fill_(c.scalar(1))
      return c[0]
    },
  ]

  // MARK: Copies

  private static let copies: [TorchFunction] = [
    .init("clone", .both, "Tensor input, *, object memory_format = None") { c in
      .tensor(try c.variable(0).clone())
    },
    .init("detach", .both, "Tensor input") { c in .tensor(try c.variable(0).detach()) },
    .init("detach_", .method, "Tensor input") { c in try c.changed(0) { try $0.detach_() } },
    inPlaceView("squeeze_", "Tensor input") { c, x in x.squeeze() },
    inPlaceView("unsqueeze_", "Tensor input, int dim") { c, x in try x.unsqueeze(c.int(1)) },
    inPlaceView("t_", "Tensor input") { c, x in try x.t() },
    inPlaceView("transpose_", "Tensor input, int dim0, int dim1") { c, x in
      try x.transpose(c.int(1), c.int(2))
    },
  ]

  /// A method that changes the shape of the tensor itself.
  private static func inPlaceView(
    _ name: String, _ parameters: String, _ body: @escaping (Call, Variable) throws -> Variable
  ) -> TorchFunction {
    .init(name, .method, parameters) { c in
      let object = try c.object(0)
      object.replace(try body(c, object.base))
      return c[0]
    }
  }
}
