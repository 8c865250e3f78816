import CCurl
import CJWT
import CNGHTTP2
import COpenSSL
import CPostgres
import CProtobufC
import CYAML
import CZlib
import Testing

/// The libraries of the machine link, and are no older than the ones that Muster was tested with.
struct CLibrariesTests {
  struct Library: CustomTestStringConvertible, Sendable {
    let name: String
    let version: @Sendable () -> String
    let floor: String
    var testDescription: String { name }
  }

  static let libraries: [Library] = [
    Library(
      name: "nghttp2", version: { unsafe String(cString: nghttp2_version(0).pointee.version_str) },
      floor: "1.52.0"),
    Library(
      name: "OpenSSL",
      version: { "\(OPENSSL_version_major()).\(OPENSSL_version_minor()).\(OPENSSL_version_patch())" },
      floor: "3.0.0"),
    Library(
      name: "libpq", version: { "\(PQlibVersion() / 10_000).\(PQlibVersion() % 10_000)" }, floor: "15.0"),
    Library(name: "zlib", version: { unsafe String(cString: zlibVersion()) }, floor: "1.2.13"),
    Library(name: "libyaml", version: { unsafe String(cString: yaml_get_version_string()) }, floor: "0.2.5"),
    Library(
      name: "libcurl",
      version: { unsafe String(cString: curl_version_info(CURLVERSION_FIRST).pointee.version) },
      floor: "7.88.1"),
    Library(name: "libprotobuf-c", version: { unsafe String(cString: protobuf_c_version()) }, floor: "1.4.1"),
  ]

  @Test(arguments: libraries) func `is new enough`(_ library: Library) {
    let found = Self.numbers(library.version())
    let least = Self.numbers(library.floor)
    #expect(!found.lexicographicallyPrecedes(least), "\(library.name) is \(library.version())")
  }

  /// libjwt tells its version to the compiler only, so its presence is shown by a call.
  @Test func `libjwt makes a token`() {
    var token: OpaquePointer?
    #expect(unsafe jwt_new(&token) == 0)
    unsafe jwt_free(token)
  }

  private static func numbers(_ version: String) -> [Int] {
    version.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
  }
}
