import Language

/// `import copy`.
enum CopyModule {
  static func make() -> Module {
    Module(
      "copy",
      functions: [
        NativeFunction("copy", 1...1) { arguments in
          try own("__copy__", of: arguments[0]) ?? Copying.shallow(arguments[0])
        },
        NativeFunction("deepcopy", 1...2) { arguments in
          try own("__deepcopy__", of: arguments[0], .object(Dict()))
            ?? Copying.deep(arguments[0])
        },
      ])
  }

  /// What the value's class itself says how to copy; nil where it says nothing.
  private static func own(_ name: Name, of value: Value, _ arguments: Value...) throws -> Value? {
    guard value.object != nil, value.typeObject == nil, value.type.lookup(name) != nil else {
      return nil
    }
    let method = try Operations.getAttribute(value, name)
    return try Arguments.with(arguments) { try Operations.call(method, $0) }
  }
}
