import Safety
import Testing

@testable import Tensors

/// Works that are cut into panels, blocks and parts for several cores: not a bit may depend on it.
@Suite(.serialized) struct SharedWorkTests {
  /// Numbers that look random, the same each time.
  private func numbers(_ sizes: Dims, seed: Int = 1) throws -> Tensor {
    let count = sizes.reduce(1, *)
    var state = UInt32(truncatingIfNeeded: seed)
    let values = (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) / Float(1 << 23) - 1
    }
    return try Tensor.from(values, sizes: sizes)
  }

  /// An element of a product: chains of fused multiply-adds of at most 384 terms, else of 192.
  private func element(_ a: Tensor, _ b: Tensor, _ i: Int, _ j: Int) throws -> Float {
    let terms = a.sizes[1]
    let (x, y) = (a.pointer(as: Float.self), b.pointer(as: Float.self))
    let block = terms <= 384 ? terms : 192
    var total: Float = 0
    for start in stride(from: 0, to: terms, by: block) {
      var sum: Float = 0
      for k in start..<min(start + block, terms) {
        sum.addProduct(
          x[i * a.strides[0] + k * a.strides[1]], y[k * b.strides[0] + j * b.strides[1]])
      }
      total = start == 0 ? sum : total + sum
    }
    return total
  }

  @Test(arguments: [
    // Rows, terms, columns: remainders of tiles and panels, one and several chains and blocks.
    [2, 3, 9], [7, 5, 3], [8, 30, 27], [13, 200, 17], [32, 30, 200], [17, 385, 25], [14, 577, 11],
    [64, 64, 513], [70, 400, 83], [193, 65, 70],
  ])
  func `each element of a product is its chains, in whatever order they are laid`(
    _ shape: [Int]
  ) throws {
    // With vectors of 512 bits, where there are any, and without; on one core, and on all.
    let known = (isWide: WideVectors.areUsed, worthwhile: Cores.worthwhile)
    defer { (WideVectors.areUsed, Cores.worthwhile) = known }
    for isWide in known.isWide ? [true, false] : [false] {
      WideVectors.areUsed = isWide
      Cores.worthwhile = isWide ? known.worthwhile : 1
      try checkProducts(shape[0], shape[1], shape[2])
      Cores.worthwhile = isWide ? 1 : known.worthwhile
      try checkProducts(shape[0], shape[1], shape[2])
    }
  }

  private func checkProducts(_ rows: Int, _ terms: Int, _ columns: Int) throws {
    for isTransposed in [(false, false), (true, false), (false, true), (true, true)] {
      // Small products with a transposed right side are made of dot products.
      if rows < 16 && columns < 16 && isTransposed.1 { continue }
      let a =
        isTransposed.0
        ? try numbers([terms, rows]).transpose(0, 1) : try numbers([rows, terms])
      let b =
        isTransposed.1
        ? try numbers([columns, terms], seed: 2).transpose(0, 1)
        : try numbers([terms, columns], seed: 2)
      let product = try a.mm(b).toArray(Float.self)
      // All of the last rows and columns, and some between.
      let (rowStep, columnStep) = (max(1, rows / 7), max(1, columns / 5))
      for i in Set(stride(from: 0, to: rows, by: rowStep)).union(max(0, rows - 7)..<rows) {
        for j in Set(stride(from: 0, to: columns, by: columnStep))
          .union(max(0, columns - 18)..<columns)
        {
          let wanted = try element(a, b, i, j)
          #expect(
            product[i * columns + j].bitPattern == wanted.bitPattern,
            "\(rows) \(terms) \(columns) at \(i) \(j)")
        }
      }
    }
  }

  @Test func `a product that was stopped leaves the next one right`() throws {
    let known = Cores.worthwhile
    defer { Cores.worthwhile = known }
    Cores.worthwhile = 1
    let (a, b) = (try numbers([100, 80]), try numbers([80, 90]))
    let wanted = try a.mm(b).bits()
    Interrupt.request()
    #expect(throws: NamedError("KeyboardInterrupt", "")) { try a.mm(b) }
    Interrupt.clear()
    #expect(try a.mm(b).bits() == wanted)
  }

  @Test func `a function of a long row is that of its parts`() throws {
    let known = Cores.worthwhile
    defer { Cores.worthwhile = known }
    Cores.worthwhile = 1
    let x = try numbers([70_001])
    let parts = try [x.narrow(dim: 0, start: 0, length: 123), x.slice(dim: 0, start: 123)]
    #expect(try x.unary(.tanh).bits() == Tensor.cat(parts.map { try $0.unary(.tanh) }).bits())
  }

  @Test func `softmax along rows is the composition of its steps`() throws {
    for columns in [2, 7, 8, 27, 100] {
      var values = try numbers([40, columns]).mul(.int(9)).toArray(Float.self)
      values[columns] = -.infinity
      values[3 * columns - 1] = 88
      let x = try Tensor.from(values, sizes: [40, columns])
      // Along the first dimension of the transposed matrix goes the general way.
      let turned = try x.transpose(0, 1)
      #expect(try x.softmax(dim: 1).bits() == turned.softmax(dim: 0).transpose(0, 1).bits())
      #expect(try x.logSoftmax(dim: -1).bits() == turned.logSoftmax(dim: 0).transpose(0, 1).bits())
    }
    let bad = try Tensor.from([1, .nan, 2, 3] as [Float], sizes: [2, 2]).softmax(dim: 1)
    #expect(try bad.toArray(Float.self).map(\.isNaN) == [true, true, false, false])
  }

  @Test func `sums of a matrix are those of a wider one's part`() throws {
    let wide = try numbers([33, 211])
    let part = try wide.narrow(dim: 1, start: 5, length: 200)
    let dense = try part.contiguous()
    for (dim, keepdim) in [(0, true), (0, false), (1, true), (-1, false), (-2, false)] {
      let (fast, general) = (
        try dense.sum(dims: [dim], keepdim: keepdim), try part.sum(dims: [dim], keepdim: keepdim)
      )
      #expect(fast.sizes == general.sizes)
      #expect(try fast.bits() == general.bits())
    }
  }

  @Test func `a row is broadcast to a matrix on either side`() throws {
    let (matrix, row) = (try numbers([33, 27]), try numbers([27], seed: 3))
    let column = try row.unsqueeze(0)
    for op in [BinaryKernel.add, .sub, .mul, .div] {
      for small in [row, column] {
        let forward = try withUnsafePointer(to: matrix) { a in
          try withUnsafePointer(to: small) { try Tensor.rows(op, a, $0) }
        }
        let wanted = try Tensor.binary(op, .tensor(matrix), .tensor(small))
        #expect(try forward?.bits() == wanted.bits())
        let backward = try withUnsafePointer(to: small) { a in
          try withUnsafePointer(to: matrix) { try Tensor.rows(op, a, $0) }
        }
        #expect(
          try backward?.bits() == Tensor.binary(op, .tensor(small), .tensor(matrix)).bits())
      }
    }
  }
}
