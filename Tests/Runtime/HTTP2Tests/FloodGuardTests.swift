import MusterLoop
import Testing

@testable import MusterHTTP2

@Suite struct `Flood guard` {
  private static let start = LoopTime(nanoseconds: 0)

  private static func time(_ seconds: Double) -> LoopTime { start + .seconds(1) * seconds }

  /// Feeds five times what is allowed; answers after how many events the guard spoke.
  private func breach(
    within limit: Int, _ event: (inout FloodGuard, LoopTime) -> FloodGuard.Breach?
  ) -> (count: Int, breach: FloodGuard.Breach)? {
    var guardian = FloodGuard(pingIntervalMin: .seconds(300))
    for count in 1...5 * limit {
      if let breach = event(&guardian, Self.start) { return (count, breach) }
    }
    return nil
  }

  private func frame(_ frame: FloodGuard.Frame) -> (inout FloodGuard, LoopTime) -> FloodGuard.Breach? {
    { $0.began(frame.rawValue, at: $1) }
  }

  @Test func `allows as many settings a minute as it says, and again in the next`() throws {
    let found = try #require(breach(within: FloodGuard.settingsPerMinuteMax, frame(.settings)))
    #expect(found == (FloodGuard.settingsPerMinuteMax + 1, .settings))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for count in 0..<5 * FloodGuard.settingsPerMinuteMax {
      let breach = guardian.began(FloodGuard.Frame.settings.rawValue, at: Self.time(Double(count) * 0.61))
      #expect(breach == nil)
    }
  }

  @Test func `allows priorities by the streams there were`() throws {
    let found = try #require(breach(within: FloodGuard.prioritiesPerStreamMax, frame(.priority)))
    #expect(found == (FloodGuard.prioritiesPerStreamMax + 1, .priorities))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for _ in 0..<4 { guardian.streamOpened() }
    for _ in 0..<5 * FloodGuard.prioritiesPerStreamMax {
      #expect(guardian.began(FloodGuard.Frame.priority.rawValue, at: Self.start) == nil)
    }
    #expect(guardian.began(FloodGuard.Frame.priority.rawValue, at: Self.start) == .priorities)
  }

  @Test func `allows a thousand window updates, and ten for each frame of data and each stream`() throws {
    let found = try #require(breach(within: FloodGuard.windowUpdatesFree, frame(.windowUpdate)))
    #expect(found == (FloodGuard.windowUpdatesFree + 1, .windowUpdates))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for _ in 0..<400 { guardian.sentData() }
    for _ in 0..<5 * FloodGuard.windowUpdatesFree {
      #expect(guardian.began(FloodGuard.Frame.windowUpdate.rawValue, at: Self.start) == nil)
    }
    #expect(guardian.began(FloodGuard.Frame.windowUpdate.rawValue, at: Self.start) == .windowUpdates)
    // A call that is refused has no data in its answer, and its client may say so once for each.
    guardian.streamOpened()
    #expect(guardian.began(FloodGuard.Frame.windowUpdate.rawValue, at: Self.start) == nil)
  }

  @Test func `allows a thousand unknown frames in a row`() throws {
    let found = try #require(breach(within: FloodGuard.unknownInRowMax) { $0.began(0xF0, at: $1) })
    #expect(found == (FloodGuard.unknownInRowMax + 1, .unknownFrames))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for count in 1...5 * FloodGuard.unknownInRowMax {
      #expect(guardian.began(0x0A, at: Self.start) == nil)
      if count % 500 == 0 { #expect(guardian.began(FloodGuard.Frame.data.rawValue, at: Self.start) == nil) }
    }
  }

  @Test func `allows one empty frame of data in a row, and any last one`() throws {
    let found = try #require(
      breach(within: FloodGuard.emptyDataInRowMax) { guardian, _ in
        guardian.receivedData(isEmpty: true, isLast: false)
      })
    #expect(found == (FloodGuard.emptyDataInRowMax + 1, .emptyData))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for _ in 0..<100 {
      #expect(guardian.receivedData(isEmpty: true, isLast: false) == nil)
      #expect(guardian.receivedData(isEmpty: false, isLast: false) == nil)
      #expect(guardian.receivedData(isEmpty: true, isLast: true) == nil)
    }
  }

  @Test func `allows resets by the second`() throws {
    let found = try #require(breach(within: FloodGuard.resetsPerSecondMax) { $0.streamReset(at: $1) })
    #expect(found == (FloodGuard.resetsPerSecondMax + 1, .resets))
    var guardian = FloodGuard(pingIntervalMin: .zero)
    for count in 0..<5 * FloodGuard.resetsPerSecondMax {
      #expect(guardian.streamReset(at: Self.time(Double(count) * 0.0041)) == nil)
    }
  }

  @Test func `allows some faults in the life of a connection`() throws {
    let found = try #require(breach(within: FloodGuard.faultsMax) { guardian, _ in guardian.faulted() })
    #expect(found == (FloodGuard.faultsMax + 1, .faults))
  }

  @Test func `takes pings that come too early for strikes`() throws {
    let found = try #require(breach(within: FloodGuard.pingStrikesMax + 1) { $0.pinged(at: $1) })
    // The first has none before it.
    #expect(found == (FloodGuard.pingStrikesMax + 2, .pings))
    var slow = FloodGuard(pingIntervalMin: .seconds(300))
    for count in 0..<20 { #expect(slow.pinged(at: Self.time(Double(count) * 300)) == nil) }
  }

  @Test func `forgets pings when something was sent in between`() {
    var guardian = FloodGuard(pingIntervalMin: .seconds(300))
    for count in 0..<50 {
      #expect(guardian.pinged(at: Self.start) == nil)
      #expect(guardian.pinged(at: Self.start) == nil)
      if count % 2 == 0 { guardian.sentData() } else { guardian.sentHeaders() }
    }
  }
}
