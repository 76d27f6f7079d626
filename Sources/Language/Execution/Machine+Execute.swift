import Safety

extension Machine {
  /// Runs the top frame until the entry that it belongs to is done. With `raising`, it begins with
  /// an exception.
  ///
  /// What is frequent and short stands here: arithmetic of small numbers, moves, jumps, calls of
  /// the program's functions. Everything else is one call away.
  func execute(raising: PythonError? = nil) throws -> Value {
    var frame = current
    var pc = frame.pointee.pc
    var registers = frame.pointee.registers
    var pool = frame.pointee.pool
    var pending = raising

    while true {
      do {
        if let error = pending {
          pending = nil
          throw error
        }
        while true {
          let i = pc.pointee
          pc += 1
          switch i.op {

          // MARK: Arithmetic

          case .add, .addInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              let (sum, overflow) = x.addingReportingOverflow(y)
              if !overflow {
                place(i.a, registers, pool).put(.int(sum))
                continue
              }
            } else if case .float(let x) = x.pointee, case .float(let y) = y.pointee {
              place(i.a, registers, pool).put(.float(x + y))
              continue
            }
            try binary(i, registers, pool)

          case .subtract, .subtractInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              let (difference, overflow) = x.subtractingReportingOverflow(y)
              if !overflow {
                place(i.a, registers, pool).put(.int(difference))
                continue
              }
            } else if case .float(let x) = x.pointee, case .float(let y) = y.pointee {
              place(i.a, registers, pool).put(.float(x - y))
              continue
            }
            try binary(i, registers, pool)

          case .multiply, .multiplyInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              let (product, overflow) = x.multipliedReportingOverflow(by: y)
              if !overflow {
                place(i.a, registers, pool).put(.int(product))
                continue
              }
            } else if case .float(let x) = x.pointee, case .float(let y) = y.pointee {
              place(i.a, registers, pool).put(.float(x * y))
              continue
            }
            try binary(i, registers, pool)

          case .trueDivide, .trueDivideInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .float(let x) = x.pointee, case .float(let y) = y.pointee, y != 0 {
              place(i.a, registers, pool).put(.float(x / y))
              continue
            }
            try binary(i, registers, pool)

          case .modulo, .moduloInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee, y > 0 {
              // Both in 32 bits is the usual case, and several times faster to divide.
              let rest =
                (x | y) >> 32 == 0
                ? Int(UInt32(truncatingIfNeeded: x) % UInt32(truncatingIfNeeded: y)) : x % y
              place(i.a, registers, pool).put(.int(rest < 0 ? rest &+ y : rest))
              continue
            }
            try binary(i, registers, pool)

          case .floorDivide, .floorDivideInPlace:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee, y > 0 {
              let quotient =
                (x | y) >> 32 == 0
                ? Int(UInt32(truncatingIfNeeded: x) / UInt32(truncatingIfNeeded: y))
                : x >= 0 ? x / y : ~(~x / y)
              place(i.a, registers, pool).put(.int(quotient))
              continue
            }
            try binary(i, registers, pool)

          case .power, .matmul, .leftShift, .rightShift, .and, .or, .xor, .powerInPlace,
            .matmulInPlace, .leftShiftInPlace, .rightShiftInPlace, .andInPlace, .orInPlace,
            .xorInPlace:
            try binary(i, registers, pool)

          // MARK: Comparisons

          case .less, .lessEqual, .equal, .notEqual, .greater, .greaterEqual:
            let (x, y) = (place(i.b, registers, pool), place(i.c, registers, pool))
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              let holds = Machine.holds(i.op.rawValue &- Opcode.less.rawValue, x, y)
              place(i.a, registers, pool).put(.bool(holds))
              continue
            }
            try compare(i, registers, pool)

          case .unlessLess, .unlessLessEqual, .unlessEqual, .unlessNotEqual, .unlessGreater,
            .unlessGreaterEqual:
            let (x, y) = (place(i.a, registers, pool), place(i.b, registers, pool))
            let place = i.op.rawValue &- Opcode.unlessLess.rawValue
            let holds: Bool
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              holds = Machine.holds(place, x, y)
            } else if case .float(let x) = x.pointee, case .float(let y) = y.pointee {
              holds = Machine.holds(place, x, y)
            } else {
              holds = try comparison(place, i, registers, pool)
            }
            if !holds { pc += Int(i.c) }

