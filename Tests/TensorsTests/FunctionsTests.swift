import Testing

@testable import Tensors

/// Elementary functions: correctly rounded in float32, and the same whichever way they are computed.
@Suite("Elementary functions")
struct FunctionsTests {
  private static let kernels = UnaryKernel.allCases.filter {
    $0.rawValue >= UnaryKernel.exp.rawValue && $0.rawValue <= UnaryKernel.tanh.rawValue
      || $0 == .erf
  }

  private static func exact(_ kernel: UnaryKernel) -> (Double) -> DoubleDouble {
    switch kernel {
    case .exp: Exact.exp
    case .exp2: Exact.exp2
    case .expm1: Exact.expm1
    case .log: Exact.log
    case .log2: Exact.log2
    case .log10: Exact.log10
    case .log1p: Exact.log1p
    case .sin: Exact.sin
    case .cos: Exact.cos
    case .tan: Exact.tan
    case .asin: Exact.asin
    case .acos: Exact.acos
    case .atan: Exact.atan
    case .sinh: Exact.sinh
    case .cosh: Exact.cosh
    case .tanh: Exact.tanh
    default: Exact.erf
    }
  }

  /// Numbers of all magnitudes, many of them near 0 and 1.
  private static let arguments: [Float] = {
    var generator = XorShift(state: 20_240_229)
    let special: [Float] = [
      0, -0.0, 1, -1, 0.5, .infinity, -.infinity, .nan, .leastNonzeroMagnitude,
      -.leastNormalMagnitude, .greatestFiniteMagnitude, 88.72284, 89, -87.33655, -103.97, -104.1,
      1e-7, 9.01, 20, 3e9,
    ]
    return special
      + (0..<1000).map { i in
        let bits = generator.next()
        let unit = Float(Int64(bitPattern: bits) >> 40) / 0x1p23
        return switch i % 4 {
        case 0: Float(bitPattern: UInt32(truncatingIfNeeded: bits))
        case 1: unit
        case 2: unit * 16
        default: 1 + unit / 64
        }
      }
  }()

