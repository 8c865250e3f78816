internal import CCurl

package enum HTTPSLibrary {
  /// Of libcurl, as it runs.
  package static var version: String {
    // The library's own structure, which stays.
    unsafe curl_version_info(CURLVERSION_FIRST).map { unsafe String(cString: $0.pointee.version) } ?? ""
  }
}
