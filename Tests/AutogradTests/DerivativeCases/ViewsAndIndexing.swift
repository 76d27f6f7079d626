import Autograd
import Tensors

/// Views and rearrangements.
let viewsCases: [DerivativeCase] = [
  DerivativeCase("view", [[2, 6]]) { try $0[0].view([3, -1]) },
  DerivativeCase("reshape", [[2, 6]]) { try $0[0].t().reshape([-1]) },
  DerivativeCase("flatten", [[2, 3, 2]]) { try $0[0].flatten(start: 1) },
  DerivativeCase("transpose", [[2, 3, 4]]) { try $0[0].transpose(0, -1) },
  DerivativeCase("t", [[2, 3]]) { try $0[0].t() },
  DerivativeCase(".T", [[2, 3, 4]]) { try $0[0].reversedDimensions() },
  DerivativeCase("permute", [[2, 3, 4]]) { try $0[0].permute([2, 0, 1]) },
  DerivativeCase("movedim", [[2, 3, 4]]) { try $0[0].movedim([0], [2]) },
  DerivativeCase("squeeze", [[1, 3, 1]]) { inputs in inputs[0].squeeze() },
  DerivativeCase("squeeze dim", [[1, 3, 1]]) { try $0[0].squeeze(-1) },
  DerivativeCase("squeeze dims", [[1, 3, 1]]) { try $0[0].squeeze([0, 1]) },
  DerivativeCase("unsqueeze", [[2, 3]]) { try $0[0].unsqueeze(-1) },
  DerivativeCase("expand", [[2, 1]]) { try $0[0].expand([3, -1, 4]) },
  DerivativeCase("alias", [[2, 1]]) { inputs in inputs[0].alias() },
  DerivativeCase("select", [[2, 3]]) { try $0[0].select(dim: 1, index: -1) },
  DerivativeCase("slice", [[5, 3]]) { try $0[0].slice(dim: 0, start: 1, step: 2) },
  DerivativeCase("narrow", [[5, 3]]) { try $0[0].narrow(dim: 0, start: 1, length: 2) },
  DerivativeCase(all: "unbind", [[2, 3]]) { try $0[0].unbind(1) },
  DerivativeCase("a part of unbind", [[2, 3]]) { try $0[0].unbind(1)[1] },
  DerivativeCase(all: "split", [[5, 2]]) { try $0[0].split(2) },
  DerivativeCase(all: "split sizes", [[5, 2]]) { try $0[0].split([1, 4]) },
  DerivativeCase(all: "chunk", [[2, 5]]) { try $0[0].chunk(3, dim: -1) },
  DerivativeCase("diagonal", [[3, 4]]) { try $0[0].diagonal(1) },
  DerivativeCase("tril", [[3, 4]]) { try $0[0].tril(1) },
  DerivativeCase("triu", [[3, 4]]) { try $0[0].triu(-1) },
  DerivativeCase("cat", [[2, 3], [1, 3]]) {
    try Variable.cat([$0[0], $0[1], $0[0]])
  },
  DerivativeCase("cat dim", [[2, 3], [2, 0]]) {
    try Variable.cat([$0[0], $0[1]], dim: -1)
  },
  DerivativeCase("stack", [[2, 3], [2, 3]]) {
    try Variable.stack([$0[0], $0[1]], dim: -1)
  },
  DerivativeCase("repeat", [[2, 3]]) { try $0[0].repeated([2, 1, 3]) },
  DerivativeCase("repeat many", [[1, 2, 1, 2, 1]]) {
    try $0[0].repeated([2, 1, 2, 1, 3])
  },
  DerivativeCase("flip", [[2, 3]]) { try $0[0].flip([0, 1]) },
  DerivativeCase("roll", [[2, 3]]) { try $0[0].roll([1, -1], [0, 1]) },
  DerivativeCase("roll all", [[2, 3]]) { try $0[0].roll([2]) },
  DerivativeCase("clone", [[2, 3]]) { try $0[0].clone() },
  DerivativeCase("contiguous", [[2, 3]]) { try $0[0].t().contiguous() },
  DerivativeCase("copy_", [[2, 3], [3]]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 0, index: 1)
    try b.copy_($0[1])
    return a
  },
  DerivativeCase("fill_", [[2, 3], []]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 1, index: 1)
    try b.fill_($0[1])
    var c = try a.select(dim: 0, index: 0)
    try c.fill_(3)
    return a
  },
  DerivativeCase("zero_", [[2, 3]]) {
    var a = try $0[0] * 2
    var b = try a.select(dim: 1, index: 1)
    try b.zero_()
    return try a + $0[0]
  },
]

