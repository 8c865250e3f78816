internal import COpenSSL
import Glibc

/// OpenSSL leaves its complaints in a queue of the thread: emptied before a call, read after it.
extension TLSError {
  /// The library's first complaint, which is the cause of those after it.
  static func library(_ call: String) -> TLSError {
    let number = ERR_peek_error()
    let words = reason(number)
    ERR_clear_error()
    return TLSError(.library, "\(call): \(words)", number: Int(bitPattern: number))
  }

  /// The words alone, for a message that says more; the queue is empty afterwards.
  static func takeReason() -> String {
    let words = reason(ERR_peek_error())
    ERR_clear_error()
    return words
  }

  /// Why a connection cannot go on. `number` is `errno` as the call left it.
  static func connection(_ call: String, number: Int32, verification: Int) -> TLSError {
    let error = ERR_peek_error()
    defer { ERR_clear_error() }
    if error == 0 {
      let words = number == 0 ? "the other side ended it without a word" : words(number)
      return TLSError(.connectionLost, "\(call): \(words)", number: Int(number))
    }
    let isProtocol = ERR_GET_LIB(error) == ERR_LIB_SSL
    let cause = ERR_GET_REASON(error)
    if isProtocol, cause > SSL_AD_REASON_OFFSET {
      let alert = cause - SSL_AD_REASON_OFFSET
      // "tlsv13 alert certificate required": the version is that which brought the alert, and says nothing.
      let words = reason(error)
      let name = words.firstRange(of: " alert ").map { words[$0.upperBound...] } ?? words[...]
      return TLSError(.alertReceived, "\(call): the other side refused: \(name)", number: Int(alert))
    }
    let library = Int(bitPattern: error)
    switch cause {
    case SSL_R_CERTIFICATE_VERIFY_FAILED where isProtocol:
      let words = unsafe X509_verify_cert_error_string(verification).map { unsafe String(cString: $0) }
      return TLSError(
        .certificateRefused, "\(call): certificate refused: \(words ?? "unknown")", number: library)
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE where isProtocol:
      return TLSError(.certificateRefused, "\(call): the other side showed no certificate", number: library)
    default:
      return TLSError(.protocolBroken, "\(call): \(reason(error))", number: library)
    }
  }

  private static func reason(_ error: UInt) -> String {
    // The words are constants of the library.
    unsafe ERR_reason_error_string(error).map { unsafe String(cString: $0) } ?? "error \(error)"
  }
}
