import Safety

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The data of SVG's paths.
enum SVGPath {
  private static func number(_ value: Double) -> String { SVGWriter.number(value) }

  /// A curve through points, with gaps at nil. Many points in a column of the width of a stroke
  /// become its first, lowest, highest and last.
  static func curve(_ points: [(x: Double, y: Double)?]) throws -> String {
    var data = ""
    var isStart = true
    for point in try thinned(points) {
      try Interrupt.check()
      guard let point else {
        isStart = true
        continue
      }
      data += (isStart ? "M" : "L") + number(point.x) + " " + number(point.y)
      isStart = false
    }
    return data
  }

  private static func thinned(
    _ points: [(x: Double, y: Double)?]
  ) throws -> [(x: Double, y: Double)?] {
    guard points.count > 2000 else { return points }
    var result: [(x: Double, y: Double)?] = []
    var column: [(x: Double, y: Double)] = []
    func finish() {
      guard let first = column.first, let last = column.last, column.count > 4 else {
        result += column.map { $0 }
        return
      }
      let places = column.indices
      let low = places.min { column[$0].y < column[$1].y } ?? 0
      let high = places.max { column[$0].y < column[$1].y } ?? 0
      result += [first, column[min(low, high)], column[max(low, high)], last]
    }
    for point in points {
      try Interrupt.check()
      if let point, let first = column.first, (point.x - first.x).magnitude < 0.3 {
        column.append(point)
        continue
      }
      finish()
      column = point.map { [$0] } ?? []
      if point == nil { result.append(nil) }
    }
    finish()
    return result
  }

  /// A marker around a place.
  static func marker(_ shape: Marker.Shape, _ x: Double, _ y: Double, radius: Double) -> String {
    let r = radius
    func polygon(_ corners: [(Double, Double)]) -> String {
      let points = corners.map { number(x + $0.0 * r) + " " + number(y + $0.1 * r) }
      return "M" + points.joined(separator: "L") + "Z"
    }
    func regular(_ count: Int, inner: Double? = nil) -> String {
      let steps = inner == nil ? count : 2 * count
      return polygon(
        (0..<steps).map { step in
          let angle = 2 * Double.pi * Double(step) / Double(steps)
          let length = step % 2 == 1 ? inner ?? 1 : 1
          return (sin(angle) * length, -cos(angle) * length)
        })
    }
    func strokes(_ lines: [(Double, Double, Double, Double)]) -> String {
      lines.map {
        "M\(number(x + $0.0 * r)) \(number(y + $0.1 * r))L\(number(x + $0.2 * r)) \(number(y + $0.3 * r))"
      }.joined()
    }
    switch shape {
    case .circle, .point:
      let size = number(r)
      return "M\(number(x - r)) \(number(y))a\(size) \(size) 0 1 0 \(number(2 * r)) 0"
        + "a\(size) \(size) 0 1 0 \(number(-2 * r)) 0"
    case .pixel: return "M\(number(x)) \(number(y))h0.7v0.7h-0.7z"
    case .triangleUp: return polygon([(0, -1), (1, 1), (-1, 1)])
    case .triangleDown: return polygon([(0, 1), (-1, -1), (1, -1)])
    case .triangleLeft: return polygon([(-1, 0), (1, -1), (1, 1)])
    case .triangleRight: return polygon([(1, 0), (-1, 1), (-1, -1)])
    case .square: return polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    case .diamond: return polygon([(0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)])
    case .thinDiamond: return polygon([(0, -1.4), (0.84, 0), (0, 1.4), (-0.84, 0)])
    case .pentagon: return regular(5)
    case .hexagon: return regular(6)
    case .star: return regular(5, inner: 0.382)
    case .plus: return strokes([(-1, 0, 1, 0), (0, -1, 0, 1)])
    case .cross: return strokes([(-1, -1, 1, 1), (-1, 1, 1, -1)])
    case .verticalLine: return strokes([(0, -1, 0, 1)])
    case .horizontalLine: return strokes([(-1, 0, 1, 0)])
    }
  }

  /// A line with a head at its end.
  static func arrow(from: (x: Double, y: Double), to: (x: Double, y: Double)) -> String {
    let angle = atan2(to.y - from.y, to.x - from.x)
    let head = [angle + 2.7, angle - 2.7].map {
      "M\(number(to.x)) \(number(to.y))L\(number(to.x + 6 * cos($0))) \(number(to.y + 6 * sin($0)))"
    }
    return "M\(number(from.x)) \(number(from.y))L\(number(to.x)) \(number(to.y))" + head.joined()
  }
}
