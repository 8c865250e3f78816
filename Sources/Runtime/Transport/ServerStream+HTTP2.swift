import MusterHTTP2
import MusterLoop
import MusterRPC

/// What the connection and its loop report of a call.
extension ServerStream: HTTP2StreamHandler, TimerHandler {
  func header(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    // Nobody asks for what comes after the head.
    if route == nil, case .reading = phase {
      if unsafe RequestHead.isPath(name) {
        unsafe head.setPath(value, work.router.route(at: value))
      } else {
        unsafe head.add(name, value)
      }
    }
    return true
  }

  func headers(isLast: Bool) {
    guard let stream, route == nil, case .reading = phase else { return }
    if stream.areFieldsCut { return end(.metadataTooLarge(connection.configuration.headerListMax)) }
    if let refusal = head.refusal {
      phase = .refusing(refusal)
      messageSince = loop.turnTime
    } else {
      begin()
    }
  }

  func data(_ bytes: UnsafeRawBufferPointer) {
    unconsumed += bytes.count
    switch phase {
    case .reading, .running: break
    case .refusing, .ended: return credit(bytes.count)
    }
    progress += bytes.count
    if messageSince == nil || progress >= ServerConfiguration.messageProgressMin {
      messageSince = loop.turnTime
      progress = 0
    }
    unsafe request.append(bytes)
    do throws(RPCError) {
      try request.check()
      if route?.takesOneRequest == true, request.hasMoreThanOne { throw .requestCount("more than one") }
    } catch {
      return end(error)
    }
    if request.next != nil { wakeReceiver() } else { readOn() }
  }

  var isWanted: Bool {
    if case .reading = phase { return true }
    return receiver != nil
  }

  func ended() {
    isRequestEnded = true
    switch phase {
    case .reading:
      messageSince = nil
      if let route { start(route) }
    case .refusing(let refusal):
      phase = .ended
      stream?.respond(refusal.fields)
      let text = Array(refusal.text.utf8)
      unsafe text.withUnsafeBytes { unsafe stream?.write($0) }
      stream?.finish()
    case .running: wakeReceiver()
    case .ended: break
    }
  }

  func drained() { wakeSender() }

  func closed(_ code: HTTP2Code) {
    stream = nil
    if let deadlineTimer { loop.cancel(deadlineTimer) }
    deadlineTimer = nil
    if runner != nil { connection.heldSlots += 1 }
    guard case .ended = phase else {
      if case .reading = phase, let route { work.unanswered?.ended(route.method, .cancelled) }
      phase = .ended
      request.removeAll()
      settle()
      return stop(.callCancelled)
    }
  }

  func sweep(at now: LoopTime) {
    guard let stream else { return }
    if stream.isStalled(for: connection.configuration.stallTimeout, at: now) {
      return stream.reset(.cancel)
    }
    if let messageSince, messageSince + work.configuration.messageTimeout <= now {
      if case .refusing = phase { return stream.reset(.cancel) }
      if readAhead.holdsBack(self) {
        self.messageSince = now
      } else if isWanted {
        end(.requestLate(work.configuration.messageTimeout))
      }
    }
  }

  func timerFired(_ id: TimerID) {
    deadlineTimer = nil
    end(.deadlinePassed)
  }
}
