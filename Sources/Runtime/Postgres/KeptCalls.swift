import MusterLoop

/// Calls of holders that have their share of a lane under way: a line each, and each line in its turn.
struct KeptCalls {
  private struct Line {
    let holder: Int
    var calls = Queue<Call>()
  }

  private var lines: [Line] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ call: Call, of holder: Int) {
    count += 1
    if let index = lines.firstIndex(where: { $0.holder == holder }) { return lines[index].calls.append(call) }
    lines.append(Line(holder: holder))
    lines[lines.count - 1].calls.append(call)
  }

  /// The next call of somebody who may have one more. Whoever had a turn is the last to have another.
  mutating func take(of mayHaveMore: (Int) -> Bool) -> Call? {
    guard let index = lines.firstIndex(where: { mayHaveMore($0.holder) }) else { return nil }
    var line = lines.remove(at: index)
    let call = line.calls.takeFirst()
    if call != nil { count -= 1 }
    if !line.calls.isEmpty { lines.append(line) }
    return call
  }

  /// When the one came who waits the longest.
  var oldest: LoopTime? { lines.compactMap { $0.calls.first?.began }.min() }

  /// Those at the head of each line that are to wait no more.
  mutating func takeAll(where isOver: (Call) -> Bool) -> [Call] {
    var taken: [Call] = []
    for index in lines.indices {
      while let first = lines[index].calls.first, isOver(first) {
        taken += [lines[index].calls.takeFirst()].compactMap { $0 }
      }
    }
    lines.removeAll(where: \.calls.isEmpty)
    count -= taken.count
    return taken
  }

  mutating func removeAll() -> [Call] {
    defer { (lines, count) = ([], 0) }
    return lines.flatMap { line in
      var line = line
      return line.calls.removeAll()
    }
  }
}
