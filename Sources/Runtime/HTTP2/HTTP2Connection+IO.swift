import CNGHTTP2
import MusterLoop

extension HTTP2Connection: DescriptorHandler, EndOfTurnFlush {
  /// Bytes handed to the socket at once.
  static let writeSize = 64 * 1024
  /// Writes in one turn, before other connections have theirs.
  private static let writesPerTurnMax = 4

  package func readable() {
    read()
    armTimer()
  }

  package func writable() {
    switch phase {
    case .securing: secure()
    default: flush()
    }
    armTimer()
  }

  package func hungUp() {
    close("the peer has gone")
  }

  // MARK: Reading

  func read() {
    if phase == .securing { return secure() }
    // A write under TLS can have waited for this.
    if !outbound.isEmpty { flushSoon() }
    // TLS can hold more than the socket shows, so it is emptied.
    repeat {
      switch channel.read(into: &work.inbound) {
      case .bytes(let count):
        clock.heard(at: loop.turnTime)
        receive(count)
      case .blocked(let needed): return setInterest(interest.union(needed))
      case .ended: return ended()
      case .failed(let error): return close(error)
      }
    } while channel.hasMore && phase != .closed
  }

  private func ended() {
    isEndSeen = true
    // A peer that is told to go, and goes, has done nothing wrong.
    switch phase {
    case .failing, .lingering, .draining: close(nil)
    default: close(streams.isEmpty ? nil : "the peer has closed the connection")
    }
  }

  private func receive(_ count: Int) {
    switch phase {
    case .lingering, .closed, .failing: return
    case .securing, .open, .draining: break
    }
    guard let session = unsafe session else { return }
    isInSession = true
    let taken = unsafe work.inbound.withUnsafeBufferPointer {
      // The first `count` bytes were just read.
      unsafe nghttp2_session_mem_recv(session, $0.baseAddress, count)
    }
    isInSession = false
    if taken < 0, phase != .failing {
      if taken == Int(NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue) { return refuseStranger() }
      fail(.protocolError, "the frames make no sense")
    }
    flushSoon()
  }

  /// Somebody who speaks HTTP/1 deserves a word that can be read; anybody else is told nothing.
  private func refuseStranger() {
    let start = work.inbound.prefix(5)
    if ["GET /", "POST ", "HEAD ", "PUT /", "OPTIO"].contains(where: { start.elementsEqual($0.utf8) }) {
      let text = "this port speaks gRPC over HTTP/2\n"
      let head =
        "HTTP/1.1 505 HTTP Version Not Supported\r\nconnection: close\r\ncontent-type: text/plain\r\n"
      outbound = Array("\(head)content-length: \(text.utf8.count)\r\n\r\n\(text)".utf8)
      outboundHead = 0
      phase = .failing
      problem = "the peer speaks HTTP/1"
      deleteSession()
      return flushSoon()
    }
    fail(.protocolError, "the connection does not begin as HTTP/2 does")
  }

  // MARK: Writing

  package func flush() {
    guard phase != .closed, phase != .securing, !isInSession else { return }
    isFlushing = true
    let isThrough = writeAll()
    isFlushing = false
    if !isThrough { flushSoon() }
  }

  /// False when there is more than one turn may write.
  private func writeAll() -> Bool {
    for _ in 0..<Self.writesPerTurnMax {
      guard writeRest() else { return true }
      guard collect() else {
        endIfDone()
        return true
      }
    }
    return false
  }

  /// Writes what the socket did not take before. False when it still does not.
  private func writeRest() -> Bool {
    while outboundHead < outbound.count {
      switch channel.write(outbound, from: outboundHead) {
      case .bytes(let count):
        outboundHead += count
        clock.writeMoved()
      case .blocked(let needed):
        clock.writeBlocked(at: loop.turnTime)
        // Nothing is read either while much waits: the answers would have nowhere to go.
        let isFull = outbound.count - outboundHead > Self.writeSize
        setInterest(needed == .read ? .read : isFull ? .write : [.read, .write])
        return false
      case .ended:
        close("the peer has closed the connection")
        return false
      case .failed(let error):
        close(error)
        return false
      }
    }
    if !outbound.isEmpty {
      outbound = []
      outboundHead = 0
    }
    setInterest(.read)
    return true
  }

  /// Collects frames and writes them. False when there were none.
  private func collect() -> Bool {
    guard let session = unsafe session else { return false }
    isInSession = true
    while work.outbound.count < Self.writeSize {
      var start: UnsafePointer<UInt8>? = nil
      let count = unsafe nghttp2_session_mem_send(session, &start)
      guard count > 0, let start = unsafe start else {
        if count < 0 {
          problem = "nghttp2 ran out of memory"
          phase = .failing
        }
        break
      }
      // Valid until nghttp2 is called again.
      unsafe work.outbound.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
    isInSession = false
    if work.outbound.isEmpty { return false }
    var head = 0
    if case .bytes(let count) = channel.write(work.outbound, from: 0) {
      head = count
      clock.writeMoved()
    }
    // The rest, and any failure, is `writeRest`'s.
    if head < work.outbound.count {
      outbound = Array(work.outbound[head...])
      outboundHead = 0
    }
    work.outbound.removeAll(keepingCapacity: true)
    return true
  }

  /// All is written. A session that has said its last word is closed.
  private func endIfDone() {
    guard phase == .failing || isOver else { return }
    // nghttp2 says itself what was wrong, in its GOAWAY.
    if problem == nil, !streams.isEmpty { problem = "the peer does not keep to HTTP/2" }
    phase = .lingering
    deleteSession()
    channel.endWriting()
    if isEndSeen { return close(problem) }
    clock.lingers(until: loop.turnTime + .seconds(1))
    armTimer()
    for stream in streams { remove(stream, stream.lostCode) }
  }

  /// nghttp2 has ended the connection by itself.
  private var isOver: Bool {
    guard let session = unsafe session else { return true }
    return unsafe nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0
  }

  func setInterest(_ interest: Interest) {
    guard interest != self.interest, let registration else { return }
    self.interest = interest
    do throws(LoopError) {
      try loop.setInterest(interest, of: registration)
    } catch {
      close(error.message)
    }
  }

  // MARK: Closing

  /// At once. Streams that are open end with it.
  package func close(_ problem: String?) {
    if phase == .closed { return }
    if isInSession {
      // nghttp2 is on the stack; the flush that follows ends it.
      phase = .failing
      self.problem = problem ?? self.problem
      return flushSoon()
    }
    phase = .closed
    self.problem = problem ?? self.problem
    if let registration { loop.deregister(registration) }
    registration = nil
    if let timer { loop.cancel(timer) }
    timer = nil
    deleteSession()
    channel.close()
    let ended = streams
    streams = []
    lastStream = nil
    for stream in ended { stream.close(stream.lostCode) }
    let owner = owner
    self.owner = nil
    owner?.closed(self, self.problem)
  }

  private func deleteSession() {
    guard let session = unsafe session else { return }
    unsafe self.session = nil
    unsafe nghttp2_session_del(session)
  }
}
