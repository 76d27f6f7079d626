/// An interned identifier: equal names are equal numbers, so attribute tables compare no text.
public struct Name: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let id: Int32

  private nonisolated(unsafe) static var ids: [String: Int32] = [:]
  private nonisolated(unsafe) static var texts: [String] = []

  /// The name with this text; makes it at its first use.
  package init(_ text: String) {
    if let known = Name.ids[text] {
      id = known
    } else {
      id = Int32(Name.texts.count)
      Name.ids[text] = id
      Name.texts.append(text)
    }
  }

  public init(stringLiteral text: String) { self.init(text) }

  /// The name's text.
  package var text: String { Name.texts[Int(id)] }

  public var description: String { text }

  public static func == (a: Name, b: Name) -> Bool { a.id == b.id }

  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
