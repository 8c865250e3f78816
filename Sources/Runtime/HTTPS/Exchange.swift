internal import CCurl
import MusterLoop

/// One request and its answer, on the thread of the pool that runs it. libcurl calls it back from within
/// `run` and at no other time (`Exchange+Callbacks.swift`).
final class Exchange {
  let request: HTTPSRequest
  let policy: HTTPSPolicy
  let cancellation: Cancellation
  var headerCount = 0
  var retryAfter: Duration?
  var body: [UInt8] = []
  var hasPermittedAddress = false
  /// What made a callback end the transfer; libcurl itself knows only that one did.
  var refusal: HTTPSError?

  init(_ request: HTTPSRequest, _ policy: HTTPSPolicy, _ cancellation: Cancellation) {
    (self.request, self.policy, self.cancellation) = (request, policy, cancellation)
  }

  func run() throws(HTTPSError) -> HTTPSResponse {
    guard !cancellation.isCancelled else { throw failure(.cancelled, "cancelled") }
    let handle = try CurlHandle()
    try handle.set(CURLOPT_URL, request.url.text)
    try handle.set(CURLOPT_PROTOCOLS_STR, policy.allowsPlain ? "http,https" : "https")
    try handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    try handle.set(CURLOPT_USERAGENT, "muster")
    try handle.addHeader("Accept: \(request.accept)")
    if let content = request.content { try post(content, handle) }
    try handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    // An empty text is no proxy, also where the environment names one.
    try handle.set(CURLOPT_PROXY, "")
    try limitTime(handle)
    try trust(handle)
    try setCallbacks(handle)
    let code = handle.perform()
    if let refusal, code != CURLE_OK { throw refusal }
    guard code == CURLE_OK else { throw failure(code, handle.complaint) }
    return HTTPSResponse(status: handle.status, contentType: handle.contentType, retryAfter: retryAfter, body: body)
  }

  private func post(_ content: HTTPSRequest.Content, _ handle: borrowing CurlHandle) throws(HTTPSError) {
    try handle.set(CURLOPT_POST, 1)
    try handle.addHeader("Content-Type: \(content.type)")
    // Nobody is asked whether the body may come.
    try handle.addHeader("Expect:")
    try handle.set(CURLOPT_POSTFIELDSIZE, content.bytes.count)
    let body = content.bytes.span
    try unsafe body.withUnsafeBytes { bytes throws(HTTPSError) in
      // libcurl copies as many bytes as it was told of.
      try unsafe handle.set(CURLOPT_COPYPOSTFIELDS, pointer: bytes.baseAddress)
    }
  }

  private func limitTime(_ handle: borrowing CurlHandle) throws(HTTPSError) {
    try handle.set(CURLOPT_TIMEOUT_MS, request.timeMax.milliseconds)
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeMax.milliseconds)
    // No signal is used for time limits, and threads that look names up are not waited for.
    try handle.set(CURLOPT_NOSIGNAL, 1)
    try handle.set(CURLOPT_QUICK_EXIT, 1)
  }

  private func trust(_ handle: borrowing CurlHandle) throws(HTTPSError) {
    try handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    guard let file = policy.authoritiesFile else { return }
    try handle.set(CURLOPT_CAINFO, file)
    // Or those of the machine would be trusted beside them.
    try handle.set(CURLOPT_CAPATH, nil)
  }

  func failure(_ code: HTTPSError.Code, _ words: String) -> HTTPSError {
    HTTPSError(code, "\(request.url.place): \(words)")
  }

  /// libcurl's words for a failure are constants; what it adds is used where it names the certificate's
  /// fault and nothing of the request.
  private func failure(_ code: CURLcode, _ complaint: String) -> HTTPSError {
    let words = CurlHandle.words(code)
    return switch code {
    case CURLE_OPERATION_TIMEDOUT: failure(.timedOut, "no whole answer in time")
    case CURLE_COULDNT_RESOLVE_HOST: failure(.nameUnknown, words)
    case CURLE_COULDNT_CONNECT: failure(.notConnected, words)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR:
      failure(.notTrusted, complaint.isEmpty ? words : complaint)
    case CURLE_FILESIZE_EXCEEDED: failure(.tooLarge, words)
    case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_SSL_CACERT_BADFILE, CURLE_UNSUPPORTED_PROTOCOL:
      failure(.library, words)
    default: failure(.broken, words)
    }
  }
}

extension Duration {
  /// At least one, since libcurl takes none for no limit.
  fileprivate var milliseconds: Int {
    max(1, Int(clamping: attoseconds / 1_000_000_000_000_000))
  }
}
