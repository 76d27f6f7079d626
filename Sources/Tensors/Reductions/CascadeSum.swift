/// Sums of floating-point numbers in PyTorch's order (aten/src/ATen/native/cpu/SumKernel.cpp, vectors
/// of 32 bytes).
///
/// Terms are added in chunks, the chunks' sums in chunks of chunks, over four levels. A row that is
/// summed alone is dealt out to four such sums, which are added at the end; where it is contiguous,
/// each of them is a vector.
enum CascadeSum {
  /// Four sums that run side by side.
  struct Four<Value: Lanes> {
    var first, second, third, fourth: Value

    @inline(__always)
    init(_ first: Value, _ second: Value, _ third: Value, _ fourth: Value) {
      self.first = first
      self.second = second
      self.third = third
      self.fourth = fourth
    }

    @inline(__always)
    static var zero: Four {
      let zero = Value(all: 0)
      return Four(zero, zero, zero, zero)
    }

    @inline(__always)
    static func += (a: inout Four, b: Four) {
      a.first = a.first + b.first
      a.second = a.second + b.second
      a.third = a.third + b.third
      a.fourth = a.fourth + b.fourth
    }
  }

  /// Adds up `count` groups of four terms.
  @inline(__always)
  private static func cascade<Value: Lanes>(
    _ count: Int, _ load: (_ index: Int) -> Four<Value>
  ) -> Four<Value> {
    // A chunk is 2^power groups: at least 16, and so many that four levels suffice.
    let bits = count > 1 ? Int.bitWidth &- (count &- 1).leadingZeroBitCount : 0
    let power = max(4, bits / 4)
    let chunk = 1 &<< power
    let mask = chunk &- 1
    var level0 = Four<Value>.zero
    var i = 0
    if count >= chunk {
      var (level1, level2, level3) = (Four<Value>.zero, Four<Value>.zero, Four<Value>.zero)
      while i &+ chunk <= count {
        let end = i &+ chunk
        while i < end {
          level0 += load(i)
          i &+= 1
        }
        level1 += level0
        level0 = .zero
        if i & (mask &<< power) != 0 { continue }
        level2 += level1
        level1 = .zero
        if i & (mask &<< (2 &* power)) != 0 { continue }
        level3 += level2
        level2 = .zero
      }
      while i < count {
        level0 += load(i)
        i &+= 1
      }
      level0 += level1
      level0 += level2
      level0 += level3
      return level0
    }
    while i < count {
      level0 += load(i)
      i &+= 1
    }
    return level0
  }

  /// One sum of `count` terms, dealt out to four.
  @inline(__always)
  private static func row<Value: Lanes>(_ count: Int, _ load: (_ index: Int) -> Value) -> Value {
    let groups = count / 4
    let four = cascade(groups) { i in
      Four(load(4 &* i), load(4 &* i &+ 1), load(4 &* i &+ 2), load(4 &* i &+ 3))
    }
    var sum = four.first
    var i = groups &* 4
    while i < count {
      sum = sum + load(i)
      i &+= 1
    }
    return sum + four.second + four.third + four.fourth
  }

