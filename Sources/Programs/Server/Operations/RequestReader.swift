/// What somebody asks of the operations port.
struct OperationsRequest: Hashable {
  var method: String
  /// Without what follows a question mark.
  var path: String
  /// As the client names this server, with the port; nil from one that speaks HTTP/1.0.
  var host: String?
}

enum OperationsStatus: Int {
  case ok = 200
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case misdirected = 421
  case headTooLarge = 431
  case unavailable = 503

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .misdirected: "Misdirected Request"
    case .headTooLarge: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    }
  }
}

/// Reads the head of one HTTP/1 request (RFC 9112), strictly: what two readers could understand differently
/// is refused. No body is read: the connection ends with the answer.
struct RequestReader {
  /// Request line and fields, with the empty line that ends them.
  static let headMax = 8 * 1024

  enum Outcome: Hashable {
    case more
    case request(OperationsRequest)
    case refused(OperationsStatus)
  }

  private var head: [UInt8] = []

  /// What follows the head is not looked at. After an outcome other than `more` it is not called again.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> Outcome {
    for byte in bytes {
      guard head.count < Self.headMax else { return .refused(.headTooLarge) }
      // Whoever speaks another protocol is told at once, not after a timeout.
      guard Self.isAllowed(byte, after: head.last) else { return .refused(.badRequest) }
      head.append(byte)
      // Nothing comes before the request line.
      if head == [13, 10] { return .refused(.badRequest) }
      if head.suffix(4) == [13, 10, 13, 10] { return Self.read(head) }
    }
    return .more
  }

  /// Lines end in CR LF and neither stands alone; no other control character but the tab.
  private static func isAllowed(_ byte: UInt8, after last: UInt8?) -> Bool {
    if (last == 13) != (byte == 10) { return false }
    return byte == 9 || byte == 10 || byte == 13 || byte >= 32 && byte != 127
  }

  private static func read(_ head: [UInt8]) -> Outcome {
    // Every LF follows a CR, which is cut off with it; the last line is empty.
    let lines = head.split(separator: 10, omittingEmptySubsequences: false).dropLast(2).map { $0.dropLast() }
    guard let first = lines.first, let (asked, isOne) = requestLine(first) else {
      return .refused(.badRequest)
    }
    var request = asked
    var hosts = 0
    var hasBody = false
    for line in lines.dropFirst() {
      guard let (name, value) = field(line) else { return .refused(.badRequest) }
      switch name {
      case "host":
        hosts += 1
        request.host = value
      case "content-length" where value != "0", "transfer-encoding": hasBody = true
      default: continue
      }
    }
    // HTTP/1.0 knew no Host.
    guard hosts == 1 || hosts == 0 && !isOne else { return .refused(.badRequest) }
    // Methods that nobody answers may have one.
    if hasBody, ["GET", "HEAD"].contains(request.method) { return .refused(.badRequest) }
    return .request(request)
  }

  /// `GET /livez HTTP/1.1`, and whether it is 1.1.
  private static func requestLine(_ line: ArraySlice<UInt8>) -> (OperationsRequest, Bool)? {
    let parts = line.split(separator: 32, omittingEmptySubsequences: false)
    guard parts.count == 3, isToken(parts[0]), parts[1].first == UInt8(ascii: "/"),
      parts[1].allSatisfy({ (33...126).contains($0) })
    else { return nil }
    let version = text(parts[2])
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { return nil }
    let path = parts[1].prefix { $0 != UInt8(ascii: "?") }
    return (OperationsRequest(method: text(parts[0]), path: text(path)), version == "HTTP/1.1")
  }

  /// The name in small letters, the value without the blanks around it. A line that goes on from the one
  /// before it begins with a blank, which no name does.
  private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isToken(line[..<colon]) else { return nil }
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
    let value = line[(colon + 1)...].drop(while: isBlank)
    let end = value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? value.startIndex
    return (text(line[..<colon]).lowercased(), text(value[..<end]))
  }

  private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
