import CNGHTTP2
import MusterCore
import MusterLoop

/// What nghttp2 reports. A function that answers false has said why, and ends the connection.
extension HTTP2Connection {
  private typealias Frame = FloodGuard.Frame

  /// nghttp2 drops the rest of the block and resets the stream.
  private static let refuseBlock = NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue

  /// A frame's header has come, its payload has not.
  func frameBegan(_ type: UInt8, _ id: Int32, flags: UInt8) -> Bool {
    if let breach = flood.began(type, at: loop.turnTime) { return end(breach) }
    if role == .client, type == Frame.pushPromise.rawValue {
      // Our settings forbid it; nghttp2 lets it pass until the server has acknowledged them.
      return end(.protocolError, "a promise came from a server that was told not to make any")
    }
    guard role == .server, type <= Frame.headers.rawValue else { return true }
    if type == Frame.headers.rawValue {
      if Int32(flags) & Int32(NGHTTP2_FLAG_END_HEADERS.rawValue) == 0 {
        clock.headersBegan(at: loop.turnTime)
      }
      if id > order.highest {
        order.open(id)
        return true
      }
    }
    if stream(id) != nil || isRefused(id) { return true }
    switch order.verdict(id) {
    case .allowed: return true
    case .skipped: return end(.protocolError, "a stream's id is below one that was used before")
    case .ended: return end(.streamClosed, "a frame came on a stream that had ended")
    }
  }

  /// Known to nghttp2 without being one of ours: it was refused and its reset is on the way.
  private func isRefused(_ id: Int32) -> Bool {
    guard let session = unsafe session else { return false }
    return unsafe nghttp2_session_find_stream(session, id) != nil
  }

  func headersBegan(_ id: Int32) -> Int32 {
    if let stream = stream(id) {
      stream.fields.removeAll()
      stream.areFieldsCut = false
      stream.fieldsSize = 0
      return 0
    }
    guard role == .server, let session = unsafe session else { return 0 }
    flood.streamOpened()
    guard hasRoom, phase != .draining(isFinal: true) else {
      refuse(id, .refusedStream)
      return 0
    }
    let stream = work.stream()
    stream.id = id
    // Unretained: `streams` holds it until nghttp2 has closed the stream.
    _ = unsafe nghttp2_session_set_stream_user_data(
      session, id, Unmanaged.passUnretained(stream).toOpaque())
    add(stream)
    owner?.opened(stream, on: self)
    return 0
  }

  /// Handlers whose streams are closed have room of their own to end in: a call that is cancelled makes
  /// way at once.
  private var hasRoom: Bool {
    streams.count < configuration.streamsMax && streams.count + heldSlots < 2 * configuration.streamsMax
  }

