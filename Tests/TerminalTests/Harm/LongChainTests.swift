import PseudoTerminals
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What holds another thing, which holds another, …, is freed without a stack as deep as that.
@Suite struct LongChainTests {
  /// `x` becomes the next link, which holds the last one.
  private static let links = [
    ("an object", "n = Node(); n.next = x; x = n"), ("a list", "x = [x]"), ("a tuple", "x = (x,)"),
    ("a dict", "x = {1: x}"), ("a view of a dict", "x = {1: x}.values()"),
    ("a frozenset", "x = frozenset([x])"), ("a deque", "x = collections.deque([x])"),
    ("a closure", "x = holder(x)"), ("a default", "x = lambda x=x: x"),
    ("a bound method", "n = Node(); n.next = x; x = n.method"),
    ("arguments of an exception", "x = ValueError(x)"),
    ("a cause", "e = ValueError(); e.__cause__ = x; x = e"), ("map", "x = map(str, x or [])"),
    ("zip", "x = zip(x or [])"), ("enumerate", "x = enumerate(x or [])"),
    ("chain", "x = itertools.chain(x or [])"), ("a generator", "x = made(x); next(x)"),
    ("a slice", "x = slice(x, 1)"), ("a property", "x = property(x)"),
    ("functools.partial", "x = functools.partial(x or print, 1)"),
  ]

  /// The stack is a sixteenth of what the system grants, and 16 MB at least.
  @Test(.disabled(if: Program.isSanitized)) func chainsAreFreed() throws {
    let home = try Home()
    let loops = LongChainTests.links.map { name, link in
      "x = n = e = None\nfor k in range(length): \(link)\nx = n = e = None\nprint('freed: \(name)')\n"
    }
    home.write(
      """
      import collections, functools, itertools
      class Node:
        def method(self): pass
      def holder(x): return lambda: x
      def made(x):
        yield x
        yield x
      length = \(LongChainTests.isOptimized ? 500_000 : 5_000)

      """ + loops.joined(), to: "chains.py")
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "ulimit -v 900000 && exec \(LongChainTests.program) run \(home.path)/chains.py"],
      environment: ["HOME": home.path, "TERM": "dumb", "PATH": "/usr/bin:/bin"])
    for (name, _) in LongChainTests.links { try terminal.expect("freed: \(name)\r", seconds: 60) }
    #expect(try terminal.waitForExit(seconds: 10) == 0)
  }

  // What the optimizer makes of freeing is what counts, so the release build is taken where there
  // is one that is not older than these tests.

  private static var isOptimized: Bool { program != Program.path }

  private static var program: String {
    let release =
      Program.path.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/") + "/release/dojo"
    guard let built = time(of: release), let written = time(of: #filePath), built >= written
    else { return Program.path }
    return release
  }

  private static func time(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      return status.st_mtim.tv_sec
    #else
      return status.st_mtimespec.tv_sec
    #endif
  }
}
