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
    var span = code.spans[place]
    if let missing = exception.missing, missing.owner == nil, exception.traceback.isEmpty {
      exception.visibleNames = visibleNames(frame, code)
      span = unboundOperand(frame, code, place) ?? span
    } else if exception.missing == nil, exception.traceback.isEmpty,
      exception.annotations.isEmpty
    {
      annotate(exception, frame, code, place)
    }
    exception.traceback.append(
      TracebackEntry(function: code.name, source: code.source, span: span))
  }

  /// Where an instruction's first operand without a value stands: a global name that is not there.
  private func unboundOperand(
    _ frame: UnsafeMutablePointer<Frame>, _ code: Code, _ place: Int
  ) -> SourceSpan? {
    code.sites.operands[place]?.first {
      self.place($0.operand, frame.pointee.registers, frame.pointee.pool).pointee.isUndefined
    }?.span
  }

  /// Notes the shapes of a failed instruction's operands, and where two of them clash.
  private func annotate(
    _ exception: Exception, _ frame: UnsafeMutablePointer<Frame>, _ code: Code, _ place: Int
  ) {
    var objects: [Object] = []
    for operand in code.sites.operands[place] ?? [] {
      let address = self.place(operand.operand, frame.pointee.registers, frame.pointee.pool)
      guard let object = address.pointee.object, let text = object.annotation else { continue }
      objects.append(object)
      exception.annotations.append(Exception.Annotation(span: operand.span, text: text))
    }
    guard objects.count == 2, case .str(let message)? = exception.arguments.first,
      let clash = objects[0].clash(with: objects[1], in: message.text)
    else { return }
    exception.annotations[0].clash = clash.own
    exception.annotations[1].clash = clash.other
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
