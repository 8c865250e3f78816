/// Names an element of one `Slots` for good: a place used again has another generation.
package struct SlotID: Hashable, Sendable {
  let index: UInt32
  let generation: UInt32

  /// As it stands in the data of an epoll event.
  var bits: UInt64 { UInt64(generation) << 32 | UInt64(index) }

  init(index: UInt32, generation: UInt32) {
    self.index = index
    self.generation = generation
  }

  init(bits: UInt64) {
    index = UInt32(truncatingIfNeeded: bits)
    generation = UInt32(truncatingIfNeeded: bits >> 32)
  }
}

/// Elements in places that are used again, found by ids that are not.
///
/// A generation has 32 bits: an id could meet a stranger after 4 billion elements in one place.
struct Slots<Element> {
  private struct Slot {
    var element: Element?
    var generation: UInt32 = 0
    /// Of a free slot: the next free one.
    var nextFree = none
  }

  /// No slot has this index.
  private static var none: UInt32 { .max }

  private var slots: [Slot] = []
  private var firstFree = none
  private(set) var count = 0

  mutating func insert(_ element: Element) -> SlotID {
    count += 1
    guard firstFree != Self.none else {
      slots.append(Slot(element: element))
      return SlotID(index: UInt32(slots.count - 1), generation: 0)
    }
    let index = firstFree
    firstFree = slots[Int(index)].nextFree
    slots[Int(index)].element = element
    return SlotID(index: index, generation: slots[Int(index)].generation)
  }

  /// What the id names, nil once it was removed. Setting changes what is there and adds nothing.
  subscript(id: SlotID) -> Element? {
    get {
      guard holds(id) else { return nil }
      return slots[Int(id.index)].element
    }
    set {
      guard holds(id), let newValue else { return }
      slots[Int(id.index)].element = newValue
    }
  }

  /// Changes what the id names where it is.
  mutating func update(_ id: SlotID, _ change: (inout Element) -> Void) {
    guard holds(id), var element = slots[Int(id.index)].element.take() else { return }
    change(&element)
    slots[Int(id.index)].element = element
  }

  mutating func remove(_ id: SlotID) -> Element? {
    guard holds(id) else { return nil }
    count -= 1
    slots[Int(id.index)].generation &+= 1
    slots[Int(id.index)].nextFree = firstFree
    firstFree = id.index
    return slots[Int(id.index)].element.take()
  }

  /// Takes every element out.
  mutating func removeAll() -> [Element] {
    slots.indices.compactMap { index in
      remove(SlotID(index: UInt32(index), generation: slots[index].generation))
    }
  }

  private func holds(_ id: SlotID) -> Bool {
    id.index < slots.count && slots[Int(id.index)].generation == id.generation
      && slots[Int(id.index)].element != nil
  }
}
