import Language

extension AxesFunction {
  /// `text` and `annotate`.
  nonisolated(unsafe) static let notes: [AxesFunction] = [
    .init("text", "x, y, s, fontdict=None, **kwargs") { try $0.note($1) },
    .init("annotate", "text, xy, xytext=None, *, arrowprops=None, **kwargs") {
      try $0.annotation($1)
    },
  ]
}

/// The properties of a text that a program may set.
struct TextOptions {
  private let size: Double?
  private let colour: Colour?
  private let isBold: Bool
  let rotation: Double?
  let horizontal: Artist.Note.Alignment
  let vertical: Artist.Note.Alignment
  let zOrder: Double?

  /// Takes a text's keywords and leaves the others.
  init(_ keywords: inout Keywords) throws {
    size = try keywords.fontSize("fontsize", "size")
    let alpha = try keywords.alpha()
    colour = (try keywords.colour("color", "c") ?? (alpha < 1 ? .black : nil))?.faded(alpha)
    isBold = try ["bold", "heavy", "semibold", "black"].contains(
      keywords.text("fontweight", "weight") ?? "")
    rotation = try keywords.take("rotation").map(TextOptions.angle)
    horizontal = try TextOptions.alignment(
      keywords.take("ha", "horizontalalignment"), ["center": .middle, "right": .high, "left": .low])
    vertical = try TextOptions.alignment(
      keywords.take("va", "verticalalignment"),
      [
        "top": .high, "bottom": .low, "center": .middle, "baseline": .low,
        "center_baseline": .middle,
      ])
    zOrder = try keywords.number("zorder")
  }

  /// The text as these properties say.
  func caption(_ text: String) -> Caption {
    var caption = Caption(text)
    caption.size = size
    caption.colour = colour
    caption.isBold = isBold
    return caption
  }

  /// Degrees, or one of the two words for them.
  static func angle(_ value: Value) throws -> Double {
    switch value.string?.text {
    case "vertical": return 90
    case "horizontal": return 0
    default: return try Keywords.number(value)
    }
  }

  private static func alignment(
    _ value: Value?, _ names: KeyValuePairs<String, Artist.Note.Alignment>
  ) throws -> Artist.Note.Alignment {
    guard let value else { return .low }
    let name = try Operations.str(value)
    guard let found = names.first(where: { $0.key == name }) else {
      let known = names.map { "'\($0.key)'" }.joined(separator: ", ")
      throw PythonError.valueError(
        "'\(name)' is not a valid value for align. Supported values are \(known)")
    }
    return found.value
  }
}

extension AxesObject {
  /// `text(x, y, s)`; with `transform=ax.transAxes` the place is a part of the axes' size.
  fileprivate func note(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[4], owner: "Text.set()")
    let options = try TextOptions(&keywords)
    let isRelative =
      try keywords.take("transform").map { $0.as(AxesTransform.self) != nil } ?? false
    try keywords.finish()
    let text = try Operations.str(values[2])
    let place = try (coordinate(values[0], on: \.x), coordinate(values[1], on: \.y))
    add(note(text, at: place, options, isRelative: isRelative), zOrder: options.zOrder)
    return .object(TextObject(values[0], values[1], text))
  }

  /// `annotate(text, xy, xytext, arrowprops)`.
  fileprivate func annotation(_ values: [Value]) throws -> Value {
    var keywords = Keywords(values[4], owner: "Annotation.set()")
    let options = try TextOptions(&keywords)
    try keywords.finish()
    let text = try Operations.str(values[0])
    let target = try pair(values[1])
    let place = try values[2].isNone ? target : pair(values[2])
    let ends = try (coordinate(target.0, on: \.x), coordinate(target.1, on: \.y))
    let start = try (coordinate(place.0, on: \.x), coordinate(place.1, on: \.y))
    var kind = note(text, at: start, options, isRelative: false)
    if case .text(var note) = kind, !values[3].isNone, !values[2].isNone {
      note.target = ends
      kind = .text(note)
    }
    add(kind, zOrder: options.zOrder)
    return .object(TextObject(place.0, place.1, text))
  }

  private func note(
    _ text: String, at place: (Double, Double), _ options: TextOptions, isRelative: Bool
  ) -> Artist.Kind {
    .text(
      Artist.Note(
        x: place.0, y: place.1, caption: options.caption(text), horizontal: options.horizontal,
        vertical: options.vertical, rotation: options.rotation ?? 0, isRelative: isRelative,
        target: nil))
  }

  private func coordinate(
    _ value: Value, on axis: WritableKeyPath<Axes, Axis>
  ) throws -> Double {
    guard value.string != nil else { return try Keywords.number(value) }
    return try places(ArrayInput(value), on: axis)[0]
  }

  private func pair(_ value: Value) throws -> (Value, Value) {
    let items = try Operations.items(of: value)
    guard items.count == 2 else {
      throw PythonError.valueError(
        items.count > 2
          ? "too many values to unpack (expected 2)"
          : "not enough values to unpack (expected 2, got \(items.count))")
    }
    return (items[0], items[1])
  }
}

/// `ax.transAxes`: places as parts of the axes' size.
final class AxesTransform: Object {
  override var type: TypeObject { AxesTransform.typeObject }

  nonisolated(unsafe) static let typeObject = TypeObject(
    "BboxTransformTo", module: "matplotlib.transforms")
}
