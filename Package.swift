// swift-tools-version:6.1
import PackageDescription

/// Kernels are written for 256-bit vectors with fused multiply-add; on x86-64 the compiler has to
/// be told that it may use them. The program checks the processor before it uses a kernel.
let vectors: [SwiftSetting] = {
  #if arch(x86_64)
    return [.unsafeFlags(["-Xcc", "-march=haswell"])]
  #else
    return []
  #endif
}()

/// The interpreter and its values live on one thread: their reference counts need no atomic
/// operations, and accesses no dynamic checks (which a debug build keeps).
let oneThread: [SwiftSetting] = [
  .unsafeFlags(
    ["-enforce-exclusivity=unchecked", "-Xfrontend", "-assume-single-threaded"],
    .when(configuration: .release))
]

/// What watches over the interpreter's one thread is asked at every storage that is made.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

/// What computes is optimized in debug builds too: the tests run whole lessons over and over.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The check of all inputs of the elementary functions needs MPFR, which nothing else does.
let exhaustive: [Target] =
  Context.environment["DOJO_EXHAUSTIVE"] == nil
  ? []
  : [
    .systemLibrary(name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"])]),
    .executableTarget(
      name: "Exhaustive",
      dependencies: [
        "Tensors", "CMPFR", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ]

let package = Package(
  name: "dojo",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "dojo", targets: ["dojo"]),
    .executable(name: "dojo-bench", targets: ["Benchmarks"]),
    .executable(name: "dojo-fuzz", targets: ["Fuzzing"]),
    .executable(name: "dojo-golden", targets: ["Golden"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .target(name: "CEditline", dependencies: ["CLibedit"]),
    .target(name: "CProcessor"),
    .target(name: "CWideFunctions"),
    .target(name: "Safety", swiftSettings: unchecked),
    .target(
      name: "Tensors", dependencies: ["Safety", "CWideFunctions"],
      swiftSettings: vectors + oneThread + optimized),
    .target(
      name: "Autograd", dependencies: ["Tensors", "Safety"],
      swiftSettings: vectors + oneThread + optimized),
    .target(
      name: "Language",
      dependencies: ["Safety", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: oneThread + optimized),
    .target(
      name: "Library",
      dependencies: [
        "Language", "Autograd", "Tensors", "Safety",
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "DequeModule", package: "swift-collections"),
      ],
      swiftSettings: vectors + oneThread),
    .target(
      name: "Sessions", dependencies: ["Library", "Language", "Autograd", "Tensors", "Safety"]),
    .target(
      name: "Lesson",
      dependencies: ["Sessions", "Library", "Language", "Autograd", "Tensors", "Safety"]),
    .target(
      name: "Terminal",
      dependencies: ["Lesson", "Sessions", "Library", "Language", "CEditline", "Safety"]),
    .executableTarget(
      name: "dojo",
      dependencies: [
        "Terminal", "Lesson", "Sessions", "Library", "Language", "Safety", "CProcessor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["dojo.1"]),
    .target(name: "PseudoTerminals"),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "PseudoTerminals", "Terminal", "Lesson", "Sessions", "Library", "Autograd", "Tensors",
        "Language", "Safety",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["Programs"]),
    .target(name: "Recordings", dependencies: ["Sessions", "Tensors", "Safety"]),
    .executableTarget(
      name: "Golden",
      dependencies: [
        "Recordings", "Lesson", "Sessions", "Library", "Language", "Autograd", "Tensors", "Safety",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "Safety", "Recordings"], exclude: ["Data"]),
    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd", "Tensors", "Safety", "Recordings"]),
    .testTarget(name: "GoldenTests", dependencies: ["Golden", "Recordings"], exclude: ["Data"]),
    .testTarget(
      name: "LibraryTests",
      dependencies: [
        "Library", "Language", "Autograd", "Tensors", "Safety",
        .product(name: "BigInt", package: "BigInt"),
      ],
      exclude: ["Data", "Modules/Programs"]),
    .testTarget(
      name: "SessionsTests",
      dependencies: ["Sessions", "Library", "Language", "Tensors", "Safety", "Recordings"],
      exclude: ["Data"]),
    .testTarget(
      name: "LanguageTests",
      dependencies: ["Language", "Safety", .product(name: "BigInt", package: "BigInt")],
      exclude: ["Execution/Programs", "Builtins/Programs"]),
    .testTarget(
      name: "LessonTests",
      dependencies: ["Lesson", "Sessions", "Autograd", "Tensors", "Library", "Language", "Safety"],
      exclude: ["Data"]),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "Lesson", "Sessions", "Library", "Language", "PseudoTerminals"],
      exclude: ["Data"]),
  ] + exhaustive,
  swiftLanguageModes: [.v6]
)
