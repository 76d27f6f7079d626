#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The environment that the program was started in.
package enum Environment {
  /// The value of a variable that is set and not empty.
  package static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
