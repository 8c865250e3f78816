import MusterLoop
import MusterRPC
import MusterWire

/// What the client holds of a call; letting go of it cancels the call.
final class HTTP2ClientCall: ClientCall {
  private let stream: ClientStream
  /// Open as long as one of its calls is held.
  private let transport: HTTP2ClientTransport
  private let compresses: Bool
  private let messageMax: Int

  init(_ stream: ClientStream, _ transport: HTTP2ClientTransport) {
    self.stream = stream
    self.transport = transport
    compresses = stream.link.configuration.compressesRequests
    messageMax = stream.link.configuration.messageMax
    // Queued ahead of whatever this thread does next with the call.
    onLoop { $0.start() }
  }

  deinit {
    if !stream.isOver { cancel() }
  }

  var answered: AnswerMetadata { stream.answered }

  func cancel() {
    onLoop { $0.cancel() }
  }

  func finish() async throws(RPCError) {
    onLoop { $0.finish() }
  }

  func send(_ message: some WireMessage) async throws(RPCError) {
    let frame = MessageFrame.bytes(message, compress: compresses)
    try await wait { stream, sender in stream.send(frame, sender) }
  }

  func receive<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M? {
    let received: ClientStream.Received? = try await wait { stream, receiver in stream.receive(receiver) }
    guard let received else { return nil }
    let bytes = received.isCompressed ? try inflated(received) : received.bytes
    do throws(WireError) {
      return try M(bytes: bytes, policy: .client)
    } catch {
      throw .responseUnreadable(error)
    }
  }

  private func inflated(_ received: ClientStream.Received) throws(RPCError) -> [UInt8] {
    guard received.encoding == .gzip else {
      throw .protocolBroken("a message is compressed, but the answer does not say how")
    }
    return try Gzip.inflate(received.bytes, sizeMax: messageMax)
  }

  /// A client that stops waiting gives up the whole call.
  private func wait<Value: Sendable>(
    _ body: @escaping @Sendable (ClientStream, CheckedContinuation<Result<Value, RPCError>, Never>) -> Void
  ) async throws(RPCError) -> Value {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        onLoop { stream in body(stream, continuation) }
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }

  /// At once when called there.
  private func onLoop(_ body: @escaping @Sendable (ClientStream) -> Void) {
    let stream = stream
    let loop = stream.link.loop
    if loop.isInLoop { body(stream) } else { loop.execute { body(stream) } }
  }
}

/// A message as it travels: a byte for compression, four for the length, the message.
enum MessageFrame {
  static func bytes(_ message: some WireMessage, compress: Bool) -> [UInt8] {
    let bytes = message.bytes()
    let smaller =
      compress && bytes.count >= Gzip.sizeMin ? unsafe bytes.withUnsafeBytes { unsafe Gzip.deflate($0) } : nil
    let body = smaller ?? bytes
    // A message of 4 GiB would not have fitted into memory before.
    let length = UInt32(clamping: body.count)
    var frame: [UInt8] = []
    frame.reserveCapacity(5 + body.count)
    frame.append(smaller == nil ? 0 : 1)
    for shift in [24, 16, 8, 0] as [UInt32] { frame.append(UInt8(truncatingIfNeeded: length >> shift)) }
    frame.append(contentsOf: body)
    return frame
  }
}

extension Gzip {
  static func inflate(_ bytes: [UInt8], sizeMax: Int) throws(RPCError) -> [UInt8] {
    // The array's own `withUnsafeBytes` forgets the type of what is thrown.
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(RPCError) in
      try unsafe inflate(UnsafeRawBufferPointer(buffer), sizeMax: sizeMax)
    }
  }
}