  func header(_ id: Int32, _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Int32 {
    guard let stream = stream(id) else { return 0 }
    let size = stream.fieldsSize + name.count + value.count + 32
    stream.fieldsSize = size
    if size <= configuration.headerListMax {
      if unsafe stream.handler?.header(name, value) != true { unsafe stream.fields.append(name, value) }
      return 0
    }
    stream.areFieldsCut = true
    // Much too much is not even counted.
    if size > 16 * configuration.headerListMax {
      refuse(id, .enhanceYourCalm)
      return Self.refuseBlock
    }
    return 0
  }

  func invalidHeader(_ id: Int32) -> Int32 {
    refuse(id, .protocolError)
    return Self.refuseBlock
  }

  func data(_ id: Int32, _ bytes: UnsafeRawBufferPointer) {
    guard let session = unsafe session else { return }
    // Only the streams' own windows hold a peer back: one that nobody reads must not stop the others.
    _ = unsafe nghttp2_session_consume_connection(session, bytes.count)
    guard let stream = stream(id) else { return }
    unsafe stream.handler?.data(bytes)
  }

  func received(_ frame: UnsafePointer<nghttp2_frame>) -> Bool {
    let header = unsafe frame.pointee.hd
    let isLast = Int32(header.flags) & Int32(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    guard let type = Frame(rawValue: header.type) else { return true }
    switch type {
    case .headers:
      clock.headersEnded()
      guard let stream = stream(header.stream_id) else { return true }
      stream.handler?.headers(isLast: isLast)
      if isLast { stream.handler?.ended() }
    case .data:
      let padding = unsafe frame.pointee.data.padlen
      let isEmpty = header.length <= padding
      if let breach = flood.receivedData(isEmpty: isEmpty, isLast: isLast) { return end(breach) }
      if isLast { stream(header.stream_id)?.handler?.ended() }
    case .settings:
      clock.greeted()
      if !isGreeted {
        isGreeted = true
        owner?.greeted(self)
      }
    case .ping:
      return unsafe pinged(frame)
    case .resetStream:
      // A server may refuse as many streams as a client asks for.
      if role == .server, let breach = flood.streamReset(at: loop.turnTime) { return end(breach) }
    case .goAway:
      if role == .client {
        let code = HTTP2Code(rawValue: unsafe frame.pointee.goaway.error_code)
        let lastStream = unsafe frame.pointee.goaway.last_stream_id
        if phase == .open { phase = .draining(isFinal: true) }
        owner?.goAway(self, lastStream: lastStream, code)
        closeWhenIdle()
      }
    case .priority, .pushPromise, .windowUpdate, .continuation:
      break
    }
    return true
  }

  private func pinged(_ frame: UnsafePointer<nghttp2_frame>) -> Bool {
    let isAnswer = Int32(unsafe frame.pointee.hd.flags) & Int32(NGHTTP2_FLAG_ACK.rawValue) != 0
    guard isAnswer else {
      if role == .server, let breach = flood.pinged(at: loop.turnTime) { return end(breach) }
      return true
    }
    // Eight bytes; ours end with what they ask.
    if Ping(rawValue: unsafe frame.pointee.ping.opaque_data.7) == .drain { finishDrain() }
    return true
  }

  // MARK: Sending

  func sent(_ frame: UnsafePointer<nghttp2_frame>) {
    let header = unsafe frame.pointee.hd
    switch Frame(rawValue: header.type) {
    case .headers:
      flood.sentHeaders()
      if role == .client { stream(header.stream_id)?.hasLeft = true }
    case .data: flood.sentData()
    case .resetStream:
      order.resetByUs(header.stream_id)
      let code = HTTP2Code(rawValue: unsafe frame.pointee.rst_stream.error_code)
      if Self.isFault(code), role == .server, let breach = flood.faulted() { _ = end(breach) }
      return
    default: return
    }
    let isLast = Int32(header.flags) & Int32(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
    guard isLast, role == .server, let session = unsafe session else { return }
    // The answer is complete: what the client still sends is of no use to anybody.
    if unsafe nghttp2_session_get_stream_remote_close(session, header.stream_id) == 0 {
      refuse(header.stream_id, .noError)
    }
  }

  private static func isFault(_ code: HTTP2Code) -> Bool {
    code != .noError && code != .cancel && code != .internalError
  }

  func streamClosed(_ id: Int32, _ code: HTTP2Code) {
    guard let stream = stream(id) else { return }
    remove(stream, code)
    closeWhenIdle()
  }

  // MARK: Help

  private func stream(_ id: Int32) -> HTTP2Stream? {
    if id == lastStreamID, let lastStream { return lastStream }
    guard let session = unsafe session, let pointer = unsafe nghttp2_session_get_stream_user_data(session, id)
    else { return nil }
    // `streams` holds it until nghttp2 has closed the stream.
    let stream = unsafe Unmanaged<HTTP2Stream>.fromOpaque(pointer).takeUnretainedValue()
    lastStream = stream
    lastStreamID = id
    return stream
  }

  private func refuse(_ id: Int32, _ code: HTTP2Code) {
    guard let session = unsafe session else { return }
    order.resetByUs(id)
    _ = unsafe nghttp2_submit_rst_stream(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), id, code.rawValue)
  }

  private func end(_ breach: FloodGuard.Breach) -> Bool {
    end(.enhanceYourCalm, breach.rawValue)
  }

  private func end(_ code: HTTP2Code, _ text: String) -> Bool {
    fail(code, text)
    return false
  }
}
