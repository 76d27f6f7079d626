/// How far a loop over a range has come.
package struct LoopProgress {
  /// Where the loop stands in the program: the same for as long as it is the same loop.
  package let place: Int
  package let done: Int
  package let total: Int
}

extension Interpreter {
  /// The outermost loop over a range that runs at the top of the workspace; nil where none does.
  ///
  /// To be asked while the program runs, within `Interrupt.onTick`.
  package var loopProgress: LoopProgress? {
    let machine = Machine.shared
    for index in 0..<machine.depth where machine.frames[index].function == nil {
      if let progress = machine.frames[index].loopProgress { return progress }
    }
    return nil
  }
}

extension Machine.Frame {
  /// The outermost loop around the frame's place, if its iteration counts whole numbers.
  fileprivate var loopProgress: LoopProgress? {
    code._withUnsafeGuaranteedRef { code in
      let place = pc - code.start
      let outermost = code.instructions.prefix(place + 1).enumerated().first { index, instruction in
        instruction.op == .next && index + 1 + Int(instruction.c) > place
      }
      guard let (index, instruction) = outermost else { return nil }
      let iteration = registers + Int(instruction.b)
      guard case .int(let current) = iteration[0], case .int(let left) = iteration[1],
        case .int(let step) = iteration[2], step > 0, current >= 0, left >= 0
      else { return nil }
      // Ranges mostly start at 0; one that does not seems to have that many steps behind it.
      let done = current / step
      return LoopProgress(place: index, done: done, total: done &+ left)
    }
  }
}
