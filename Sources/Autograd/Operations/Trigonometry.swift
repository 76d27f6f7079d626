import Tensors

/// Trigonometric and hyperbolic functions.
package enum Trigonometry {
  package static let sin: Unary = Unary(.sin, "SinBackward0", "d sin(a)/da = cos(a)", uses: .first)
  {
    grad, kept in try grad * cos(kept[0])
  }

  package static let cos: Unary = Unary(.cos, "CosBackward0", "d cos(a)/da = -sin(a)", uses: .first)
  {
    grad, kept in try grad * -sin(kept[0])
  }

  package static let tan = Unary(
    .tan, "TanBackward0", "d tan(a)/da = 1 + tan(a)**2", uses: .result
  ) { grad, kept in try grad * (Powers.pow(kept.result, 2) + 1) }

  package static let tanh = Unary(
    .tanh, "TanhBackward0", "d tanh(a)/da = 1 - tanh(a)**2", uses: .result
  ) { grad, kept in
    let y = try kept.result
    return try grad * (1 - y * y)
  }

  package static let sinh: Unary = Unary(
    .sinh, "SinhBackward0", "d sinh(a)/da = cosh(a)", uses: .first
  ) {
    grad, kept in try grad * cosh(kept[0])
  }

  package static let cosh: Unary = Unary(
    .cosh, "CoshBackward0", "d cosh(a)/da = sinh(a)", uses: .first
  ) {
    grad, kept in try grad * sinh(kept[0])
  }

  package static let asin = Unary(
    .asin, "AsinBackward0", "d asin(a)/da = 1/sqrt(1 - a**2)", uses: .first
  ) { grad, kept in
    let a = try kept[0]
    return try grad * Powers.rsqrt(-a * a + 1)
  }

  package static let acos = Unary(
    .acos, "AcosBackward0", "d acos(a)/da = -1/sqrt(1 - a**2)", uses: .first
  ) { grad, kept in
    let a = try kept[0]
    return try grad * -Powers.rsqrt(-a * a + 1)
  }

  package static let atan = Unary(
    .atan, "AtanBackward0", "d atan(a)/da = 1/(1 + a**2)", uses: .first
  ) { grad, kept in
    let a = try kept[0]
    return try grad / (a * a + 1)
  }
}
