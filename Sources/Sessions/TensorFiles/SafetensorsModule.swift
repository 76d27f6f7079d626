import Autograd
import Language
import Library
import Tensors

/// `import safetensors.torch`: tensors by name, in a format that holds nothing but tensors.
package enum SafetensorsModule {
  /// Registers the module; it is made at its first import.
  package static func install(in interpreter: Interpreter) {
    interpreter.moduleMakers["safetensors"] = { _ in
      Module(
        "safetensors",
        ["__name__": .str("safetensors"), "SafetensorError": .object(Safetensors.errorType)])
    }
    interpreter.moduleMakers["safetensors.torch"] = { interpreter in
      let reference = ProgramReference(interpreter)
      return Module(
        "safetensors.torch",
        [
          "__name__": .str("safetensors.torch"),
          "save_file": .object(saveFile { try reference.program.files }),
          "load_file": .object(loadFile { try reference.program.files }),
        ])
    }
  }

  private static func saveFile(_ files: @escaping () throws -> FileAccess) -> NativeFunction {
    NativeFunction("save_file", signature: "tensors, filename, metadata=None") { values in
      guard let dict = values[0].dict else {
        throw PythonError.valueError(
          "Expected a dict of [str, torch.Tensor] but received \(values[0].type.name)")
      }
      let tensors = try dict.pairs.map { key, value in
        guard let name = key.string?.text, let variable = value.variable else {
          throw PythonError.valueError(
            "Key `\(try Operations.str(key))` is invalid, expected torch.Tensor but received "
              + value.type.name)
        }
        return (name, variable.tensor)
      }
      let metadata = try values[2].dict.map { dict in
        try dict.pairs.map { (try Operations.str($0), try Operations.str($1)) }
      }
      let bytes = try Safetensors.bytes(of: tensors, metadata: metadata ?? [])
      try files().writeBytes(bytes, to: Operations.str(values[1]))
      return .none
    }
  }

  private static func loadFile(_ files: @escaping () throws -> FileAccess) -> NativeFunction {
    NativeFunction("load_file", signature: "filename, device='cpu'") { values in
      guard values[1].string?.text == "cpu" else {
        throw PythonError.runtimeError("the dojo has the device cpu only")
      }
      let bytes = try files().readBytes(Operations.str(values[0]))
      let dict = Dict()
      for (name, tensor) in try Safetensors.tensors(of: bytes) {
        try dict.set(.str(name), .tensor(Variable(tensor)))
      }
      return .object(dict)
    }
  }
}
