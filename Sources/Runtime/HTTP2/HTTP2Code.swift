/// Why a stream or a connection ends, by the numbers of RFC 9113.
package struct HTTP2Code: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  package static let noError = HTTP2Code(rawValue: 0)
  package static let protocolError = HTTP2Code(rawValue: 1)
  package static let internalError = HTTP2Code(rawValue: 2)
  package static let flowControlError = HTTP2Code(rawValue: 3)
  package static let settingsTimeout = HTTP2Code(rawValue: 4)
  package static let streamClosed = HTTP2Code(rawValue: 5)
  package static let frameSizeError = HTTP2Code(rawValue: 6)
  /// Nothing was done for the stream: it can be sent again.
  package static let refusedStream = HTTP2Code(rawValue: 7)
  package static let cancel = HTTP2Code(rawValue: 8)
  package static let compressionError = HTTP2Code(rawValue: 9)
  package static let enhanceYourCalm = HTTP2Code(rawValue: 11)
  package static let inadequateSecurity = HTTP2Code(rawValue: 12)
}

extension HTTP2Code: CustomStringConvertible {
  private static let names = [
    "NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED",
    "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM",
    "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED",
  ]

  package var description: String {
    rawValue < UInt32(Self.names.count) ? Self.names[Int(rawValue)] : "error \(rawValue)"
  }
}
