import Language
import Tensors

/// `torch.Generator`: a stream of random numbers.
final class GeneratorObject: Object {
  let generator: Tensors.Generator

  init(_ generator: Tensors.Generator) { self.generator = generator }

  /// `torch.default_generator`.
  nonisolated(unsafe) static let shared = GeneratorObject(.shared)

  nonisolated(unsafe) static let typeObject = TypeObject("Generator", module: "torch._C") {
    _, arguments in
    if arguments.values.count > 0 { try DeviceObject.checked(arguments.values[0]) }
    return .object(GeneratorObject(Tensors.Generator()))
  } populate: { type in
    let table = MethodTable(type) { $0.as(GeneratorObject.self) }
    table.unary("manual_seed") { receiver, seed in
      guard let seed = seed.smallInt else {
        throw PythonError.runtimeError("manual_seed expected a long, but got \(seed.type.name)")
      }
      receiver.generator.manualSeed(UInt64(bitPattern: Int64(seed)))
      return .object(receiver)
    }
    table.nullary("seed") { .int(Int(truncatingIfNeeded: $0.generator.seed())) }
    table.nullary("initial_seed") { .int(Int(truncatingIfNeeded: $0.generator.initialSeed)) }
    table.nullary("get_state") { try .tensor(Tensor(bytes: $0.generator.state)) }
    table.unary("set_state") { receiver, state in
      try receiver.generator.setState(bytes(ofState: state))
      return .object(receiver)
    }
    table.property("device") { _ in DeviceObject.cpu }
  }

  /// The bytes of a state tensor; throws `TypeError` if the value is none.
  static func bytes(ofState value: Value) throws -> [UInt8] {
    guard let state = value.tensor?.tensor, state.dtype == .uint8, state.rank == 1 else {
      throw PythonError.typeError("RNG state must be a torch.ByteTensor")
    }
    let bytes = try state.contiguous()
    return Array(UnsafeBufferPointer(start: bytes.pointer(as: UInt8.self), count: bytes.count))
  }

  override var type: TypeObject { GeneratorObject.typeObject }
}

extension Tensor {
  /// A uint8 tensor of these bytes.
  fileprivate init(bytes: [UInt8]) throws {
    self = try Tensor.from(bytes, sizes: [bytes.count])
  }
}
