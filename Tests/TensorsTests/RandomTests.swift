import Safety
import Tensors
import Testing

@Suite("Random streams")
struct RandomTests {
  @Test("Double, uniform and normal fills take as many bits as PyTorch's")
  func otherFills() throws {
    let generator = Generator(seed: 3)
    let drawn: [Double] = try [
      Tensor.randn([20], dtype: .float64, generator: generator).element(at: 17),
      Tensor.rand([3], dtype: .float64, generator: generator).element(at: 2),
      Tensor.normal(mean: 0.3, std: 0.7, [5], generator: generator).element(at: 4),
      Tensor.normal(mean: 0.3, std: 0.7, [33], generator: generator).element(at: 32),
    ].map(\.asDouble)
    #expect(drawn == otherFillsExpected)
  }

  @Test("A generator's state is PyTorch's, byte for byte, and starts the same stream again")
  func state() throws {
    let generator = Generator(seed: 5)
    _ = try Tensor.randn([3], generator: generator)
    let state = generator.state
    #expect(state.count == Generator.stateSize)
    #expect(
      Array(state[0..<24]) == [5, 0, 0, 0, 0, 0, 0, 0, 105, 2, 0, 0, 1, 0, 0, 0] + [8]
        + Array(repeating: 0, count: 7))
    #expect(
      Array(state.suffix(32)) == [0x2c, 0x07, 0x8c, 0xec, 0x5b, 0x5c, 0xe5, 0x3f]
        + Array(repeating: 0, count: 8) + [1] + Array(repeating: 0, count: 15))
    let next = try Tensor.randn([5], generator: generator).bits()
    try generator.setState(state)
    #expect(try Tensor.randn([5], generator: generator).bits() == next)
    let other = Generator()
    try other.setState(state)
    #expect(try Tensor.randn([5], generator: other).bits() == next)
    #expect(throws: NamedError.self) {
      try other.setState([UInt8](repeating: 0, count: Generator.stateSize))
    }
  }

  @Test("A taken-back draw is drawn again")
  func undo() throws {
    let generator = Generator(seed: 1)
    UndoLog.begin()
    let first = try Tensor.randn([3], generator: generator).bits()
    UndoLog.rollback()
    UndoLog.begin()
    let second = try Tensor.randn([3], generator: generator).bits()
    _ = UndoLog.commit()
    #expect(first == second)
    #expect(try Tensor.randn([3], generator: generator).bits() != second)
  }

  @Test("bernoulli, randint and multinomial refuse what PyTorch refuses")
  func refusals() throws {
    let generator = Generator(seed: 1)
    func weights(_ values: [Float]) throws -> Tensor {
      try Tensor.from(values, sizes: [values.count])
    }
    let cases: [(String, String, () throws -> Tensor)] = [
      (
        "RuntimeError", "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
        { try .randint(5, 5, [2], generator: generator) }
      ),
      (
        "RuntimeError", "to - 1 is out of bounds for unsigned char",
        { try .randint(0, 300, [2], dtype: .uint8, generator: generator) }
      ),
      (
        "NotImplementedError", "\"normal_kernel_cpu\" not implemented for 'Long'",
        { try .randn([2], dtype: .int64, generator: generator) }
      ),
      (
        "RuntimeError", "normal expects std >= 0.0, but found std -1",
        { try .normal(mean: 0, std: -1, [2], generator: generator) }
      ),
      (
        "RuntimeError", "cannot sample n_sample > prob_dist.size(-1) samples without replacement",
        { try weights([1, 2]).multinomial(3, generator: generator) }
      ),
      (
        "RuntimeError", "probability tensor contains either `inf`, `nan` or element < 0",
        { try weights([1, -2]).multinomial(1, generator: generator) }
      ),
      (
        "RuntimeError", "invalid multinomial distribution (sum of probabilities <= 0)",
        { try weights([0, 0]).multinomial(1, replacement: true, generator: generator) }
      ),
    ]
    for (name, message, action) in cases {
      #expect(throws: NamedError(name, message)) { try action() }
    }
  }

  @Test("Python's seeding and words")
  func pythonEngine() {
    // random.seed(42); [random.getrandbits(32) for _ in range(3)]
    var engine = MersenneTwister(key: [42])
    #expect((0..<3).map { _ in engine.next() } == [2_746_317_213, 478_163_327, 107_420_369])
    // random.seed(2**70 + 1); random.getrandbits(32)
    var large = MersenneTwister(key: [1, 0, 64])
    #expect(large.next() == 564_844_362)
  }
}

private let otherFillsExpected = [
  0.24243710319485537, 0.4846348872745364, -0.23702466487884521, 0.6244029402732849,
]
