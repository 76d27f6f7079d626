#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number through one of C's formats, such as `%.4f`.
func formatted(_ value: Double, _ format: String, precision: Int? = nil) -> String {
  let arguments: [CVarArg] = precision.map { [Int32(clamping: $0), value] } ?? [value]
  return withVaList(arguments) { list in
    // The longest float64 has 309 digits before the point.
    let capacity = 330 + (precision ?? 0)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let length = vsnprintf(start, capacity, format, list)
      let bytes = UnsafeRawBufferPointer(start: start, count: Swift.max(Int(length), 0))
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A number with a fixed count of digits behind the point, as C's `%.*f` writes it.
///
/// Most numbers times the power of ten are exact in float64, float32's always for the usual
/// precision; then rounding to an integer is all there is to do. The rest is left to C.
func fixedNotation(_ value: Double, digits: Int) -> String {
  guard digits > 0, digits <= 8 else { return formatted(value, "%.*f", precision: digits) }
  let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  let product = value.magnitude * scale
  guard product < 0x1p53, (-product).addingProduct(value.magnitude, scale) == 0 else {
    return formatted(value, "%.*f", precision: digits)
  }
  let (whole, fraction) = Int(product.rounded(.toNearestOrEven))
    .quotientAndRemainder(dividingBy: Int(scale))
  let tail = String(fraction)
  return (value.sign == .minus ? "-" : "") + String(whole) + "."
    + String(repeating: "0", count: digits - tail.utf8.count) + tail
}
