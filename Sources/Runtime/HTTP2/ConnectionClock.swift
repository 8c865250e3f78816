import MusterLoop

/// When a connection has to do something although nothing happens.
///
/// What each byte moves, the time of the last one, is only noted; a timer that fires too early is set again.
struct ConnectionClock {
  enum Due: Equatable {
    case prefaceLate
    case headersLate
    case writeStalled
    case askAlive
    case peerDead
    case idle
    case old
    /// Nobody has said that the first word of a drain has arrived.
    case noticeUnanswered
    /// The time after `old`, or after a drain began, is over.
    case graceOver
    case lingerOver
    /// Open streams are to look at their own times.
    case sweep
  }

  private let configuration: HTTP2Configuration
  private var preface: LoopTime?
  private var headers: LoopTime?
  private var write: LoopTime?
  private var aliveUntil: LoopTime?
  private var age: LoopTime?
  private var notice: LoopTime?
  private var grace: LoopTime?
  private var linger: LoopTime?
  private var sweep: LoopTime?
  private var idleSince: LoopTime?
  private(set) var lastHeard: LoopTime

  /// `jitter` lies between -1 and 1.
  init(_ configuration: HTTP2Configuration, at now: LoopTime, jitter: Double) {
    self.configuration = configuration
    lastHeard = now
    idleSince = now
    preface = now + configuration.prefaceTimeout
    if let ageMax = configuration.ageMax { age = now + ageMax * (1 + 0.1 * jitter) }
  }

  /// The earliest time at which something can be due.
  var next: LoopTime? {
    var next = LoopTime.distantFuture
    func consider(_ time: LoopTime?) {
      if let time, time < next { next = time }
    }
    consider(preface)
    consider(headers)
    consider(write)
    consider(aliveUntil)
    consider(age)
    consider(notice)
    consider(grace)
    consider(linger)
    consider(sweep)
    consider(idleEnd)
    if aliveUntil == nil { consider(keepalive) }
    return next == .distantFuture ? nil : next
  }

  private var idleEnd: LoopTime? {
    guard let idleSince, let idleMax = configuration.idleMax else { return nil }
    return idleSince + idleMax
  }

  private var keepalive: LoopTime? {
    configuration.keepaliveTime.map { lastHeard + $0 }
  }

  /// What is due, one after another until nil.
  mutating func takeDue(at now: LoopTime) -> Due? {
    if Self.take(&linger, now) { return .lingerOver }
    if Self.take(&preface, now) { return .prefaceLate }
    if Self.take(&headers, now) { return .headersLate }
    if Self.take(&write, now) { return .writeStalled }
    if let until = aliveUntil, until <= now {
      aliveUntil = nil
      return .peerDead
    }
    if Self.take(&notice, now) { return .noticeUnanswered }
    if Self.take(&grace, now) { return .graceOver }
    if Self.take(&age, now) {
      grace = configuration.ageGrace.map { now + $0 }
      return .old
    }
    if let end = idleEnd, end <= now {
      idleSince = nil
      return .idle
    }
    if Self.take(&sweep, now) { return .sweep }
    if aliveUntil == nil, let keepalive, keepalive <= now {
      aliveUntil = now + configuration.keepaliveTimeout
      return .askAlive
    }
    return nil
  }

  private static func take(_ time: inout LoopTime?, _ now: LoopTime) -> Bool {
    guard let due = time, due <= now else { return false }
    time = nil
    return true
  }

  mutating func heard(at now: LoopTime) {
    lastHeard = now
    aliveUntil = nil
  }

  mutating func greeted() { preface = nil }

  mutating func headersBegan(at now: LoopTime) {
    if headers == nil { headers = now + configuration.headersTimeout }
  }

  mutating func headersEnded() { headers = nil }

  mutating func writeBlocked(at now: LoopTime) {
    if write == nil { write = now + configuration.stallTimeout }
  }

  /// Some bytes left; the rest has the whole time again.
  mutating func writeMoved() { write = nil }

  mutating func streamsOpen(at now: LoopTime, sweepEvery: Duration) {
    idleSince = nil
    if sweep == nil { sweep = now + sweepEvery }
  }

  mutating func noStreams(at now: LoopTime) {
    sweep = nil
    idleSince = now
  }

  mutating func drain(until end: LoopTime?) {
    age = nil
    if let end { grace = end }
  }

  mutating func noticeSent(at now: LoopTime) { notice = now + configuration.noticeTimeout }

  mutating func noticeAnswered() { notice = nil }

  mutating func lingers(until end: LoopTime) {
    preface = nil
    headers = nil
    write = nil
    age = nil
    notice = nil
    grace = nil
    sweep = nil
    idleSince = nil
    linger = end
  }
}
