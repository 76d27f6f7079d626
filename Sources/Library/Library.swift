import Language
import Tensors

/// What a program may import.
package enum Library {
  /// How the library starts.
  package struct Options {
    /// The seed of PyTorch's default generator, so that a fresh start gives the same numbers.
    package var seed: UInt64

    package init(seed: UInt64 = 1) { self.seed = seed }
  }

  /// Registers all modules; each is made at its first import.
  package static func install(into interpreter: Interpreter, options: Options = Options()) {
    Tensors.Generator.shared.manualSeed(options.seed)
    PrintOptions.use(PrintOptions())
    DType.default = .float32
    TorchModule.register(in: interpreter)
    TorchFiles.serve(interpreter)
    RandomModule.register(in: interpreter, seed: options.seed)
    Pyplot.register(in: interpreter)
    PythonModules.register(in: interpreter)
    interpreter.builtins["help"] = .object(HelpObject(interpreter))
  }
}