/// Picking, placing and joining entries.
let indexingCases: [DerivativeCase] = [
  DerivativeCase("index", [[4, 3]]) {
    try $0[0].index([.tensor(integers([1, 3, 1, 0], 2, 2).tensor)])
  },
  DerivativeCase("index pairs", [[4, 3]]) {
    try $0[0].index([
      .tensor(integers([1, 3, 1]).tensor), .tensor(integers([0, 2, 0]).tensor),
    ])
  },
  DerivativeCase("index mixed", [[2, 4, 3]]) {
    try $0[0].index([
      .integer(-1), .slice(start: 1, stop: nil, step: nil), .newAxis,
      .tensor(integers([2, 2]).tensor),
    ])
  },
  DerivativeCase("index mask", [[3, 2]]) {
    try $0[0].index([.tensor(Tensor.from([true, false, true], sizes: [3]))])
  },
  DerivativeCase("index ellipsis", [[2, 4, 3]]) {
    try $0[0].index([.ellipsis, .integer(1)])
  },
  DerivativeCase("index_put_", [[4, 3], [3]]) {
    var a = try $0[0] * 2
    try a.setIndex([.tensor(integers([2, 0]).tensor)], $0[1])
    return a
  },
  DerivativeCase("index_put_ accumulate", [[4, 3], [2, 3]]) {
    var a = try $0[0] * 2
    try a.indexPut_([integers([2, 2]).tensor], $0[1], accumulate: true)
    return a
  },
  DerivativeCase("set item", [[4, 3], [3]]) {
    var a = try $0[0] * 2
    try a.setIndex([.integer(1)], $0[1])
    try a.setIndex(
      [.slice(start: 2, stop: nil, step: nil), .integer(0)], $0[1].select(dim: 0, index: 2))
    return try a * a
  },
  DerivativeCase("index_select", [[4, 3]]) { try $0[0].indexSelect(1, integers([2, 0, 2])) },
  DerivativeCase("index_add", [[4, 3], [2, 3]]) {
    try $0[0].indexAdd(0, integers([2, 2]), $0[1], alpha: 3)
  },
  DerivativeCase("index_add_", [[4, 3], [2, 3]]) {
    var a = try $0[0] * 2
    try a.indexAdd_(0, integers([2, 1]), $0[1])
    return a
  },
  DerivativeCase("gather", [[3, 2]]) {
    try $0[0].gather(0, integers([2, 0, 2, 1], 2, 2))
  },
  DerivativeCase("scatter", [[3, 2], [2, 2]]) {
    try $0[0].scatter(0, integers([2, 0, 1, 1], 2, 2), $0[1])
  },
  DerivativeCase("scatter number", [[3, 2]]) {
    try $0[0].scatter(0, integers([2, 0, 1, 1], 2, 2), 5)
  },
  DerivativeCase("scatter_add", [[3, 2], [2, 2]]) {
    try $0[0].scatterAdd(0, integers([2, 0, 2, 1], 2, 2), $0[1])
  },
  DerivativeCase("scatter_", [[3, 2], [2, 2]]) {
    var a = try $0[0] * 2
    try a.scatter_(0, integers([2, 0, 1, 1], 2, 2), $0[1])
    try a.scatterAdd_(0, integers([2, 0, 1, 1], 2, 2), $0[1])
    try a.scatter_(1, integers([1, 0], 2, 1), 4)
    return a
  },
  DerivativeCase("masked_select", [[3, 2]]) {
    let mask = Variable(try Tensor.from([true, false, true], sizes: [3, 1]))
    return try $0[0].maskedSelect(mask)
  },
  DerivativeCase("embedding", [[4, 3]]) {
    try $0[0].embedding(integers([1, 3, 1, 0], 2, 2))
  },
]
