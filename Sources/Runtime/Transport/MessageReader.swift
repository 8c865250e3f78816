import MusterRPC

/// Cuts the bytes of a stream into messages: a byte for compression, four for the length, the message.
struct MessageReader {
  struct Frame {
    let isCompressed: Bool
    /// Of the message in the reader's bytes.
    let range: Range<Int>
  }

  private static let prefixSize = 5

  let sizeMax: Int
  private var bytes: [UInt8] = []
  private var head = 0

  init(sizeMax: Int) {
    self.sizeMax = sizeMax
  }

  /// Received and not yet taken.
  var count: Int { bytes.count - head }
  /// Whether a message has begun and is not complete.
  var isPartial: Bool { count > 0 && !isComplete }

  mutating func append(_ more: UnsafeRawBufferPointer) {
    if head == bytes.count {
      removeAll()
    } else if head > 64 * 1024 && head > count {
      bytes.removeFirst(head)
      head = 0
    }
    unsafe bytes.append(contentsOf: more)
  }

  /// The length that the first message says it has; nil while the prefix is not there.
  var announced: Int? {
    guard count >= Self.prefixSize else { return nil }
    return bytes[head + 1..<head + Self.prefixSize].reduce(0) { $0 << 8 | Int($1) }
  }

  private var isComplete: Bool {
    guard let announced else { return false }
    return count - Self.prefixSize >= announced
  }

  /// Whether more than one whole message is here.
  var hasMoreThanOne: Bool {
    guard let announced else { return false }
    return count - Self.prefixSize > announced
  }

  /// Refuses on the prefix alone: nothing of the size it names is allocated.
  func check() throws(RPCError) {
    guard let announced else { return }
    if bytes[head] > 1 { throw .protocolBroken("a message's flags are not known: \(bytes[head])") }
    if announced > sizeMax { throw .messageTooLarge(announced, limit: sizeMax) }
  }

  /// The next message if it is whole. It is gone with `take`.
  var next: Frame? {
    guard isComplete, let announced else { return nil }
    let start = head + Self.prefixSize
    return Frame(isCompressed: bytes[head] == 1, range: start..<start + announced)
  }

  /// Lends the bytes of a frame.
  func withBytes<Result>(
    of frame: Frame, _ body: (UnsafeRawBufferPointer) throws(RPCError) -> Result
  ) throws(RPCError) -> Result {
    // The array's own `withUnsafeBytes` forgets the type of what is thrown.
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(RPCError) in
      try unsafe body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[frame.range]))
    }
  }

  func bytes(of frame: Frame) -> [UInt8] { Array(bytes[frame.range]) }

  /// The size with its prefix.
  mutating func take(_ frame: Frame) -> Int {
    let size = frame.range.upperBound - head
    head = frame.range.upperBound
    if head == bytes.count { removeAll() }
    return size
  }

  mutating func removeAll() {
    // What one large message needed is given back.
    bytes.removeAll(keepingCapacity: bytes.capacity <= 16 * 1024)
    head = 0
  }
}
