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
    return try a.tensordot(b, Array(a.rank - count..<a.rank), Array(0..<count))
  }
}
