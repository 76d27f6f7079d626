/// "Did you mean …?": the name nearest to one that was not found, as CPython computes it.
enum Suggestions {
  /// CPython's `_MOVE_COST`, `_CASE_COST`, `_MAX_CANDIDATE_ITEMS` and `_MAX_STRING_SIZE`.
  private static let moveCost = 2
  private static let caseCost = 1
  private static let maximumCandidates = 750
  private static let maximumLength = 40

  /// The suggestion for a NameError or an AttributeError; nil if nothing is near.
  static func suggestion(for exception: Exception) -> String? {
    guard let missing = exception.missing else { return nil }
    let candidates: [Name]
    if let owner = missing.owner {
      candidates = Builtins.attributeNames(of: owner)
    } else {
      candidates = exception.visibleNames
    }
    return nearest(to: missing.name.text, among: candidates.map(\.text))
  }

  static func nearest(to name: String, among candidates: [String]) -> String? {
    guard candidates.count < maximumCandidates else { return nil }
    let wrong = Array(name.unicodeScalars)
    var best: (text: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.unicodeScalars)
      var limit = (scalars.count + wrong.count + 3) * moveCost / 6
      if let best { limit = min(limit, best.distance - 1) }
      let distance = distance(wrong, scalars, limit: limit)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.text
  }

  /// The cost to turn one text into the other, where a letter's case costs less than a letter;
  /// more than `limit` if it is beyond.
  private static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int
  ) -> Int {
    if a.count > maximumLength || b.count > maximumLength { return limit + 1 }
    if abs(a.count - b.count) * moveCost > limit { return limit + 1 }
    var row = (0...b.count).map { $0 * moveCost }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * moveCost
      for (j, y) in b.enumerated() {
        let substitution = diagonal + substitutionCost(x, y)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, min(row[j], row[j + 1]) + moveCost)
      }
      if (row.min() ?? 0) > limit { return limit + 1 }
    }
    return row[b.count]
  }

  private static func substitutionCost(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Int {
    if a == b { return 0 }
    return a.properties.lowercaseMapping == b.properties.lowercaseMapping ? caseCost : moveCost
  }
}
