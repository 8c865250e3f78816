internal import COpenSSL
import Glibc

/// Owns one reference to an X509, which nothing changes.
@safe final class Certificate {
  let pointer: OpaquePointer

  init(adopting pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe X509_free(pointer)
  }

  /// In seconds since 1970; nil for a time that OpenSSL cannot read.
  var end: Int64? {
    // The time belongs to the certificate, the parts are ours.
    var parts = unsafe tm()
    guard let end = unsafe X509_get0_notAfter(pointer), unsafe ASN1_TIME_to_tm(end, &parts) == 1 else {
      return nil
    }
    return Int64(unsafe timegm(&parts))
  }

  /// Nil while the certificate is valid by this machine's clock.
  func warning(_ path: String) -> TLSWarning? {
    // The times belong to the certificate.
    if let end = unsafe X509_get0_notAfter(pointer), unsafe X509_cmp_current_time(end) < 0 {
      return .certificateExpired(file: path, at: unsafe Self.words(end))
    }
    if let start = unsafe X509_get0_notBefore(pointer), unsafe X509_cmp_current_time(start) > 0 {
      return .certificateNotYetValid(file: path, from: unsafe Self.words(start))
    }
    return nil
  }

  /// "Nov 21 02:53:19 2026 GMT".
  private static func words(_ time: UnsafePointer<ASN1_TIME>) -> String {
    guard let memory = try? MemoryBIO() else { return "an unknown time" }
    // Written into a BIO of ours; the time is lent.
    unsafe ASN1_TIME_print(memory.pointer, time)
    return memory.text
  }
}

/// Owns one reference to an EVP_PKEY.
@safe final class PrivateKey {
  let pointer: OpaquePointer

  init(adopting pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe EVP_PKEY_free(pointer)
  }
}
