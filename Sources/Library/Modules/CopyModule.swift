import Language

/// `import copy`.
enum CopyModule {
  static func make() -> Module {
    Module(
      "copy",
      functions: [
        NativeFunction("copy", 1...1) { try Copying.shallow($0[0]) },
        NativeFunction("deepcopy", 1...2) { try Copying.deep($0[0]) },
      ])
  }
}
