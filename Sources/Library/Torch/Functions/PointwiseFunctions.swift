import Autograd
import Language
import Safety
import Tensors

/// Functions that compute each element from the elements at the same place, with a derivative.
enum PointwiseFunctions {
  static let table: [TorchFunction] =
    arithmetic + powers + unary.flatMap { $0 } + rounding + bounds

  // MARK: Two operands

  private static let arithmetic: [TorchFunction] =
    binary("mul", Arithmetic.mul, aliases: ["multiply"])
    + division + binary("true_divide", Arithmetic.div)
    + binary("remainder", Arithmetic.remainder) + binary("fmod", Arithmetic.fmod)
    + [
      .init("floor_divide", [.torch, .method, .inPlace], "Operand input, Operand other") { c in
        .tensor(try Arithmetic.floorDivide(c.operand(0).asVariable, c.operand(1).asVariable))
      }
    ]
    + [
      ("maximum", Selection.maximum), ("minimum", Selection.minimum), ("fmax", Selection.fmax),
      ("fmin", Selection.fmin),
    ].map { name, choice in
      TorchFunction(name, .both, "Tensor input, Tensor other, *, Tensor out = None") { c in
        .tensor(try choice(c.variable(0), c.variable(1)))
      }
    }

  private static func binary(
    _ name: String, _ operation: Binary, aliases: [String] = []
  ) -> [TorchFunction] {
    [
      .init(name, .both, aliases: aliases, "Operand input, Operand other, *, Tensor out = None") {
        c in .tensor(try operation(c.operand(0), c.operand(1)))
      },
      .init(name + "_", .method, aliases: aliases.map { $0 + "_" }, "Tensor input, Operand other") {
        c in try c.changed(0) { try operation.inPlace(&$0, c.operand(1)) }
      },
    ]
  }

  private static let division: [TorchFunction] = [
    .init(
      "div", .both, aliases: ["divide"],
      [
        "Operand input, Operand other, *, Tensor out = None": { c in
          .tensor(try Arithmetic.div(c.operand(0), c.operand(1)))
        },
        "Operand input, Operand other, *, str? rounding_mode, Tensor out = None": { c in
          .tensor(try quotient(c.optionalText(2))(c.operand(0), c.operand(1)))
        },
      ]),
    .init(
      "div_", .method, aliases: ["divide_"],
      [
        "Tensor input, Operand other": { c in
          try c.changed(0) { try Arithmetic.div.inPlace(&$0, c.operand(1)) }
        },
        "Tensor input, Operand other, *, str? rounding_mode": { c in
          try c.changed(0) { try quotient(c.optionalText(2)).inPlace(&$0, c.operand(1)) }
        },
      ]),
  ]

