import ArgumentParser

/// An amount of memory on the command line: a number of bytes, or with K, M, G or T behind it.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    var text = argument.uppercased()
    if text.hasSuffix("B") { text.removeLast() }
    let units: [Character: Double] = ["K": 0x1p10, "M": 0x1p20, "G": 0x1p30, "T": 0x1p40]
    let unit = text.last.flatMap { units[$0] }
    if unit != nil { text.removeLast() }
    guard let number = Double(text), number.isFinite, number * (unit ?? 1) >= 0x1p24,
      number * (unit ?? 1) < 0x1p60
    else { return nil }
    bytes = Int(number * (unit ?? 1))
  }
}
