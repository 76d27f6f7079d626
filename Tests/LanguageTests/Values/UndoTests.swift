import Safety
import Testing

@testable import Language

/// A statement that is taken back leaves no trace in any value.
@Suite struct UndoTests {
  /// What `text` shows after a statement that changed `name` was taken back.
  private func restored(_ setup: String, _ change: String, shown: String) throws -> String {
    let interpreter = Interpreter { _ in }
    try interpreter.run(Source(setup, name: "<setup>"))
    UndoLog.begin()
    _ = try? interpreter.run(Source(change, name: "<change>"))
    UndoLog.rollback()
    return try Operations.repr(interpreter.run(Source(shown, name: "<shown>")))
  }

  @Test(arguments: [
    ("a = [3, 1, 2]", "a.append(4); a.sort(); a[0] = 9; del a[1]", "a", "[3, 1, 2]"),
    ("a = [1]", "a += [2]; a *= 2; a.insert(0, 5); a.clear()", "a", "[1]"),
    ("a = [[1], [2]]", "a[0].append(5); a.reverse(); a.pop()[0] = 7", "a", "[[1], [2]]"),
    ("d = {'a': 1}", "d['b'] = 2; d.pop('a'); d.update(c=3)", "d", "{'a': 1}"),
    ("d = {1: 2, 3: 4}", "d.popitem(); d.clear(); d.setdefault(5, 6)", "d", "{1: 2, 3: 4}"),
    ("s = 'x' * 300; s += 'y'", "s += 'z'; s += 'z'", "len(s)", "301"),
    ("s = {1, 2}", "s.add(3); s.discard(1); s |= {9}; s.clear()", "s", "{1, 2}"),
    ("i = iter([1, 2, 3])\nnext(i)", "next(i); next(i); next(i, 0)", "list(i)", "[2, 3]"),
    ("i = iter(range(4))", "next(i); next(i)", "list(i)", "[0, 1, 2, 3]"),
    ("i = iter('abc')", "list(i)", "list(i)", "['a', 'b', 'c']"),
    ("i = iter({1: 2, 3: 4}.items())", "next(i)", "list(i)", "[(1, 2), (3, 4)]"),
    ("i = iter({5, 6})", "next(i)", "list(i)", "[5, 6]"),
    ("i = enumerate('ab')", "next(i)", "list(i)", "[(0, 'a'), (1, 'b')]"),
    ("i = zip([1, 2], 'ab')", "next(i)", "list(i)", "[(1, 'a'), (2, 'b')]"),
    ("i = map(str, [1, 2])", "next(i)", "list(i)", "['1', '2']"),
    ("i = reversed([1, 2])", "next(i)", "list(i)", "[2, 1]"),
    (
      "e = ValueError('a')", "e.args = (); e.add_note('n')", "e, hasattr(e, '__notes__')",
      "(ValueError('a'), False)"
    ),
  ])
  func undoing(_ setup: String, _ change: String, _ shown: String, _ expected: String) throws {
    #expect(try restored(setup, change, shown: shown) == expected)
  }

  @Test func whatAFailedStatementDidIsTakenBack() throws {
    let setup = "a = [1]\nd = {}\ns = set()"
    let change = "for i in range(5):\n  a.append(i); d[i] = a; s.add(i)\n  1 // (3 - i)"
    #expect(try restored(setup, change, shown: "a, d, s") == "([1], {}, set())")
  }

  @Test func keptChangesCanBeUndoneLater() throws {
    let interpreter = Interpreter { _ in }
    try interpreter.run(Source("a = [1, 2]", name: "<setup>"))
    UndoLog.begin()
    try interpreter.run(Source("a.append(3)", name: "<change>"))
    let entry = UndoLog.commit()
    #expect(try Operations.repr(interpreter.run(Source("a", name: "<a>"))) == "[1, 2, 3]")
    entry.undo()
    #expect(try Operations.repr(interpreter.run(Source("a", name: "<a>"))) == "[1, 2]")
  }
}
