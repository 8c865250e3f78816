/// First in, first out, in an array that is kept.
struct Queue<Element> {
  private var elements: [Element?] = []
  private var head = 0

  var count: Int { elements.count - head }
  var isEmpty: Bool { head == elements.count }
  var first: Element? { head < elements.count ? elements[head] : nil }

  func count(where isCounted: (Element) -> Bool) -> Int {
    elements[head...].count { $0.map(isCounted) ?? false }
  }

  mutating func append(_ element: Element) {
    elements.append(element)
  }

  mutating func takeFirst() -> Element? {
    guard head < elements.count else { return nil }
    let element = elements[head].take()
    head += 1
    if head == elements.count {
      elements.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 1_024, head * 2 >= elements.count {
      elements.removeFirst(head)
      head = 0
    }
    return element
  }

  /// Of those with the lowest rank the first; those without a rank stay.
  mutating func take(lowest rank: (Element) -> Int?) -> Element? {
    var best: (index: Int, rank: Int)?
    // By places: a part of the array would keep it, and removing from it would copy it whole.
    for index in head..<elements.count {
      guard let element = elements[index], let rank = rank(element) else { continue }
      if best.map({ rank < $0.rank }) ?? true { best = (index, rank) }
      if rank == 0 { break }
    }
    guard let best else { return nil }
    return best.index == head ? takeFirst() : elements.remove(at: best.index)
  }

  /// Before all others, in their order.
  mutating func putBack(_ returned: [Element]) {
    elements.replaceSubrange(..<head, with: returned)
    head = 0
  }

  mutating func removeAll() -> [Element] {
    defer {
      elements = []
      head = 0
    }
    return elements[head...].compactMap { $0 }
  }

  mutating func removeAll(where isUnwanted: (Element) -> Bool) {
    elements = elements[head...].filter { $0.map { !isUnwanted($0) } ?? false }
    head = 0
  }
}
