import Tensors

// Rows of a table.

/// The rows of a table that are looked up, and the one without a gradient.
private struct Lookup: KeepsTensors {
  let indices: Variable
  let padding: Int

  var keptTensors: [Tensor] { [indices.tensor] }
}

extension Variable {
  private static let embeddingOperation = Operation<Lookup>(
    "EmbeddingBackward0",
    Gradient(
      "the gradient added to each row that was used: "
        + "torch.zeros_like(b).index_put_((a,), grad, accumulate=True)", uses: .parameters
    ) { grad, kept in
      let (indices, padding) = (kept.parameters.indices, kept.parameters.padding)
      let rows = try indices.reshape([-1])
      var source = try grad.reshape([rows.tensor.count, kept.sizes[1]])
      if padding >= 0 {
        let ignored = try rows.compared(.eq, .int(padding)).unsqueeze(1)
        source = try Selection.maskedFill(source, ignored, 0)
      }
      return try Variable(Tensor.zeros(kept.sizes, grad.dtype)).indexAdd(0, rows, source)
    })

  /// The rows of this table that `indices` name; the row `padding` gets no gradient.
  package func embedding(_ indices: Variable, padding: Int = -1) throws -> Variable {
    let rows = try tensor.indexSelect(dim: 0, indices.tensor.reshape([-1]))
    return try Self.embeddingOperation.record(
      rows.reshape(Array(indices.sizes) + sizes.dropFirst()), self,
      Lookup(indices: indices, padding: padding))
  }
}
