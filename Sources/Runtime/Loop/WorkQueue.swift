/// What a loop is given to do: a step of a Swift task, or a closure.
enum Work: Sendable {
  case job(UnownedJob)
  case closure(@Sendable () -> Void)
}

/// First in, first out, in a ring that grows by doubling and is kept.
struct WorkQueue {
  private var ring = [Work?](repeating: nil, count: 64)
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ work: Work) {
    if count == ring.count { grow() }
    // The ring's size is a power of two.
    ring[(head + count) & (ring.count - 1)] = work
    count += 1
  }

  mutating func takeFirst() -> Work? {
    guard count > 0 else { return nil }
    let work = ring[head].take()
    head = (head + 1) & (ring.count - 1)
    count -= 1
    return work
  }

  private mutating func grow() {
    ring = Array(ring[head...] + ring[..<head]) + [Work?](repeating: nil, count: ring.count)
    head = 0
  }
}
