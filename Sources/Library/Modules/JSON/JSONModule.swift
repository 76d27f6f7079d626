import Language

/// `import json`.
enum JSONModule {
  static func make() -> Module {
    let decoder = Module(
      "json.decoder", functions: [], types: [decodeError])
    return Module(
      "json",
      functions: [
        NativeFunction("dumps", signature: "obj, " + writing) { bound in
          .str(try JSONEncoder(bound.dropFirst()).text(of: bound[0]))
        },
        NativeFunction("dump", signature: "obj, fp, " + writing) { bound in
          let text = try JSONEncoder(bound.dropFirst(2)).text(of: bound[0])
          _ = try Operations.callMethod(bound[1], "write", .str(text))
          return .none
        },
        NativeFunction("loads", signature: "s, *, " + reading) { bound in
          guard let text = bound[0].string else {
            throw PythonError.typeError(
              "the JSON object must be str, bytes or bytearray, not \(bound[0].type.name)")
          }
          return try read(text, hook: bound[1])
        },
        NativeFunction("load", signature: "fp, *, " + reading) { bound in
          let text = try Operations.callMethod(bound[0], "read")
          return try read(Operations.strObject(text), hook: bound[1])
        },
      ], types: [decodeError], values: ["decoder": .object(decoder)])
  }

  private static let writing =
    "*, skipkeys=False, ensure_ascii=True, allow_nan=True, indent=None, separators=None, "
    + "default=None, sort_keys=False"
  private static let reading = "object_hook=None"

  private static func read(_ text: Str, hook: Value) throws -> Value {
    let hook = hook.isNone ? nil : hook
    return switch text.content {
    case .ascii(let bytes): try JSONDecoder.decode(bytes, hook: hook)
    case .wide(let scalars): try JSONDecoder.decode(scalars, hook: hook)
    }
  }

  /// `json.JSONDecodeError`.
  nonisolated(unsafe) static let decodeError = TypeObject(
    "JSONDecodeError", module: "json.decoder", bases: [.valueError])
}