          case .ifLess, .ifLessEqual, .ifEqual, .ifNotEqual, .ifGreater, .ifGreaterEqual:
            let (x, y) = (place(i.a, registers, pool), place(i.b, registers, pool))
            let place = i.op.rawValue &- Opcode.ifLess.rawValue
            let holds: Bool
            if case .int(let x) = x.pointee, case .int(let y) = y.pointee {
              holds = Machine.holds(place, x, y)
            } else if case .float(let x) = x.pointee, case .float(let y) = y.pointee {
              holds = Machine.holds(place, x, y)
            } else {
              holds = try comparison(place, i, registers, pool)
            }
            if holds { pc += Int(i.c) }

          case .identical:
            place(i.a, registers, pool).pointee = .bool(
              Operations.identical(
                try value(i.b, registers, pool), try value(i.c, registers, pool)))
          case .notIdentical:
            place(i.a, registers, pool).pointee = .bool(
              !Operations.identical(
                try value(i.b, registers, pool), try value(i.c, registers, pool)))
          case .contains, .notContains:
            let holds = try Operations.contains(
              try value(i.c, registers, pool), try value(i.b, registers, pool))
            place(i.a, registers, pool).pointee = .bool(holds == (i.op == .contains))
          case .not:
            place(i.a, registers, pool).pointee = .bool(
              !(try Operations.isTrue(place(i.b, registers, pool).pointee)))
          case .negative:
            if case .float(let x) = place(i.b, registers, pool).pointee {
              place(i.a, registers, pool).pointee = .float(-x)
              continue
            }
            place(i.a, registers, pool).pointee = try Operations.unary(
              .negative, value(i.b, registers, pool))
          case .positive:
            place(i.a, registers, pool).pointee = try Operations.unary(
              .positive, value(i.b, registers, pool))
          case .invert:
            place(i.a, registers, pool).pointee = try Operations.unary(
              .invert, value(i.b, registers, pool))

          // MARK: Moves

          case .move:
            place(i.a, registers, pool).copy(from: place(i.b, registers, pool))
          case .loadGlobal:
            let global = globals(frame) + Int(i.b)
            if case .undefined = global.pointee {
              place(i.a, registers, pool).pointee = try builtin(i, frame)
            } else {
              place(i.a, registers, pool).copy(from: global)
            }
          case .storeGlobal:
            (globals(frame) + Int(i.a)).copy(from: place(i.b, registers, pool))
          case .check:
            if case .undefined = registers[Int(i.a)] { throw unbound(i.a, frame) }
          case .loadCell:
            let cell = cell(registers, i.b)
            if case .undefined = cell.value { throw unbound(i.b, frame) }
            place(i.a, registers, pool).pointee = cell.value
          case .storeCell:
            let cell = cell(registers, i.a)
            cell.willChange()
            cell.value = place(i.b, registers, pool).pointee
          case .loadClassLocal:
            if case .undefined = registers[Int(i.b)] { continue }
            place(i.a, registers, pool).pointee = registers[Int(i.b)]
            pc += Int(i.c)

          // MARK: Jumps

          case .jump:
            pc += Int(i.c)
          case .loop:
            pc += Int(i.c)
            if Interrupt.needsAttention {
              frame.pointee.pc = pc
              try Interrupt.check()
            }
          case .jumpIfTrue:
            let condition = place(i.a, registers, pool)
            let truth: Bool
            if case .bool(let value) = condition.pointee {
              truth = value
            } else {
              truth = try Operations.isTrue(condition.pointee)
            }
            if truth { pc += Int(i.c) }
          case .jumpIfFalse:
            let condition = place(i.a, registers, pool)
            let truth: Bool
            if case .bool(let value) = condition.pointee {
              truth = value
            } else {
              truth = try Operations.isTrue(condition.pointee)
            }
            if !truth { pc += Int(i.c) }

          // MARK: Loops

          case .next:
            let iteration = registers + Int(i.b)
            if case .int(let current) = iteration.pointee,
              case .int(let left) = iteration[1], case .int(let step) = iteration[2]
            {
              if left > 0 {
                iteration.initialize(to: .int(current &+ step))
                (iteration + 1).initialize(to: .int(left &- 1))
                place(i.a, registers, pool).put(.int(current))
              } else {
                pc += Int(i.c)
              }
              continue
            }
            let hasNext = try advance(iteration, into: place(i.a, registers, pool))
            if !hasNext { pc += Int(i.c) }

          // MARK: Calls

          case .call:
            let base = registers + Int(i.b)
            if let function = function(base), frame.pointee.generator == nil {
              try enter(function, base + 1, Int(i.c), [], i.a, frame, pc)
              if function.code.isGenerator { continue }
            } else {
              let count = Int(i.c)
              if try !construct(base, count, i.a, frame, pc) {
                place(i.a, registers, pool).pointee = try callSlowly(base, count, [], frame)
                continue
              }
            }
            frame = current
            pc = frame.pointee.pc
            registers = frame.pointee.registers
            pool = frame.pointee.pool

