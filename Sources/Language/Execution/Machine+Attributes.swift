/// Attributes and items, with what was found last remembered at each place of the code.
extension Machine {
  // MARK: Attributes

  private func site(
    _ place: Int32, _ frame: UnsafeMutablePointer<Frame>
  ) -> UnsafeMutablePointer<AttributeSite> {
    frame.pointee.code._withUnsafeGuaranteedRef {
      $0.attributeSites.baseAddress.unsafelyUnwrapped + Int(place)
    }
  }

  func getAttribute(
    _ i: Instruction, _ registers: Registers, _ pool: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let object = place(i.b, registers, pool)
    let site = site(i.c, frame)
    if case .object(let object) = object.pointee {
      if object.layout == .instance {
        let instance = unsafeDowncast(object, to: Instance.self)
        if let value = cached(instance, site) {
          place(i.a, registers, pool).pointee = value
          return
        }
      } else if object.hasOnlyClassAttributes, let found = classAttribute(object, site) {
        place(i.a, registers, pool).pointee = try found.bound(to: .object(object), in: object.type)
        return
      }
    }
    let value = try value(i.b, registers, pool)
    place(i.a, registers, pool).pointee = try Operations.getAttribute(value, site.pointee.name)
    if let instance = value.as(Instance.self) { remember(instance, site) }
  }

  /// The instance's own attribute, where the class has had no say in it the last time.
  @inline(__always)
  private func cached(
    _ instance: Instance, _ site: UnsafeMutablePointer<AttributeSite>
  ) -> Value? {
    guard let shape = site.pointee.shape, shape.toOpaque() == instance.shapeAddress,
      site.pointee.generation == TypeObject.generation
    else { return nil }
    return instance.values[site.pointee.index]
  }

  /// What the class of an object has under the site's name, if it is an object itself.
  @inline(__always)
  private func classAttribute(
    _ object: Object, _ site: UnsafeMutablePointer<AttributeSite>
  ) -> Object? {
    let type = object.type
    if site.pointee.generation == TypeObject.generation,
      site.pointee.type?.toOpaque() == Unmanaged.passUnretained(type).toOpaque()
    {
      return site.pointee.method.object
    }
    guard case .object(let found)? = type.lookup(site.pointee.name) else { return nil }
    site.pointee.type = .passUnretained(type)
    site.pointee.shape = nil
    site.pointee.generation = TypeObject.generation
    site.pointee.method = .object(found)
    return found
  }

  /// Remembers where an own attribute is, or for an assignment that added it, what the shape was.
  private func remember(
    _ instance: Instance, _ site: UnsafeMutablePointer<AttributeSite>, from before: Shape? = nil
  ) {
    let name = site.pointee.name
    guard instance.dictionary == nil, let place = instance.shape.place(of: name),
      instance.userClass.special(.getattribute) == nil
    else { return }
    if case .object(let found)? = instance.userClass.lookup(name), found.isDataDescriptor {
      return
    }
    site.pointee.type = nil
    let hasGrown = before.map { $0.place(of: name) == nil } ?? false
    site.pointee.keep(hasGrown ? before ?? instance.shape : instance.shape)
    site.pointee.nextShape = hasGrown ? instance.shape : nil
    site.pointee.index = place
    site.pointee.generation = TypeObject.generation
  }

  func setAttribute(
    _ i: Instruction, _ registers: Registers, _ pool: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let site = site(i.c, frame)
    let target = try value(i.a, registers, pool)
    let new = try value(i.b, registers, pool)
    if case .object(let object) = target, object.layout == .other, object.hasOnlyClassAttributes,
      let found = classAttribute(object, site), found.isDataDescriptor
    {
      return try found.assign(new, on: target)
    }
    guard case .object(let object) = target, object.layout == .instance else {
      return try Operations.setAttribute(target, site.pointee.name, new)
    }
    let instance = unsafeDowncast(object, to: Instance.self)
    if let shape = site.pointee.shape, shape.toOpaque() == instance.shapeAddress,
      site.pointee.generation == TypeObject.generation
    {
      if let next = site.pointee.nextShape {
        instance.addOwn(new, shape: next)
      } else {
        instance.setOwn(at: site.pointee.index, new)
      }
      return
    }
    let before = instance.shape
    try instance.setAttribute(site.pointee.name, new)
    if instance.userClass.special(.setattr) == nil { remember(instance, site, from: before) }
  }

  // MARK: Methods

