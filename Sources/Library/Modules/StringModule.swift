import Language

/// `import string`.
enum StringModule {
  static func make() -> Module {
    let lower = "abcdefghijklmnopqrstuvwxyz"
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let digits = "0123456789"
    let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    let whitespace = " \t\n\r\u{0B}\u{0C}"
    return Module(
      "string",
      functions: [
        NativeFunction("capwords", signature: "s, sep=None") { bound in
          let parts = try Operations.items(
            of: Operations.callMethod(bound[0], "split", bound[1]))
          let words = try parts.map { try Operations.callMethod($0, "capitalize") }
          return try Operations.callMethod(
            bound[1].isNone ? .str(" ") : bound[1], "join", .list(words))
        }
      ],
      values: [
        "ascii_lowercase": .str(lower), "ascii_uppercase": .str(upper),
        "ascii_letters": .str(lower + upper), "digits": .str(digits),
        "hexdigits": .str(digits + "abcdefABCDEF"), "octdigits": .str("01234567"),
        "punctuation": .str(punctuation), "whitespace": .str(whitespace),
        "printable": .str(digits + lower + upper + punctuation + whitespace),
      ])
  }
}
