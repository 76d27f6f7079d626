import Tensors

// The same elements in another shape: the gradient gets the old shape back.

extension Variable {
  // MARK: view, reshape

  private static let viewRule = Gradient<Void>("the gradient in the old shape: grad.view(a.shape)")
  { grad, kept in
    try grad.reshape(Array(kept.sizes))
  }
  private static let viewOperation = Operation("ViewBackward0", viewRule)
  private static let unsafeView = Operation("UnsafeViewBackward0", viewRule)

  /// The same elements in another shape; one size may be -1.
  package func view(_ sizes: [Int]) throws -> Variable {
    Self.viewOperation.recordView(try tensor.view(sizes), self, ())
  }

  /// The same elements in another shape; a copy where strides forbid a view.
  package func reshape(_ sizes: [Int]) throws -> Variable {
    if meta == nil { return Variable(try tensor.reshape(sizes)) }
    let result = try tensor.reshape(sizes)
    if result.storage === tensor.storage { return Self.viewOperation.recordView(result, self, ()) }
    return try Self.unsafeView.record(result, clone(), ())
  }

  /// `view` of a new tensor that nobody else sees.
  func unsafeView(_ sizes: [Int]) throws -> Variable {
    try Self.unsafeView.record(tensor.view(sizes), self, ())
  }

  /// The dimensions `start` to `end` as one.
  package func flatten(start: Int = 0, end: Int = -1) throws -> Variable {
    if rank == 0 { return try reshape([1]) }
    let (first, last) = (try tensor.normalizedDim(start), try tensor.normalizedDim(end))
    let target = try tensor.flatten(start: start, end: end)
    return first == last ? self : try reshape(Array(target.sizes))
  }

  // MARK: The order of dimensions

  private static let transposeOperation = Operation<(Int, Int)>(
    "TransposeBackward0",
    Gradient("the gradient transposed back: grad.transpose(i, j)") { grad, kept in
      try grad.transpose(kept.parameters.0, kept.parameters.1)
    })

  /// Two dimensions exchanged.
  package func transpose(_ first: Int, _ second: Int) throws -> Variable {
    Self.transposeOperation.recordView(
      try tensor.transpose(first, second), self, (first, second))
  }

  private static let tOperation = Operation<Void>(
    "TBackward0", Gradient("the gradient transposed back: grad.T") { grad, _ in try grad.t() })

  /// A matrix transposed.
  package func t() throws -> Variable {
    Self.tOperation.recordView(try tensor.t(), self, ())
  }

  private static let permuteOperation = Operation<[Int]>(
    "PermuteBackward0",
    Gradient("the gradient with its dimensions in the old order") { grad, kept in
      let order = kept.parameters
      var back = order
      for (place, dim) in order.enumerated() { back[dim] = place }
      return try grad.permute(back)
    })

  /// The dimensions in the order `dims`.
  package func permute(_ dims: [Int]) throws -> Variable {
    try Self.permuteOperation.recordView(
      tensor.permute(dims), self, dims.map(tensor.normalizedDim))
  }

  /// All dimensions in reverse order, `.T`.
  package func reversedDimensions() throws -> Variable {
    Self.permuteOperation.recordView(
      tensor.reversedDimensions(), self, Array((0..<rank).reversed()))
  }

  /// Dimensions moved to other places, the others in their order.
  package func movedim(_ source: [Int], _ destination: [Int]) throws -> Variable {
    let from = try source.map(tensor.normalizedDim)
    let to = try destination.map(tensor.normalizedDim)
    let result = try tensor.movedim(source, destination)
    if meta == nil { return Variable(result) }
    var rest = (0..<rank).filter { !from.contains($0) }[...]
    let order = (0..<rank).map { place in
      to.firstIndex(of: place).map { from[$0] } ?? rest.popFirst() ?? place
    }
    return Self.permuteOperation.recordView(result, self, order)
  }

  // MARK: Dimensions of size 1

  private static func squeezeOperation(_ overload: Int) -> Operation<Void> {
    Operation("SqueezeBackward\(overload)", viewRule)
  }
  private static let squeezeAll = squeezeOperation(0)
  private static let squeezeDim = squeezeOperation(1)
  private static let squeezeDims = squeezeOperation(2)

  /// Without all dimensions of size 1.
  package func squeeze() -> Variable {
    Self.squeezeAll.recordView(tensor.squeeze(), self, ())
  }

  /// Without the dimension, if it is of size 1.
  package func squeeze(_ dim: Int) throws -> Variable {
    Self.squeezeDim.recordView(try tensor.squeeze(dim), self, ())
  }

  /// Without those of the dimensions that are of size 1.
  package func squeeze(_ dims: [Int]) throws -> Variable {
    Self.squeezeDims.recordView(try tensor.squeeze(dims), self, ())
  }

  private static let unsqueezeOperation = Operation<Int>(
    "UnsqueezeBackward0",
    Gradient("the gradient without the new dimension: grad.view(a.shape)") { grad, kept in
      try grad.squeeze(kept.parameters)
    })

