internal import CCurl
internal import CMusterShims

/// Owns an easy handle of libcurl. It stays on the thread that made it.
@safe struct CurlHandle: ~Copyable {
  private let pointer: UnsafeMutableRawPointer
  /// libcurl writes the words of an error here, and reads the headers while it sends.
  private let words: UnsafeMutablePointer<CChar>
  private let headers: HeaderList

  /// Once for the process; the library says no more than that it failed.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws(HTTPSError) {
    guard Self.isReady, let made = unsafe curl_easy_init() else {
      throw HTTPSError(.library, "libcurl does not start")
    }
    unsafe pointer = made
    unsafe words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    headers = HeaderList()
    // It fails only where the option is unknown.
    _ = unsafe cmuster_curl_set_pointer(pointer, Int32(CURLOPT_ERRORBUFFER.rawValue), words)
  }

  deinit {
    unsafe curl_easy_cleanup(pointer)
    unsafe words.deallocate()
  }

  func set(_ option: CURLoption, _ value: Int) throws(HTTPSError) {
    try Self.check(unsafe cmuster_curl_set_number(pointer, Int32(option.rawValue), value), option)
  }

  func set(_ option: CURLoption, _ text: String?) throws(HTTPSError) {
    guard let text else { return try unsafe set(option, pointer: nil) }
    // libcurl copies every text that it is given.
    let code = unsafe text.withCString {
      unsafe cmuster_curl_set_pointer(pointer, Int32(option.rawValue), $0)
    }
    try Self.check(code, option)
  }

  /// What is passed must live until the transfer has ended.
  @unsafe func set(_ option: CURLoption, pointer value: UnsafeRawPointer?) throws(HTTPSError) {
    try Self.check(unsafe cmuster_curl_set_pointer(pointer, Int32(option.rawValue), value), option)
  }

  func addHeader(_ line: String) throws(HTTPSError) {
    guard headers.append(line) else { throw HTTPSError(.library, "libcurl takes no header") }
    // The list goes with the handle.
    try unsafe set(CURLOPT_HTTPHEADER, pointer: UnsafeRawPointer(headers.first))
  }

  func perform() -> CURLcode {
    unsafe curl_easy_perform(pointer)
  }

  var status: Int {
    var status = 0
    // libcurl writes into a variable of ours.
    _ = unsafe cmuster_curl_get_number(pointer, Int32(CURLINFO_RESPONSE_CODE.rawValue), &status)
    return status
  }

  var contentType: String? {
    var text: UnsafePointer<CChar>?
    // The text is the handle's; it is copied at once.
    _ = unsafe cmuster_curl_get_text(pointer, Int32(CURLINFO_CONTENT_TYPE.rawValue), &text)
    return unsafe text.map { unsafe String(cString: $0) }
  }

  /// What libcurl says of the last failure beside its code; it ends every text with a zero.
  var complaint: String { unsafe String(cString: words) }

  static func words(_ code: CURLcode) -> String {
    // The texts are constants.
    unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
  }

  private static func check(_ code: Int32, _ option: CURLoption) throws(HTTPSError) {
    guard code == 0 else {
      let words = words(CURLcode(rawValue: UInt32(bitPattern: code)))
      throw HTTPSError(.library, "libcurl does not take option \(option.rawValue): \(words)")
    }
  }
}

/// Owns a list of libcurl's.
@safe private final class HeaderList {
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  func append(_ line: String) -> Bool {
    // The line is copied; without memory the list stays as it was.
    guard let longer = unsafe curl_slist_append(first, line) else { return false }
    unsafe first = longer
    return true
  }

  deinit {
    unsafe curl_slist_free_all(first)
  }
}
