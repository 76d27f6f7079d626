/// One step of compiled code: an operation and up to three operands.
///
/// An operand that is a value is a register where it is not negative. A negative one, `~n`, is the
/// `n`th entry of the frame's pool: a function's constants, a module's global names. A jump's
/// distance counts from the next instruction.
struct Instruction {
  var op: Opcode
  var a: Int32
  var b: Int32
  var c: Int32
}

/// The operations. In the comments, `a` is written, `b` and `c` are read unless it says otherwise.
enum Opcode: UInt8 {
  // MARK: Operators, in the order of `BinaryOperator`
  case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matmul
  case leftShift, rightShift, and, or, xor
  // The same with assignment.
  case addInPlace, subtractInPlace, multiplyInPlace, trueDivideInPlace, floorDivideInPlace
  case moduloInPlace, powerInPlace, matmulInPlace, leftShiftInPlace, rightShiftInPlace
  case andInPlace, orInPlace, xorInPlace
  // Comparisons, in the order of `ComparisonOperator`.
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  // Jump to `c` if `a op b` is false, or true.
  case unlessLess, unlessLessEqual, unlessEqual, unlessNotEqual, unlessGreater
  case unlessGreaterEqual
  case ifLess, ifLessEqual, ifEqual, ifNotEqual, ifGreater, ifGreaterEqual
  case identical, notIdentical, contains, notContains
  case not, negative, positive, invert

  // MARK: Moves
  /// `a = b`, which has a value.
  case move
  /// `a` = global at slot `b`, or builtin at slot `c`.
  case loadGlobal
  /// Global at slot `a` = `b`.
  case storeGlobal
  case deleteGlobal
  /// Throws if register `a` has no value.
  case check
  /// Takes the value from register `a`, which must have one.
  case deleteLocal
  /// Register `a` becomes a cell with its value.
  case makeCell
  /// Register `a` becomes an empty cell.
  case newCell
  case loadCell, storeCell, deleteCell
  /// In a class body: `a` = register `b` and jump to `c`, if that has a value.
  case loadClassLocal
  /// Registers from `a` on get the closure's `b` cells.
  case copyFree
  /// Empties registers `a` up to `b`.
  case clear

  // MARK: Jumps
  case jump
  /// A jump backwards, which asks whether the program shall stop.
  case loop
  /// Jump to `c` if `a` is true, or false.
  case jumpIfTrue, jumpIfFalse

  // MARK: Loops
  /// Registers from `a` on become an iteration over `b`.
  case iterate
  /// Register `a` is the callee, `b` arguments follow: an iteration over what the call gives,
  /// without making it where the callee is `range`.
  case iterateRange
  /// `a` = the next value of the iteration at `b`, or jump to `c`.
  case next

  // MARK: Calls
  /// `a` = call of register `b` with the `c` values after it.
  case call
  /// The same with keywords: `c` is a call site.
  case callKeywords
  /// `a` = call of register `b` with the list and the dict in the registers after it.
  case callUnpacked
  /// Registers `a`, `a + 1` = the method called name `c` of `b`, and its receiver.
  case loadMethod
  /// `a` = call of the method at `b` with the `c` values after its receiver.
  case callMethod
  case callMethodKeywords
  /// Returns `a`.
  case returnValue
  /// `a` = what is sent in after `b` was given out.
  case yieldValue
  /// Register `a` = iterator of `b`.
  case iterateDelegate
  /// `a` = the end value of the iteration in register `b`, after all its values were given out;
  /// register `b + 1` has what is sent in.
  case delegate

