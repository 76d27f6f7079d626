/// The largest or smallest elements of floating-point numbers, by `F`, a maximum or a minimum.
///
/// Which of equal ones (0 and -0) stays depends on the order: vectors keep the second, single numbers
/// the first (aten/src/ATen/cpu/vec/functional_base.h, `reduce_all`;
/// aten/src/ATen/native/cpu/Reduce.h, `binary_kernel_reduce_vec`).
enum ExtremesFold<F: RowKernels.VectorFunction> {
  // MARK: One row

  /// The extreme of at least one element; here single numbers, too, keep the second.
  static func row<T: LaneElement>(_ input: UnsafePointer<T>, _ count: Int) -> T {
    let width = T.Vector.scalarCount
    guard count >= width else {
      return (1..<count).reduce(input[0]) { later($0, input[$1]) }
    }
    var lanes = input.vector(at: 0)
    var i = width
    while i &+ width <= count {
      lanes = F.apply(lanes, input.vector(at: i))
      i &+= width
    }
    for lane in 0..<(count &- i) { lanes[lane] = later(lanes[lane], input[i &+ lane]) }
    return width == 8 ? halved(lanes, as: T.self) : inTurn(lanes, as: T.self)
  }

  @inline(__always)
  private static func later<T: LaneElement>(_ a: T, _ b: T) -> T { F.apply(b, a) }

  /// Eight lanes: each half with the other, until one is left.
  private static func halved<T: LaneElement>(_ lanes: T.Vector, as type: T.Type) -> T {
    var lanes = lanes
    for half in [4, 2, 1] {
      for lane in 0..<half { lanes[lane] = later(lanes[lane], lanes[lane &+ half]) }
    }
    return lanes[0]
  }

  private static func inTurn<T: LaneElement>(_ lanes: T.Vector, as type: T.Type) -> T {
    (1..<T.Vector.scalarCount).reduce(lanes[0]) { later($0, lanes[$1]) }
  }

  // MARK: Planes

  /// Takes a plane's elements into the result's.
  static func plane<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>, _ plane: ReductionLoop.Plane
  ) {
    let (count, columns) = plane.sizes
    var done = 0
    if plane.outStrides.0 == 0 && plane.inStrides.0 == 1 {
      for j in 0..<columns {
        contiguousRow(out + j &* plane.outStrides.1, input + j &* plane.inStrides.1, count)
      }
      return
    }
    if plane.outStrides.0 == 0 && plane.outStrides.1 == 1 && plane.inStrides.1 == 1 {
      done = contiguousColumns(out, input, plane.inStrides.0, count, columns)
    }
    var rest = plane
    rest.sizes.1 = columns &- done
    let (target, source) = (
      out + done &* plane.outStrides.1, input + done &* plane.inStrides.1
    )
    Fold.plane(target, source, rest) { F.apply($0, $1) }
  }

  /// Four vectors side by side, then what does not fill them.
  private static func contiguousRow<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>, _ count: Int
  ) {
    let width = T.Vector.scalarCount
    var i = 0
    if count >= 4 &* width {
      var four = (0..<4).map { input.vector(at: $0 &* width) }
      i = 4 &* width
      while i &+ 4 &* width <= count {
        for k in 0..<4 { four[k] = F.apply(four[k], input.vector(at: i &+ k &* width)) }
        i &+= 4 &* width
      }
      let lanes = F.apply(F.apply(four[0], four[1]), F.apply(four[2], four[3]))
      var extreme = lanes[0]
      for lane in 1..<width { extreme = F.apply(extreme, lanes[lane]) }
      out.pointee = F.apply(out.pointee, extreme)
    }
    while i < count {
      out.pointee = F.apply(out.pointee, input[i])
      i &+= 1
    }
  }

  /// As many columns as fill four vectors; gives how many those are.
  private static func contiguousColumns<T: LaneElement>(
    _ out: UnsafeMutablePointer<T>, _ input: UnsafePointer<T>, _ step: Int, _ count: Int,
    _ columns: Int
  ) -> Int {
    let width = T.Vector.scalarCount
    let done = columns / (4 &* width) &* (4 &* width)
    if count == 0 { return done }
    var j = 0
    while j < done {
      var lanes = input.vector(at: j)
      for i in 1..<count { lanes = F.apply(lanes, (input + i &* step).vector(at: j)) }
      out.store(F.apply(lanes, out.vector(at: j)), at: j)
      j &+= width
    }
    return done
  }
}
