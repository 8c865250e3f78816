package typealias TimerID = SlotID

/// What is due when: a heap of four branches over slots that know their place in it.
///
/// Scheduling and cancelling take O(log n), the next deadline O(1). A cancelled timer's payload is given
/// back at once, and nothing is allocated once the arrays have grown. Equal deadlines come in any order.
struct Timers<Payload> {
  private struct Timer {
    var payload: Payload
    var place: Int
  }

  /// The deadline stands in the heap itself, so that sifting looks nothing up.
  private struct Node {
    var deadline: LoopTime
    var id: TimerID
  }

  private static var branches: Int { 4 }

  private var timers = Slots<Timer>()
  private var heap: [Node] = []

  var count: Int { heap.count }
  var nextDeadline: LoopTime? { heap.first?.deadline }

  mutating func schedule(_ payload: Payload, at deadline: LoopTime) -> TimerID {
    let id = timers.insert(Timer(payload: payload, place: heap.count))
    heap.append(Node(deadline: deadline, id: id))
    siftUp(heap.count - 1)
    return id
  }

  /// Nil when it was taken or cancelled before.
  mutating func cancel(_ id: TimerID) -> Payload? {
    guard let timer = timers.remove(id) else { return nil }
    removeNode(timer.place)
    return timer.payload
  }

  /// The earliest timer if it is due.
  mutating func takeDue(at now: LoopTime) -> (id: TimerID, payload: Payload)? {
    guard let first = heap.first, first.deadline <= now, let payload = cancel(first.id) else { return nil }
    return (first.id, payload)
  }

  mutating func removeAll() -> [Payload] {
    heap = []
    return timers.removeAll().map(\.payload)
  }

  /// The last node takes the place of the one that goes.
  private mutating func removeNode(_ place: Int) {
    let last = heap.removeLast()
    guard place < heap.count else { return }
    put(last, place)
    siftUp(place)
    siftDown(place)
  }

  private mutating func siftUp(_ start: Int) {
    var place = start
    let node = heap[place]
    while place > 0 {
      let parent = (place - 1) / Self.branches
      guard node.deadline < heap[parent].deadline else { break }
      put(heap[parent], place)
      place = parent
    }
    if place != start { put(node, place) }
  }

  private mutating func siftDown(_ start: Int) {
    var place = start
    let node = heap[place]
    while true {
      let first = place * Self.branches + 1
      guard first < heap.count else { break }
      var least = first
      for child in first..<min(first + Self.branches, heap.count)
      where heap[child].deadline < heap[least].deadline {
        least = child
      }
      guard heap[least].deadline < node.deadline else { break }
      put(heap[least], place)
      place = least
    }
    if place != start { put(node, place) }
  }

  private mutating func put(_ node: Node, _ place: Int) {
    heap[place] = node
    timers.update(node.id) { $0.place = place }
  }
}
