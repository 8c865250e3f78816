/// Which streams a client may still send frames on, by their ids alone.
///
/// Ids rise. One that was skipped can never be used; one that was used is over once it is closed, but for
/// frames that were on their way when we reset it.
struct StreamOrder {
  enum Verdict: Equatable {
    case allowed
    /// The id was passed over, so it is neither new nor known.
    case skipped
    /// The client itself had ended the stream.
    case ended
  }

  /// An honest client skips nothing. Of one that skips much, the oldest are forgotten.
  static let skippedMax = 16
  /// Streams reset by us whose late frames are let pass.
  static let resetMax = 256

  private(set) var highest: Int32 = 0
  private var skipped: [ClosedRange<Int32>] = []
  private var reset: [Int32] = []
  private var oldestReset = 0

  /// Of a frame on a stream that is not open.
  func verdict(_ id: Int32) -> Verdict {
    if id > highest || id & 1 == 0 || reset.contains(id) { return .allowed }
    return skipped.contains { $0.contains(id) } ? .skipped : .ended
  }

  mutating func open(_ id: Int32) {
    guard id > highest else { return }
    if id > highest &+ 2, highest > 0 || id > 1 {
      if skipped.count == Self.skippedMax { skipped.removeFirst() }
      skipped.append(highest &+ 1...id &- 1)
    }
    highest = id
  }

  mutating func resetByUs(_ id: Int32) {
    if reset.count < Self.resetMax { return reset.append(id) }
    reset[oldestReset] = id
    oldestReset = (oldestReset + 1) % Self.resetMax
  }
}
