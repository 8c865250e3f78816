/// Finds what somebody meant who misspelt a name.
package enum Spelling {
  /// Nil when nothing looks like it.
  package static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let word = word.lowercased()
    // Somebody who began a longer name rightly.
    let longer = names.filter { word.utf8.count >= 3 && $0.lowercased().hasPrefix(word) }
    if let name = longer.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) { return name }
    let closest = names.map { ($0, distance(word, $0.lowercased())) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let (name, distance) = closest, distance <= max(2, word.utf8.count / 2) else { return nil }
    return name
  }

  /// How many letters are to be added, taken away or changed.
  package static func distance(_ word: String, _ other: String) -> Int {
    let other = Array(other.utf8)
    var row = Array(0...other.count)
    for (index, byte) in word.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let change = diagonal + (byte == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
