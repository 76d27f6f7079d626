import Language
import Testing

/// What is left of a program that was started over: functions that a class of the library was given.
@Suite struct EndedProgramTests {
  @Test("functions that the library was given outlive the program")
  func functionsOutliveTheProgram() throws {
    let lesson = try TestLesson()
    lesson.type("import torch.nn as nn; word = 'kept'")
    lesson.type("nn.Module.show = lambda self: print(type(self).__name__, len([1, 2]))")
    lesson.type("nn.Module.tell = print; nn.Module.names = globals()")
    lesson.type("nn.Module.word = lambda self: word")
    lesson.type(":reset")
    lesson.type("import torch.nn as nn; m = nn.Linear(2, 2)")
    #expect(lesson.type("m.show()").contains { $0.hasPrefix("Linear 2") })
    #expect(
      lesson.type("m.word()").last?.hasPrefix("NameError: name 'word' is not defined") == true)
    #expect(lesson.type("'word' in nn.Module.names") == ["False"])
    // As alive as any other statement, whether or not it prints.
    lesson.type("nn.Module.tell('told')")
    #expect(lesson.type("1 + 1") == ["2"])
    lesson.type("del nn.Module.show, nn.Module.tell, nn.Module.names, nn.Module.word")
  }

  @Test func itsNamesAreFreed() throws {
    weak var ended: Interpreter?
    do {
      let interpreter = Interpreter(output: { _ in })
      try interpreter.run(Source("def f(): return f\nfs = [f, globals()]", name: "<test>"))
      ended = interpreter
      interpreter.end()
    }
    #expect(ended == nil)
  }
}
