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