  // MARK: Objects
  /// `a = b.c`; `c` is an attribute site.
  case getAttribute
  /// `a.c = b`
  case setAttribute
  case deleteAttribute
  /// `a = b[c]`
  case getItem
  /// `a = b[c]` for `b[c] op= …`, or no value where `b` can do that at once; see `changeItem`.
  case getItemToChange
  /// `a[b] op= c`: operand `a` of the next instruction is the item or has no value, `b` the operator.
  /// Skips the three instructions that follow if all is done; else the item has a value now.
  case changeItem
  /// `a[b] = c`
  case setItem
  case deleteItem
  /// `a = b[c, d]`; `d` is operand `a` of the next instruction, which is no step of its own.
  case getPair
  case operand
  /// `a` = item of register `b` for the `c` keys after it.
  case getItems
  /// `a = b[c:d]`; `d` is operand `a` of the next instruction, which is no step of its own.
  case getSlice
  /// Item of register `a` for the `c` keys after it = `b`.
  case setItems
  /// `a` = `c` values from register `b` on.
  case buildList, buildTuple, buildSet, buildSlice, buildString
  /// `a = b + [c]`
  case addItem
  /// `a` = dict of `c` pairs from register `b` on.
  case buildDict
  /// `b.append(c)` and `a = None` where `b` is a list; anything else skips the next instruction.
  case appendMethod
  /// Adds `b` to the list or set in register `a`.
  case appendList, addSet
  /// `a[b] = c` of the dict in register `a`.
  case addDict
  /// Adds all of `b` to the list, set or dict in register `a`.
  case extendList, updateSet, updateDict
  /// Adds all of `b` to a call's list of arguments in register `a`; `c` is the callee.
  case extendArguments
  /// The same for a call's keywords, which must not repeat; `c` is the callee.
  case mergeKeywords
  case listToTuple
  /// `a` = text of `b`; `c` is a format site.
  case format
  /// Registers from `a` on = the `c` values of `b`.
  case unpack
  /// The same with a star: `c` is an unpack site.
  case unpackStar
  /// `a` = function of code `b`, whose defaults and cells stand from register `c` on.
  case makeFunction
  /// `a` = class made by the body function in register `b` with the arguments after it; `c` is a
  /// class site.
  case makeClass
  /// Returns a class body's names as a dict.
  case returnNamespace
  /// `a` = `super()` of the class in cell `b` and the receiver `c`.
  case loadSuper
  /// Operand `a` becomes a dict, if it is none yet: the annotations.
  case annotations

  // MARK: Exceptions
  /// Raises `a` from `b`; `c` says which of them there are.
  case raise
  /// Raises register `a` again.
  case reraise
  /// The exception in register `a` is being handled.
  case enterHandler
  /// The exception in register `a` is being handled again; none if `a` is negative.
  case leaveHandler
  /// Jump to `c` unless exception `a` is of class `b`.
  case unlessMatches
  case assertionFailed
  /// `a` = value of entering context `b`; its exit goes to register `c`.
  case enterContext
  /// Calls the exit in register `a` without an exception.
  case exitContext
  /// Calls the exit in register `a` with exception `b`; jump to `c` if that settles it.
  case exitContextRaising

  // MARK: Imports
  /// `a` = module; `b` is an import site.
  case importModule
  /// `a` = name `c` from module `b`.
  case importName
  /// Binds all public names of module `a`.
  case importAll

  // MARK: Patterns
  /// Jump to `c` unless `a` is a sequence for site `b`.
  case unlessSequence
  /// Jump to `c` unless `a` is a mapping with at least `b` keys.
  case unlessMapping
  /// `a` = value of key `b` in the mapping in register `a + 1`, or jump to `c`.
  case unlessKey
  /// `a` = dict `b` without the keys of the tuple `c`.
  case mappingRest
  /// `a` = whether `b` fits the class site `c`; the registers after it get the attributes.
  case matchClass
}

extension Opcode {
  /// The opcode so many places after this one.
  func advanced(by distance: Int) -> Opcode {
    Opcode(rawValue: rawValue &+ UInt8(truncatingIfNeeded: distance)) ?? self
  }
}

extension BinaryOperator {
  private static let opcodes = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// The place of the operator among all.
  var place: Int { BinaryOperator.opcodes[self] ?? 0 }
}

extension ComparisonOperator {
  private static let opcodes = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// The place of the operator among all.
  var place: Int { ComparisonOperator.opcodes[self] ?? 0 }
}
