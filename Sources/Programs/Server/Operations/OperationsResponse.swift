/// An answer, after which the connection ends.
struct OperationsResponse: Hashable {
  var status: OperationsStatus
  var body: [UInt8]
  var type: String
  /// The methods that would do, where the one that was sent does not.
  var allow: String?
  /// The body's length is told, not the body.
  var isHead = false
  /// What a browser may load and run for the page; nothing unless the page says so.
  var contentPolicy = "default-src 'none'; frame-ancestors 'none'"

  init(
    _ status: OperationsStatus, _ body: String, type: String = "text/plain; charset=utf-8",
    allow: String? = nil
  ) {
    self.init(status, bytes: Array(body.utf8), type: type)
    self.allow = allow
  }

  init(_ status: OperationsStatus, bytes: [UInt8], type: String) {
    (self.status, body, self.type) = (status, bytes, type)
  }

  var bytes: [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    head += "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n"
    if let allow { head += "Allow: \(allow)\r\n" }
    // Other sites may neither frame the pages, nor load them as their own, nor learn where somebody came
    // from.
    head += "Content-Security-Policy: \(contentPolicy)\r\nX-Content-Type-Options: nosniff\r\n"
    head += "X-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n"
    head += "Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n"
    head += "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    return Array(head.utf8) + (isHead ? [] : body)
  }
}
