import CZlib
import MusterRPC

/// gzip for one message at a time.
enum Gzip {
  /// Below this a message grows more often than it shrinks.
  static let sizeMin = 1_024

  /// The 16 asks for gzip's own header and trailer, 15 is the largest window.
  private static let gzipWindow: Int32 = 16 + 15

  /// Stops at the limit, whatever the bytes would have become.
  static func inflate(_ bytes: UnsafeRawBufferPointer, sizeMax: Int) throws(RPCError) -> [UInt8] {
    var stream = unsafe z_stream()
    let size = Int32(unsafe MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, size) == Z_OK else {
      throw .protocolBroken("there is no memory to read a compressed message")
    }
    defer { _ = unsafe inflateEnd(&stream) }
    // zlib only reads through the pointer; both buffers outlive each call.
    unsafe stream.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.avail_in = UInt32(clamping: bytes.count)
    // In pieces, so that a bomb takes no more than the limit: one array would grow by doubling.
    var pieces: [[UInt8]] = []
    var count = 0
    while true {
      let room = 64 * 1024
      var chunk = [UInt8](repeating: 0, count: room)
      let (result, left) = unsafe chunk.withUnsafeMutableBufferPointer { buffer in
        unsafe stream.next_out = buffer.baseAddress
        unsafe stream.avail_out = UInt32(room)
        let result = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        return unsafe (result, Int(stream.avail_out))
      }
      chunk.removeLast(left)
      count += chunk.count
      pieces.append(chunk)
      if count > sizeMax { throw .messageTooLarge(count, limit: sizeMax) }
      if result == Z_STREAM_END { break }
      let isStuck = left == room && (unsafe stream.avail_in) == 0
      if result != Z_OK || isStuck { throw .protocolBroken("a compressed message is not gzip") }
    }
    if unsafe stream.avail_in > 0 { throw .protocolBroken("a compressed message goes on after its end") }
    return Array(pieces.joined())
  }

  /// Nil when it would not be smaller.
  static func deflate(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var stream = unsafe z_stream()
    let size = Int32(unsafe MemoryLayout<z_stream>.size)
    // Level 1: most of the gain for a third of the time.
    guard
      unsafe deflateInit2_(&stream, 1, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        == Z_OK
    else { return nil }
    defer { _ = unsafe deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count)
    let isDone = unsafe output.withUnsafeMutableBufferPointer { buffer in
      // zlib only reads through `next_in`; both buffers outlive the call.
      unsafe stream.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe stream.avail_in = UInt32(clamping: bytes.count)
      unsafe stream.next_out = buffer.baseAddress
      unsafe stream.avail_out = UInt32(clamping: buffer.count)
      return unsafe CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
    }
    guard isDone else { return nil }
    output.removeLast(unsafe Int(stream.avail_out))
    return output
  }
}
