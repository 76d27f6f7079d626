import Safety

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The items of a list, and the memory that they stand in.
extension List {
  /// An empty list with room for so many items, without a second piece of memory where they are few.
  package static func withRoom(for count: Int) -> List {
    if count == 0 { return List() }
    if count <= ListOfFour.inObject { return ListOfFour() }
    if count <= ListOfEight.inObject { return ListOfEight() }
    let list = List()
    list.reserve(count)
    return list
  }

  /// A new list of these items.
  package static func of(_ items: UnsafeBufferPointer<Value>) -> List {
    let list = withRoom(for: items.count)
    list.add(items)
    return list
  }

  /// A new list of items that may be many; lets a request to stop through.
  static func ofMany(_ items: UnsafeBufferPointer<Value>) throws -> List {
    if items.count < Sequences.long { return of(items) }
    let list = List()
    try list.extend(with: items)
    return list
  }

  /// A copy of the list; lets a request to stop through.
  package func copied() throws -> List { try List.ofMany(buffer) }

  /// A copy of the items.
  package var items: [Value] { Array(buffer) }

  /// A copy of the items, of a long list too; lets a request to stop through.
  package func listedItems() throws -> [Value] {
    if count < Sequences.long { return items }
    return try Sequences.made(count) { self[$0] }
  }

  /// The items where they are: only for as long as nothing changes the list, so that no code of the
  /// program may run meanwhile.
  package var buffer: UnsafeBufferPointer<Value> {
    @inline(__always) get { UnsafeBufferPointer(start: start, count: count) }
  }

  package var isEmpty: Bool { count == 0 }

  /// The item at a place within the list. Call `willChange()` before a change.
  package subscript(place: Int) -> Value {
    @inline(__always) get {
      precondition(place >= 0 && place < count)
      return start[place]
    }
    @inline(__always) set {
      precondition(place >= 0 && place < count)
      start[place] = newValue
    }
  }

  /// `self.append(item)`; throws `MemoryError`, as all do that need memory for a program's long list.
  @inline(__always)
  package func append(_ item: Value) throws {
    willChange()
    if count == room { try grow(for: 1) }
    (start + count).initialize(to: item)
    count &+= 1
  }

  /// Adds items at the end.
  package func append(contentsOf items: [Value]) {
    willChange()
    add(items)
  }

  /// Puts an item before the one at `place`.
  package func insert(_ item: Value, at place: Int) throws {
    precondition(place >= 0 && place <= count)
    willChange()
    if count == room { try grow(for: 1) }
    (start + place + 1).moveInitialize(from: start + place, count: count - place)
    (start + place).initialize(to: item)
    count += 1
  }

  /// Takes out the item at a place within the list.
  @discardableResult
  package func remove(at place: Int) -> Value {
    precondition(place >= 0 && place < count)
    willChange()
    let item = (start + place).move()
    (start + place).moveInitialize(from: start + place + 1, count: count - place - 1)
    count -= 1
    return item
  }

  /// Puts other items in the place of all.
  package func replaceAll(with items: [Value]) {
    willChange()
    let old = UnsafeMutableBufferPointer(start: start, count: count)
    count = 0
    Disposal.drop(old)
    if hasMemory, items.isEmpty {
      freeMemory()
      (hasMemory, room) = (false, 0)
    }
    add(items)
  }

  /// `self.reverse()`.
  package func reverse() {
    willChange()
    for place in 0..<count / 2 { swapAt(place, count - 1 - place) }
  }

  /// Exchanges the items at two places.
  @inline(__always)
  package func swapAt(_ i: Int, _ j: Int) {
    precondition(i >= 0 && i < count && j >= 0 && j < count)
    let item = (start + i).move()
    if i != j { (start + i).moveInitialize(from: start + j, count: 1) }
    (start + j).initialize(to: item)
  }

  /// Adds items, which may be this list's own, at the end.
  @inline(__always)
  func add(_ items: UnsafeBufferPointer<Value>) {
    guard var source = items.baseAddress, items.count > 0 else { return }
    if room &- count < items.count {
      // The list's own items move as it grows.
      let isOwn = source == UnsafePointer(start)
      resize(room(for: items.count))
      if isOwn { source = UnsafePointer(start) }
    }
    let end = start + count
    for index in 0..<items.count { (end + index).initialize(copying: source + index) }
    count &+= items.count
  }

  /// As `add`, and lets a request to stop through where the items are many.
  @inline(__always)
  func extend(with items: UnsafeBufferPointer<Value>) throws {
    if items.count < Sequences.long { add(items) } else { try extendLong(with: items) }
  }

  private func extendLong(with items: UnsafeBufferPointer<Value>) throws {
    let isOwn = items.baseAddress == UnsafePointer(start)
    if room - count < items.count { try grow(for: items.count) }
    let source = isOwn ? UnsafeBufferPointer(start: start, count: items.count) : items
    try Interrupt.forEachStretch(of: source.count) {
      add(UnsafeBufferPointer(rebasing: source[$0]))
    }
  }

