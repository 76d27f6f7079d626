import Testing

@testable import Sessions

@Suite("IPython's lines")
struct CellSourceTests {
  @Test(
    "become calls of its shell",
    arguments: [
      ("%matplotlib inline", "get_ipython().run_line_magic('matplotlib', 'inline')"),
      ("  %time f(x)", "  get_ipython().run_line_magic('time', 'f(x)')"),
      ("!pip install 'torch'", #"get_ipython().system("pip install 'torch'")"#),
      ("files = !ls -l", "files = get_ipython().getoutput('ls -l')"),
      ("x, y = %time f()", "x, y = get_ipython().run_line_magic('time', 'f()')"),
      ("?len", "get_ipython().run_line_magic('pinfo', 'len')"),
      ("torch.log??", "get_ipython().run_line_magic('pinfo', 'torch.log')"),
    ])
  func translation(line: String, python: String) {
    #expect(CellSource(line).python == python)
  }

  @Test(
    "Python's own lines stay",
    arguments: [
      "x = (a\n% b)", "s = '''\n%time\n!ls\n'''", "x = a \\\n% b", "print('a = %d' % 3)",
      "s = 'x= %d'", "# %time", "a = b if c else d  # why?", "print('what?')", "d['k'] = '!'",
      "x %= 2",
    ])
  func python(text: String) {
    #expect(CellSource(text).python == text)
  }

  @Test("a long line keeps the numbers of the lines behind it")
  func continued() {
    let source = CellSource("!pip install \\\n  torch\nx = 1")
    #expect(source.python == "get_ipython().system('pip install    torch')\n\nx = 1")
  }

  @Test("a cell's magic takes the whole cell")
  func cellMagic() {
    let magic = CellSource("\n%%timeit -n 3\nx = 1\n").magic
    #expect(magic == CellSource.Magic(name: "timeit", line: "-n 3", body: "\n\nx = 1\n"))
    #expect(CellSource("x = 1\n%%time").magic == nil)
  }
}
