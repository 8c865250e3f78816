import CNGHTTP2
import MusterCore
package import MusterLoop

/// Told what happens to a connection, on its loop.
package protocol HTTP2ConnectionOwner: AnyObject {
  /// The peer's first settings are here: it speaks HTTP/2, and says how many streams it takes.
  func greeted(_ connection: HTTP2Connection)

  /// A client's stream begins: its handler is to be set. Its fields are not there yet.
  func opened(_ stream: HTTP2Stream, on connection: HTTP2Connection)

  /// The peer will take no new streams; those above `lastStream` were not touched.
  func goAway(_ connection: HTTP2Connection, lastStream: Int32, _ code: HTTP2Code)

  /// The last word. `problem` is nil when both sides meant it.
  func closed(_ connection: HTTP2Connection, _ problem: String?)
}

extension HTTP2ConnectionOwner {
  package func greeted(_ connection: HTTP2Connection) {}
}

/// A connection that speaks HTTP/2, as server or as client: bytes from the socket go through nghttp2 to the
/// streams' handlers, what streams write goes back once a turn.
///
/// `@unchecked Sendable`: belongs to `loop`; others send it there.
@safe package final class HTTP2Connection: @unchecked Sendable {
  package enum Role {
    case server, client
  }

  enum Phase: Equatable {
    case securing
    case open
    /// New streams are refused, or will be once the peer has had time to hear of it.
    case draining(isFinal: Bool)
    /// A last GOAWAY goes out; what still comes in is thrown away.
    case failing
    /// All is sent; the peer has a moment to read it.
    case lingering
    case closed
  }

  package let loop: EventLoop
  package let role: Role
  package let configuration: HTTP2Configuration
  package let peer: SocketAddress?
  let work: HTTP2Loop
  var owner: (any HTTP2ConnectionOwner)?

  var channel: Channel
  var phase: Phase
  var clock: ConnectionClock
  var flood: FloodGuard
  var order = StreamOrder()
  var streams: [HTTP2Stream] = []
  /// The one that was looked up last: frames of a stream come together.
  var lastStream: HTTP2Stream?
  var lastStreamID: Int32 = 0
  /// What all streams have written and the peer has not taken.
  package internal(set) var unsent = 0
  /// Handlers of streams that are closed still count, or resetting would be a way to have any number.
  package var heldSlots = 0
  /// What the owner keeps for each connection.
  package var attachment: AnyObject?

  /// Ours from `init` to the end of `close`, and used on the loop only.
  var session: OpaquePointer?
  /// nghttp2 is on the stack: the session may not be entered again, nor freed.
  var isInSession = false
  var isFlushing = false
  package internal(set) var problem: String?
  /// How many streams were still open when the grace of a drain was over.
  package internal(set) var streamsCut = 0
  /// Goes with the last GOAWAY of a drain.
  var drainReason = ""
  /// Bytes that the socket did not take.
  var outbound: [UInt8] = []
  var outboundHead = 0
  package var isFlushRequested = false
  var registration: RegistrationID?
  var interest = Interest.read
  var timer: TimerID?
  var timerTime = LoopTime.distantFuture
  var isEndSeen = false
  var isGreeted = false

  init(
    _ channel: consuming Channel, _ role: Role, _ configuration: HTTP2Configuration, peer: SocketAddress?,
    on work: HTTP2Loop
  ) {
    self.channel = channel
    self.role = role
    self.configuration = configuration
    self.peer = peer
    self.work = work
    loop = work.loop
    phase = .securing
    flood = FloodGuard(pingIntervalMin: configuration.pingIntervalMin)
    clock = ConnectionClock(
      configuration, at: work.loop.turnTime, jitter: Double.random(in: -1...1))
  }

  deinit {
    // Closed before, or never started.
    if let session = unsafe session { unsafe nghttp2_session_del(session) }
  }

  /// Who is told from now on; a connection that is closed tells nobody.
  package func setOwner(_ owner: any HTTP2ConnectionOwner) {
    if !isClosed { self.owner = owner }
  }

  package var openStreams: Int { streams.count }
  package var isClosed: Bool { phase == .closed }
  /// Streams that end now end with the connection, not by a word of the peer's.
  package var isEnding: Bool {
    switch phase {
    case .failing, .lingering, .closed: true
    case .securing, .open, .draining: false
    }
  }
  /// Whether a client may begin a stream here.
  package var takesStreams: Bool { phase == .open || phase == .securing }

  // MARK: Streams

  /// A client's request. The stream gets its id at once and its first frame with the next flush.
  package func request(
    _ fields: some HeaderFields, _ handler: any HTTP2StreamHandler
  ) -> HTTP2Stream? {
    guard takesStreams, let session = unsafe session else { return nil }
    let stream = work.stream()
    var provider = unsafe Self.provider(stream)
    let id = unsafe fields.withFields { start, count in
      unsafe nghttp2_submit_request(session, nil, start, count, &provider, Self.pointer(stream))
    }
    guard id > 0 else { return nil }
    stream.id = id
    stream.handler = handler
    stream.markResponding()
    add(stream)
    flushSoon()
    return stream
  }

  func add(_ stream: HTTP2Stream) {
    stream.connection = self
    stream.place = streams.count
    streams.append(stream)
    if streams.count == 1 {
      clock.streamsOpen(at: loop.turnTime, sweepEvery: configuration.sweepInterval)
      armTimer()
    }
  }

  func remove(_ stream: consuming HTTP2Stream, _ code: HTTP2Code) {
    guard stream.connection === self, stream.place < streams.count else { return }
    let last = streams.removeLast()
    if last !== stream {
      streams[stream.place] = last
      last.place = stream.place
    }
    if streams.isEmpty { clock.noStreams(at: loop.turnTime) }
    lastStream = nil
    stream.close(code)
    if isKnownUniquelyReferenced(&stream) { work.putBack(stream) }
  }

  func submitResponse(_ stream: HTTP2Stream, _ fields: some HeaderFields, hasBody: Bool) {
    guard let session = unsafe session else { return }
    var provider = unsafe Self.provider(stream)
    let failure = unsafe fields.withFields { start, count in
      unsafe withUnsafePointer(to: &provider) { provider in
        unsafe nghttp2_submit_response(session, stream.id, start, count, hasBody ? provider : nil)
      }
    }
    if failure != 0 { reset(stream, .internalError) }
    flushSoon()
  }

  func submitTrailers(_ stream: HTTP2Stream, _ fields: any HeaderFields) {
    guard let session = unsafe session else { return }
    let failure = unsafe fields.withFields { unsafe nghttp2_submit_trailer(session, stream.id, $0, $1) }
    if failure != 0 { reset(stream, .internalError) }
    flushSoon()
  }

  func resume(_ stream: HTTP2Stream) {
    guard let session = unsafe session else { return }
    _ = unsafe nghttp2_session_resume_data(session, stream.id)
    flushSoon()
  }

  func reset(_ stream: HTTP2Stream, _ code: HTTP2Code) {
    guard let session = unsafe session else { return }
    order.resetByUs(stream.id)
    _ = unsafe nghttp2_submit_rst_stream(
      session, UInt8(NGHTTP2_FLAG_NONE.rawValue), stream.id, code.rawValue)
    flushSoon()
  }

  func consume(_ count: Int, on stream: HTTP2Stream) {
    guard let session = unsafe session else { return }
    _ = unsafe nghttp2_session_consume_stream(session, stream.id, count)
    flushSoon()
  }

  private static func pointer(_ stream: HTTP2Stream) -> UnsafeMutableRawPointer {
    // Unretained: `streams` holds it for as long as nghttp2 knows the pointer.
    unsafe Unmanaged.passUnretained(stream).toOpaque()
  }

  private static func provider(_ stream: HTTP2Stream) -> nghttp2_data_provider {
    unsafe nghttp2_data_provider(
      source: nghttp2_data_source(ptr: pointer(stream)), read_callback: SessionCallbacks.read)
  }

  // MARK: Ending

  /// Says goodbye twice, so that no request is lost on the way, then waits for the streams that are open.
  package func drain(graceUntil: LoopTime? = nil) {
    guard let session = unsafe session else { return close(nil) }
    switch phase {
    case .securing: return close(nil)
    case .open: break
    case .draining:
      clock.drain(until: graceUntil)
      return armTimer()
    case .failing, .lingering, .closed: return
    }
    phase = .draining(isFinal: false)
    clock.drain(until: graceUntil)
    if role == .server { clock.noticeSent(at: loop.turnTime) }
    armTimer()
    if role == .client {
      phase = .draining(isFinal: true)
      submitGoAway(0, .noError, drainReason)
      return closeWhenIdle()
    }
    _ = unsafe nghttp2_submit_shutdown_notice(session)
    // Its answer shows that the peer has seen the notice.
    submitPing(.drain)
    flushSoon()
  }

  /// The peer knows: what it begins from now on is not touched.
  func finishDrain() {
    guard let session = unsafe session, phase == .draining(isFinal: false) else { return }
    phase = .draining(isFinal: true)
    clock.noticeAnswered()
    submitGoAway(unsafe nghttp2_session_get_last_proc_stream_id(session), .noError, drainReason)
    closeWhenIdle()
  }

  /// Goes with a reason the peer can read. Streams that are open are over.
  package func fail(_ code: HTTP2Code, _ text: String) {
    guard let session = unsafe session else { return close(text) }
    switch phase {
    case .failing, .lingering, .closed: return
    default: break
    }
    phase = .failing
    problem = text
    submitGoAway(unsafe nghttp2_session_get_last_proc_stream_id(session), code, text)
  }

  func closeWhenIdle() {
    guard case .draining(isFinal: true) = phase, streams.isEmpty else { return }
    phase = .failing
    flushSoon()
  }

  func submitGoAway(_ lastStream: Int32, _ code: HTTP2Code, _ text: String) {
    guard let session = unsafe session else { return }
    let bytes = Array(text.utf8)
    // nghttp2 copies the text.
    _ = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe nghttp2_submit_goaway(
        session, UInt8(NGHTTP2_FLAG_NONE.rawValue), lastStream, code.rawValue, buffer.baseAddress,
        buffer.count)
    }
    flushSoon()
  }

  enum Ping: UInt8 {
    case keepalive = 1
    case drain = 2
  }

  func submitPing(_ ping: Ping) {
    guard let session = unsafe session else { return }
    let payload: [UInt8] = [0x4d, 0x75, 0x73, 0x74, 0x65, 0x72, 0, ping.rawValue]
    _ = unsafe payload.withUnsafeBufferPointer {
      // Eight bytes, as a ping has.
      unsafe nghttp2_submit_ping(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), $0.baseAddress)
    }
    flushSoon()
  }

  func flushSoon() {
    // A flush goes on until nothing is left.
    if phase != .closed, !isFlushing { loop.flushAtEndOfTurn(self) }
  }
}

/// What the connections of a loop share.
package final class HTTP2Loop {
  package let loop: EventLoop
  /// Read into and passed on before anything else is read.
  var inbound = [UInt8](repeating: 0, count: 64 * 1024)
  /// Frames collected for one write.
  var outbound: [UInt8] = []
  /// Streams that are over, with the room they had.
  private var spare: [HTTP2Stream] = []
  private static let spareMax = 256

  package init(_ loop: EventLoop) {
    self.loop = loop
    outbound.reserveCapacity(2 * HTTP2Connection.writeSize)
  }

  func stream() -> HTTP2Stream { spare.popLast() ?? HTTP2Stream() }

  /// Nobody else may hold it.
  func putBack(_ stream: HTTP2Stream) {
    if spare.count < Self.spareMax {
      stream.reset()
      spare.append(stream)
    }
  }
}
