import Safety

// Tensors of random numbers. The streams are those of PyTorch's CPU generator, bit for bit.

extension Tensor {
  /// Uniform numbers in [0, 1). Throws `NotImplementedError` for integer dtypes.
  package static func rand(
    _ sizes: [Int], dtype: DType = .float32, generator: Generator = .shared
  ) throws -> Tensor {
    let result = try Tensor.empty(Dims(checking: sizes), dtype)
    try result.uniform_(0, 1, generator: generator)
    return result
  }

  /// Normal numbers of mean 0 and variance 1. Throws `NotImplementedError` for integer dtypes.
  package static func randn(
    _ sizes: [Int], dtype: DType = .float32, generator: Generator = .shared
  ) throws -> Tensor {
    let result = try Tensor.empty(Dims(checking: sizes), dtype)
    try result.normal_(0, 1, generator: generator)
    return result
  }

  /// Normal numbers of one mean and one standard deviation.
  package static func normal(
    mean: Double, std: Double, _ sizes: [Int], dtype: DType = .float32,
    generator: Generator = .shared
  ) throws -> Tensor {
    let result = try Tensor.empty(Dims(checking: sizes), dtype)
    try result.normal_(mean, std, generator: generator)
    return result
  }

  /// Uniform integers in [low, high). Throws `RuntimeError` for an empty range.
  package static func randint(
    _ low: Int, _ high: Int, _ sizes: [Int], dtype: DType = .int64,
    generator: Generator = .shared
  ) throws -> Tensor {
    let result = try Tensor.empty(Dims(checking: sizes), dtype)
    try result.random_(low, high, generator: generator)
    return result
  }

  /// The numbers 0 to `count - 1` in random order, a vector.
  package static func randperm(
    _ count: Int, dtype: DType = .int64, generator: Generator = .shared
  ) throws -> Tensor {
    let result = try Tensor.empty([count], .int64)
    let values = result.pointer(as: Int64.self)
    try Interrupt.forEachStretch(of: count) { for i in $0 { values[i] = Int64(i) } }
    for i in 0..<Swift.max(count - 1, 0) {
      if i & 0xFFF == 0 { try Interrupt.check() }
      let j = i + Int(generator.random()) % (count - i)
      (values[i], values[j]) = (values[j], values[i])
    }
    return try result.to(dtype)
  }
}

extension Tensor {
  /// Fills with uniform numbers in [from, to).
  package func uniform_(_ from: Double, _ to: Double, generator: Generator = .shared) throws {
    try requireFloating("check_uniform_bounds")
    guard from <= to else {
      throw NamedError(
        "RuntimeError",
        "uniform_ expects to return a [from, to) range, but found from=\(short(from)) > "
          + "to=\(short(to))")
    }
    if dtype == .float32 {
      let (low, high) = (Float(from), Float(to))
      try fill { () -> Float in
        let value = low.addingProduct(generator.uniformFloat(), high - low)
        return value == high ? low : value
      }
    } else {
      try fill { () -> Double in
        let value = from.addingProduct(generator.uniformDouble(), to - from)
        return value == to ? from : value
      }
    }
  }

  /// Fills with normal numbers.
  ///
  /// From 16 elements on, contiguous memory gets uniform numbers first, which blocks of 16 turn
  /// into normal ones; the last block is drawn anew where the count is no multiple of 16. Below,
  /// and elsewhere, each number is drawn by itself in float64.
  package func normal_(_ mean: Double, _ std: Double, generator: Generator = .shared) throws {
    guard std >= 0 else {
      throw NamedError("RuntimeError", "normal expects std >= 0.0, but found std \(short(std))")
    }
    try requireFloating("normal_kernel_cpu")
    let inBlocks = count >= 16 && isContiguous
    switch (dtype, inBlocks) {
    case (.float32, true):
      try storage.willChange()
      let data = UnsafeMutableBufferPointer(start: pointer(as: Float.self), count: count)
      try draw(data) { generator.fillUniform($0) }
      try normalBlocks(data, draw: generator.uniformFloat) {
        boxMuller($0, mean: Float(mean), std: Float(std))
      }
    case (_, true):
      try storage.willChange()
      let data = UnsafeMutableBufferPointer(start: pointer(as: Double.self), count: count)
      try draw(data) { data in
        for i in data.indices { data[i] = generator.uniformDouble() }
      }
      try normalBlocks(data, draw: generator.uniformDouble) { boxMuller($0, mean: mean, std: std) }
    case (.float32, false):
      try fill { Float(mean.addingProduct(generator.normalDouble(), std)) }
    default:
      try fill { mean.addingProduct(generator.normalDouble(), std) }
    }
  }

  /// Draws the numbers that the blocks start from, a stretch at a time.
  private func draw<T>(
    _ data: UnsafeMutableBufferPointer<T>, _ body: (UnsafeMutableBufferPointer<T>) -> Void
  ) throws {
    for start in Swift.stride(from: 0, to: data.count, by: 1 << 18) {
      try Interrupt.check()
      let end = Swift.min(start + (1 << 18), data.count)
      body(UnsafeMutableBufferPointer(rebasing: data[start..<end]))
    }
  }

