/// The folder of what outlives a dojo: the history, the journals, the progress.
///
/// `$XDG_STATE_HOME/dojo`, or `~/.local/state/dojo`, as the XDG Base Directory Specification has it.
/// It is made where it is first written to, for its owner alone.
package enum StateFolder {
  /// Where the folder is, whether or not it exists; nil without a home.
  ///
  /// A relative `$XDG_STATE_HOME` is passed over, as the specification asks.
  package static var path: String? {
    if let state = Environment.value("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/dojo"
    }
    return Environment.value("HOME").map { $0 + "/.local/state/dojo" }
  }

  /// The path of a file or folder in it, such as `history`; nil without a home.
  package static func path(of name: String) -> String? { path.map { "\($0)/\(name)" } }

  /// Replaces the file `name` in it by `bytes`, at once or not at all, readable by its owner alone;
  /// makes the folder where it is missing. Throws `FileError`, also where there is no home.
  package static func write(_ bytes: some Collection<UInt8>, to name: String) throws(FileError) {
    guard let path = path(of: name) else {
      throw FileError("write", name, reason: "neither $XDG_STATE_HOME nor $HOME is set")
    }
    if let folder = Files.folder(of: path) { try Files.makeFolder(folder, permissions: 0o700) }
    try Files.write(bytes, to: path, permissions: 0o600)
  }
}
