import Safety

// Views with the dimensions in another order.

extension Tensor {
  /// Two dimensions exchanged.
  package func transpose(_ first: Int, _ second: Int) throws -> Tensor {
    let (a, b) = (try normalizedDim(first), try normalizedDim(second))
    if rank == 0 { return self }
    var result = self
    (result.sizes[a], result.sizes[b]) = (sizes[b], sizes[a])
    (result.strides[a], result.strides[b]) = (strides[b], strides[a])
    return result
  }

  /// A matrix transposed; fewer dimensions stay as they are, more throw `RuntimeError`.
  package func t() throws -> Tensor {
    guard rank <= 2 else {
      throw NamedError(
        "RuntimeError", "t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
    }
    return rank < 2 ? self : try transpose(0, 1)
  }

  /// All dimensions in reverse order, as `.T` gives them.
  package func reversedDimensions() -> Tensor {
    viewed(sizes: Dims(sizes.reversed()), strides: Dims(strides.reversed()))
  }

  /// The dimensions in the order `dims`.
  package func permute(_ dims: [Int]) throws -> Tensor {
    guard dims.count == rank else {
      throw NamedError(
        "RuntimeError",
        "permute(sparse_coo): number of dimensions in the tensor input does not match the "
          + "length of the desired ordering of dimensions i.e. input.dim() = \(rank) is not "
          + "equal to len(dims) = \(dims.count)")
    }
    let order = try normalizedDims(dims)
    guard Set(order).count == rank else {
      throw NamedError("RuntimeError", "permute(): duplicate dims are not allowed.")
    }
    return viewed(
      sizes: Dims(order.lazy.map { sizes[$0] }), strides: Dims(order.lazy.map { strides[$0] }))
  }

  /// The dimensions `source` moved to the places `destination`, the others in their order.
  package func movedim(_ source: [Int], _ destination: [Int]) throws -> Tensor {
    guard source.count == destination.count else {
      throw NamedError(
        "RuntimeError",
        "movedim: Invalid source or destination dims: source (\(bracketed(source)) dims) should "
          + "contain the same number of dims as destination (\(bracketed(destination)) dims)")
    }
    let (from, to) = (try normalizedDims(source), try normalizedDims(destination))
    for (dims, name, given) in [(from, "source", source), (to, "destination", destination)]
    where Set(dims).count != dims.count {
      throw NamedError(
        "RuntimeError", "movedim: repeated dim in `\(name)` (\(bracketed(given)))")
    }
    if rank == 0 { return self }
    var order = [Int](repeating: -1, count: rank)
    for (s, d) in zip(from, to) { order[d] = s }
    var others = (0..<rank).filter { !from.contains($0) }[...]
    for d in 0..<rank where order[d] < 0 { order[d] = others.popFirst() ?? d }
    return try permute(order)
  }

  /// The diagonals of the plane of two dimensions, as a last dimension.
  package func diagonal(offset shift: Int = 0, dim1: Int = 0, dim2: Int = 1) throws -> Tensor {
    let (a, b) = (try normalizedDim(dim1), try normalizedDim(dim2))
    guard a != b else {
      throw NamedError("RuntimeError", "diagonal dimensions cannot be identical \(dim1), \(dim2)")
    }
    let (row, column) = shift >= 0 ? (0, shift) : (0 &- Swift.max(shift, -.max), 0)
    let length = Swift.max(
      0, Swift.min(sizes[a] - Swift.min(row, sizes[a]), sizes[b] - Swift.min(column, sizes[b])))
    var result = self
    if length > 0 { result.offset += row * strides[a] + column * strides[b] }
    for d in [Swift.max(a, b), Swift.min(a, b)] {
      result.sizes.remove(at: d)
      result.strides.remove(at: d)
    }
    result.sizes.append(length)
    result.strides.append(strides[a] &+ strides[b])
    return result
  }
}
