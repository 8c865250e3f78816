import MusterLoop
import Testing

@testable import MusterTransport

@Suite struct `Way to a connection` {
  private let first = SocketAddress("127.0.0.1", port: 1)!
  private let second = SocketAddress("::1", port: 1)!

  private func link() -> LinkStateMachine {
    LinkStateMachine(restMin: .milliseconds(50), restMax: .seconds(2))
  }

  @Test func `begins with the first call and serves those that come meanwhile`() {
    var link = link()
    #expect(link.callWaits() == .lookUp)
    #expect(link.callWaits() == .none)
    #expect(link.lookedUp([first], random: 1) == .connect(first))
    #expect(link.callWaits() == .none)
    #expect(link.connected() == .serve)
    #expect(link.callWaits() == .serve)
  }

  @Test func `tries all addresses in order, then rests`() {
    var link = link()
    _ = link.callWaits()
    #expect(link.lookedUp([first, second], random: 1) == .connect(first))
    #expect(link.attemptFailed(random: 1) == .connect(second))
    #expect(link.attemptFailed(random: 1) == .rest(.milliseconds(50)))
    #expect(link.callWaits() == .none)
    link.rested()
    #expect(link.callWaits() == .lookUp)
  }

  @Test func `rests longer each time, up to the longest, and short again after a connection`() {
    var link = link()
    func rest() -> LinkStateMachine.Action {
      _ = link.callWaits()
      defer { link.rested() }
      return link.lookedUp([], random: 1)
    }
    for milliseconds in [50, 100, 200, 400, 800, 1600, 2000, 2000] {
      #expect(rest() == .rest(.milliseconds(milliseconds)))
    }
    for _ in 0..<100 { #expect(rest() == .rest(.seconds(2))) }
    _ = link.callWaits()
    _ = link.lookedUp([first], random: 1)
    _ = link.connected()
    link.left()
    #expect(rest() == .rest(.milliseconds(50)))
  }

  @Test func `rests half of its time at least`() {
    var link = link()
    _ = link.callWaits()
    #expect(link.lookedUp([], random: 0) == .rest(.milliseconds(25)))
  }

  @Test func `begins anew after a connection has been lost`() {
    var link = link()
    _ = link.callWaits()
    _ = link.lookedUp([first], random: 1)
    _ = link.connected()
    link.left()
    #expect(link.phase == .idle)
    #expect(link.callWaits() == .lookUp)
  }

  @Test func `does nothing any more once it is closed`() {
    var link = link()
    _ = link.callWaits()
    link.close()
    #expect(link.lookedUp([first], random: 1) == .none)
    #expect(link.attemptFailed(random: 1) == .none)
    #expect(link.connected() == .none)
    link.left()
    link.rested()
    #expect(link.callWaits() == .none)
    #expect(link.phase == .closed)
  }
}
