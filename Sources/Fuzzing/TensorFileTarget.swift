import Language
import Safety
import Sessions

/// Files of tensors: PyTorch's archives and safetensors, damaged and forged.
final class TensorFileTarget: FuzzTarget {
  private let corpus: [[UInt8]]
  private let interpreter: Interpreter
  private var read = 0

  /// What pickles are made of: operations, small lengths, parts of what they name.
  private static let pieces: [[UInt8]] =
    ["\u{80}\u{2}", "c", "q", "h", "R", "b", "e", "u", "s", "}", "]", ")", "(", "t", "Q", "X", "K"]
    .map { Array($0.unicodeScalars.map { UInt8($0.value) }) }
    + [
      "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch\nFloatStorage\n", "cos\nsystem\n",
      "ccollections\nOrderedDict\n", "X\u{7}\u{0}\u{0}\u{0}storage", ".", "0", "2", "N",
    ].map { Array($0.utf8) }

  init(_ corpus: [[UInt8]]) {
    self.corpus = corpus.isEmpty ? [Array("PK".utf8)] : corpus
    interpreter = ProgramTarget.makeInterpreter()
    interpreter.files.allowsWriting = true
    SafetensorsModule.install(in: interpreter)
    _ = try? interpreter.run(Source("import safetensors.torch", name: "<fuzz>"))
  }

  var summary: String { "\(read) of them read" }

  func make(_ random: inout SplitMix) -> [UInt8] {
    var bytes = random.one(of: corpus)
    for _ in 0...random.below(4) {
      let place = random.below(bytes.count + 1)
      let end = min(bytes.count, place + random.below(9))
      switch random.below(6) {
      case 0: if place < bytes.count { bytes[place] = UInt8(random.below(256)) }
      case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
      case 2: overwrite(&bytes, at: place, random.one(of: TensorFileTarget.pieces))
      case 3: overwrite(&bytes, at: place, [UInt8](repeating: 0xFF, count: end - place))
      case 4: if random.once(in: 3) { bytes.removeSubrange(place..<end) }
      default:
        overwrite(&bytes, at: place, Array(bytes[random.below(place + 1)..<place].prefix(20)))
      }
    }
    if !random.once(in: 4) { TensorFileTarget.repairChecksums(&bytes) }
    return bytes
  }

  private func overwrite(_ bytes: inout [UInt8], at place: Int, _ piece: [UInt8]) {
    let count = min(piece.count, bytes.count - place)
    bytes.replaceSubrange(place..<(place + count), with: piece.prefix(count))
  }

  func run(_ text: [UInt8]) {
    let isArchive = text.starts(with: Array("PK".utf8))
    let name = isArchive ? "case.pt" : "case.safetensors"
    try? Files.write(text, to: name)
    let program =
      isArchive
      ? "x = torch.load('case.pt')\nrepr(x)\ntorch.save(x, 'again.pt')\nrepr(torch.load('again.pt'))"
      : "x = safetensors.torch.load_file('case.safetensors')\nrepr(x)\n"
        + "safetensors.torch.save_file(x, 'again.safetensors')"
    do {
      try interpreter.run(Source(program, name: "<fuzz>"))
      read += 1
    } catch {
      if let error = error as? PythonError { _ = Traceback.render(error) }
    }
  }

  /// Gives the files of an archive the checksums of what they hold, so that what was changed in
  /// them is read.
  private static func repairChecksums(_ bytes: inout [UInt8]) {
    func number(_ place: Int, _ count: Int) -> Int {
      guard place >= 0, place + count <= bytes.count else { return 0 }
      return bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    var place = 0
    while place + 46 <= bytes.count {
      defer { place += 1 }
      guard bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else { continue }
      let header = number(place + 42, 4)
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      let size = number(place + 24, 4)
      guard start + size <= bytes.count, header + 18 <= bytes.count else { continue }
      var checksum = CRC32.of(bytes[start..<(start + size)])
      for offset in 0..<4 {
        bytes[place + 16 + offset] = UInt8(truncatingIfNeeded: checksum)
        bytes[header + 14 + offset] = UInt8(truncatingIfNeeded: checksum)
        checksum >>= 8
      }
    }
  }
}