  func add(_ items: [Value]) {
    items.withUnsafeBufferPointer { add($0) }
  }

  /// Makes room for so many items in all.
  func reserve(_ capacity: Int) {
    if capacity > room { resize(capacity) }
  }

  /// The room that a list takes where it needs more.
  private func room(for more: Int) -> Int { max(4, count + more, room * 2) }

  @inline(never)
  private func grow(for more: Int) throws {
    let capacity = room(for: more)
    if capacity >= Sequences.long {
      // The items may have to move: then they are there twice for a moment.
      try Sequences.checkMemory(capacity, times: 1, bytesEach: MemoryLayout<Value>.stride)
    }
    resize(capacity)
  }

  private func resize(_ capacity: Int) {
    let size = capacity * MemoryLayout<Value>.stride
    guard let memory = realloc(hasMemory ? start : nil, size) else {
      fatalError("no memory for a list of \(capacity) items")
    }
    let new = memory.assumingMemoryBound(to: Value.self)
    if !hasMemory { new.moveInitialize(from: start, count: count) }
    (start, room, hasMemory) = (new, capacity, true)
  }

  /// Gives back the memory, whose items are gone.
  func freeMemory() {
    if hasMemory { free(start) }
  }

  // MARK: Parts

  /// Puts other items in the place of a stretch.
  func replace(_ places: Swift.Range<Int>, with new: [Value]) throws {
    willChange()
    let more = new.count - places.count
    if count + more > room { try grow(for: more) }
    let first = start + places.lowerBound
    first.deinitialize(count: places.count)
    (first + new.count).moveInitialize(
      from: start + places.upperBound, count: count - places.upperBound)
    for (offset, item) in new.enumerated() { (first + offset).initialize(to: item) }
    count += more
  }

  /// `self[start:stop]`, with room for one more item: so `x[1:] + [y]`, a window that moves on, needs
  /// no further memory.
  func slice(_ start: Int, _ stop: Int) throws -> List {
    let count = count
    func place(_ bound: Int) -> Int { min(max(bound < 0 ? bound &+ count : bound, 0), count) }
    let first = place(start)
    return try stretch(from: first, count: max(0, place(stop) - first))
  }

  /// The items that a slice selects.
  func slice(_ places: Slice.Indices) throws -> List {
    if places.step == 1 { return try stretch(from: places.start, count: places.count) }
    let part = List.withRoom(for: places.count)
    try Interrupt.forEachStretch(of: places.count) { numbers in
      for number in numbers { try part.append(self[places.start &+ number &* places.step]) }
    }
    return part
  }

  private func stretch(from first: Int, count: Int) throws -> List {
    if count == 0 { return List() }
    let part = List.withRoom(for: count + 1)
    try part.extend(with: UnsafeBufferPointer(rebasing: buffer[first..<first + count]))
    return part
  }

  /// `self * times`.
  func repeated(_ times: Int) throws -> List {
    guard times > 0, count > 0 else { return List() }
    let (total, overflow) = count.multipliedReportingOverflow(by: times)
    if overflow || total >= Sequences.long {
      try Sequences.checkMemory(count, times: times, bytesEach: MemoryLayout<Value>.stride)
    }
    let result = List.withRoom(for: total)
    if count == 1 {
      for place in 0..<total {
        if place & 0xFFFF == 0 { try Interrupt.check() }
        (result.start + place).initialize(copying: start)
        result.count = place &+ 1
      }
    } else {
      for _ in 0..<times {
        try Interrupt.check()
        try result.extend(with: buffer)
      }
    }
    return result
  }

  // MARK: Comparisons, which may run code of the program that changes the list

  /// The first place of an item, or nil.
  func firstIndex(of item: Value) throws -> Int? {
    var place = 0
    while place < count {
      if try Operations.equal(self[place], item) { return place }
      place += 1
      if place & 0xFFF == 0 { try Interrupt.check() }
    }
    return nil
  }

  /// Whether all items are equal to those of another list.
  func isEqual(to other: List) throws -> Bool {
    guard count == other.count else { return false }
    return try Recursion.deeper(" in comparison") {
      var place = 0
      while place < min(count, other.count) {
        if try !Operations.equal(self[place], other[place]) { return false }
        place += 1
        if place & 0xFFF == 0 { try Interrupt.check() }
      }
      return count == other.count
    }
  }
}

/// A list that has room for four items in the object itself, until it grows.
private final class ListOfFour: List {
  static let inObject = 4
  private var places = (0, 0, 0, 0, 0, 0, 0, 0)

  override init() {
    super.init()
    start = withUnsafeMutablePointer(to: &places) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
    }
    room = ListOfFour.inObject
  }
}

/// The same for eight.
private final class ListOfEight: List {
  static let inObject = 8
  private var places = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

  override init() {
    super.init()
    start = withUnsafeMutablePointer(to: &places) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
    }
    room = ListOfEight.inObject
  }
}
