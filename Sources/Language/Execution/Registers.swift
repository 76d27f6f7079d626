/// A place that has a value: a register, a global name, a constant.
typealias Registers = UnsafeMutablePointer<Value>

extension Value {
  /// Whether references to what it holds are counted.
  @inline(__always)
  fileprivate var isCounted: Bool {
    switch self {
    case .str, .object: true
    default: false
    }
  }
}

/// Reading and writing a place without counting references where none are held: most values that
/// move are numbers, and most places that they move to have one.
extension UnsafeMutablePointer<Value> {
  /// The object that stands here, not retained: it is there only until the place is written to.
  @inline(__always)
  var held: Unmanaged<Object>? {
    if case .object(let object) = pointee { .passUnretained(object) } else { nil }
  }

  /// Gives up the value that is here; the place has none then.
  @inline(__always)
  func release() {
    if pointee.isCounted { deinitialize(count: 1) }
  }

  /// Puts a value here.
  @inline(__always)
  func put(_ value: Value) {
    if pointee.isCounted { pointee = value } else { initialize(to: value) }
  }

  /// Puts the value of another place here, where there was none.
  @inline(__always)
  func initialize(copying other: UnsafePointer<Value>) {
    if other.pointee.isCounted {
      initialize(to: other.pointee)
    } else {
      UnsafeMutableRawPointer(self).copyMemory(from: other, byteCount: MemoryLayout<Value>.size)
    }
  }

  /// Puts the value of another place here.
  @inline(__always)
  func copy(from other: UnsafePointer<Value>) {
    if other.pointee.isCounted {
      put(other.pointee)
    } else if pointee.isCounted {
      pointee = other.pointee
    } else {
      initialize(copying: other)
    }
  }

  /// Puts the value of another place here.
  @inline(__always)
  func copy(from other: UnsafeMutablePointer<Value>) { copy(from: UnsafePointer(other)) }
}