  @Test(arguments: kernels)
  func vectorsGiveTheExactlyRoundedValue(_ kernel: UnaryKernel) throws {
    let x = Self.arguments
    let results = try Tensor.from(x, sizes: [x.count]).unary(kernel).toArray(Float.self)
    let exact = Self.exact(kernel)
    for (argument, result) in zip(x, results) {
      let expected = Float(rounding: exact(Double(argument)))
      #expect(
        result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN),
        "\(kernel)(\(argument))")
    }
  }

  @Test("The vectors' width changes no bit", arguments: [UnaryKernel.exp, .log, .tanh])
  func width(_ kernel: UnaryKernel) throws {
    var generator = XorShift(state: 20_240_301)
    var numbers = (0..<20_000).map { _ in Float(generator.next() >> 40) / 0x1p24 * 12 }
    if kernel != .log { numbers = numbers.map { $0 - 6 } }
    // Some that are outside of what the fast ways do.
    for i in stride(from: 5000, to: numbers.count, by: 617) { numbers[i] = Self.arguments[i % 20] }
    let x = try Tensor.from(numbers, sizes: [numbers.count])
    let widest = try x.unary(kernel).toArray(Float.self)
    let wereUsed = WideVectors.areUsed
    WideVectors.areUsed = false
    defer { WideVectors.areUsed = wereUsed }
    let narrow = try x.unary(kernel).toArray(Float.self)
    for (number, (a, b)) in zip(numbers, zip(widest, narrow)) {
      #expect(a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN), "\(kernel)(\(number))")
    }
  }

  /// Values to 40 digits, from mpmath with 200 bits, cut to the two doubles that hold them.
  @Test func exactValuesAreExactToAHundredBits() {
    let known: [(DoubleDouble, Double, Double)] = [
      (Exact.exp(1), 0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53),
      (Exact.exp(-0.1), 0x1.cf46d99d52b3ap-1, 0x1.d255100c4c1e2p-55),
      (Exact.exp(100.5), 0x1.fcc37a76f9e76p+144, -0x1.f96a7be641f4ap+88),
      (Exact.exp2(0.3), 0x1.3b2c47bff8329p+0, -0x1.497d7d4b14dddp-55),
      (Exact.expm1(1e-5), 0x1.4f8bc681cdfb6p-17, -0x1.7835766a354c2p-72),
      (Exact.expm1(-2.5), -0x1.d5f8f47ed617bp-1, -0x1.ac50dbe5aa148p-55),
      (Exact.log(3), 0x1.193ea7aad030bp+0, -0x1.a256f99caabebp-54),
      (Exact.log(0.999), -0x1.064670d979b73p-10, -0x1.e46a88405b99bp-66),
      (Exact.log2(10), 0x1.a934f0979a371p+1, 0x1.7f2495fb7fa6dp-53),
      (Exact.log10(7), 0x1.b0b0b0b78cc3fp-1, 0x1.4b692ff8a8060p-56),
      (Exact.log1p(1e-6), 0x1.0c6f713f927aap-20, -0x1.415fcded1cd92p-74),
      (Exact.log1p(0.5), 0x1.9f323ecbf984cp-2, -0x1.a92e513217f5cp-59),
      (Exact.sin(1), 0x1.aed548f090ceep-1, 0x1.06374f484e288p-59),
      (Exact.sin(1e22), -0x1.b453ab76bf397p-1, -0x1.f453790772648p-58),
      (Exact.sin(1e300), -0x1.a2c16b010e385p-1, -0x1.b900a1f54ecd2p-55),
      (Exact.cos(1), 0x1.14a280fb5068cp-1, -0x1.b71edcc9344bcp-55),
      (Exact.cos(355), -0x1.fffffffc18e4cp-1, 0x1.862265016699cp-57),
      (Exact.tan(1.5), 0x1.c33ed50b88777p+3, 0x1.697584f023122p-51),
      (Exact.asin(0.3), 0x1.380159e14f6ffp-2, -0x1.faba2e0185aa0p-56),
      (Exact.acos(-0.7), 0x1.2c501446cd5f1p+1, 0x1.db79e60431a1bp-53),
      (Exact.atan(2.5), 0x1.30b6d796a4da8p+0, 0x1.6254cb03bb199p-54),
      (Exact.sinh(0.01), 0x1.47af7a654e9efp-7, -0x1.4d3238a109780p-61),
      (Exact.cosh(3), 0x1.422a497d6185ep+3, 0x1.28e5883d54185p-51),
      (Exact.tanh(0.4), 0x1.8511573c242d6p-2, 0x1.d0ebd45f491ffp-58),
      (Exact.erf(0.5), 0x1.0a7ef5c18edd2p-1, 0x1.5e809f1a31a28p-56),
      (Exact.erf(3), 0x1.fffd1ac4135f9p-1, 0x1.eeafa1ecd6cefp-55),
      (Exact.pow(1.7, 2.5), 0x1.e251115583df4p+1, 0x1.021a8435a9c19p-55),
      (Exact.pow(0.01, -30.5), 0x1.8e45e1df3b011p+202, -0x1.8078832f26071p+146),
    ]
    for (value, high, low) in known {
      #expect(value.high == high)
      #expect((value.low - low).magnitude <= high.magnitude * 0x1p-98)
    }
  }

  @Test func exactTiesGoToTheEvenNumber() throws {
    // 257³ and 4097² have 25 bits, the last of them 1: one more than a float holds.
    let base = try Tensor.from([Float(66049)], sizes: [1])
    let root = try base.pow(.double(1.5)).item()
    #expect(root == .double(Double(Float(66049.0 * 257.0))))
    let square = try Tensor.binary(
      .pow, .tensor(.from([Float(4097)], sizes: [1])), .tensor(.from([Float(2)], sizes: [1])))
    #expect(try square.item() == .double(Double(Float(4097) * Float(4097))))
  }

  @Test func powersTakeTheirSpecialCases() throws {
    let x = try Tensor.from([-2, -0.0, 0, 3, .infinity] as [Float], sizes: [5])
    #expect(try x.pow(0).toArray(Float.self) == [1, 1, 1, 1, 1])
    #expect(try x.pow(-1).toArray(Float.self) == [-0.5, -.infinity, .infinity, 1 / 3, 0])
    #expect(try x.pow(3).toArray(Float.self) == [-8, 0, 0, 27, .infinity])
    #expect(try x.pow(.double(1.5)).toArray(Float.self)[0].isNaN)
    #expect(try Tensor.pow(2, x).toArray(Float.self) == [0.25, 1, 1, 8, .infinity])
  }
}

/// A small generator of reproducible bits (G. Marsaglia's xorshift).
private struct XorShift: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
