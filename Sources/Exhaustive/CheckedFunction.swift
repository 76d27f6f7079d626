import CMPFR
import Glibc
import Tensors

/// An elementary function with what it is checked against.
struct CheckedFunction {
  let name: String
  let kernel: UnaryKernel
  let reference: Reference

  private init(
    _ name: String, _ kernel: UnaryKernel, _ double: @escaping (Double) -> Double,
    _ mpfr: Reference.MPFRFunction?
  ) {
    self.name = name
    self.kernel = kernel
    reference = Reference(double: double, mpfr: mpfr)
  }

  /// All functions of one argument that are rounded once; `rsqrt` is the quotient 1 / √x, rounded
  /// after each of its two steps. A root or a quotient rounded to double and then to float is
  /// rounded right (S. Figueroa, When is double rounding innocuous?, 1995).
  static var all: [CheckedFunction] {
    [
      CheckedFunction("exp", .exp, { exp($0) }, mpfr_exp),
      CheckedFunction("log", .log, { log($0) }, mpfr_log),
      CheckedFunction("tanh", .tanh, { tanh($0) }, mpfr_tanh),
      CheckedFunction("exp2", .exp2, { exp2($0) }, mpfr_exp2),
      CheckedFunction("expm1", .expm1, { expm1($0) }, mpfr_expm1),
      CheckedFunction("log2", .log2, { log2($0) }, mpfr_log2),
      CheckedFunction("log10", .log10, { log10($0) }, mpfr_log10),
      CheckedFunction("log1p", .log1p, { log1p($0) }, mpfr_log1p),
      CheckedFunction("sin", .sin, { sin($0) }, mpfr_sin),
      CheckedFunction("cos", .cos, { cos($0) }, mpfr_cos),
      CheckedFunction("tan", .tan, { tan($0) }, mpfr_tan),
      CheckedFunction("asin", .asin, { asin($0) }, mpfr_asin),
      CheckedFunction("acos", .acos, { acos($0) }, mpfr_acos),
      CheckedFunction("atan", .atan, { atan($0) }, mpfr_atan),
      CheckedFunction("sinh", .sinh, { sinh($0) }, mpfr_sinh),
      CheckedFunction("cosh", .cosh, { cosh($0) }, mpfr_cosh),
      CheckedFunction("erf", .erf, { erf($0) }, mpfr_erf),
      CheckedFunction("sqrt", .sqrt, { $0.squareRoot() }, nil),
      CheckedFunction("rsqrt", .rsqrt, { 1 / Double(Float($0.squareRoot())) }, nil),
      CheckedFunction("reciprocal", .reciprocal, { 1 / $0 }, nil),
    ]
  }

  /// Runs the function over all 2³² bit patterns; or over one block of 2¹⁶ in `sparsity`.
  func check(sparsity: Int) throws -> Count {
    var count = Count()
    let mpfr = MPFR()
    let block = 1 << 16
    let x = try Tensor.empty([block], .float32)
    let arguments = x.pointer(as: Float.self)
    for start in stride(from: 0, to: 1 << 32, by: block * sparsity) {
      for i in 0..<block { arguments[i] = Float(bitPattern: UInt32(start + i)) }
      let results = try x.unary(kernel)
      withExtendedLifetime(results) {
        compare(arguments, results.pointer(as: Float.self), block, mpfr, &count)
      }
    }
    return count
  }

  private func compare(
    _ arguments: UnsafeMutablePointer<Float>, _ results: UnsafeMutablePointer<Float>,
    _ block: Int, _ mpfr: MPFR, _ count: inout Count
  ) {
    for i in 0..<block {
      let value = reference.double(Double(arguments[i]))
      let expected: Float
      if let function = reference.mpfr {
        if value.isNaN {
          expected = .nan
        } else if let settled = Reference.settled(value) {
          expected = settled
        } else {
          expected = mpfr.value(function, arguments[i])
          count.hard += 1
        }
      } else {
        expected = Float(value)
      }
      count.add(results[i], expected, of: "\(name)(\(arguments[i]))")
    }
  }
}

/// How many results were compared, and how they came out.
struct Count {
  private(set) var inputs = 0
  /// Results that MPFR had to settle.
  var hard = 0
  private(set) var misrounded = 0
  /// The first few that were misrounded.
  private(set) var examples: [String] = []

  @inline(__always)
  mutating func add(_ result: Float, _ expected: Float, of call: @autoclosure () -> String) {
    inputs += 1
    if result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN) { return }
    misrounded += 1
    if examples.count < 5 { examples.append("\(call()) is \(expected), not \(result)") }
  }

  /// The line of the report.
  func line(_ name: String, seconds: Int) -> String {
    var line = "\(name)  inputs \(inputs)  misrounded \(misrounded)"
    line += "  (\(hard) settled by MPFR, \(seconds) s)"
    return ([line] + examples).joined(separator: "\n  ")
  }
}
