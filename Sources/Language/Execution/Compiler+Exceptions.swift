/// `try` and `with`.
extension Compiler {
  func tryStatement(_ block: Statement.Try) throws {
    if block.finally.isEmpty { return try tryExcept(block) }
    try scratch {
      let exception = allocate()
      let before = assigned
      let segments = try protected(.finally(block.finally)) {
        if block.handlers.isEmpty {
          try statements(block.body)
        } else {
          try tryExcept(block)
        }
      }
      let after = assigned
      try statements(block.finally)
      let end = emit(.jump)
      addHandler(segments, target: here, register: exception)
      assigned = before
      emit(.enterHandler, exception)
      blocks.append(Block(.handler(exception, nil)))
      try statements(block.finally)
      blocks.removeLast()
      emit(.reraise, exception)
      assigned = after
      patch(end)
    }
  }

  private func tryExcept(_ block: Statement.Try) throws {
    try scratch {
      let exception = allocate()
      let before = assigned
      let segments = try protected(.protected) { try statements(block.body) }
      try statements(block.orElse)
      var outcome = assigned
      var ends = [emit(.jump)]
      addHandler(segments, target: here, register: exception)
      assigned = before
      emit(.enterHandler, exception)
      for handler in block.handlers {
        let skip = try handler.type.map { type in
          try at(type.span) {
            try scratch { emit(.unlessMatches, exception, try operand(type)) }
          }
        }
        let beforeBody = assigned
        try self.handler(handler, exception)
        ends.append(emit(.jump))
        outcome.formIntersection(assigned)
        assigned = beforeBody
        if let skip { patch(skip) }
      }
      emit(.reraise, exception)
      assigned = outcome
      patch(ends)
    }
  }

  private func handler(_ handler: Statement.Handler, _ exception: Int32) throws {
    guard let name = handler.name else {
      blocks.append(Block(.handler(exception, nil)))
      try statements(handler.body)
      blocks.removeLast()
      emit(.leaveHandler, enclosingHandler)
      return
    }
    store(name, from: exception)
    let later = allocate()
    let segments = try protected(.handler(exception, name)) { try statements(handler.body) }
    forget(name)
    emit(.leaveHandler, enclosingHandler)
    let end = emit(.jump)
    // An exception from within the handler unbinds the name, too.
    blocks.append(Block(.handler(exception, nil)))
    addHandler(segments, target: here, register: later)
    blocks.removeLast()
    forget(name)
    emit(.reraise, later)
    patch(end)
  }

  // MARK: with

  func with(_ items: ArraySlice<Statement.WithItem>, _ body: [Statement]) throws {
    guard let item = items.first else { return try statements(body) }
    try scratch {
      let exit = allocate()
      let exception = allocate()
      let before: Set<Int32>
      do {
        let context = try operand(item.context)
        before = assigned
        let value = allocate()
        at(item.context.span) { emit(.enterContext, value, context, exit) }
        let segments = try protected(.context(exit)) {
          if let target = item.target { try assign(target, from: value) }
          try with(items.dropFirst(), body)
        }
        at(item.context.span) { emit(.exitContext, exit) }
        let end = emit(.jump)
        addHandler(segments, target: here, register: exception)
        emit(.enterHandler, exception)
        let settled = at(item.context.span) { emit(.exitContextRaising, exit, exception) }
        emit(.reraise, exception)
        patch(settled)
        emit(.leaveHandler, enclosingHandler)
        patch(end)
      }
      assigned = before
    }
  }
}
