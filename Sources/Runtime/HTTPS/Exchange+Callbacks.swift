internal import CCurl
import Glibc
import MusterLoop

/// What libcurl calls while a transfer runs, each with the exchange that began it. The exchange is lent, not
/// retained: it outlives `run`, and nothing is called after that.
extension Exchange {
  private typealias Bytes = UnsafeMutablePointer<CChar>

  func setCallbacks(_ handle: borrowing CurlHandle) throws(HTTPSError) {
    let body: @convention(c) (Bytes?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      unsafe Exchange.lent($3)?.takeBody(UnsafeRawBufferPointer(start: $0, count: $1 * $2)) ?? 0
    }
    let header: @convention(c) (Bytes?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
      unsafe Exchange.lent($3)?.takeHeader(UnsafeRawBufferPointer(start: $0, count: $1 * $2)) ?? 0
    }
    let open:
      @convention(c) (
        UnsafeMutableRawPointer?, curlsocktype, UnsafeMutablePointer<curl_sockaddr>?
      ) -> curl_socket_t = {
        unsafe Exchange.lent($0)?.open($2) ?? -1
      }
    // Called about once a second too while nothing happens. Not 0 ends the transfer.
    let progress: @convention(c) (UnsafeMutableRawPointer?, Int, Int, Int, Int) -> Int32 = {
      exchange, _, _, _, _ in
      unsafe Exchange.lent(exchange)?.shouldEnd() ?? true ? 1 : 0
    }
    try unsafe handle.set(
      CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA, unsafeBitCast(body, to: UnsafeRawPointer.self), self)
    try unsafe handle.set(
      CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, unsafeBitCast(header, to: UnsafeRawPointer.self), self)
    try unsafe handle.set(
      CURLOPT_OPENSOCKETFUNCTION, CURLOPT_OPENSOCKETDATA, unsafeBitCast(open, to: UnsafeRawPointer.self),
      self)
    try unsafe handle.set(
      CURLOPT_XFERINFOFUNCTION, CURLOPT_XFERINFODATA, unsafeBitCast(progress, to: UnsafeRawPointer.self),
      self)
    try handle.set(CURLOPT_NOPROGRESS, 0)
  }

  private static func lent(_ pointer: UnsafeMutableRawPointer?) -> Exchange? {
    unsafe pointer.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }

  /// How many bytes were taken; any other number than all ends the transfer.
  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count <= request.bodyBytesMax - body.count else {
      refusal = failure(.tooLarge, "the body is longer than \(request.bodyBytesMax) bytes")
      return 0
    }
    // The buffer is libcurl's for the call; it is copied.
    unsafe body.append(contentsOf: bytes)
    return bytes.count
  }

  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
    guard line.count <= request.headerBytesMax - headerCount else {
      refusal = failure(.tooLarge, "the headers are longer than \(request.headerBytesMax) bytes")
      return 0
    }
    headerCount += line.count
    // The line is libcurl's for the call; it is copied.
    noteRetry(unsafe String(decoding: line, as: UTF8.self))
    return line.count
  }

  /// Seconds are taken; a date would be compared with a clock that is not ours.
  private func noteRetry(_ line: String) {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "retry-after" else { return }
    let digits = parts[1].filter { $0 != " " && $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
    if let seconds = UInt32(digits) { retryAfter = .seconds(Int64(seconds)) }
  }

  /// The socket for one address, -1 when there is to be none. libcurl connects it to just this address, so
  /// there is no second look-up that could answer something else.
  private func open(_ place: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let place = unsafe place, let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else {
      return -1
    }
    // The address reaches beyond its declared type where it is IPv6's; its length says how far.
    let bytes = unsafe UnsafeRawBufferPointer(
      start: UnsafeRawPointer(place) + offset, count: Int(place.pointee.addrlen))
    guard let address = unsafe SocketAddress(Array(bytes)), policy.addresses.permits(address) else {
      if !hasPermittedAddress {
        refusal = failure(.addressRefused, "its address is not public, and is not allowed")
      }
      return -1
    }
    // Of a name with several addresses, what happens to this one is the failure.
    (hasPermittedAddress, refusal) = (true, nil)
    let kind = unsafe place.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return unsafe socket(place.pointee.family, kind, place.pointee.protocol)
  }

  private func shouldEnd() -> Bool {
    guard cancellation.isCancelled else { return false }
    refusal = failure(.cancelled, "cancelled")
    return true
  }
}

extension CurlHandle {
  @unsafe fileprivate func set(
    _ function: CURLoption, _ data: CURLoption, _ callback: UnsafeRawPointer, _ exchange: Exchange
  ) throws(HTTPSError) {
    try unsafe set(function, pointer: callback)
    try unsafe set(data, pointer: Unmanaged.passUnretained(exchange).toOpaque())
  }
}
