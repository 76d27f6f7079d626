import Safety

/// The first few elements of an order, with equal ones where the C++ standard library of PyTorch's
/// builds leaves them (libstdc++'s `nth_element`, `sort` and `partial_sort`): `topk` shows it.
struct PartialOrder<Element> {
  private(set) var elements: [Element]
  private let precedes: (Element, Element) -> Bool

  /// `precedes` says whether one element has to stand before another one.
  init(_ elements: [Element], by precedes: @escaping (Element, Element) -> Bool) {
    self.elements = elements
    self.precedes = precedes
  }

  /// Brings the first `count` elements to the front, in order.
  ///
  /// PyTorch sorts a heap where they are few, and otherwise selects the last of them and sorts
  /// those before it (ATen/native/TopKImpl.h).
  mutating func selectFirst(_ count: Int) throws {
    guard count > 0 else { return }
    if count * 64 <= elements.count {
      try sortHeap(0, count, upTo: elements.count)
    } else {
      try select(count - 1)
      try sort(0, count - 1)
    }
  }

  /// The element that belongs at `place`, by Hoare's selection with the median of three as PyTorch
  /// does it (ATen/native/Sorting.cpp, `quick_select_template`): `kthvalue` shows it.
  mutating func quickSelect(_ place: Int) throws -> Element {
    func isAfter(_ i: Int, _ j: Int) -> Bool { precedes(elements[j], elements[i]) }
    var (left, right) = (0, elements.count - 1)
    while right > left + 1 {
      try Interrupt.check()
      elements.swapAt((left + right) / 2, left + 1)
      if isAfter(left + 1, right) { elements.swapAt(left + 1, right) }
      if isAfter(left, right) { elements.swapAt(left, right) }
      if isAfter(left + 1, left) { elements.swapAt(left + 1, left) }
      var (low, high) = (left + 1, right)
      while true {
        try Interrupt.check()
        repeat { low += 1 } while isAfter(left, low)
        repeat { high -= 1 } while isAfter(high, left)
        if high < low { break }
        elements.swapAt(low, high)
      }
      elements.swapAt(left, high)
      if high <= place { left = low }
      if high >= place { right = high - 1 }
    }
    if right == left + 1, isAfter(left, right) { elements.swapAt(left, right) }
    return elements[place]
  }

  /// The element that belongs at `place`, selected as `nth_element` does it: `median` shows it.
  mutating func element(at place: Int) throws -> Element {
    try select(place)
    return elements[place]
  }

  // MARK: Selection and sorting

  /// Puts the element at `place` where it belongs, smaller ones before it.
  private mutating func select(_ place: Int) throws {
    var (first, last) = (0, elements.count)
    var depth = 2 * log2(last)
    while last - first > 3 {
      if depth == 0 {
        try selectHeap(first, place + 1, upTo: last)
        elements.swapAt(first, place)
        return
      }
      depth -= 1
      let cut = try partition(first, last)
      if cut <= place { first = cut } else { last = cut }
    }
    try insertionSort(first, last)
  }

  private mutating func sort(_ first: Int, _ last: Int) throws {
    try sortRoughly(first, last, depth: 2 * log2(last - first))
    // What is left unordered lies in stretches of at most 16 elements.
    try insertionSort(first, last)
  }

  private mutating func sortRoughly(_ first: Int, _ end: Int, depth: Int) throws {
    var (last, depth) = (end, depth)
    while last - first > 16 {
      if depth == 0 { return try sortHeap(first, last, upTo: last) }
      depth -= 1
      let cut = try partition(first, last)
      try sortRoughly(cut, last, depth: depth)
      last = cut
    }
  }

  private func log2(_ count: Int) -> Int {
    count > 0 ? Int.bitWidth - 1 - count.leadingZeroBitCount : 0
  }

  /// Parts the elements at the median of three; returns where the second part begins.
  private mutating func partition(_ start: Int, _ end: Int) throws -> Int {
    try moveMedian(of: start + 1, start + (end - start) / 2, end - 1, to: start)
    var (low, high) = (start + 1, end)
    while true {
      try Interrupt.check()
      while precedes(elements[low], elements[start]) { low += 1 }
      high -= 1
      while precedes(elements[start], elements[high]) { high -= 1 }
      if low >= high { return low }
      elements.swapAt(low, high)
      low += 1
    }
  }

  private mutating func moveMedian(of a: Int, _ b: Int, _ c: Int, to target: Int) throws {
    func isBefore(_ i: Int, _ j: Int) -> Bool { precedes(elements[i], elements[j]) }
    let median =
      isBefore(a, b)
      ? isBefore(b, c) ? b : isBefore(a, c) ? c : a
      : isBefore(a, c) ? a : isBefore(b, c) ? c : b
    elements.swapAt(target, median)
  }

  private mutating func insertionSort(_ first: Int, _ last: Int) throws {
    guard first < last else { return }
    for i in first..<last {
      try Interrupt.check()
      let element = elements[i]
      var place = i
      while place > first, precedes(element, elements[place - 1]) {
        elements[place] = elements[place - 1]
        place -= 1
      }
      elements[place] = element
    }
  }

  // MARK: Heaps

  /// Brings the first elements of `start..<end` into `start..<middle`, in order.
  private mutating func sortHeap(_ start: Int, _ middle: Int, upTo end: Int) throws {
    try selectHeap(start, middle, upTo: end)
    var last = middle
    while last - start > 1 {
      try Interrupt.check()
      last -= 1
      let element = elements[last]
      elements[last] = elements[start]
      try sink(element, at: 0, start, last - start)
    }
  }

  /// Brings the first elements of `start..<end` into `start..<middle`, as a heap.
  private mutating func selectHeap(_ start: Int, _ middle: Int, upTo end: Int) throws {
    let count = middle - start
    for parent in stride(from: (count - 2) / 2, through: 0, by: -1) where count > 1 {
      try sink(elements[start + parent], at: parent, start, count)
    }
    for i in middle..<end {
      try Interrupt.check()
      guard precedes(elements[i], elements[start]) else { continue }
      let element = elements[i]
      elements[i] = elements[start]
      try sink(element, at: 0, start, count)
    }
  }

  /// Fills a hole of a heap: with larger children down to a leaf, from where the element rises.
  private mutating func sink(_ element: Element, at top: Int, _ start: Int, _ count: Int) throws {
    var hole = top
    while hole < (count - 1) / 2 {
      var child = 2 * hole + 2
      if precedes(elements[start + child], elements[start + child - 1]) { child -= 1 }
      elements[start + hole] = elements[start + child]
      hole = child
    }
    if count % 2 == 0, hole == (count - 2) / 2 {
      elements[start + hole] = elements[start + 2 * hole + 1]
      hole = 2 * hole + 1
    }
    while hole > top, precedes(elements[start + (hole - 1) / 2], element) {
      elements[start + hole] = elements[start + (hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    elements[start + hole] = element
  }
}
