import CNGHTTP2
package import MusterLoop

extension HTTP2Connection {
  /// A connection on a socket that was accepted or connected. Called on the loop.
  package static func start(
    _ channel: consuming Channel, _ role: Role, _ configuration: HTTP2Configuration, peer: SocketAddress?,
    on work: HTTP2Loop, owner: any HTTP2ConnectionOwner
  ) -> HTTP2Connection {
    let connection = HTTP2Connection(channel, role, configuration, peer: peer, on: work)
    connection.owner = owner
    connection.begin()
    return connection
  }

  private func begin() {
    do throws(LoopError) {
      registration = try loop.register(channel.descriptor, .read, self)
    } catch {
      return close(error.message)
    }
    armTimer()
    secure()
  }

  /// Goes on with the TLS handshake if there is one, and opens the session after it.
  func secure() {
    switch channel.secure() {
    case .bytes: setInterest(.read)
    case .blocked(let interest): return setInterest(interest)
    case .ended: return close("the peer left during the handshake")
    case .failed(let error): return close(error)
    }
    phase = .open
    guard openSession() else { return close("nghttp2 has no memory for a session") }
    // A server lets its client speak first: to one that speaks HTTP/1 its settings would be noise.
    if role == .client { flushSoon() }
    // What came in one piece with the end of the handshake has left the socket, which tells no more of it.
    if channel.hasMore { read() }
  }

  private func openSession() -> Bool {
    var session: OpaquePointer? = nil
    let this = unsafe Unmanaged.passUnretained(self).toOpaque()
    let isServer = role == .server
    let failure =
      isServer
      ? unsafe nghttp2_session_server_new2(&session, SessionCallbacks.table, this, SessionCallbacks.options)
      : unsafe nghttp2_session_client_new2(&session, SessionCallbacks.table, this, SessionCallbacks.options)
    guard failure == 0, let session = unsafe session else { return false }
    unsafe self.session = session
    var settings = [
      setting(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, configuration.streamWindow),
      setting(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, configuration.headerListMax),
    ]
    settings.append(
      isServer
        ? setting(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, configuration.streamsMax + Self.streamsSpare)
        : setting(NGHTTP2_SETTINGS_ENABLE_PUSH, 0))
    let flags = UInt8(NGHTTP2_FLAG_NONE.rawValue)
    guard unsafe nghttp2_submit_settings(session, flags, settings, settings.count) == 0 else { return false }
    if isServer { announceStreamsMax() }
    return unsafe nghttp2_session_set_local_window_size(
      session, flags, 0, Int32(clamping: configuration.connectionWindow)) == 0
  }

  private func setting(_ id: nghttp2_settings_id, _ value: Int) -> nghttp2_settings_entry {
    nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: UInt32(clamping: value))
  }

  /// Streams that nghttp2 remembers as closed, to tell a frame that comes too late, and how far a client
  /// may pass the limit before it is shown out.
  private static let streamsSpare = 128

  /// nghttp2 ends the connection of a client that opens a stream too many, where the protocol lets us refuse
  /// that one, as `headersBegan` does. So nghttp2 has been told more than the client is, and the number is
  /// put right in the frame.
  private func announceStreamsMax() {
    guard let session = unsafe session else { return }
    var start: UnsafePointer<UInt8>? = nil
    let count = unsafe nghttp2_session_mem_send(session, &start)
    guard count >= 9, let start = unsafe start else { return }
    // Valid until nghttp2 is called again.
    var frame = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let entry = [0, UInt8(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS.rawValue)]
    let value = UInt32(clamping: configuration.streamsMax)
    // Entries of six bytes after the frame's header of nine.
    for start in stride(from: 9, to: frame.count - 5, by: 6)
    where frame[start..<start + 2].elementsEqual(entry) {
      for place in 0..<4 { frame[start + 2 + place] = UInt8(truncatingIfNeeded: value >> (24 - 8 * place)) }
    }
    outbound.append(contentsOf: frame)
  }

  func armTimer() {
    guard phase != .closed, let next = clock.next else { return }
    if timer != nil, timerTime <= next { return }
    if let timer { loop.cancel(timer) }
    timerTime = next
    timer = loop.schedule(self, at: next)
  }
}

extension HTTP2Connection: TimerHandler {
  package func timerFired(_ id: TimerID) {
    timer = nil
    timerTime = .distantFuture
    let now = LoopTime.now()
    while phase != .closed, let due = clock.takeDue(at: now) { handle(due, now) }
    armTimer()
  }

  private func handle(_ due: ConnectionClock.Due, _ now: LoopTime) {
    switch due {
    case .prefaceLate:
      fail(.settingsTimeout, "no settings came in time")
    case .headersLate:
      fail(.enhanceYourCalm, "a header block did not end in time")
    case .writeStalled:
      close("the peer does not read")
    case .askAlive:
      if phase != .securing { submitPing(.keepalive) }
    case .peerDead:
      fail(.noError, "ping_timeout")
      close("the peer does not answer")
    case .idle:
      goAwayNow("max_idle")
    case .old:
      goAwayNow("max_age")
    case .noticeUnanswered:
      finishDrain()
    case .graceOver:
      streamsCut = streams.count
      fail(.noError, "time is up")
    case .lingerOver:
      close(problem)
    case .sweep:
      for stream in streams { stream.handler?.sweep(at: now) }
      if !streams.isEmpty { clock.streamsOpen(at: now, sweepEvery: configuration.sweepInterval) }
    }
  }

  /// Twice, like any drain; the reason goes with the second.
  private func goAwayNow(_ reason: String) {
    drainReason = reason
    drain()
  }
}
