import Autograd
import Language
import Tensors

/// Products of vectors and matrices.
enum ProductFunctions {
  static let table: [TorchFunction] = [
    product("matmul", "other") { try $0.matmul($1) },
    product("mm", "mat2") { try $0.mm($1) },
    product("bmm", "mat2") { try $0.bmm($1) },
    product("mv", "vec") { try $0.mv($1) },
    product("dot", "tensor") { try $0.dot($1) },
    product("outer", "vec2", aliases: ["ger"]) { try $0.outer($1) },
    product("inner", "other") { try $0.inner($1) },
    .init(
      "addmm", [.torch, .method, .inPlace],
      "Tensor input, Tensor mat1, Tensor mat2, *, Number beta = 1, Number alpha = 1, "
        + "Tensor out = None"
    ) { c in
      .tensor(
        try Variable.addmm(
          c.variable(0), c.variable(1), c.variable(2), beta: c.scalar(3), alpha: c.scalar(4)))
    },
    .init("einsum", .torch, isPython: true, "str equation, object *operands") { c in
      .tensor(try Einsum.evaluate(c.text(0), operands(c)))
    },
    .init("tensordot", .torch, isPython: true, "Tensor a, Tensor b, object dims = 2") { c in
      .tensor(try tensordot(c))
    },
    .init("vdot", .both, "Tensor input, Tensor other, *, Tensor out = None") { c in
      .tensor(try c.variable(0).dot(c.variable(1)))
    },
    .init("kron", .both, "Tensor input, Tensor other, *, Tensor out = None") { c in
      .tensor(try kronecker(c.variable(0), c.variable(1)))
    },
    .init("chain_matmul", .torch, isPython: true, "object *matrices") { c in
      let matrices = (c[0].items ?? []).compactMap { $0.tensor?.variable }
      guard let first = matrices.first else {
        throw PythonError.runtimeError("chain_matmul(): Expected one or more matrices")
      }
      return .tensor(try matrices.dropFirst().reduce(first) { try $0.mm($1) })
    },
    .init("matrix_power", .both, "Tensor input, int n, *, Tensor out = None") { c in
      let (x, n) = (try c.variable(0), try c.int(1))
      guard x.rank >= 2, x.sizes[x.rank - 1] == x.sizes[x.rank - 2] else {
        throw PythonError.runtimeError(
          "linalg.matrix_power: A must be batches of square matrices, but they are "
            + "\(x.sizes.dropLast().last ?? 0) by \(x.sizes.last ?? 0) matrices")
      }
      guard n >= 0 else { throw NotInDojo.error("torch.matrix_power(n < 0)") }
      let one = Variable(try Tensor.eye(x.sizes[x.rank - 1], x.sizes[x.rank - 1], x.dtype))
      if n == 0 { return .tensor(try one.expand(Array(x.sizes)).clone()) }
      if n <= 3 { return .tensor(try (1..<n).reduce(x) { result, _ in try result.matmul(x) }) }
      // By squaring, from the lowest bit of n on, as PyTorch does.
      var (power, result, rest) = (x, Variable?.none, n)
      while true {
        if rest & 1 == 1 { result = try result?.matmul(power) ?? power }
        rest >>= 1
        if rest == 0 { return .tensor(result ?? power) }
        power = try power.matmul(power)
      }
    },
    .init(
      "baddbmm", .both,
      "Tensor input, Tensor batch1, Tensor batch2, *, Number beta = 1, Number alpha = 1, "
        + "Tensor out = None"
    ) { c in
      let product = try c.variable(1).bmm(c.variable(2))
      return .tensor(try c.variable(0) * c.scalar(3) + product * c.scalar(4))
    },
    .init(
      "addmv", .both,
      "Tensor input, Tensor mat, Tensor vec, *, Number beta = 1, Number alpha = 1, "
        + "Tensor out = None"
    ) { c in
      let product = try c.variable(1).mv(c.variable(2))
      return .tensor(try c.variable(0) * c.scalar(3) + product * c.scalar(4))
    },
    .init(
      "addr", .both,
      "Tensor input, Tensor vec1, Tensor vec2, *, Number beta = 1, Number alpha = 1, "
        + "Tensor out = None"
    ) { c in
      let product = try c.variable(1).outer(c.variable(2))
      return .tensor(try c.variable(0) * c.scalar(3) + product * c.scalar(4))
    },
    .init("trace", .both, "Tensor input") { c in .tensor(try c.base(0).diagonal().sum()) },
  ]

  private static func product(
    _ name: String, _ second: String, aliases: [String] = [],
    _ body: @escaping (Variable, Variable) throws -> Variable
  ) -> TorchFunction {
    .init(name, .both, aliases: aliases, "Tensor input, Tensor \(second), *, Tensor out = None") {
      c in .tensor(try body(c.variable(0), c.variable(1)))
    }
  }

  /// The tensors of `einsum(equation, a, b)` or `einsum(equation, [a, b])`.
  private static func operands(_ c: Call) throws -> [Variable] {
    let given = c[1].items ?? []
    let tensors = given.count == 1 ? given[0].items ?? given : given
    return try tensors.enumerated().map { i, item in
      guard let object = item.tensor else {
        throw PythonError.typeError(
          "expected Tensor as element \(i) in argument 1, but got \(item.type.name)")
      }
      return object.variable
    }
  }

  /// Every element of `a` times all of `b`.
  private static func kronecker(_ a: Variable, _ b: Variable) throws -> Variable {
    let rank = max(a.rank, b.rank)
    guard 2 * rank <= Dims.maximum else {
      throw NotInDojo.error("torch.kron of more than \(Dims.maximum / 2) dimensions")
    }
    func padded(_ x: Variable) -> [Int] {
      Array(repeating: 1, count: rank - x.rank) + Array(x.sizes)
    }
    let (left, right) = (padded(a), padded(b))
    let product = try a.reshape(left.flatMap { [$0, 1] }) * b.reshape(right.flatMap { [1, $0] })
    return try product.reshape(zip(left, right).map { $0 * $1 })
  }

  private static func tensordot(_ c: Call) throws -> Variable {
    let (a, b) = (try c.variable(0), try c.variable(1))
    if let pair = c[2].items, pair.count == 2 {
      let dims = try pair.map { try ($0.items ?? [$0]).map { try Operations.index($0) } }
      return try a.tensordot(b, dims[0], dims[1])
    }
    let count = try c.int(2)
    guard count >= 0, count <= min(a.rank, b.rank) else {
      throw PythonError.runtimeError(
        "tensordot expects dims <= ndim_a or ndim_b, but got dims=\(count)")
    }
    return try a.tensordot(b, Array(-count..<0), Array(0..<count))
  }
}
