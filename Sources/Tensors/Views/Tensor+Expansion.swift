import Safety

// Views in which elements repeat or overlap: expand, unfold, as_strided.

extension Tensor {
  /// Dimensions of size 1 stretched without a copy; -1 keeps a size, new dimensions lead.
  ///
  /// Throws `RuntimeError` with PyTorch's words where the sizes do not allow it.
  package func expand(_ target: [Int]) throws -> Tensor {
    guard target.count >= rank else {
      throw NamedError(
        "RuntimeError",
        "expand(torch.\(dtype.messageName)Tensor{\(sizes)}, size=\(bracketed(target))): the "
          + "number of sizes provided (\(target.count)) must be greater or equal to the number of "
          + "dimensions in the tensor (\(rank))")
    }
    var (newSizes, newStrides) = (try Dims(checking: target), Dims(count: target.count))
    let lead = target.count - rank
    for d in (0..<target.count).reversed() {
      let wanted = target[d]
      if d < lead {
        guard wanted >= 0 else {
          throw NamedError(
            "RuntimeError",
            "The expanded size of the tensor (\(wanted)) isn't allowed in a leading, "
              + "non-existing dimension \(d)")
        }
        // PyTorch gives a new dimension of size 1 the step that would lead past the next one.
        if wanted == 1 {
          newStrides[d] = d + 1 < target.count ? newSizes[d + 1] &* newStrides[d + 1] : 1
        }
        continue
      }
      let size = sizes[d - lead]
      if wanted == -1 || wanted == size {
        (newSizes[d], newStrides[d]) = (size, strides[d - lead])
      } else if size != 1 || wanted < 0 {
        throw NamedError(
          "RuntimeError",
          "The expanded size of the tensor (\(wanted)) must match the existing size (\(size)) at "
            + "non-singleton dimension \(d).  Target sizes: \(bracketed(target)).  "
            + "Tensor sizes: \(sizes)")
      }
    }
    _ = try newSizes.checkedCount()
    return viewed(sizes: newSizes, strides: newStrides)
  }

  /// Stretched to a shape.
  package func expand(to sizes: Dims) throws -> Tensor {
    self.sizes == sizes ? self : try expand(Array(sizes))
  }

  /// All windows of `size` elements along `dim`, `step` apart, as a last dimension.
  package func unfold(dim: Int, size: Int, step: Int) throws -> Tensor {
    let d = try normalizedDim(dim)
    let length = extent(d)
    guard size >= 0 else {
      throw NamedError("RuntimeError", "size is \(size) but must be >= 0")
    }
    guard size <= length else {
      throw NamedError(
        "RuntimeError",
        "maximum size for tensor at dimension \(d) is \(length) but size is \(size)")
    }
    guard step > 0 else {
      throw NamedError("RuntimeError", "step is \(step) but must be > 0")
    }
    guard rank < Dims.maximum else { throw Dims.rankError }
    var result = self
    if rank > 0 {
      result.sizes[d] = (length - size) / step + 1
      result.strides[d] = strides[d] &* step
    }
    result.sizes.append(size)
    result.strides.append(spacing(d))
    return result
  }

  /// Any view of the storage; throws `RuntimeError` where it would leave it.
  package func asStrided(_ sizes: [Int], _ strides: [Int], offset: Int? = nil) throws -> Tensor {
    guard sizes.count == strides.count else {
      throw NamedError("RuntimeError", "mismatch in length of strides and shape")
    }
    guard strides.allSatisfy({ $0 >= 0 }) else {
      throw NamedError(
        "RuntimeError",
        "as_strided: Negative strides are not supported at the moment, got strides: "
          + bracketed(strides))
    }
    let start = offset ?? self.offset
    guard start >= 0 else {
      throw NamedError("RuntimeError", "Tensor: invalid storage offset \(start)")
    }
    let (newSizes, newStrides) = (try Dims(checking: sizes), try Dims(checking: strides))
    let overflowing = NamedError(
      "RuntimeError",
      "Storage size calculation overflowed with sizes=\(newSizes) and strides=\(newStrides)")
    guard sizes.allSatisfy({ $0 >= 0 }) else { throw overflowing }
    if try newSizes.checkedCount() > 0 {
      var last = start
      for (size, stride) in zip(sizes, strides) {
        let (reach, tooFar) = (size - 1).multipliedReportingOverflow(by: stride)
        let (sum, tooLarge) = last.addingReportingOverflow(reach)
        if tooFar || tooLarge { throw overflowing }
        last = sum
      }
      guard last < storage.byteCount / dtype.size else {
        let needed = (last &+ 1) &* dtype.size
        throw NamedError(
          "RuntimeError",
          "setStorage: sizes \(newSizes), strides \(newStrides), storage offset \(start), and "
            + "itemsize \(dtype.size) requiring a storage size of \(needed) are out of bounds "
            + "for storage of size \(storage.byteCount)")
      }
    }
    return viewed(sizes: newSizes, strides: newStrides, offset: start)
  }
}
