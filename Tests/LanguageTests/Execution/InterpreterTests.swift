import Safety
import Testing

@testable import Language

/// The interpreter as the floors above see it.
@Suite struct InterpreterTests {
  private func value(_ text: String, in interpreter: Interpreter) throws -> String {
    let value = try interpreter.run(Source(text, name: "<cell>"))
    return value.isUndefined ? "nothing" : try Operations.repr(value)
  }

  @Test func valueOfTheLastExpression() throws {
    let interpreter = Interpreter { _ in }
    #expect(try value("x = 3\nx * 2", in: interpreter) == "6")
    #expect(try value("x = 3", in: interpreter) == "nothing")
    #expect(try value("x;", in: interpreter) == "3")
    #expect(try value("print()", in: interpreter) == "None")
    #expect(try value("", in: interpreter) == "nothing")
  }

  @Test func namesStayBetweenStatements() throws {
    let interpreter = Interpreter { _ in }
    _ = try value("def f(): return y", in: interpreter)
    _ = try value("y = 5", in: interpreter)
    #expect(try value("f()", in: interpreter) == "5")
    _ = try value("len = lambda x: 'mine'", in: interpreter)
    #expect(try value("len([])", in: interpreter) == "'mine'")
    _ = try value("del len", in: interpreter)
    #expect(try value("len([])", in: interpreter) == "0")
  }

  @Test func statementsOneByOne() throws {
    let interpreter = Interpreter { _ in }
    let source = Source("a = 1\nb = a + 1\nb", name: "<cell>")
    let statements = try parse(source)
    #expect(statements.count == 3)
    var last = Value.undefined
    for statement in statements {
      last = try interpreter.run(interpreter.compile([statement], of: source))
    }
    #expect(try Operations.repr(last) == "2")
  }

  @Test func modulesAreMadeOnce() throws {
    let interpreter = Interpreter { _ in }
    var made = 0
    interpreter.moduleMakers["pack"] = { _ in
      made += 1
      return Module("pack", ["one": .int(1)])
    }
    interpreter.moduleMakers["pack.inner"] = { _ in Module("pack.inner", ["two": .int(2)]) }
    _ = try value("import pack, pack.inner\nimport pack.inner as i", in: interpreter)
    #expect(try value("pack.one, pack.inner.two, i.two", in: interpreter) == "(1, 2, 2)")
    #expect(
      try value("from pack import one as uno, inner\nuno, inner is i", in: interpreter)
        == "(1, True)")
    #expect(try value("from pack import *\none", in: interpreter) == "1")
    #expect(made == 1)
    #expect(throws: PythonError.self) { try value("import pack.none", in: interpreter) }
    #expect(throws: PythonError.self) { try value("from pack import none", in: interpreter) }
  }

  /// A statement that is taken back leaves no trace in names, objects, cells or generators.
  @Test func undo() throws {
    let interpreter = Interpreter { _ in }
    _ = try value(
      """
      class A: pass
      a = A(); a.x = 1
      items = [1]
      def counter():
          n = 0
          def next():
              nonlocal n
              n += 1
              return n
          return next
      count = counter(); count()
      def numbers():
          for i in range(10): yield i
      g = numbers(); next(g)
      s = 5
      """, in: interpreter)
    UndoLog.begin()
    _ = try value(
      """
      a.x = 2; a.y = 3; A.z = 4; items.append(2); count(); next(g); next(g)
      new = 1; s = 6; del items
      def change(): global s; s = 7
      change()
      """, in: interpreter)
    let entry = UndoLog.commit()
    #expect(try value("s, a.x, a.y, A.z", in: interpreter) == "(7, 2, 3, 4)")
    entry.undo()
    #expect(
      try value("s, a.x, hasattr(a, 'y'), hasattr(A, 'z'), items", in: interpreter)
        == "(5, 1, False, False, [1])")
    #expect(try value("count(), next(g)", in: interpreter) == "(2, 1)")
    #expect(!interpreter.globals.boundNames.contains("new"))
  }

  @Test func interruption() throws {
    let interpreter = Interpreter { _ in }
    Interrupt.request()
    do {
      _ = try value("while True: pass", in: interpreter)
      Issue.record("no error")
    } catch let error as PythonError {
      #expect(error.exception.type.name == "KeyboardInterrupt")
    }
    #expect(!Interrupt.isRequested)
  }

  /// An error of a lower floor is the Python exception of its name, and can be caught.
  @Test func errorsFromBelow() throws {
    let interpreter = Interpreter { _ in }
    interpreter.globals["fail"] = .object(
      NativeFunction("fail") { _ in throw NamedError("IndexError", "from below") })
    #expect(
      try value(
        "try:\n  fail()\nexcept IndexError as e:\n  r = str(e)\nr", in: interpreter)
        == "'from below'")
  }

  /// Expressions as deep as Python takes them run; deeper ones are refused.
  @Test func deepExpressions() throws {
    let interpreter = Interpreter { _ in }
    let sum = String(repeating: "1+", count: 900) + "1"
    #expect(try value(sum, in: interpreter) == "901")
    let list = String(repeating: "[", count: 190) + String(repeating: "]", count: 190)
    #expect(try value("len(\(list))", in: interpreter) == "1")
    let blocks = (0..<95).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined()
    #expect(
      try value(blocks + String(repeating: " ", count: 95) + "x = 7", in: interpreter)
        == "nothing")
    #expect(try value("x", in: interpreter) == "7")
  }

  /// Items with several keys come without a tuple where a class wants them so.
  @Test func severalKeys() throws {
    final class Grid: Object {
      var seen: [String] = []
      override func getItem(keys: UnsafeBufferPointer<Value>) throws -> Value {
        .int(keys.compactMap(\.smallInt).reduce(0, +))
      }
      override func setItem(keys: UnsafeBufferPointer<Value>, _ value: Value) throws {
        seen.append("\(keys.compactMap(\.smallInt)) \(try Operations.repr(value))")
      }
    }
    let grid = Grid()
    let interpreter = Interpreter { _ in }
    interpreter.globals["g"] = .object(grid)
    #expect(try value("g[1, 2], g[3, 4, 5]", in: interpreter) == "(3, 12)")
    _ = try value("g[1, 2] = 'x'", in: interpreter)
    #expect(grid.seen == ["[1, 2] 'x'"])
    #expect(try value("{(1, 2): 3}[1, 2]", in: interpreter) == "3")
  }
}
