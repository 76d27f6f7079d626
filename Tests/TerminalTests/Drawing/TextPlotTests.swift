import Language
import Testing

@testable import Library
@testable import Terminal

@Suite struct TextPlotTests {
  @Test func demo() throws {
    let source = """
      import matplotlib.pyplot as plt
      import math
      xs = [i/20 for i in range(200)]
      plt.plot(xs, [math.sin(x) for x in xs], label='sin')
      plt.plot(xs, [math.cos(x) for x in xs], 'r--', label='cos')
      plt.title('Two curves'); plt.xlabel('x'); plt.ylabel('value'); plt.legend()
      plt.figure()
      plt.hist([((i*7919)%1000)/1000 + ((i*104729)%1000)/1000 for i in range(1000)], 50)
      plt.figure()
      plt.bar(['a','b','c'], [3,-1,2]); plt.axhline(0)
      plt.figure()
      plt.barh(['one','two','three'], [3,1,2.5])
      plt.figure()
      plt.imshow([[abs(i-j) for j in range(27)] for i in range(27)]); plt.colorbar(label='d')
      plt.figure()
      plt.scatter([1,2,3],[3,1,2], s=100); plt.text(2, 1, 'b', ha='center', va='center')
      fig, axes = plt.subplots(1, 2, figsize=(10,4))
      axes[0].semilogy([10**(i/3) for i in range(20)]); axes[0].set_title('log')
      axes[1].fill_between([0,1,2],[1,3,2]); axes[1].plot([0,1,2],[1,3,2],'o-'); fig.suptitle('both')
      plt.figure(figsize=(20,10))
      plt.imshow([[(i*j)%7 > 3 for j in range(200)] for i in range(32)], cmap='gray')
      plt.figure()
      plt.imshow([[1,2],[3,4]]); plt.axis('off'); plt.title('two by two')
      """
    let interpreter = Interpreter(output: { _ in })
    Library.install(into: interpreter)
    _ = try interpreter.run(Source(source, name: "<test>"))
    for figure in Pyplot.takeFigures() {
      print(TextPlot.render(figure, columns: 72, rows: 18, colour: .none))
      print(TextPlot.render(figure, columns: 72, rows: 18, colour: .full))
      print("=====")
    }
  }
}
