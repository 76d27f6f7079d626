import Language
import Safety
import Tensors

/// All random streams of a program, to tell whether two runs of it drew the same.
package enum GeneratorStates {
  /// A checksum of the states of PyTorch's and Python's default generators, and of every generator
  /// that a global name is bound to.
  package static func checksum(in interpreter: Interpreter) -> UInt32 {
    var checksum = CRC32()
    checksum.add(Tensors.Generator.shared.state)
    if let shared = RandomModule.shared(in: interpreter) { add(shared, to: &checksum) }
    let globals = interpreter.globals
    for name in globals.boundNames.sorted(by: { $0.text < $1.text }) {
      if let object = globals[name]?.as(GeneratorObject.self) {
        checksum.add(name.text.utf8)
        checksum.add(object.generator.state)
      } else if let object = globals[name]?.as(RandomObject.self) {
        checksum.add(name.text.utf8)
        add(object, to: &checksum)
      }
    }
    return checksum.value
  }

  private static func add(_ random: RandomObject, to checksum: inout CRC32) {
    let engine = random.generator.engine
    engine.words.withUnsafeBytes { checksum.add($0) }
    for number in [UInt64(engine.position), random.generator.nextGauss?.bitPattern ?? .max] {
      withUnsafeBytes(of: number) { checksum.add($0) }
    }
  }
}
