import CNGHTTP2
import MusterCore

/// How nghttp2 calls a connection. Nothing is thrown across; a callback answers 0, or the number of what
/// nghttp2 shall do.
enum SessionCallbacks {
  /// Made once, never freed, never changed.
  nonisolated(unsafe) static let table = unsafe makeTable()
  nonisolated(unsafe) static let options = unsafe makeOptions()

  private static func makeOptions() -> OpaquePointer? {
    var options: OpaquePointer? = nil
    guard unsafe nghttp2_option_new(&options) == 0 else { return nil }
    // A window opens when a handler has taken what came.
    unsafe nghttp2_option_set_no_auto_window_update(options, 1)
    unsafe nghttp2_option_set_max_outbound_ack(options, 100)
    unsafe nghttp2_option_set_max_settings(options, 32)
    unsafe nghttp2_option_set_max_continuations(options, 8)
    // `FloodGuard` counts resets; the library's own limit is out of the way of its answer.
    unsafe nghttp2_option_set_stream_reset_rate_limit(options, 100_000, 100_000)
    unsafe nghttp2_option_set_max_deflate_dynamic_table_size(options, 4_096)
    // Frames of unknown types are ignored, but counted: only of those it is told of does nghttp2 tell.
    for type in UInt8(10)...255 { unsafe nghttp2_option_set_user_recv_extension_type(options, type) }
    return unsafe options
  }

  private static func makeTable() -> OpaquePointer? {
    var table: OpaquePointer? = nil
    guard unsafe nghttp2_session_callbacks_new(&table) == 0 else { return nil }
    unsafe nghttp2_session_callbacks_set_on_begin_frame_callback(table) { _, header, context in
      guard let header = unsafe header else { return 0 }
      let isFine = unsafe with(context) { connection in
        unsafe connection.frameBegan(
          header.pointee.type, header.pointee.stream_id, flags: header.pointee.flags)
      }
      return isFine ? 0 : failure
    }
    unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(table) { _, frame, context in
      guard let frame = unsafe frame else { return 0 }
      return unsafe with(context) { unsafe $0.headersBegan(frame.pointee.hd.stream_id) }
    }
    unsafe nghttp2_session_callbacks_set_on_header_callback(table) {
      _, frame, name, nameLength, value, valueLength, _, context in
      guard let frame = unsafe frame else { return 0 }
      // Both lie in nghttp2's buffers for the time of the call.
      return unsafe with(context) { connection in
        unsafe connection.header(
          frame.pointee.hd.stream_id, UnsafeRawBufferPointer(start: name, count: nameLength),
          UnsafeRawBufferPointer(start: value, count: valueLength))
      }
    }
    unsafe nghttp2_session_callbacks_set_on_invalid_header_callback(table) {
      _, frame, _, _, _, _, _, context in
      guard let frame = unsafe frame else { return 0 }
      return unsafe with(context) { unsafe $0.invalidHeader(frame.pointee.hd.stream_id) }
    }
    unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(table) {
      _, _, id, bytes, count, context in
      // In the connection's own read buffer, for the time of the call.
      unsafe with(context) { unsafe $0.data(id, UnsafeRawBufferPointer(start: bytes, count: count)) }
      return 0
    }
    unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(table) { _, frame, context in
      guard let frame = unsafe frame else { return 0 }
      return unsafe with(context) { unsafe $0.received(frame) } ? 0 : failure
    }
    unsafe nghttp2_session_callbacks_set_unpack_extension_callback(table) { _, _, _, _ in
      NGHTTP2_ERR_CANCEL.rawValue
    }
    unsafe nghttp2_session_callbacks_set_on_frame_send_callback(table) { _, frame, context in
      guard let frame = unsafe frame else { return 0 }
      unsafe with(context) { unsafe $0.sent(frame) }
      return 0
    }
    unsafe nghttp2_session_callbacks_set_on_stream_close_callback(table) { session, id, code, context in
      unsafe with(context) { $0.streamClosed(id, HTTP2Code(rawValue: code)) }
      return 0
    }
    return unsafe table
  }

  /// nghttp2 asks a stream for a piece of its body.
  static let read: nghttp2_data_source_read_callback = { _, _, buffer, length, flags, source, _ in
    guard let pointer = unsafe source?.pointee.ptr, let buffer = unsafe buffer, let flags = unsafe flags
    else {
      return ssize_t(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
    }
    // The connection holds the stream as long as nghttp2 has it open.
    return unsafe Unmanaged<HTTP2Stream>.fromOpaque(pointer).takeUnretainedValue()
      .read(into: buffer, length, flags)
  }
}

private let failure = NGHTTP2_ERR_CALLBACK_FAILURE.rawValue

/// Lends the connection that nghttp2 calls: set when the session was made, and alive as long as that is.
@inline(__always)
private func with<Result>(
  _ context: UnsafeMutableRawPointer?, _ body: (HTTP2Connection) -> Result
) -> Result {
  unsafe Unmanaged<HTTP2Connection>.fromOpaque(context!)._withUnsafeGuaranteedRef(body)
}
