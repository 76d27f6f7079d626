import BigInt
package final class EllipsisType: Object { package nonisolated(unsafe) static let shared = EllipsisType() }
extension Str { func concatenated(with o: Str) -> Str { Str(text + o.text) }
  convenience init(scalars: [UInt32]) { self.init(scalars.allSatisfy { $0 < 128 } ? .ascii(scalars.map { UInt8($0) }) : .wide(scalars)) } }
extension Value { static func integer(_ b: BigInt) -> Value { .none }
  static var ellipsis: Value { .object(EllipsisType.shared) } }
extension TypeObject {
  nonisolated(unsafe) static let syntaxError = TypeObject("SyntaxError")
  nonisolated(unsafe) static let indentationError = TypeObject("IndentationError")
  nonisolated(unsafe) static let tabError = TypeObject("TabError")
  nonisolated(unsafe) static let recursionError = TypeObject("RecursionError")
}
extension Value { package var string: Str? { if case .str(let s) = self { s } else { nil } } }
