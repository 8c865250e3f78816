internal import CMusterShims
internal import CPostgres
import MusterLoop

extension Connection {
  /// The end of a turn: what was given in it goes to libpq, then to the socket.
  func flush() {
    guard phase == .open || phase == .retiring else { return }
    let calls = outbox
    outbox = []
    let now = loop.turnTime
    hold()
    defer { cmuster_let_go() }
    for (place, call) in calls.enumerated() {
      if call.isAbandoned { continue }
      call.began = now
      underWay.append(call)
      guard handOver(call) else {
        // Nobody knows how much of this one went out; the rest did not.
        outbox = Array(calls[(place + 1)...])
        return lose("sending")
      }
    }
    cmuster_let_go()
    watchAnswers()
    push()
    if phase != .closed, depth < configuration.depthMax { delegate?.connectionAnswered(self) }
    closeIfRetired()
  }

  /// libpq 15 would send at each Sync; held, it keeps all of the turn's for one send.
  private func hold() {
    if let connection = unsafe connection { cmuster_hold(unsafe PQsocket(connection)) }
  }

  private func handOver(_ call: Call) -> Bool {
    guard let connection = unsafe connection else { return false }
    for bound in call.statements {
      let statement = bound.statement
      buffer.fill(bound.parameters)
      switch configuration.isPooled ? .unnamed : prepared.use(statement) {
      case .prepare:
        call.addPrepare(statement)
        let isSent = unsafe statement.typeNumbers.withUnsafeBufferPointer { types in
          unsafe PQsendPrepare(
            connection, statement.name, statement.sql, Int32(types.count), types.baseAddress)
        }
        guard isSent == 1 else { return false }
        fallthrough
      case .named:
        call.addExecute()
        let isSent = unsafe buffer.withPointers { count, values, lengths, formats in
          unsafe PQsendQueryPrepared(connection, statement.name, count, values, lengths, formats, 1)
        }
        guard isSent == 1 else { return false }
      case .unnamed:
        call.addExecute()
        let isSent = unsafe statement.typeNumbers.withUnsafeBufferPointer { types in
          unsafe buffer.withPointers { count, values, lengths, formats in
            unsafe PQsendQueryParams(
              connection, statement.sql, count, types.baseAddress, values, lengths, formats, 1)
          }
        }
        guard isSent == 1 else { return false }
      }
    }
    // Its own Sync: an error is its own, and so is its commit.
    return unsafe PQpipelineSync(connection) == 1
  }

  /// What libpq holds goes to the socket; the rest when it can.
  func push() {
    guard let connection = unsafe connection else { return }
    switch unsafe PQflush(connection) {
    case 0: setInterest(.read)
    case 1: setInterest([.read, .write])
    default: receive()
    }
  }
}
