import Sessions
import Testing

@testable import Lesson

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Sessions as Python programs: what real Python with PyTorch prints of them.
///
/// The lines in Data/PyTorch are what Python 3.11 with PyTorch 2.15 (AVX2, one thread) printed of
/// the shipped sessions. Where `DOJO_PYTHON` names an interpreter that has torch, it is asked anew.
@Suite("Saved sessions are Python", .serialized)
struct SavedSessionTests {
  private static let exercises = ["1", "2", "3", "4", "tanh"]
  private static var python: String? { getenv("DOJO_PYTHON").map { String(cString: $0) } }

  /// A comparison line, as `cmp` prints it.
  private struct Line {
    let variable: String
    let isExact: Bool
    let isApproximate: Bool
    let difference: Double

    init?(_ text: String) {
      let parts = text.split(separator: "|").map(\.trimmed)
      guard parts.count == 4, parts[3].hasPrefix("maxdiff: "),
        let difference = Double(parts[3].dropFirst("maxdiff: ".count))
      else { return nil }
      variable = parts[0]
      isExact = parts[1].hasSuffix("True")
      isApproximate = parts[2].hasSuffix("True")
      self.difference = difference
    }

    /// Whether PyTorch's line says the same.
    ///
    /// Its derivative of tanh, its logarithms and its exponentials round otherwise in the last
    /// digit (README, "What exact means here"), so where one of both is not exact, the differences
    /// may be apart by what such digits amount to.
    func agrees(with other: Line) -> Bool {
      variable == other.variable && isApproximate == other.isApproximate
        && (isExact && other.isExact || abs(difference - other.difference) < 1e-7)
    }
  }

  private func lines(_ text: String) -> [Line] {
    text.split(whereSeparator: \.isNewline).compactMap { Line(String($0)) }
  }

  private func expectSame(_ own: [Line], _ other: [Line], _ name: String) {
    #expect(own.count == other.count && !own.isEmpty, "\(name): \(own.count), \(other.count)")
    for (own, other) in zip(own, other) {
      #expect(own.agrees(with: other), "\(name): \(own) and \(other)")
    }
  }

  private func script(_ path: String) throws -> Script { try Script(parsing: Files.readText(path)) }

  /// What the statements of a script say that they print.
  private func expected(_ script: Script) -> [Line] {
    lines(script.cells.flatMap(\.statements).flatMap(\.expected).joined(separator: "\n"))
  }

  /// What Python prints of a script.
  private func printed(by python: String, _ path: String) throws -> [Line] {
    let package = #filePath.replacing("/Tests/LessonTests/SavedSessionTests.swift", with: "")
    let command =
      "cd '\(package)' && OMP_NUM_THREADS=1 ATEN_CPU_CAPABILITY=avx2 "
      + "'\(python)' '\(path)' 2>&1"
    let pipe = try #require(popen(command, "r"))
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count == 0 { break }
      text += buffer[..<count]
    }
    let status = pclose(pipe)
    let output = String(decoding: text, as: UTF8.self)
    #expect(status == 0, "\(output.suffix(2000))")
    return lines(output)
  }

  @Test("The shipped sessions print what PyTorch printed", arguments: exercises)
  func shipped(exercise: String) throws {
    let folder = try #require(Locations.sessions())
    let path = "\(folder)/exercise-\(exercise).py"
    let recorded = try Files.readText(
      #filePath.replacing(
        "SavedSessionTests.swift", with: "Data/PyTorch/exercise-\(exercise).txt"))
    expectSame(expected(try script(path)), lines(recorded), exercise)
    if let python = Self.python {
      expectSame(expected(try script(path)), try printed(by: python, path), exercise)
    }
  }

  @Test("A session that was worked through and saved", arguments: exercises)
  func saved(exercise: String) throws {
    let lesson = try TestLesson(exercise)
    lesson.type(":run")
    // Numbers without a generator of their own come from the seed that the session was begun with.
    lesson.type("noise = torch.randn(3)")
    lesson.type("print('noise | exact: True | approximate: True | maxdiff:', noise.sum().item())")
    for answer in try #require(lesson.exercise).answers {
      for statement in answer.solution { lesson.type(statement.source) }
    }
    let path = "/tmp/dojo-saved-\(getpid())-\(exercise).py"
    defer { unlink(path) }
    lesson.type(":save! \(path)")
    let script = try script(path)
    let own = expected(script)
    let count = try #require(lesson.exercise).answers.count
    #expect(own.count >= count + 1)
    #expect(script.cells.flatMap(\.statements).contains { $0.source == "torch.manual_seed(1)" })
    if let python = Self.python { expectSame(own, try printed(by: python, path), exercise) }
  }

  @Test("A session with what was taken back does not have it")
  func takenBack() throws {
    let lesson = try TestLesson()
    for line in ["a = torch.rand(2)", "b = torch.rand(2)", ":undo", "c = torch.rand(2)"] {
      lesson.type(line)
    }
    let path = "/tmp/dojo-saved-\(getpid())-undo.py"
    defer { unlink(path) }
    lesson.type(":save! \(path)")
    let sources = try script(path).cells.flatMap(\.statements).map(\.source)
    #expect(sources.suffix(2) == ["a = torch.rand(2)", "c = torch.rand(2)"])
  }

  @Test("An existing file is only overwritten when the person says so")
  func overwriting() throws {
    let path = "/tmp/dojo-saved-\(getpid())-asked.py"
    defer { unlink(path) }
    try Files.writeText("mine", to: path)
    let lesson = try TestLesson()
    lesson.type("x = 1")
    #expect(lesson.type(":save \(path)") == ["\(path) exists; :save! \(path) overwrites it"])
    lesson.repl?.confirm = { _ in false }
    #expect(lesson.type(":save \(path)") == ["nothing was written"])
    #expect(try Files.readText(path) == "mine")
    lesson.repl?.confirm = { $0 == "\(path) exists. Overwrite it?" }
    #expect(lesson.type(":save \(path)") == ["saved 1 statement to \(path)"])
    #expect(try Files.readText(path).contains("x = 1"))
  }

  @Test("Where nothing can be written, the error says why and the work is kept")
  func cannotWrite() throws {
    let lesson = try TestLesson()
    lesson.type("x = 1")
    #expect(
      lesson.type(":save /proc/none/x.py")
        == ["cannot write /proc/none/x.py: No such file or directory"])
    #expect(
      lesson.type(":save! /dev/full") == ["cannot write /dev/full: No space left on device"])
    #expect(lesson.type("x") == ["1"])
  }

  @Test("Tensors go to a safetensors file and back, as statements that can be taken back")
  func tensors() throws {
    let path = "/tmp/dojo-saved-\(getpid()).safetensors"
    defer { unlink(path) }
    let lesson = try TestLesson()
    lesson.type("a = torch.tensor([1, 2]); b = torch.rand(2); kept = b.clone()")
    #expect(lesson.type(":save \(path) a b") == ["saved 2 tensors to \(path)"])
    #expect(lesson.type(":save! \(path) a n") == ["n is no tensor"])
    lesson.type("a = b = None")
    #expect(lesson.type(":load \(path)") == ["loaded a, b"])
    #expect(lesson.type("a, torch.equal(b, kept)") == ["(tensor([1, 2]), True)"])
    lesson.type(":undo 2")
    #expect(lesson.type("a") == [])
  }
}