  private static func quotient(_ roundingMode: String?) throws -> Binary {
    switch roundingMode {
    case nil: return Arithmetic.div
    case "floor": return Arithmetic.floorDiv
    case "trunc": return Arithmetic.truncDiv
    case let mode?:
      throw PythonError.runtimeError(
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
    }
  }

  // MARK: Powers

  private static let powers: [TorchFunction] = [
    .init(
      "pow", .both,
      [
        "Tensor input, Tensor exponent, *, Tensor out = None": power,
        "Number self, Tensor exponent, *, Tensor out = None": power,
        "Tensor input, Number exponent, *, Tensor out = None": power,
      ]),
    .init(
      "pow_", .method,
      [
        "Tensor input, Tensor exponent": powerInPlace,
        "Tensor input, Number exponent": powerInPlace,
      ]
    ),
  ]

  private static func power(_ c: Call) throws -> Value {
    .tensor(try Powers.pow(c.operand(0), c.operand(1)))
  }

  private static func powerInPlace(_ c: Call) throws -> Value {
    try c.changed(0) { try Powers.pow_(&$0, c.operand(1)) }
  }

  // MARK: One operand

  private static let unary: [[TorchFunction]] = [
    map("neg", Arithmetic.neg, aliases: ["negative"]),
    map("abs", Arithmetic.abs, aliases: ["absolute"]),
    map("sign", Arithmetic.sign, aliases: ["sgn"]),
    map("exp", Powers.exp), map("exp2", Powers.exp2), map("expm1", Powers.expm1),
    map("log", Powers.log), map("log2", Powers.log2), map("log10", Powers.log10),
    map("log1p", Powers.log1p),
    map("sqrt", Powers.sqrt), map("rsqrt", Powers.rsqrt),
    map("reciprocal", Powers.reciprocal),
    map("sin", Trigonometry.sin), map("cos", Trigonometry.cos), map("tan", Trigonometry.tan),
    map("asin", Trigonometry.asin, aliases: ["arcsin"]),
    map("acos", Trigonometry.acos, aliases: ["arccos"]),
    map("atan", Trigonometry.atan, aliases: ["arctan"]),
    map("sinh", Trigonometry.sinh), map("cosh", Trigonometry.cosh),
    map("tanh", Trigonometry.tanh, functional: true),
    map("floor", Arithmetic.floor), map("ceil", Arithmetic.ceil),
    map("trunc", Arithmetic.trunc, aliases: ["fix"]),
    [
      .init("square", [.torch, .method, .inPlace], "Tensor input, *, Tensor out = None") { c in
        .tensor(try Powers.pow(c.variable(0), 2))
      },
      .init("frac", [.torch, .method, .inPlace], "Tensor input, *, Tensor out = None") { c in
        let x = try c.variable(0)
        guard x.dtype.isFloatingPoint else {
          throw NamedError(
            "NotImplementedError", "\"frac_cpu\" not implemented for '\(x.dtype.messageName)'")
        }
        return .tensor(try x - Arithmetic.trunc(x))
      },
    ],
  ]

  /// A function and its in-place form.
  static func map(
    _ name: String, _ operation: Unary, aliases: [String] = [], functional: Bool = false
  ) -> [TorchFunction] {
    [
      .init(
        name, functional ? [.torch, .method, .functional] : .both, aliases: aliases,
        "Tensor input, *, Tensor out = None"
      ) { c in .tensor(try operation(c.variable(0))) },
      .init(name + "_", .method, aliases: aliases.map { $0 + "_" }, "Tensor input") { c in
        try c.changed(0) { try operation.inPlace(&$0) }
      },
    ]
  }

  // MARK: Rounding and bounds

  private static let rounding: [TorchFunction] = [
    .init(
      "round", [.torch, .method, .inPlace],
      [
        "Tensor input, *, Tensor out = None": { c in .tensor(try Arithmetic.round(c.variable(0))) },
        "Tensor input, *, int decimals, Tensor out = None": { c in
          .tensor(try c.tensor(0).round(decimals: c.int(1)))
        },
      ])
  ]

  private static let bounds: [TorchFunction] = [
    .init(
      "clamp", [.torch, .method, .inPlace], aliases: ["clip"],
      [
        "Tensor input, Tensor min = None, Tensor max = None, *, Tensor out = None": { c in
          .tensor(
            try Selection.clamp(
              c.variable(0), low: c.optionalVariable(1), high: c.optionalVariable(2)))
        },
        "Tensor input, Number min = None, Number max = None, *, Tensor out = None": { c in
          .tensor(
            try Selection.clamp(c.variable(0), low: c.optionalScalar(1), high: c.optionalScalar(2)))
        },
      ]),
    .init("clamp_min", [.torch, .method, .inPlace], "Tensor input, Number min") { c in
      .tensor(try Selection.clamp(c.variable(0), low: c.scalar(1), high: nil))
    },
    .init("clamp_max", [.torch, .method, .inPlace], "Tensor input, Number max") { c in
      .tensor(try Selection.clamp(c.variable(0), low: nil, high: c.scalar(1)))
    },
  ]
}
