internal import CMusterShims
internal import COpenSSL
import Glibc

/// Who the other side is, by the certificate that it showed.
package struct TLSPeer: Hashable, Sendable {
  /// As in RFC 2253: `CN=worker,O=Muster`.
  package let subject: String
  package let dnsNames: [String]
  package let ipAddresses: [String]
  package let emailAddresses: [String]
  package let urls: [String]

  /// The certificate is lent.
  init(certificate: OpaquePointer) {
    subject = unsafe Self.subject(certificate)
    var names: [Int32: [String]] = [:]
    // The copy is ours until it is freed, and its entries with it.
    let copy = unsafe X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil)
    if let list = OpaquePointer(copy) {
      defer { unsafe GENERAL_NAMES_free(list) }
      for place in 0..<max(0, unsafe OPENSSL_sk_num(list)) {
        guard let entry = unsafe OPENSSL_sk_value(list, place) else { continue }
        guard let (kind, name) = unsafe Self.name(entry.assumingMemoryBound(to: GENERAL_NAME.self)) else {
          continue
        }
        names[kind, default: []].append(name)
      }
    }
    ERR_clear_error()
    dnsNames = names[GEN_DNS] ?? []
    ipAddresses = names[GEN_IPADD] ?? []
    emailAddresses = names[GEN_EMAIL] ?? []
    urls = names[GEN_URI] ?? []
  }

  private static func subject(_ certificate: OpaquePointer) -> String {
    guard let memory = try? MemoryBIO() else { return "" }
    // The name belongs to the certificate, which its owner keeps.
    unsafe X509_NAME_print_ex(
      memory.pointer, X509_get_subject_name(certificate), 0, cmuster_tls_subject_flags())
    return memory.text
  }

  /// Nil for a kind that nobody asks for, and for text that is not printable ASCII: no honest name is.
  private static func name(_ entry: UnsafeMutablePointer<GENERAL_NAME>) -> (Int32, String)? {
    var kind: Int32 = 0
    guard let value = unsafe GENERAL_NAME_get0_value(entry, &kind),
      [GEN_DNS, GEN_IPADD, GEN_EMAIL, GEN_URI].contains(kind)
    else { return nil }
    // All four kinds are strings of ASN.1, with a length of their own.
    let string = unsafe value.assumingMemoryBound(to: ASN1_STRING.self)
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string))))
    if kind == GEN_IPADD { return address(bytes).map { (kind, $0) } }
    guard bytes.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
    return (kind, String(decoding: bytes, as: UTF8.self))
  }

  private static func address(_ bytes: [UInt8]) -> String? {
    guard let family = [4: AF_INET, 16: AF_INET6][bytes.count] else { return nil }
    // The longest address of IPv6 in text, with its zero.
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { buffer in
      guard let text = unsafe inet_ntop(family, bytes, buffer.baseAddress, UInt32(buffer.count)) else {
        return nil
      }
      return unsafe String(cString: text)
    }
  }
}