  /// Loads a method and its receiver into two registers. Where the class has it as a function, no
  /// bound method is made; else the first register stays empty, and the second is the callee.
  func loadMethod(
    _ i: Instruction, _ registers: Registers, _ pool: Registers,
    _ frame: UnsafeMutablePointer<Frame>
  ) throws {
    let site = site(i.c, frame)
    let receiver = try value(i.b, registers, pool)
    let type = receiver.type
    let target = registers + Int(i.a)
    if site.pointee.generation == TypeObject.generation, isKnown(receiver, type, site) {
      target[0] = site.pointee.method
      target[1] = receiver
      return
    }
    if let method = method(of: receiver, type, site.pointee.name) {
      target[0] = method
      target[1] = receiver
      if receiver.as(Instance.self)?.dictionary != nil { return }
      site.pointee.type = .passUnretained(type)
      site.pointee.generation = TypeObject.generation
      site.pointee.method = method
      if let instance = receiver.as(Instance.self) { site.pointee.keep(instance.shape) }
      return
    }
    target[1] = try Operations.getAttribute(receiver, site.pointee.name)
    target[0] = .undefined
  }

  /// Whether the receiver is like the last one: of its class, and an instance of its shape.
  @inline(__always)
  private func isKnown(
    _ receiver: Value, _ type: TypeObject, _ site: UnsafeMutablePointer<AttributeSite>
  ) -> Bool {
    guard let known = site.pointee.type,
      known.toOpaque() == Unmanaged.passUnretained(type).toOpaque()
    else { return false }
    guard case .object(let object) = receiver, object.layout == .instance else { return true }
    return site.pointee.shape?.toOpaque()
      == unsafeDowncast(object, to: Instance.self).shapeAddress
  }

  /// The function that the receiver's class has under a name, if a call may pass it the receiver.
  private func method(of receiver: Value, _ type: TypeObject, _ name: Name) -> Value? {
    if case .object(let object) = receiver {
      switch object.layout {
      case .instance:
        let instance = unsafeDowncast(object, to: Instance.self)
        if instance.userClass.special(.getattribute) != nil { return nil }
        if instance.own(name) != nil { return nil }
      case .type, .exception, .function, .boundMethod, .native, .module:
        return nil
      default:
        if object.hasOwnAttributes { return nil }
      }
    }
    guard let found = type.lookup(name), case .object(let function) = found, function.isMethod
    else { return nil }
    return found
  }

  // MARK: Items

  func getItem(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let (container, key) = (place(i.b, registers, pool), place(i.c, registers, pool))
    if let found = Machine.storedItem(container, key) {
      place(i.a, registers, pool).copy(from: found)
      return
    }
    if case .object(let object) = container.pointee {
      if !key.pointee.isUndefined {
        return try object.getItem(key, nil, into: place(i.a, registers, pool))
      }
    }
    place(i.a, registers, pool).pointee = try Operations.getItem(
      value(i.b, registers, pool), value(i.c, registers, pool))
  }

  /// Where a list, a tuple or a dict has the item for a plain key; nil where it has none, for any other
  /// container, and for other keys.
  @inline(__always)
  private static func storedItem(
    _ container: Registers, _ key: Registers
  ) -> UnsafePointer<Value>? {
    container.held?._withUnsafeGuaranteedRef { object in
      switch object.layout {
      case .list:
        guard case .int(let index) = key.pointee else { return nil }
        return Machine.item(index, of: unsafeDowncast(object, to: List.self).buffer)
      case .tuple:
        guard case .int(let index) = key.pointee else { return nil }
        return unsafeDowncast(object, to: Tuple.self).items.withUnsafeBufferPointer {
          Machine.item(index, of: $0)
        }
      case .dict:
        return unsafeDowncast(object, to: Dict.self).stored(key)
      default:
        return nil
      }
    }
  }

  @inline(__always)
  private static func item(
    _ index: Int, of items: UnsafeBufferPointer<Value>
  ) -> UnsafePointer<Value>? {
    items.indices.contains(index) ? items.baseAddress.map { $0 + index } : nil
  }

  // MARK: Items that change in place

  /// The item that `container[key] op= value` changes, unless the container can do without.
  @inline(never)
  func getItemToChange(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let (container, key) = (place(i.b, registers, pool), place(i.c, registers, pool))
    let isDone = container.held?._withUnsafeGuaranteedRef {
      $0.layout == .other && $0.hasItemToChange(key)
    }
    if isDone == true {
      place(i.a, registers, pool).put(.undefined)
    } else {
      try getItem(i, registers, pool)
    }
  }

