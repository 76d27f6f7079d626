import Autograd
import Recordings
import Tensors
import Testing

/// The exercises' graphs: every tensor and every gradient as real PyTorch computed it, bit for bit.
@Suite(.enabled(if: Recordings.isAvailable, "no recordings: set DOJO_GOLDEN to their folder"))
struct RecordedGraphTests {
  /// A graph that is built from recorded parameters.
  private struct Graph {
    var tensors: [String: Variable] = [:]
    let expected: [String: Tensor]
    let gradients: [String: Tensor]
    /// The places in `C` of the batch's letters, and the letters to predict.
    let inputs: Tensor
    let targets: Tensor

    init(_ file: String) throws {
      let folder = try #require(Recordings.folder)
      let json = try #require(Recordings.json(folder.appending(path: file)) as? [String: Any])
      func named(_ key: String) throws -> [String: Tensor] {
        try #require(json[key] as? [String: Any]).mapValues { try Recordings.tensor($0) }
      }
      expected = try named("tensors")
      gradients = try named("grads")
      let table = try Graph.rows(#require(expected["C"]))
      let found = try Graph.rows(#require(expected["emb"])).map { row in
        try #require(table.firstIndex(of: row))
      }
      inputs = try Tensor.from(found, sizes: [found.count / 3, 3])
      // The loss falls with the log-probability of the target, and of nothing else.
      let slopes = try #require(gradients["logprobs"] ?? gradients["log_probs"])
      let targets = try Graph.rows(slopes).map { row in try #require(row.firstIndex { $0 != 0 }) }
      self.targets = try Tensor.from(targets, sizes: [targets.count])
      for name in ["C", "W1", "b1", "W2", "b2", "bngain", "bnbias"] {
        var parameter = Variable(try #require(expected[name]).clone())
        try parameter.setRequiresGrad(true)
        tensors[name] = parameter
      }
    }

    private static func rows(_ tensor: Tensor) throws -> [[Float]] {
      let width = tensor.sizes.last ?? 1
      let values = try tensor.toArray(Float.self)
      return stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
    }

    subscript(name: String) -> Variable {
      get throws { try #require(tensors[name]) }
    }

    mutating func set(_ name: String, _ value: Variable) throws {
      try value.retainGrad()
      tensors[name] = value
    }

    func check(_ loss: Variable) throws {
      try loss.backward()
      #expect(Set(tensors.keys) == Set(expected.keys))
      for (name, tensor) in tensors {
        let wanted = try #require(expected[name])
        #expect(try tensor.tensor.differingElements(from: wanted) == 0, "\(name)")
        let gradient = try #require(tensor.grad).tensor
        let wantedGradient = try #require(gradients[name])
        #expect(try gradient.differingElements(from: wantedGradient) == 0, "gradient of \(name)")
        try checkContributions(name, tensor, gradient)
      }
    }

    /// What the consumers contributed adds up to the gradient, in the order of arrival.
    private func checkContributions(_ name: String, _ tensor: Variable, _ gradient: Tensor) throws {
      let parts = try #require(tensor.meta).contributions
      var sum = try #require(parts.first).gradient.tensor
      for part in parts.dropFirst() {
        sum = try Tensor.binary(.add, .tensor(sum), .tensor(part.gradient.tensor))
      }
      #expect(try sum.differingElements(from: gradient) == 0, "contributions to \(name)")
    }

    func picked(_ logProbs: Variable) throws -> Variable {
      let rows = try Tensor.arange(
        start: 0, end: .int(targets.count), step: 1, dtype: .int64)
      return try logProbs.index([.tensor(rows), .tensor(targets)])
    }
  }

  @Test func atomicSteps() throws {
    var t = try Graph("graph_atomic.json")
    let n = t.targets.count
    try t.set("emb", t["C"].index([.tensor(t.inputs)]))
    try t.set("embcat", t["emb"].view([n, -1]))
    try t.set("hprebn", t["embcat"].matmul(t["W1"]) + t["b1"])
    try t.set(
      "bnmeani", Arithmetic.mul(.double(1 / Double(n)), t["hprebn"].sum([0], keepdim: true)))
    try t.set("bndiff", t["hprebn"] - t["bnmeani"])
    try t.set("bndiff2", Powers.pow(t["bndiff"], 2))
    try t.set(
      "bnvar", Arithmetic.mul(.double(1 / Double(n - 1)), t["bndiff2"].sum([0], keepdim: true)))
    try t.set("bnvar_inv", Powers.pow(t["bnvar"] + 1e-5, -0.5))
    try t.set("bnraw", t["bndiff"] * t["bnvar_inv"])
    try t.set("hpreact", t["bngain"] * t["bnraw"] + t["bnbias"])
    try t.set("h", Trigonometry.tanh(t["hpreact"]))
    try t.set("logits", t["h"].matmul(t["W2"]) + t["b2"])
    try t.set("logit_maxes", t["logits"].max(dim: 1, keepdim: true).values)
    try t.set("norm_logits", t["logits"] - t["logit_maxes"])
    try t.set("counts", Powers.exp(t["norm_logits"]))
    try t.set("counts_sum", t["counts"].sum([1], keepdim: true))
    try t.set("counts_sum_inv", Powers.pow(t["counts_sum"], -1))
    try t.set("probs", t["counts"] * t["counts_sum_inv"])
    try t.set("logprobs", Powers.log(t["probs"]))
    try t.check(-t.picked(t["logprobs"]).mean())
  }

  @Test func tanhByParts() throws {
    var t = try Graph("graph_tanh_by_parts.json")
    let n = t.targets.count
    try t.set("emb", t["C"].index([.tensor(t.inputs)]))
    try t.set("embcat", t["emb"].view([-1, 30]))
    try t.set("z1", t["embcat"].matmul(t["W1"]) + t["b1"])
    try t.set("z1_sum", t["z1"].sum([0], keepdim: true))
    try t.set("z1_mean", t["z1_sum"] / .int(n))
    try t.set("z1_diff", t["z1"] - t["z1_mean"])
    try t.set("z1_diff_2", Powers.pow(t["z1_diff"], 2.0))
    try t.set("z1_diff_sum", t["z1_diff_2"].sum([0], keepdim: true))
    try t.set("z1_var", t["z1_diff_sum"] / .int(n - 1))
    try t.set("z1_var_sqrt_inv", Powers.pow(t["z1_var"] + 1e-5, -0.5))
    try t.set("zx", t["z1_diff"] * t["z1_var_sqrt_inv"])
    try t.set("zz", t["bngain"] * t["zx"] + t["bnbias"])
    try t.set("zz_2", 2 * t["zz"])
    try t.set("zz_2_exp", Powers.exp(t["zz_2"]))
    try t.set("zz_2_exp_m1", t["zz_2_exp"] - 1.0)
    try t.set("zz_2_exp_p1", t["zz_2_exp"] + 1.0)
    try t.set("h1", t["zz_2_exp_m1"] / t["zz_2_exp_p1"])
    try t.set("logits", t["h1"].matmul(t["W2"]) + t["b2"])
    try t.set("logits_max", t["logits"].max(dim: -1, keepdim: true).values)
    try t.set("logits_diff", t["logits"] - t["logits_max"])
    try t.set("logits_exp", Powers.exp(t["logits_diff"]))
    try t.set("logits_exp_sum", t["logits_exp"].sum([-1], keepdim: true))
    try t.set("logits_exp_sum_inv", Powers.pow(t["logits_exp_sum"], -1))
    try t.set("probs", t["logits_exp"] * t["logits_exp_sum_inv"])
    try t.set("log_probs", Powers.log(t["probs"]))
    try t.set("log_probs_target", t.picked(t["log_probs"]))
    let loss = try (-t["log_probs_target"]).sum([0], keepdim: true) / .int(n)
    try t.check(loss)
  }
}

extension Tensor {
  /// How many elements differ in a bit.
  func differingElements(from other: Tensor) throws -> Int {
    try Difference(self, other).elements
  }
}
