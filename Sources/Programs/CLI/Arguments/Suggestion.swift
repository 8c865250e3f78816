/// What somebody may have meant who mistyped a word.
enum Suggestion {
  static func hints(for word: String, among known: [String]) -> [String] {
    let near = near(word, among: known)
    return near.isEmpty ? [] : ["did you mean \(near.joined(separator: " or "))?"]
  }

  /// The nearest ones, no more than three.
  static func near(_ word: String, among known: [String]) -> [String] {
    let most = word.count <= 4 ? 1 : 2
    var seen: Set<String> = []
    let near = known.filter { seen.insert($0).inserted }.compactMap { other -> (String, Int)? in
      let distance = distance(Array(word.utf8), Array(other.utf8))
      let isBeginning = word.count >= 3 && other.hasPrefix(word)
      return distance <= most || isBeginning ? (other, distance) : nil
    }
    return near.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
  }

  /// Letters put in, left out, taken for others, or swapped with the next.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      (before, last) = (last, current)
    }
    return last.last ?? 0
  }
}
