import Safety

/// Writes small pictures in the PNG format (W3C PNG, third edition), without compression.
enum PNG {
  /// The file of a picture: with a palette where 256 colours suffice, else with a colour a pixel.
  static func encode(_ picture: PixelGrid) throws -> [UInt8] {
    var palette: [UInt32] = []
    var indices: [UInt32: UInt8] = [:]
    let values = picture.pixels.map(packed)
    for value in values where indices[value] == nil && palette.count <= 256 {
      indices[value] = UInt8(truncatingIfNeeded: palette.count)
      palette.append(value)
    }
    guard palette.count <= 256 else { return try encode(picture, values) }
    return encode(picture, values.map { indices[$0] ?? 0 }, palette)
  }

  private static func packed(_ colour: Colour) -> UInt32 {
    let (red, green, blue) = colour.bytes
    let alpha = UInt32(max(0, min(255, (colour.alpha * 255).rounded())))
    return UInt32(red) << 24 | UInt32(green) << 16 | UInt32(blue) << 8 | alpha
  }

  private static func encode(_ picture: PixelGrid, _ values: [UInt32]) throws -> [UInt8] {
    var data: [UInt8] = []
    for row in 0..<picture.height {
      try Interrupt.check()
      data.append(0)
      for value in values[row * picture.width..<(row + 1) * picture.width] {
        data += bytes(value)
      }
    }
    return file(picture, depth: 8, kind: 6, chunks: [("IDAT", zlib(data))])
  }

  private static func encode(
    _ picture: PixelGrid, _ indices: [UInt8], _ palette: [UInt32]
  ) -> [UInt8] {
    let depth = palette.count <= 2 ? 1 : palette.count <= 4 ? 2 : palette.count <= 16 ? 4 : 8
    var data: [UInt8] = []
    for row in 0..<picture.height {
      data.append(0)
      data += pack(indices[row * picture.width..<(row + 1) * picture.width], depth: depth)
    }
    let colours = palette.flatMap { bytes($0).prefix(3) }
    let opacities = palette.map { UInt8(truncatingIfNeeded: $0) }
    var chunks = [("PLTE", colours)]
    if opacities.contains(where: { $0 < 255 }) { chunks.append(("tRNS", opacities)) }
    chunks.append(("IDAT", zlib(data)))
    return file(picture, depth: UInt8(depth), kind: 3, chunks: chunks)
  }

  /// Indices of less than a byte, the first in the highest bits.
  private static func pack(_ indices: ArraySlice<UInt8>, depth: Int) -> [UInt8] {
    guard depth < 8 else { return Array(indices) }
    var bytes = [UInt8](repeating: 0, count: (indices.count * depth + 7) / 8)
    for (place, index) in indices.enumerated() {
      let bit = place * depth
      bytes[bit / 8] |= index << UInt8(8 - depth - bit % 8)
    }
    return bytes
  }

  // MARK: Format

  private static func file(
    _ picture: PixelGrid, depth: UInt8, kind: UInt8, chunks: [(String, [UInt8])]
  ) -> [UInt8] {
    let size = bytes(UInt32(picture.width)) + bytes(UInt32(picture.height))
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", size + [depth, kind, 0, 0, 0])
    for (name, content) in chunks { file += chunk(name, content) }
    return file + chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bytes(UInt32(content.count)) + body + bytes(checksum(body))
  }

  /// The data in stored blocks of the deflate format (RFC 1950, RFC 1951).
  private static func zlib(_ data: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var rest = data[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let size = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for number in [size, ~size] { stream += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      stream += block
    } while !rest.isEmpty
    return stream + bytes(adler(data))
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 of a chunk (PNG, annex D).
  private static func checksum(_ data: [UInt8]) -> UInt32 {
    ~data.reduce(~0) { sum, byte in
      table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8)
    }
  }

  private static let table: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  private static func adler(_ data: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in data {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }
}

/// Bytes as text (RFC 4648).
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isPadding = place > group.count
        text.append(
          isPadding ? UInt8(ascii: "=") : alphabet[number >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
