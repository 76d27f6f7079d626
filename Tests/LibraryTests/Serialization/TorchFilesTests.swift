import Language
import Safety
import Tensors
import Testing

@testable import Library

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `torch.save` and `torch.load`, against a file that PyTorch wrote (Data/Serialization).
@Suite("torch.save, torch.load", .serialized)
struct TorchFilesTests {
  private static let data = #filePath.replacing(
    "Serialization/TorchFilesTests.swift", with: "Data/Serialization/value.pt")

  private func original() throws -> [UInt8] { try FileAccess().readBytes(Self.data) }

  private func load(_ bytes: [UInt8]) throws -> Value {
    try TorchFiles.value(of: bytes, path: "x.pt")
  }

  /// What Python shows of each entry; the words are PyTorch's.
  private static let shown: KeyValuePairs<String, String> = [
    "all":
      "[tensor([False,  True,  True]), tensor([0, 1, 1], dtype=torch.uint8), "
      + "tensor([0, 1, 1], dtype=torch.int8), tensor([0, 1, 1], dtype=torch.int16), "
      + "tensor([0, 1, 1], dtype=torch.int32), tensor([0, 1, 1]), tensor([0., 1., 1.]), "
      + "tensor([0., 1., 1.], dtype=torch.float64)]",
    "base": "tensor([[0., 1., 2.],\n        [3., 4., 5.]])",
    "view": "tensor([[1., 4.],\n        [2., 5.]])",
    "expanded": "tensor([7, 7, 7])",
    "empty": "tensor([], size=(0, 4))",
    "scalar": "tensor(0.1000, dtype=torch.float64)",
    "leaf": "tensor([1.5000], requires_grad=True)",
    "parameter": "Parameter containing:\ntensor([5., 6.], requires_grad=True)",
    "state":
      "OrderedDict([('weight', tensor([[1., 2.],\n        [3., 4.]])), ('bias', tensor([5., 6.]))])",
    "plain":
      "[None, True, False, 0, 255, 256, -1, 65536, 2147483648, -9223372036854775808, "
      + "1208925819614629174706176, -1208925819614629174706176, 1e-300, 'größe 数', "
      + "b'\\x00\\xff', (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), {1, 2}, [], {}]",
    "ordered": "OrderedDict([('b', 1), ('a', 2)])",
    "size": "torch.Size([2, 3])",
    "dtype": "torch.int16",
    "device": "device(type='cpu')",
  ]

  private func check(_ value: Value) throws {
    let dict = try #require(value.dict)
    for (name, text) in Self.shown {
      #expect(try dict.get(.str(name))?.shown == text, "\(name)")
    }
    let plain = try #require(try dict.get(.str("plain"))?.object)
    #expect(try dict.get(.str("again"))?.object === plain, "one list stays one list")
    let (base, view) = (try dict.get(.str("base"))?.tensor, try dict.get(.str("view"))?.tensor)
    #expect(base?.tensor.storage === view?.tensor.storage, "a view stays a view")
    #expect(view?.tensor.strides == [1, 3])
  }

  @Test("PyTorch's file is read")
  func reading() throws { try check(load(original())) }

  @Test("What is written is read again, the same")
  func roundTrip() throws {
    try check(load(TorchFiles.archive(of: load(original()), stem: "x")))
  }

  @Test("By name, through the file")
  func files() throws {
    let name = "dojo-save-\(getpid()).pt"
    defer { unlink(name) }
    try Torch.call("save", Torch.tensor(.ints(1, 2)), .str(name))
    #expect(try Torch.call("load", .str(name)).shown == "tensor([1, 2])")
  }

  @Test("A list that holds itself")
  func cycle() throws {
    let list = List([.int(1)])
    try list.append(.object(list))
    let read = try load(TorchFiles.archive(of: .object(list), stem: "x"))
    let outer = try #require(read.as(List.self))
    #expect(outer.items.count == 2 && outer.items[1].object === outer)
  }

  @Test("Anything but tensors and plain values is refused by name")
  func refused() throws {
    #expect(
      try Torch.message { try Torch.call("save", .list([Torch.module]), .str("x.pt")) }
        == "PicklingError: Can't pickle <module 'torch'>: torch.save in the dojo takes tensors, "
        + "numbers, texts and plain containers of them")
  }

  @Test(
    "A pickle that would run something is refused",
    arguments: [
      "cos\nsystem\n", "cbuiltins\neval\n", "cposix\nsystem\n", "c__main__\nC\n",
    ])
  func hostile(global: String) throws {
    let pickle = [0x80, 2] + Array(global.utf8) + Array("X\u{2}\0\0\0id\u{85}R.".utf8)
    let message = try Torch.message { try load(archive(pickle: pickle)) }
    #expect(message.hasPrefix("UnpicklingError: Weights only load failed: Unsupported global"))
  }

  private func archive(pickle: [UInt8]) throws -> [UInt8] {
    var zip = ZipWriter()
    _ = try zip.add("x/data.pkl", pickle) && zip.add("x/data/0", [1, 2, 3, 4, 5, 6, 7, 8])
    return zip.finish()
  }

  /// A pickle of one float32 tensor over a storage of two, `count` as it is claimed.
  private func tensor(count: Int = 2, offset: Int, size: [Int], stride: [Int]) throws -> String {
    func long(_ number: Int) -> [UInt8] {
      [0x8A, 8] + withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    func text(_ text: String) -> [UInt8] { [0x8C, UInt8(text.utf8.count)] + Array(text.utf8) }
    var pickle: [UInt8] = [0x80, 2] + Array("ctorch._utils\n_rebuild_tensor_v2\n(".utf8)
    pickle += Array("(".utf8) + text("storage") + Array("ctorch\nFloatStorage\n".utf8)
    pickle += text("0") + text("cpu") + long(count) + Array("tQ".utf8) + long(offset)
    pickle += Array("(".utf8) + size.flatMap(long) + Array("t(".utf8) + stride.flatMap(long)
    pickle += Array("t".utf8) + [0x89, 0x7D] + Array("tR.".utf8)
    return try Torch.message { try load(archive(pickle: pickle)) }
  }

  @Test("A tensor cannot reach beyond its storage, however it is described")
  func bounds() throws {
    #expect(try tensor(offset: 0, size: [2], stride: [1]).hasPrefix("no error"))
    #expect(try tensor(offset: 0, size: [Int.max], stride: [0]).hasPrefix("no error") == true)
    let wrong: [(Int, [Int], [Int])] = [
      (1, [2], [1]), (-1, [2], [1]), (0, [3], [1]), (0, [-1], [1]), (0, [2], [-1]),
      (0, [2], [Int.max]), (Int.max, [2], [1]), (0, [Int.max, Int.max], [1, 1]),
      (0, [1 << 40, 1 << 40], [0, 0]), (3, [0], [1]), (0, [2, 2], [1]),
      (0, [Int](repeating: 1, count: 9), [Int](repeating: 0, count: 9)),
    ]
    for (offset, size, stride) in wrong {
      let message = try tensor(offset: offset, size: size, stride: stride)
      #expect(message.hasPrefix("UnpicklingError"), "\(offset) \(size) \(stride): \(message)")
    }
    for count in [0, 1, 3, Int.max, -1] {
      let message = try tensor(count: count, offset: 0, size: [1], stride: [1])
      #expect(message.hasPrefix("UnpicklingError"), "\(count): \(message)")
    }
  }

  @Test("A file cut off anywhere is an error")
  func truncated() throws {
    let bytes = try original()
    for count in stride(from: 0, to: bytes.count - 1, by: 7) {
      let message = try Torch.message { try load(Array(bytes[..<count])) }
      #expect(message.hasPrefix("RuntimeError: PytorchStreamReader failed"), "\(count): \(message)")
    }
  }

  @Test("A file with changed bytes gives an error or a value, never more")
  func changed() throws {
    let bytes = try original()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255)
      }
      _ = try Torch.message { try load(changed) }
    }
  }

  @Test("A pickle with changed bytes, its checksum right, gives an error or a value")
  func changedPickle() throws {
    let zip = try ZipArchive(try original())
    let pickle = Array(try #require(zip["value/data.pkl"]))
    for _ in 0..<600 {
      var changed = pickle
      for _ in 0..<Int.random(in: 1...3) {
        changed[Int.random(in: 0..<changed.count)] = UInt8.random(in: 0...255)
      }
      _ = try Torch.message {
        try PickleReader.read(changed[...], PickleGlobals { zip["value/data/\($0)"] })
      }
    }
  }
}
