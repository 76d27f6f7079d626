import Testing

@testable import Sessions

@Suite("JSON")
struct JSONTests {
  @Test(
    "A value is written as it was read",
    arguments: [
      "null", "true", "-0.5e-07", "1e400", "123456789012345678901234567890", "\"\"", "[]", "{}",
      "[1, [2, {}], \"x\"]", "{\"b\": 1, \"a\": [null]}", "\"é数🎉\\n\\u0001\\\\\\\"\"",
    ])
  func roundTrip(text: String) throws {
    #expect(try JSON(parsing: text).text(indent: nil) == text)
  }

  @Test("Several lines look as Python's json.dumps with an indent")
  func layout() throws {
    let value = try JSON(parsing: #"{"a":[1,2],"b":{},"c":[]}"#)
    #expect(value.text(indent: 1) == "{\n \"a\": [\n  1,\n  2\n ],\n \"b\": {},\n \"c\": []\n}")
  }

  @Test("Escapes become characters, halves of a pair U+FFFD")
  func escapes() throws {
    #expect(try JSON(parsing: #""\u00e9\/\ud83c\udf89""#).string == "é/🎉")
    #expect(try JSON(parsing: #""\ud83c""#).string == "\u{FFFD}")
    #expect(try JSON(parsing: #""\ud83cA""#).string == "\u{FFFD}A")
  }

  @Test(
    "What is no JSON is refused, with its place",
    arguments: [
      "", "[1,]", "{\"a\" 1}", "{a: 1}", "01", "1.", "nul", "\"a\nb\"", "\"open", "[1] 2",
      "\"\\x\"",
      "\"\\u12\"", "'a'", "[1", "{\"a\": 1,}", "-", "+1", ".5", "1e", "NaN", "\u{FEFF}1",
    ])
  func errors(text: String) {
    #expect(throws: JSONError.self) { try JSON(parsing: text) }
  }

  @Test("An error counts lines and columns from 1")
  func place() {
    #expect(throws: JSONError(reason: "Expecting value", line: 2, column: 3)) {
      try JSON(parsing: "[1,\n  x]")
    }
  }

  @Test("Bytes that are not UTF-8 are refused")
  func encoding() {
    #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test("Depth has a limit, which is an error and no crash")
  func depth() throws {
    let deep = { (count: Int) in
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    _ = try JSON(parsing: deep(512))
    #expect(throws: JSONError.self) { try JSON(parsing: deep(513)) }
    #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
  }

  @Test("Equality looks past the order of members, and the last of two counts")
  func equality() throws {
    #expect(try JSON(parsing: #"{"a":1,"b":2}"#) == JSON(parsing: #"{"b":2,"a":1}"#))
    #expect(try JSON(parsing: #"{"a":1,"a":2}"#) == JSON(parsing: #"{"a":2}"#))
    #expect(try JSON(parsing: "[1,2]") != JSON(parsing: "[2,1]"))
  }
}
