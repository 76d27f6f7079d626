/// What has been derived since the last line that was no request for help: one question after the
/// other about a variable need not derive its gradient anew.
struct KnownDerivations {
  /// The forward pass taken apart.
  var line: StraightLine?
  /// What `:explain` says of each variable.
  var explanations: [String: Explanation] = [:]
  private var derivations: [String: [Derivation]] = [:]

  /// Another line has come.
  ///
  /// - Parameter command: the name of the command that it is; nil for a statement.
  static func kept(_ known: KnownDerivations?, on command: String?) -> KnownDerivations? {
    guard let command, ["hint", "explain", "solution"].contains(command) else { return nil }
    return known ?? KnownDerivations()
  }

  subscript(variable: String) -> [Derivation]? {
    get { derivations[variable] }
    set { derivations[variable] = newValue }
  }
}
