import CNGHTTP2
package import MusterCore
package import MusterLoop

/// Told what happens on a stream, on the connection's loop.
package protocol HTTP2StreamHandler: AnyObject {
  /// A field of a block that comes in, while the block is not too large. False when it is to be kept in the
  /// stream's `fields`.
  func header(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool

  /// A header block is complete: the first one, or trailers.
  func headers(isLast: Bool)

  /// The peer's bytes. They count against the stream's window until `HTTP2Stream.consume`.
  func data(_ bytes: UnsafeRawBufferPointer)

  /// The peer will send no more.
  func ended()

  /// What was written has become less than asked for by `tellWhenBelow`.
  func drained()

  /// The last word: `noError` after both sides have ended well.
  func closed(_ code: HTTP2Code)

  /// Now and then while the stream is open.
  func sweep(at now: LoopTime)
}

extension HTTP2StreamHandler {
  package func header(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool { false }
}

/// One stream of a connection: what is written waits here until the peer's windows let it go.
///
/// `@unchecked Sendable`: belongs to the connection's loop; others send it there.
package final class HTTP2Stream: @unchecked Sendable {
  package internal(set) var id: Int32 = 0
  /// Nil once the stream is closed; nothing can be sent then, and what is tried goes nowhere.
  package internal(set) var connection: HTTP2Connection?
  package var handler: (any HTTP2StreamHandler)?
  /// The header block that came last.
  package internal(set) var fields = FieldList()
  /// The block was larger than allowed, and only its beginning is in `fields`.
  package internal(set) var areFieldsCut = false

  /// The place in the connection's list.
  var place = 0
  /// Bytes of the block that was read, also of the part that was not kept.
  var fieldsSize = 0
  /// The first frame of a client's request went out; before that, nothing of it can have been done.
  var hasLeft = false

  private var outbound: [UInt8] = []
  private var outboundHead = 0
  private var tail = Tail.open
  private var trailers: (any HeaderFields)?
  private var isDeferred = false
  private var isResponding = false
  private var tellBelow: Int?
  /// When bytes last left, or when some began to wait.
  private(set) var lastMoved = LoopTime(nanoseconds: 0)

  private enum Tail {
    case open
    case end
    case trailers
    case sent
  }

  init() {}

  // MARK: Sending

  /// Written and still waiting for the peer's windows.
  package var unsent: Int { outbound.count - outboundHead }

  /// A server's head. With `isLast` it is all that is sent.
  package func respond(_ fields: some HeaderFields, isLast: Bool = false) {
    guard let connection, !isResponding else { return }
    isResponding = true
    if isLast { tail = .sent }
    connection.submitResponse(self, fields, hasBody: !isLast)
  }

  package func write(_ bytes: UnsafeRawBufferPointer) {
    guard let connection, case .open = tail else { return }
    if unsent == 0 {
      outbound.removeAll(keepingCapacity: outbound.capacity <= Self.keptMax)
      outboundHead = 0
      lastMoved = connection.loop.turnTime
    } else if outboundHead > Self.keptMax && outboundHead > unsent {
      outbound.removeFirst(outboundHead)
      outboundHead = 0
    }
    unsafe outbound.append(contentsOf: bytes)
    connection.unsent += bytes.count
    resume()
  }

  /// Nothing comes after what was written but the trailers.
  package func finish(_ trailers: some HeaderFields) {
    guard case .open = tail else { return }
    guard unsent > 0 else {
      // They need no window, so they do not wait for one behind an empty body.
      tail = .sent
      connection?.submitTrailers(self, trailers)
      return
    }
    self.trailers = trailers
    tail = .trailers
    resume()
  }

  /// Nothing comes after what was written.
  package func finish() {
    guard case .open = tail else { return }
    tail = .end
    resume()
  }

  /// Ends the stream at once in both directions; what was not sent yet is dropped.
  package func reset(_ code: HTTP2Code) {
    connection?.reset(self, code)
  }

  /// `drained` is called once, when less than `count` bytes wait.
  package func tellWhenBelow(_ count: Int) {
    tellBelow = count
  }

  /// Lets the peer send as many bytes more.
  package func consume(_ count: Int) {
    guard let connection, count > 0 else { return }
    connection.consume(count, on: self)
  }

  /// Room beyond this is given back when a message is through.
  private static let keptMax = 16 * 1024

  private func resume() {
    guard let connection, isDeferred else {
      self.connection?.flushSoon()
      return
    }
    isDeferred = false
    connection.resume(self)
  }

  // MARK: For the connection

  /// What a stream ends with when its connection is lost.
  var lostCode: HTTP2Code {
    connection?.role == .client && !hasLeft ? .refusedStream : .cancel
  }

  /// A client's head went out with its request.
  func markResponding() { isResponding = true }

  /// nghttp2 asks for the next piece of the body.
  func read(
    into buffer: UnsafeMutablePointer<UInt8>, _ length: Int, _ flags: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let count = min(length, unsent)
    if count > 0 {
      unsafe outbound.withUnsafeBufferPointer { bytes in
        // `outboundHead + count` is at most the count of `outbound`; `length` is the room behind `buffer`.
        if let base = bytes.baseAddress {
          unsafe buffer.update(from: base + outboundHead, count: count)
        }
      }
      outboundHead += count
      connection?.unsent -= count
      lastMoved = connection?.loop.turnTime ?? lastMoved
    }
    if unsent == 0 {
      switch tail {
      case .open:
        if count == 0 {
          isDeferred = true
          return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        }
      case .end:
        unsafe flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
        tail = .sent
      case .trailers:
        unsafe flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue | NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
        tail = .sent
        if let trailers { connection?.submitTrailers(self, trailers) }
      case .sent:
        unsafe flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
      }
    }
    if let limit = tellBelow, unsent < limit {
      tellBelow = nil
      handler?.drained()
    }
    return count
  }

  /// Whether something waits that the peer does not take.
  package func isStalled(for wait: Duration, at now: LoopTime) -> Bool {
    guard lastMoved + wait <= now else { return false }
    if unsent > 0 { return true }
    if case .trailers = tail { return true }
    return false
  }

  /// As new, but for the room that its arrays have.
  func reset() {
    id = 0
    fields.removeAll()
    areFieldsCut = false
    fieldsSize = 0
    outbound.removeAll(keepingCapacity: outbound.capacity <= Self.keptMax)
    outboundHead = 0
    tail = .open
    isDeferred = false
    trailers = nil
    isResponding = false
    hasLeft = false
    tellBelow = nil
  }

  func close(_ code: HTTP2Code) {
    guard let connection else { return }
    connection.unsent -= unsent
    self.connection = nil
    outboundHead = outbound.count
    tail = .sent
    let handler = handler
    self.handler = nil
    handler?.closed(code)
  }
}