  /// Adds a plane's sums to the result.
  static func plane<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>, _ plane: ReductionLoop.Plane
  ) {
    var (count, columns) = plane.sizes
    var (step, columnStep) = plane.inStrides
    var outSteps = plane.outStrides
    if outSteps.0 != 0 && outSteps.1 == 0 {
      (count, columns) = (columns, count)
      (step, columnStep) = (columnStep, step)
      outSteps = (outSteps.1, outSteps.0)
    }
    let outStep = outSteps.1
    let width = T.Vector.scalarCount
    if outSteps.0 != 0 {
      for j in 0..<columns {
        for i in 0..<count {
          let place = i &* outSteps.0 &+ j &* outStep
          out[place] = out[place] + input[i &* step &+ j &* columnStep]
        }
      }
    } else if step == 1 && count >= width {
      contiguousRows(out, outStep, input, columnStep, count, columns)
    } else if columnStep == 1 && columns >= width {
      contiguousColumns(out, outStep, input, step, count, columns)
    } else if step < columnStep {
      for j in 0..<columns {
        let source = input + j &* columnStep
        out[j &* outStep] = out[j &* outStep] + row(count) { source[$0 &* step] }
      }
    } else {
      stridedColumns(out, outStep, input, step, columnStep, count, columns)
    }
  }

  /// Each output is the sum of a contiguous row: of vectors, whose lanes are added one after the
  /// other to the sum of what fills no vector.
  private static func contiguousRows<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ input: UnsafePointer<T>, _ rowStep: Int,
    _ count: Int, _ rows: Int
  ) {
    let width = T.Vector.scalarCount
    let vectors = count / width
    for j in 0..<rows {
      let source = input + j &* rowStep
      let lanes = row(vectors) { source.vector(at: $0 &* width) }
      var sum = T(all: 0)
      for i in (vectors &* width)..<count { sum = sum + source[i] }
      for lane in 0..<width { sum = sum + lanes[lane] }
      out[j &* outStep] = out[j &* outStep] + sum
    }
  }

  /// Outputs lie side by side, and so do their terms: four vectors of columns at a time, then single
  /// vectors, then single columns.
  private static func contiguousColumns<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ input: UnsafePointer<T>, _ step: Int,
    _ count: Int, _ columns: Int
  ) {
    let width = T.Vector.scalarCount
    var j = 0
    while j &+ 4 &* width <= columns {
      let source = input + j
      let sums: Four<T.Vector> = cascade(count) { i in
        let row = source + i &* step
        return Four(
          row.vector(at: 0), row.vector(at: width), row.vector(at: 2 &* width),
          row.vector(at: 3 &* width))
      }
      addLanes(sums.first, out, outStep, j)
      addLanes(sums.second, out, outStep, j &+ width)
      addLanes(sums.third, out, outStep, j &+ 2 &* width)
      addLanes(sums.fourth, out, outStep, j &+ 3 &* width)
      j &+= 4 &* width
    }
    while j &+ width <= columns {
      let source = input + j
      addLanes(row(count) { (source + $0 &* step).vector(at: 0) }, out, outStep, j)
      j &+= width
    }
    while j < columns {
      let source = input + j
      out[j &* outStep] = out[j &* outStep] + row(count) { source[$0 &* step] }
      j &+= 1
    }
  }

  @inline(__always)
  private static func addLanes<T: LaneElement>(
    _ sums: T.Vector, _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ start: Int
  ) {
    if outStep == 1 {
      out.store(out.vector(at: start) + sums, at: start)
    } else {
      for lane in 0..<T.Vector.scalarCount {
        let place = (start &+ lane) &* outStep
        out[place] = out[place] + sums[lane]
      }
    }
  }

  /// Nothing is contiguous: four columns at a time, then single ones.
  private static func stridedColumns<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ outStep: Int, _ input: UnsafePointer<T>, _ step: Int,
    _ columnStep: Int, _ count: Int, _ columns: Int
  ) {
    var j = 0
    while j &+ 4 <= columns {
      let source = input + j &* columnStep
      let sums: Four<T> = cascade(count) { i in
        let term = source + i &* step
        return Four(term[0], term[columnStep], term[2 &* columnStep], term[3 &* columnStep])
      }
      out[j &* outStep] = out[j &* outStep] + sums.first
      out[(j &+ 1) &* outStep] = out[(j &+ 1) &* outStep] + sums.second
      out[(j &+ 2) &* outStep] = out[(j &+ 2) &* outStep] + sums.third
      out[(j &+ 3) &* outStep] = out[(j &+ 3) &* outStep] + sums.fourth
      j &+= 4
    }
    while j < columns {
      let source = input + j &* columnStep
      out[j &* outStep] = out[j &* outStep] + row(count) { source[$0 &* step] }
      j &+= 1
    }
  }
}
