internal import CPostgres
import MusterLoop

extension Connection {
  func receive() {
    guard phase != .closed, let connection = unsafe connection else { return }
    let isAlive = unsafe PQconsumeInput(connection) == 1
    heard = loop.turnTime
    // What came before the end is an answer all the same.
    takeAnswers()
    if phase == .closed { return }
    guard isAlive else { return lose("receiving") }
    // Reading may have made room for writing.
    if interest.contains(.write) { push() }
    if phase != .closed, depth < configuration.depthMax { delegate?.connectionAnswered(self) }
    closeIfRetired()
  }

  private func takeAnswers() {
    while let call = underWay.first, let connection = unsafe connection,
      unsafe PQisBusy(connection) == 0
    {
      guard let result = unsafe PQgetResult(connection) else {
        // The end of one statement's answer.
        guard call.answerUnit() else {
          // A connection that is gone answers no end of them.
          if unsafe PQstatus(connection) == CONNECTION_BAD { return lose("receiving") }
          return close(PostgresError(.protocolViolation, "an answer that nobody asked for"))
        }
        continue
      }
      unsafe take(result, for: call)
    }
  }

  /// Takes the result over.
  private func take(_ result: OpaquePointer, for call: Call) {
    let status = unsafe PQresultStatus(result)
    switch status {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      if let statement = call.preparing {
        prepared.answered(statement, isPrepared: true)
        unsafe PQclear(result)
      } else if call.isAbandoned {
        unsafe PQclear(result)
      } else {
        unsafe call.results.append(result)
      }
    case PGRES_PIPELINE_SYNC:
      unsafe PQclear(result)
      finish(call)
    case PGRES_FATAL_ERROR, PGRES_PIPELINE_ABORTED:
      if let statement = call.preparing { prepared.answered(statement, isPrepared: false) }
      if status == PGRES_FATAL_ERROR {
        let (error, isEnd) = unsafe PostgresError.read(result)
        if isEnd { farewell = error }
        // A server that ends while it commits may have done so, whatever it says of its reasons.
        call.fail(isEnd ? PostgresError(.connectionLost, error.message) : error)
      }
      unsafe PQclear(result)
    default:
      unsafe PQclear(result)
      close(PostgresError(.protocolViolation, "the answer has status \(status.rawValue)"))
    }
  }

  /// Its Sync has answered: only now is it true.
  private func finish(_ call: Call) {
    _ = underWay.takeFirst()
    guard call.error != nil || call.isComplete else {
      call.finish(
        .failure(PostgresError(.protocolViolation, "too few answers", outcome: call.outcomeIfLost)))
      return close(PostgresError(.protocolViolation, "too few answers"))
    }
    if !call.isExclusive, underWay.isEmpty, !isOutsideTransaction {
      // It is rolled back with the connection.
      call.finish(.failure(PostgresError(.protocolViolation, "a call left its transaction open")))
      return close(PostgresError(.protocolViolation, "a call left its transaction open"))
    }
    guard let error = call.error else { return call.finish(.success(call.results)) }
    guard error.code == .statementStale else { return call.finish(.failure(error)) }
    retire(error)
    if call.isExclusive || call.repeats > 0 || call.isAbandoned { return call.finish(.failure(error)) }
    call.repeats += 1
    call.reset()
    delegate?.connectionReturned([call])
  }
}

extension Call {
  /// Whether each statement has an answer.
  fileprivate var isComplete: Bool {
    unitsAnswered == unitCount && (isAbandoned || results.count == statements.count)
  }
}

extension PostgresError {
  /// What the server says, and whether it ends the connection with it.
  fileprivate static func read(_ result: OpaquePointer) -> (PostgresError, isEnd: Bool) {
    // The letters are those of postgres_ext.h, whose constants are character literals.
    func field(_ letter: Character) -> String? {
      guard let ascii = letter.asciiValue, let text = unsafe PQresultErrorField(result, Int32(ascii)) else {
        return nil
      }
      return unsafe String(cString: text)
    }
    guard let state = field("C") else {
      let message = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) } ?? ""
      return (PostgresError(.connectionLost, message), false)
    }
    let severity = field("V") ?? ""
    let error = PostgresError(sqlState: state, field("M") ?? "", constraint: field("n"), place: field("R"))
    return (error, severity == "FATAL" || severity == "PANIC")
  }
}
