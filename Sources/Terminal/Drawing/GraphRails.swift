/// A graph whose values stand below each other, beside rails that lead from each value to those that
/// use it, as version control shows histories.
struct GraphRails {
  /// The rails left of one value, and the column of its mark in them.
  struct Row: Equatable {
    let before: String
    let after: String
  }

  let rows: [Row]

  /// - Parameter inputs: for each value, the places of the earlier values that it is made from.
  init(_ inputs: [[Int]]) {
    var lastUse: [Int: Int] = [:]
    for (place, sources) in inputs.enumerated() {
      for source in sources { lastUse[source] = place }
    }
    var lanes: [Int?] = []
    rows = inputs.enumerated().map { place, sources in
      let used = lanes.indices.filter { lane in lanes[lane].map(sources.contains) ?? false }
      let ending = used.filter { lanes[$0].flatMap { lastUse[$0] } == place }
      let target = ending.first ?? lanes.firstIndex { $0 == nil } ?? lanes.count
      if target == lanes.count { lanes.append(nil) }
      let row = GraphRails.row(lanes, used: used, ending: ending, target: target)
      for lane in ending { lanes[lane] = nil }
      lanes[target] = lastUse[place] == nil ? nil : place
      while let last = lanes.last, last == nil { lanes.removeLast() }
      return row
    }
  }

  private static func row(_ lanes: [Int?], used: [Int], ending: [Int], target: Int) -> Row {
    let first = min(used.first ?? target, target)
    let last = max(used.last ?? target, target)
    var before = ""
    var after = ""
    for lane in lanes.indices {
      let isWithin = lane > first && lane < last
      let sign: String
      if lane == target {
        sign = ""
      } else if used.contains(lane) {
        let ends = ending.contains(lane)
        sign =
          lane == first ? (ends ? "╰" : "├") : lane == last ? (ends ? "╯" : "┤") : ends ? "┴" : "┼"
      } else if lanes[lane] != nil {
        sign = "│"
      } else {
        sign = isWithin ? "─" : " "
      }
      let joint = lane >= first && lane < last ? "─" : " "
      if lane < target { before += sign + joint } else { after += sign + joint }
    }
    return Row(before: before, after: after)
  }
}
