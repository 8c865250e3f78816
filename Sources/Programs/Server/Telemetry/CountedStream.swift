import MusterRPC
import MusterWire

/// Counts the messages of a stream as they come and go.
final class CountedStream: ServerCall {
  private let call: any ServerCall
  private let method: ObservedMethod
  private let metrics: CallMetrics
  private let part: Int

  init(_ call: any ServerCall, _ method: ObservedMethod, _ metrics: CallMetrics, _ part: Int) {
    (self.call, self.method, self.metrics, self.part) = (call, method, metrics, part)
  }

  var metadata: Metadata { call.metadata }
  var deadline: Int64? { call.deadline }
  var wasCompressed: Bool { call.wasCompressed }
  func addInitial(_ metadata: Metadata) { call.addInitial(metadata) }
  func addTrailing(_ metadata: Metadata) { call.addTrailing(metadata) }
  func compress(_ choice: Compression) { call.compress(choice) }
  func isAtEnd() async throws(RPCError) -> Bool { try await call.isAtEnd() }

  func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool {
    let isHere = try await call.receive(into: &message)
    if isHere { metrics.received(method, in: part) }
    return isHere
  }

  func receiveWhole<M: WireMessage>(into message: inout M) throws(RPCError) -> Bool {
    let isHere = try call.receiveWhole(into: &message)
    if isHere { metrics.received(method, in: part) }
    return isHere
  }

  func send(_ message: some WireMessage) async throws(RPCError) {
    try await call.send(message)
    metrics.sent(method, in: part)
  }
}
