/// How much of messages that are not complete yet the streams of one connection may hold together.
///
/// A message larger than the stream's window gets in only as room is given back before it is complete. A
/// client could have a hundred of them under way; beyond the limit only one stream goes on, so that each
/// message is complete in the end. Belongs to the connection's loop.
final class ReadAhead {
  static let bytesMax = 8 * 1024 * 1024

  private var bytes = 0
  private var favoured: ServerStream?
  private var waiting: [ServerStream] = []

  /// False when the stream has to wait; it is asked again by `readOn`.
  func take(_ count: Int, for stream: ServerStream) -> Bool {
    if bytes + count > Self.bytesMax, favoured !== stream {
      guard favoured == nil else {
        if !waiting.contains(where: { $0 === stream }) { waiting.append(stream) }
        return false
      }
      favoured = stream
    }
    bytes += count
    return true
  }

  /// Whether the stream waits for others, and its sender with it.
  func holdsBack(_ stream: ServerStream) -> Bool {
    waiting.contains { $0 === stream }
  }

  /// The call is over.
  func leave(_ stream: ServerStream) {
    waiting.removeAll { $0 === stream }
  }

  /// The message is complete, or nobody wants it any more.
  func giveBack(_ count: Int, from stream: ServerStream) {
    bytes -= count
    if favoured === stream { favoured = nil }
    let asked = waiting
    waiting = []
    for other in asked where other !== stream { other.readOn() }
  }
}
