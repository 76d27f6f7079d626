import Language

/// What `hist` returns for several data sets, or for an outline: a list that shows only how long it
/// is.
final class ArtistList: Object {
  private let kind: String
  private let items: [Value]

  init(of kind: String, _ items: [Value]) {
    self.kind = kind
    self.items = items
  }

  override var type: TypeObject { ArtistList.typeObject }
  override func length() throws -> Int { items.count }
  override func makeIterator() throws -> Iterator { ListIterator(List(items)) }
  override func getItem(_ key: Value) throws -> Value { try List(items).getItem(key) }
  override func repr() throws -> String { "<a list of \(items.count) \(kind) objects>" }

  nonisolated(unsafe) static let typeObject = TypeObject("silent_list", module: "matplotlib.cbook")
}