          case .callMethod:
            var base = registers + Int(i.b)
            var count = Int(i.c) &+ 1
            if case .undefined = base.pointee {
              base += 1
              count &-= 1
            }
            if let function = function(base), frame.pointee.generator == nil {
              try enter(function, base + 1, count, [], i.a, frame, pc)
              if function.code.isGenerator { continue }
            } else if count == 2, try append(base) {
              place(i.a, registers, pool).pointee = .none
              continue
            } else {
              place(i.a, registers, pool).pointee = try callSlowly(base, count, [], frame)
              continue
            }
            frame = current
            pc = frame.pointee.pc
            registers = frame.pointee.registers
            pool = frame.pointee.pool

          case .callKeywords, .callMethodKeywords:
            let site = frame.pointee.code._withUnsafeGuaranteedRef { $0.sites.calls[Int(i.c)] }
            var base = registers + Int(i.b)
            var count = site.count
            if i.op == .callMethodKeywords {
              if case .undefined = base.pointee { base += 1 } else { count &+= 1 }
            }
            let positional = count &- site.keywords.count
            if let function = function(base), frame.pointee.generator == nil {
              try enter(function, base + 1, positional, site.keywords, i.a, frame, pc)
              if function.code.isGenerator { continue }
            } else {
              place(i.a, registers, pool).pointee = try callSlowly(
                base, positional, site.keywords, frame)
              continue
            }
            frame = current
            pc = frame.pointee.pc
            registers = frame.pointee.registers
            pool = frame.pointee.pool

          case .returnValue:
            var value = place(i.a, registers, pool).pointee
            if let instance = frame.pointee.instance {
              try Machine.checkInitialized(value)
              value = .object(instance)
            }
            let (isEntry, result) = (frame.pointee.isEntry, frame.pointee.result)
            if let generator = frame.pointee.generator {
              generator._withUnsafeGuaranteedRef { $0.state = .finished }
            }
            pop()
            if isEntry { return value }
            frame = current
            pc = frame.pointee.pc
            registers = frame.pointee.registers
            pool = frame.pointee.pool
            place(result, registers, pool).pointee = value

          case .returnNamespace:
            let code = frame.pointee.code.takeUnretainedValue()
            let value = try namespace(code, registers)
            pop()
            return value

          case .yieldValue:
            let value = place(i.b, registers, pool).pointee
            if let generator = frame.pointee.generator {
              suspend(generator.takeUnretainedValue(), at: pc)
            }
            return value

          case .delegate:
            if let value = try delegate(i, registers, pool) {
              if let generator = frame.pointee.generator {
                suspend(generator.takeUnretainedValue(), at: pc - 1)
              }
              return value
            }

          // MARK: Objects

          case .getAttribute: try getAttribute(i, registers, pool, frame)
          case .setAttribute: try setAttribute(i, registers, pool, frame)
          case .loadMethod: try loadMethod(i, registers, pool, frame)
          case .getItem: try getItem(i, registers, pool)
          case .getItemToChange: try getItemToChange(i, registers, pool)
          case .changeItem:
            if try changeItem(i, pc.pointee, registers, pool) { pc += 3 } else { pc += 1 }
          case .getSlice:
            try getSlice(i, stop: pc.pointee.a, registers, pool)
            pc += 1
          case .addItem: try addItem(i, registers, pool)
          case .appendMethod:
            if try append(place(i.c, registers, pool), to: place(i.b, registers, pool)) {
              place(i.a, registers, pool).put(.none)
            } else {
              pc += 1
            }
          case .getPair:
            try getPair(i, second: pc.pointee.a, registers, pool)
            pc += 1
          case .getItems: try getItems(i, registers, pool)
          case .setItem: try setItem(i, registers, pool)

          case .exitContextRaising, .unlessMatches, .unlessSequence, .unlessMapping, .unlessKey:
            if try condition(i, registers, pool, frame) {
              pc += Int(i.c)
            }
          case .enterHandler:
            frame.pointee.handled = registers[Int(i.a)].as(Exception.self)
          case .leaveHandler:
            Disposal.settle()
            frame.pointee.handled = i.a < 0 ? nil : registers[Int(i.a)].as(Exception.self)
          default:
            try perform(i, registers, pool, frame)
          }
        }
      } catch {
        frame.pointee.pc = pc
        frame = try unwind(error)
        pc = frame.pointee.pc
        registers = frame.pointee.registers
        pool = frame.pointee.pool
      }
    }
  }
}
