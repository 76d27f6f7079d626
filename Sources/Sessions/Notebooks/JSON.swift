/// A JSON value that is written as it was read: objects keep their order, numbers their digits.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number as it is written, such as `1e-05`.
  case number(String)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  package init(_ value: Int) { self = .number(String(value)) }

  /// The text of a string; nil for other values.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a number without fraction; nil for other values.
  package var int: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The elements of an array; nil for other values.
  package var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object; nil for other values.
  package var object: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// JSON's equality: the order of an object's members does not matter.
extension JSON: Equatable {
  package static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

/// The members of a JSON object, in their order.
package struct JSONObject: Sendable {
  package private(set) var members: [(name: String, value: JSON)] = []

  package init() {}

  /// The members in this order; of members with the same name the last counts.
  package init(_ members: [(String, JSON)]) {
    for (name, value) in members { self[name] = value }
  }

  /// The member called `name`. A new one goes to the end; nil removes it.
  package subscript(name: String) -> JSON? {
    get { members.first { $0.name == name }?.value }
    set {
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((name, value))
      case (nil, nil): break
      }
    }
  }

  package var isEmpty: Bool { members.isEmpty }

  /// Where each member is.
  var places: [String: Int] {
    Dictionary(members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// Replaces the value of a member.
  mutating func replace(at place: Int, _ value: JSON) { members[place].value = value }

  /// Adds a member that is known to be new.
  mutating func append(_ name: String, _ value: JSON) { members.append((name, value)) }
}

extension JSONObject: Equatable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && left.members.allSatisfy { right[$0.name] == $0.value }
  }
}
