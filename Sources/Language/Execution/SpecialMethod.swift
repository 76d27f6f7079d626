/// The special methods that the interpreter asks classes of the program for.
///
/// The operators come first, in the order of `BinaryOperator` and `ComparisonOperator`.
enum SpecialMethod: Int, CaseIterable {
  case add, sub, mul, truediv, floordiv, mod, pow, matmul, lshift, rshift, and, or, xor
  case radd, rsub, rmul, rtruediv, rfloordiv, rmod, rpow, rmatmul, rlshift, rrshift, rand, ror
  case rxor
  case iadd, isub, imul, itruediv, ifloordiv, imod, ipow, imatmul, ilshift, irshift, iand, ior
  case ixor
  case lt, le, eq, ne, gt, ge
  case neg, pos, invert
  case new, initialize, call, repr, str, format, hash, bool, int, float, index
  case len, getitem, setitem, delitem, missing, contains, iter, next
  case getattribute, getattr, setattr, delattr
  case get, set, delete, set_name

  private static let names = allCases.map { method in
    Name(method == .initialize ? "__init__" : "__\(method)__")
  }

  /// The method's name, such as `__add__`.
  var name: Name { SpecialMethod.names[rawValue] }

  /// `self op other`, `other op self` and `self op= other`.
  static func forward(_ op: BinaryOperator) -> SpecialMethod { at(op.place) }
  static func reflected(_ op: BinaryOperator) -> SpecialMethod { at(radd.rawValue + op.place) }
  static func inPlace(_ op: BinaryOperator) -> SpecialMethod { at(iadd.rawValue + op.place) }
  static func comparison(_ op: ComparisonOperator) -> SpecialMethod { at(lt.rawValue + op.place) }

  private static func at(_ place: Int) -> SpecialMethod { SpecialMethod(rawValue: place) ?? .add }
}
