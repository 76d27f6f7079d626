/// Exceptions on their way through the frames.
extension Machine {
  /// Finds the handler of an error that the top frame's last instruction threw, and prepares its
  /// frame; throws the error on where the entry has none.
  @inline(never)
  func unwind(_ error: any Error) throws -> UnsafeMutablePointer<Frame> {
    let exception: Exception
    var isNew = true
    if let again = error as? Reraised {
      exception = again.exception
      isNew = false
    } else {
      exception = PythonError(any: error).exception
      setContext(of: exception)
    }
    while true {
      let frame = current
      let code = frame.pointee.code.takeUnretainedValue()
      let place = max(0, frame.pointee.pc - code.start - 1)
      if isNew { record(exception, frame, code, place) }
      isNew = true
      let handler = code.handlers.first { $0.start <= place && place < $0.end }
      if let handler {
        let registers = frame.pointee.registers
        registers[Int(handler.register)] = .object(exception)
        frame.pointee.pc = code.start + handler.target
        frame.pointee.handled =
          handler.enclosing < 0 ? nil : registers[Int(handler.enclosing)].as(Exception.self)
        return frame
      }
      let isEntry = frame.pointee.isEntry
      pop()
      if isEntry { throw PythonError(exception) }
    }
  }

  /// Adds the place to the traceback, and at the first one the operands' shapes.
  private func record(
    _ exception: Exception, _ frame: UnsafeMutablePointer<Frame>, _ code: Code, _ place: Int
  ) {
    if exception.traceback.isEmpty, exception.annotations.isEmpty {
      let operands = code.sites.operands[place] ?? []
      exception.annotations = operands.compactMap { operand in
        let address = self.place(
          operand.operand, frame.pointee.registers, frame.pointee.pool)
        guard let text = address.pointee.object?.annotation else { return nil }
        return Exception.Annotation(span: operand.span, text: text)
      }
    }
    if exception.missing != nil, exception.missing?.owner == nil, exception.traceback.isEmpty {
      exception.visibleNames = visibleNames(frame, code)
    }
    exception.traceback.append(
      TracebackEntry(function: code.name, source: code.source, span: code.spans[place]))
  }

  private func visibleNames(_ frame: UnsafeMutablePointer<Frame>, _ code: Code) -> [Name] {
    let locals = code.variableNames.enumerated().compactMap { index, name in
      frame.pointee.registers[index].isUndefined ? nil : name
    }
    return locals + code.globals.boundNames + code.interpreter.builtins.boundNames
  }

  /// The exception that is being handled is the context of a new one.
  private func setContext(of exception: Exception) {
    guard exception.context == nil, let handled, handled !== exception else { return }
    var link: Exception? = handled
    while let next = link {
      if next === exception { return }
      link = next.context
    }
    exception.context = handled
  }
}
