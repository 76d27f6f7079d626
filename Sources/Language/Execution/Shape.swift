/// The layout of instances' attributes: which name has which place.
///
/// Instances that got the same attributes in the same order share a shape, so that a look-up can
/// be remembered by shape.
final class Shape {
  let names: [Name]
  private let places: [Name: Int]
  private var transitions: [Name: Shape] = [:]

  init(_ names: [Name] = []) {
    self.names = names
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
  }

  /// The place of a name, or nil.
  func place(of name: Name) -> Int? { places[name] }

  /// The shape with one more name.
  func adding(_ name: Name) -> Shape {
    if let known = transitions[name] { return known }
    let shape = Shape(names + [name])
    transitions[name] = shape
    return shape
  }
}