  /// `container[key] op= value` at once; false where that takes the item.
  @inline(never)
  func changeItem(
    _ i: Instruction, _ more: Instruction, _ registers: Registers, _ pool: Registers
  ) throws -> Bool {
    guard place(more.a, registers, pool).pointee.isUndefined else { return false }
    let (key, value) = (place(i.b, registers, pool), place(i.c, registers, pool))
    let op = BinaryOperator.allCases[Int(more.b)]
    let isDone = try place(i.a, registers, pool).held?._withUnsafeGuaranteedRef {
      try !value.pointee.isUndefined && $0.changeItem(op, key, value)
    }
    if isDone == true {
      clear(key, operand: i.b)
      return true
    }
    let get = Instruction(op: .getItem, a: more.a, b: i.a, c: i.b)
    try getItem(get, registers, pool)
    return false
  }

  /// Empties a key's register if it is a temporary one, which is read for the last time here. To hold
  /// the key longer would keep `ix = x[i]` from making the same object over in a loop's next turn.
  @inline(__always)
  private func clear(_ key: Registers, operand: Int32) {
    let first = current.pointee.code._withUnsafeGuaranteedRef { $0.firstTemporary }
    if operand >= first { key.put(.undefined) }
  }

  /// `a = container[first, second]`
  func getPair(
    _ i: Instruction, second: Int32, _ registers: Registers, _ pool: Registers
  ) throws {
    let (first, other) = (place(i.c, registers, pool), place(second, registers, pool))
    if case .object(let object) = place(i.b, registers, pool).pointee, !first.pointee.isUndefined,
      !other.pointee.isUndefined
    {
      return try object.getItem(first, other, into: place(i.a, registers, pool))
    }
    let container = try value(i.b, registers, pool)
    let keys = Value.tuple([
      try value(i.c, registers, pool), try value(second, registers, pool),
    ])
    place(i.a, registers, pool).pointee = try Operations.getItem(container, keys)
  }

  /// `a = container[x, y, …]`: the container and the keys stand in registers from `b` on.
  func getItems(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let window = registers + Int(i.b)
    let keys = UnsafeBufferPointer(start: window + 1, count: Int(i.c))
    place(i.a, registers, pool).pointee =
      if case .object(let object) = window.pointee {
        try object.getItem(keys: keys)
      } else {
        try Operations.getItem(window.pointee, .tuple(Array(keys)))
      }
  }

  /// `a = container[start:stop]`
  func getSlice(
    _ i: Instruction, stop: Int32, _ registers: Registers, _ pool: Registers
  ) throws {
    let container = place(i.b, registers, pool)
    if let list = container.held, list._withUnsafeGuaranteedRef({ $0.layout == .list }),
      let start = Machine.bound(place(i.c, registers, pool), missing: 0),
      let stop = Machine.bound(place(stop, registers, pool), missing: .max)
    {
      let part = try list._withUnsafeGuaranteedRef {
        try unsafeDowncast($0, to: List.self).slice(start, stop)
      }
      place(i.a, registers, pool).put(.object(part))
      return
    }
    let whole = try value(i.b, registers, pool)
    let slice = Slice(
      start: try value(i.c, registers, pool), stop: try value(stop, registers, pool))
    place(i.a, registers, pool).pointee = try Operations.getItem(whole, .object(slice))
  }

  /// A bound that is a small int, or `missing` for `None`; nil for all others.
  @inline(__always)
  private static func bound(_ value: Registers, missing: Int) -> Int? {
    switch value.pointee {
    case .int(let place): place
    case .none: missing
    default: nil
    }
  }

  /// `container[a, b, …] = value`
  static func setItem(
    _ container: Value, _ keys: UnsafeBufferPointer<Value>, _ value: Value
  ) throws {
    if case .object(let object) = container {
      return try object.setItem(keys: keys, value)
    }
    try Operations.setItem(container, .tuple(Array(keys)), value)
  }

  func setItem(_ i: Instruction, _ registers: Registers, _ pool: Registers) throws {
    let (key, item) = (place(i.b, registers, pool), place(i.c, registers, pool))
    if case .object(let object) = place(i.a, registers, pool).pointee, !key.pointee.isUndefined,
      !item.pointee.isUndefined
    {
      try object.setItem(key.pointee, item.pointee)
      return clear(key, operand: i.b)
    }
    try Operations.setItem(
      value(i.a, registers, pool), value(i.b, registers, pool), value(i.c, registers, pool))
  }
}