  @inline(__always)
  private func normalBlocks<T>(
    _ data: UnsafeMutableBufferPointer<T>, draw: () -> T,
    transform: (UnsafeMutablePointer<T>) -> Void
  ) throws {
    guard let start = data.baseAddress else { return }
    for block in Swift.stride(from: 0, through: data.count - 16, by: 16) {
      if block & 0xFFFF == 0 { try Interrupt.check() }
      transform(start + block)
    }
    if data.count % 16 != 0 {
      let last = start + (data.count - 16)
      for i in 0..<16 { last[i] = draw() }
      transform(last)
    }
  }

  /// Fills with uniform integers in [low, high).
  package func random_(_ low: Int, _ high: Int, generator: Generator = .shared) throws {
    guard low < high else {
      throw NamedError(
        "RuntimeError",
        "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    try requireRepresentable(low, high)
    let range = UInt64(bitPattern: Int64(high)) &- UInt64(bitPattern: Int64(low))
    let isWide = range >= 1 << 28
    func draw() -> Int {
      let bits = isWide ? generator.random64() : UInt64(generator.random())
      return Int(truncatingIfNeeded: bits % range) &+ low
    }
    switch dtype {
    case .bool: try fill { UInt8(draw() != 0 ? 1 : 0) }
    case .uint8: try fill { UInt8(truncatingIfNeeded: draw()) }
    case .int8: try fill { Int8(truncatingIfNeeded: draw()) }
    case .int16: try fill { Int16(truncatingIfNeeded: draw()) }
    case .int32: try fill { Int32(truncatingIfNeeded: draw()) }
    case .int64: try fill { Int64(draw()) }
    case .float32: try fill { Float(draw()) }
    case .float64: try fill { Double(draw()) }
    }
  }

  /// Fills with integers from all that the type can hold, from 0 on
  /// (ATen/native/cpu/DistributionTemplates.h, `random_kernel`).
  package func random_(generator: Generator = .shared) throws {
    func draw(_ limit: UInt64) -> UInt64 { UInt64(generator.random()) % limit }
    switch dtype {
    case .bool: try fill { UInt8(generator.random() & 1) }
    case .uint8: try fill { UInt8(draw(1 << 8)) }
    case .int8: try fill { Int8(draw(1 << 7)) }
    case .int16: try fill { Int16(draw(1 << 15)) }
    case .int32: try fill { Int32(draw(1 << 31)) }
    case .int64: try fill { Int64(generator.random64() & UInt64(Int64.max)) }
    case .float32: try fill { Float(draw(1 << 24 + 1)) }
    case .float64: try fill { Double(generator.random64() % (1 << 53 + 1)) }
    }
  }

  /// Fills with exponentially distributed numbers.
  package func exponential_(_ lambda: Double = 1, generator: Generator = .shared) throws {
    guard lambda > 0 else {
      throw NamedError(
        "RuntimeError",
        "exponential_ expects lambda > 0.0, but found lambda=\(short(lambda))")
    }
    guard dtype.isFloatingPoint else {
      throw NamedError(
        "RuntimeError",
        "Exponential distribution is a continuous probability distribution. dtype must be a "
          + "floating point but you specified \(dtype.messageName)")
    }
    if dtype == .float32 {
      try fill { Float(generator.exponentialDouble(lambda)) }
    } else {
      try fill { generator.exponentialDouble(lambda) }
    }
  }

  /// Writes what `next` gives into every element, in the order of memory.
  @inline(__always)
  func fill<T>(_ next: () -> T) throws {
    try checkWritable()
    try storage.willChange()
    let base = storage.bytes.assumingMemoryBound(to: T.self)
    let order = inMemoryOrder
    try forEachPlace(order.sizes, order.strides, from: offset) { base[$0] = next() }
  }

  func requireFloating(_ kernel: String) throws {
    guard dtype.isFloatingPoint else { throw Tensor.notImplemented(kernel, dtype) }
  }

  /// Throws `RuntimeError` unless the integers from `low` to below `high` fit the dtype.
  private func requireRepresentable(_ low: Int, _ high: Int) throws {
    let (limits, name): (ClosedRange<Int>, String) =
      switch dtype {
      case .bool: (0...1, "bool")
      case .uint8: (0...255, "unsigned char")
      case .int8: (-128...127, "signed char")
      case .int16: (-32768...32767, "short")
      case .int32: (Int(Int32.min)...Int(Int32.max), "int")
      case .int64, .float32, .float64: (.min ... .max, "long")
      }
    for (value, what) in [(low, "from"), (high - 1, "to - 1")] where !limits.contains(value) {
      throw NamedError("RuntimeError", "\(what) is out of bounds for \(name)")
    }
  }
}

extension Generator {
  /// An exponentially distributed number, by inversion.
  @inline(__always)
  func exponentialDouble(_ lambda: Double) -> Double {
    -1 / lambda * logOfOnePlus(-uniformDouble())
  }
}

/// A number as C++ streams print it: six significant digits, no trailing zeros.
func short(_ value: Double) -> String {
  formatted(value, "%g")
}
