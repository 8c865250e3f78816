import MusterLoop

/// One message, from the greeting to the answer behind its last line.
enum SMTPDialogue {
  /// Why a message certainly did not leave.
  private struct NotSent: Error {
    let outcome: SMTPOutcome
  }

  static func run(
    _ envelope: SMTPEnvelope, _ relay: SMTPRelay, _ name: String, connectEnd: LoopTime, end: LoopTime,
    _ waiting: Waiting
  ) -> SMTPOutcome {
    do throws(NotSent) {
      var wire = try connected(relay, connectEnd, waiting)
      try offer(envelope, over: &wire, name, relay, until: end)
      return finish(&wire, relay, until: end)
    } catch {
      return error.outcome
    }
  }

  private static func connected(
    _ relay: SMTPRelay, _ end: LoopTime, _ waiting: Waiting
  ) throws(NotSent) -> SMTPWire {
    do throws(SMTPWire.Failure) {
      return try SMTPWire(relay, until: end, waiting)
    } catch {
      throw NotSent(outcome: .putOff("\(relay) cannot be reached: \(error.words)"))
    }
  }

  /// All but the line that ends the message.
  private static func offer(
    _ envelope: SMTPEnvelope, over wire: inout SMTPWire, _ name: String, _ relay: SMTPRelay,
    until end: LoopTime
  ) throws(NotSent) {
    try expect(220, nil, &wire, relay, end)
    let hello = try answer("EHLO \(name)", &wire, relay, end)
    if !hello.isDone { try expect(250, "HELO \(name)", &wire, relay, end) }
    try expect(250, "MAIL FROM:<\(envelope.sender)>", &wire, relay, end)
    let recipient = try answer("RCPT TO:<\(envelope.recipient)>", &wire, relay, end)
    guard recipient.isDone else { throw notSent(recipient, "RCPT", relay) }
    try expect(354, "DATA", &wire, relay, end)
    do throws(SMTPWire.Failure) {
      try wire.write(envelope.stuffed, until: end)
    } catch {
      throw NotSent(outcome: .putOff("\(relay) took only a part of the message: \(error.words)"))
    }
  }

  private static func finish(_ wire: inout SMTPWire, _ relay: SMTPRelay, until end: LoopTime) -> SMTPOutcome {
    // An answer that is on its way is worth more than a quick end.
    wire.seeThrough()
    do throws(SMTPWire.Failure) {
      try wire.write(Array(".\r\n".utf8), until: end)
      let reply = try wire.reply(until: end)
      // Whether it hears this or not: the message is the relay's, or is not.
      try? wire.write(Array("QUIT\r\n".utf8), until: end)
      if reply.isDone { return .accepted(reply.words) }
      return outcome(of: reply, "the message", relay)
    } catch {
      return .unknown("\(relay) got the whole message and did not answer: \(error.words)")
    }
  }

  private static func answer(
    _ command: String?, _ wire: inout SMTPWire, _ relay: SMTPRelay, _ end: LoopTime
  ) throws(NotSent) -> SMTPReply {
    do throws(SMTPWire.Failure) {
      if let command { try wire.write(Array("\(command)\r\n".utf8), until: end) }
      return try wire.reply(until: end)
    } catch {
      let place = command.map { word($0) } ?? "its greeting"
      throw NotSent(outcome: .putOff("\(relay) did not answer to \(place): \(error.words)"))
    }
  }

  private static func expect(
    _ code: Int, _ command: String?, _ wire: inout SMTPWire, _ relay: SMTPRelay, _ end: LoopTime
  ) throws(NotSent) {
    let reply = try answer(command, &wire, relay, end)
    guard reply.code == code else { throw notSent(reply, command.map { word($0) } ?? "its greeting", relay) }
  }

  /// The command without what belongs to a person.
  private static func word(_ command: String) -> String { String(command.prefix { $0 != " " }) }

  private static func notSent(_ reply: SMTPReply, _ place: String, _ relay: SMTPRelay) -> NotSent {
    NotSent(outcome: outcome(of: reply, place, relay))
  }

  /// A server that answers what it should not is asked again another time: it is broken for now.
  private static func outcome(of reply: SMTPReply, _ place: String, _ relay: SMTPRelay) -> SMTPOutcome {
    let words = "\(relay) answered to \(place): \(reply.words)"
    return reply.isForLater || reply.code < 400 ? .putOff(words) : .refused(words)
  }
}