  /// With a new dimension of size 1 at `dim`.
  package func unsqueeze(_ dim: Int) throws -> Variable {
    Self.unsqueezeOperation.recordView(
      try tensor.unsqueeze(dim), self, dim < 0 ? dim + rank + 1 : dim)
  }

  // MARK: expand

  private static let expandOperation = Operation<Void>(
    "ExpandBackward0",
    Gradient("the sum of the gradient over what was stretched: grad") { grad, kept in
      try grad.sum(toSize: kept.sizes)
    })

  /// Dimensions of size 1 stretched; -1 keeps a size, new dimensions lead.
  package func expand(_ sizes: [Int]) throws -> Variable {
    Self.expandOperation.recordView(try tensor.expand(sizes), self, ())
  }

  // MARK: as_strided

  /// Any view of the storage.
  func asStrided(_ sizes: Dims, _ strides: Dims, offset: Int) throws -> Variable {
    let result = try tensor.asStrided(Array(sizes), Array(strides), offset: offset)
    return AsStridedBackward.operation.recordView(
      result, self, AsStridedBackward(base: Geometry(tensor), view: Geometry(result)))
  }

  private static let unfoldOperation = Operation<(dim: Int, size: Int, step: Int)>(
    "UnfoldBackward0",
    Gradient("the gradients of all windows added where they overlap") { grad, kept in
      let (dim, size, step) = kept.parameters
      if kept.sizes.isEmpty { return try grad.reshape([]) }
      // One place of the windows after the other, so that within each none overlap.
      var result = Variable(try Tensor.zeros(kept.sizes, grad.dtype))
      let windows = grad.sizes[dim]
      for place in 0..<size {
        let part = try grad.select(dim: grad.rank - 1, index: place)
        var padded = Variable(try Tensor.zeros(kept.sizes, grad.dtype))
        padded.becomeBase()
        var target = try padded.slice(
          dim: dim, start: place, stop: place + (windows - 1) * step + 1, step: step)
        try target.copy_(part)
        result = try result + padded
      }
      return result
    })

  /// All windows of `size` elements along `dim`, `step` apart, as a last dimension: a view.
  package func unfold(dim: Int, size: Int, step: Int) throws -> Variable {
    let result = try tensor.unfold(dim: dim, size: size, step: step)
    let d = try tensor.normalizedDim(dim)
    return Self.unfoldOperation.recordView(result, self, (d, size, step))
  }

  private static let aliasOperation = Operation<Void>(
    "AliasBackward0", Gradient("the gradient as it is: grad") { grad, _ in grad })

  /// A view of all of this tensor.
  package func alias() -> Variable {
    Self.aliasOperation.recordView(tensor, self, ())
  }
}

/// What a strided view's derivative needs to know: where base and view lie in the storage.
struct AsStridedBackward {
  let base: Geometry
  let view: Geometry

  static let operation = Operation<AsStridedBackward>(
    "AsStridedBackward0",
    Gradient("the gradient in the places of the view, 0 elsewhere") { grad, kept in
      try kept.parameters.gradient(grad)
    })

  /// The gradient, put into zeros the size of the storage; what several of the view's indices
  /// share is summed, what several of the base's share is divided among them
  /// (FunctionsManual.cpp, `as_strided_backward`).
  private func gradient(_ grad: Variable) throws -> Variable {
    let first = min(base.offset, view.offset)
    let count = max(base.offset &+ base.extent, view.offset &+ view.extent) &- first
    let memory = try scattered(grad, count, first)
    if base.mayOverlap {
      let ones = Variable(try Tensor.ones(base.sizes, grad.dtype))
      let shares = try Variable(Tensor.zeros([count], grad.dtype)).indexAdd(
        0, places(of: base, in: count, first), ones.reshape([-1]))
      return try (memory / shares).asStrided(
        base.sizes, base.strides, offset: base.offset &- first)
    }
    return try memory.asStrided(base.sizes, base.strides, offset: base.offset &- first)
  }

  private func scattered(_ grad: Variable, _ count: Int, _ first: Int) throws -> Variable {
    var memory = Variable(try Tensor.zeros([count], grad.dtype))
    if view.mayOverlap {
      return try memory.indexAdd(0, places(of: view, in: count, first), grad.reshape([-1]))
    }
    memory.becomeBase()
    var part = try memory.asStrided(view.sizes, view.strides, offset: view.offset &- first)
    try part.copy_(grad)
    return memory
  }

  private func places(of geometry: Geometry, in count: Int, _ first: Int) throws -> Variable {
    let all = try Tensor.arange(start: 0, end: .int(count), step: 1, dtype: .int64)
    return Variable(
      try all.asStrided(
        Array(geometry.sizes), Array(geometry.strides), offset: geometry.offset &- first
      ).reshape([-1]))
  }
}
