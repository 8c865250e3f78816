import MusterLoop

/// Counts what costs a peer little and us much, and says when it is too much. nghttp2 bounds header blocks,
/// continuations and unread acknowledgements; all else is counted here.
struct FloodGuard {
  /// The text that goes with the GOAWAY.
  enum Breach: String {
    case pings = "too_many_pings"
    case settings = "too_many_settings"
    case priorities = "too_many_priorities"
    case emptyData = "too_many_empty_data"
    case unknownFrames = "too_many_unknown_frames"
    case windowUpdates = "too_many_window_updates"
    case resets = "too_many_resets"
    case faults = "too_many_faults"
  }

  enum Frame: UInt8 {
    case data, headers, priority, resetStream, settings, pushPromise, ping, goAway, windowUpdate, continuation
  }

  static let pingStrikesMax = 2
  static let settingsPerMinuteMax = 100
  static let prioritiesPerStreamMax = 100
  static let emptyDataInRowMax = 1
  static let unknownInRowMax = 1_000
  /// Beyond the first thousand, for each frame of data sent and each stream: clients such as grpcio send one
  /// for a call that is refused, though there is no data in its answer.
  static let windowUpdatesPerDataMax = 10
  static let windowUpdatesFree = 1_000
  /// Half of what rapid resets opened five hundred streams for.
  static let resetsPerSecondMax = 250
  /// Streams we had to reset for what the peer did on them.
  static let faultsMax = 100

  private let pingIntervalMin: Duration
  private var settings = Window(length: .seconds(60))
  private var resets = Window(length: .seconds(1))
  private var pingStrikes = 0
  private var lastPing: LoopTime?
  private var priorities = 0
  private var streams = 0
  private var emptyDataInRow = 0
  private var unknownInRow = 0
  private var windowUpdates = 0
  private var dataSent = 0
  private var faults = 0

  init(pingIntervalMin: Duration) {
    self.pingIntervalMin = pingIntervalMin
  }

  /// Counts since the window began; a new one begins with the first event after its end.
  private struct Window {
    let length: Duration
    var end: LoopTime?
    var count = 0

    mutating func add(at now: LoopTime) -> Int {
      if let end, now < end {
        count += 1
      } else {
        end = now + length
        count = 1
      }
      return count
    }
  }

  /// A frame's header has come.
  mutating func began(_ type: UInt8, at now: LoopTime) -> Breach? {
    guard let frame = Frame(rawValue: type) else {
      unknownInRow += 1
      return unknownInRow > Self.unknownInRowMax ? .unknownFrames : nil
    }
    unknownInRow = 0
    switch frame {
    case .priority:
      priorities += 1
      return priorities > Self.prioritiesPerStreamMax * (streams + 1) ? .priorities : nil
    case .windowUpdate:
      windowUpdates += 1
      let earned = Self.windowUpdatesPerDataMax * (dataSent + streams)
      let isTooMany = windowUpdates > Self.windowUpdatesFree + earned
      return isTooMany ? .windowUpdates : nil
    case .settings:
      return settings.add(at: now) > Self.settingsPerMinuteMax ? .settings : nil
    default:
      return nil
    }
  }

  mutating func pinged(at now: LoopTime) -> Breach? {
    defer { lastPing = now }
    guard let lastPing, now < lastPing + pingIntervalMin else { return nil }
    pingStrikes += 1
    return pingStrikes > Self.pingStrikesMax ? .pings : nil
  }

  mutating func receivedData(isEmpty: Bool, isLast: Bool) -> Breach? {
    guard isEmpty, !isLast else {
      emptyDataInRow = 0
      return nil
    }
    emptyDataInRow += 1
    return emptyDataInRow > Self.emptyDataInRowMax ? .emptyData : nil
  }

  mutating func streamOpened() { streams += 1 }

  mutating func streamReset(at now: LoopTime) -> Breach? {
    resets.add(at: now) > Self.resetsPerSecondMax ? .resets : nil
  }

  /// The peer broke the rules on one stream, or sent a frame that makes no sense.
  mutating func faulted() -> Breach? {
    faults += 1
    return faults > Self.faultsMax ? .faults : nil
  }

  /// Something was sent that a ping can have been the answer to.
  mutating func sentHeaders() {
    pingStrikes = 0
    lastPing = nil
  }

  mutating func sentData() {
    dataSent += 1
    pingStrikes = 0
    lastPing = nil
  }
}
