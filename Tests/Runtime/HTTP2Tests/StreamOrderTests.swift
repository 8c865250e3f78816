import Testing

@testable import MusterHTTP2

@Suite struct `Order of streams` {
  @Test func `lets frames pass on streams that are new, and none on those that have ended`() {
    var order = StreamOrder()
    order.open(1)
    order.open(3)
    #expect(order.verdict(1) == .ended)
    #expect(order.verdict(3) == .ended)
    #expect(order.verdict(5) == .allowed)
    #expect(order.highest == 3)
  }

  @Test func `knows the ids that were skipped`() {
    var order = StreamOrder()
    order.open(1)
    order.open(9)
    for id in [3, 5, 7] as [Int32] { #expect(order.verdict(id) == .skipped) }
    for id in [1, 9] as [Int32] { #expect(order.verdict(id) == .ended) }
  }

  @Test func `counts what lies before the first stream as skipped`() {
    var order = StreamOrder()
    order.open(5)
    #expect(order.verdict(1) == .skipped)
    #expect(order.verdict(3) == .skipped)
  }

  @Test func `takes an upgraded first stream for the first`() {
    var order = StreamOrder()
    order.open(1)
    #expect(order.verdict(1) == .ended)
    order.open(3)
    #expect(order.verdict(1) == .ended)
  }

  @Test func `does not go back`() {
    var order = StreamOrder()
    order.open(9)
    order.open(3)
    #expect(order.highest == 9)
  }

  @Test func `lets late frames pass on a stream that we have reset`() {
    var order = StreamOrder()
    order.open(1)
    order.resetByUs(1)
    #expect(order.verdict(1) == .allowed)
  }

  @Test func `leaves a server's own streams to others`() {
    var order = StreamOrder()
    order.open(9)
    #expect(order.verdict(2) == .allowed)
  }

  @Test func `forgets the oldest of what it holds`() {
    var order = StreamOrder()
    for index in 0..<Int32(5 * StreamOrder.resetMax) {
      order.open(2 * index + 1)
      order.resetByUs(2 * index + 1)
    }
    #expect(order.verdict(1) == .ended)
    #expect(order.verdict(order.highest) == .allowed)
    #expect(order.verdict(order.highest - 2 * Int32(StreamOrder.resetMax - 1)) == .allowed)
    #expect(order.verdict(order.highest - 2 * Int32(StreamOrder.resetMax)) == .ended)

    var skipping = StreamOrder()
    for index in 0..<Int32(5 * StreamOrder.skippedMax) { skipping.open(4 * index + 1) }
    #expect(skipping.verdict(3) == .ended)
    #expect(skipping.verdict(skipping.highest - 2) == .skipped)
  }

  @Test func `stays within the numbers there are`() {
    var order = StreamOrder()
    order.open(.max)
    #expect(order.verdict(.max) == .ended)
    #expect(order.verdict(1) == .skipped)
  }
}
