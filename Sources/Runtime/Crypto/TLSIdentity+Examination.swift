internal import COpenSSL

extension TLSIdentity {
  /// What somebody wants to know of a certificate before it is served.
  package struct Examination: Hashable, Sendable {
    /// Nil while it is valid by this machine's clock.
    package let warnings: [TLSWarning]
    /// Until the first certificate of the chain ends.
    package let secondsLeft: Int64
    package let chainCount: Int
    /// The place in the file, from 1, of a certificate that the next one did not sign.
    package let gap: Int?
  }

  /// Reads the files; throws for what a server would not start with.
  package func examine() throws(TLSError) -> Examination {
    let loaded = try load()
    var secondsLeft = Int64.max
    var gap: Int?
    for (index, certificate) in loaded.chain.enumerated() {
      secondsLeft = min(secondsLeft, certificate.secondsLeft ?? 0)
      // Both belong to the chain.
      if index > 0, gap == nil,
        unsafe X509_check_issued(certificate.pointer, loaded.chain[index - 1].pointer) != X509_V_OK
      {
        gap = index
      }
    }
    return Examination(
      warnings: loaded.warnings, secondsLeft: secondsLeft, chainCount: loaded.chain.count, gap: gap)
  }
}

extension Certificate {
  /// Negative when it has expired; nil for a time that cannot be read.
  fileprivate var secondsLeft: Int64? {
    var (days, seconds): (Int32, Int32) = (0, 0)
    // The end belongs to the certificate; no start is now.
    guard let end = unsafe X509_get0_notAfter(pointer),
      unsafe ASN1_TIME_diff(&days, &seconds, nil, end) == 1
    else { return nil }
    return Int64(days) * 86_400 + Int64(seconds)
  }
}
