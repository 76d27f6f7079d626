extension Statement {
  /// The statement's own text in its source, comments inside it included.
  package func text(in source: Source) -> String {
    source.text(at: span)
  }
}
