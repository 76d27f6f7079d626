/// Kernels for one row of an elementwise operation. Steps are in elements; most rows have steps of
/// 1, or 0 for a value that is the same all along.
enum RowKernels {
  /// A function of two numbers that is written for single numbers and for vectors.
  protocol VectorFunction {
    static func apply<L: Lanes>(_ a: L, _ b: L) -> L

    /// Whether vectors may give something else than single numbers. Then they have to be used for just
    /// those elements for which PyTorch uses them: whole pairs of vectors
    /// (aten/src/ATen/native/cpu/Loops.h, `vectorized_loop`).
    static var isDifferentInVectors: Bool { get }
  }

  /// A function of one number that is written for single numbers and for vectors.
  protocol VectorUnary {
    static func apply<L: Lanes>(_ a: L) -> L
  }

  /// Calls `body` with the start of each vector that a row of so many elements fills, four at a
  /// turn; returns the start of the rest.
  @inline(__always)
  private static func forEachVector(_ count: Int, _ width: Int, _ body: (_ i: Int) -> Void) -> Int {
    var i = 0
    while i &+ 4 &* width <= count {
      body(i)
      body(i &+ width)
      body(i &+ 2 &* width)
      body(i &+ 3 &* width)
      i &+= 4 &* width
    }
    while i &+ width <= count {
      body(i)
      i &+= width
    }
    return i
  }

  /// `out[i] = F(a[i], b[i])`.
  @inline(__always)
  static func binary<T: LaneElement, F: VectorFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<T>, _ outStep: Int,
    _ a: UnsafePointer<T>, _ aStep: Int, _ b: UnsafePointer<T>, _ bStep: Int, _ count: Int
  ) {
    var i = 0
    let width = T.Vector.scalarCount
    if outStep == 1 && count >= width {
      let inVectors = F.isDifferentInVectors ? count & ~(2 &* width &- 1) : count
      switch (aStep, bStep) {
      case (1, 1):
        i = forEachVector(inVectors, width) { i in
          out.store(F.apply(a.vector(at: i), b.vector(at: i)), at: i)
        }
      case (1, 0):
        let same = T.Vector(repeating: b.pointee)
        i = forEachVector(inVectors, width) { i in
          out.store(F.apply(a.vector(at: i), same), at: i)
        }
      case (0, 1):
        let same = T.Vector(repeating: a.pointee)
        i = forEachVector(inVectors, width) { i in
          out.store(F.apply(same, b.vector(at: i)), at: i)
        }
      default: break
      }
    }
    while i < count {
      out[i &* outStep] = F.apply(a[i &* aStep], b[i &* bStep])
      i &+= 1
    }
  }

  /// The same for rows of `count` elements, one after the other; from row to row the operands go on
  /// by their steps.
  @inline(__always)
  static func rows<T: LaneElement, F: VectorFunction>(
    _ function: F.Type, _ out: UnsafeMutablePointer<T>, _ a: UnsafePointer<T>, _ aStep: Int,
    _ b: UnsafePointer<T>, _ bStep: Int, _ rows: Int, _ count: Int
  ) {
    let width = T.Vector.scalarCount
    var (out, a, b) = (out, a, b)
    for _ in 0..<rows {
      var i = forEachVector(count, width) { [out, a, b] i in
        out.store(F.apply(a.vector(at: i), b.vector(at: i)), at: i)
      }
      while i < count {
        out[i] = F.apply(a[i], b[i])
        i &+= 1
      }
      out += count
      a += aStep
      b += bStep
    }
  }

  /// `out[i] = F(a[i])`.
  @inline(__always)
  static func unary<T: LaneElement, F: VectorUnary>(
    _ function: F.Type, _ out: UnsafeMutablePointer<T>, _ outStep: Int,
    _ a: UnsafePointer<T>, _ aStep: Int, _ count: Int
  ) {
    var i = 0
    if outStep == 1 && aStep == 1 {
      i = forEachVector(count, T.Vector.scalarCount) { i in
        out.store(F.apply(a.vector(at: i)), at: i)
      }
    }
    while i < count {
      out[i &* outStep] = F.apply(a[i &* aStep])
      i &+= 1
    }
  }

  /// `out[i] = function(a[i], b[i])`, one number at a time.
  @inline(__always)
  static func map<In: Element, Out: Element>(
    _ out: UnsafeMutablePointer<Out>, _ outStep: Int,
    _ a: UnsafePointer<In>, _ aStep: Int, _ b: UnsafePointer<In>, _ bStep: Int, _ count: Int,
    _ function: (In, In) -> Out
  ) {
    var i = 0
    switch (outStep, aStep, bStep) {
    case (1, 1, 1):
      while i < count {
        out[i] = function(a[i], b[i])
        i &+= 1
      }
    case (1, 1, 0):
      let same = b.pointee
      while i < count {
        out[i] = function(a[i], same)
        i &+= 1
      }
    default:
      while i < count {
        out[i &* outStep] = function(a[i &* aStep], b[i &* bStep])
        i &+= 1
      }
    }
  }

  /// `out[i] = function(a[i])`, one number at a time.
  @inline(__always)
  static func map<In: Element, Out: Element>(
    _ out: UnsafeMutablePointer<Out>, _ outStep: Int,
    _ a: UnsafePointer<In>, _ aStep: Int, _ count: Int, _ function: (In) -> Out
  ) {
    var i = 0
    if outStep == 1 && aStep == 1 {
      while i < count {
        out[i] = function(a[i])
        i &+= 1
      }
    } else {
      while i < count {
        out[i &* outStep] = function(a[i &* aStep])
        i &+= 1
      }
    }
  }
}

extension RowKernels.VectorFunction {
  @inline(__always) static var isDifferentInVectors: Bool { false }
}
