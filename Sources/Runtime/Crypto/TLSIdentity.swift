internal import COpenSSL

/// Where a certificate, the chain that follows it, and its private key are; both files in PEM.
package struct TLSIdentity: Hashable, Sendable {
  package let certificateFile: String
  package let keyFile: String

  package init(certificateFile: String, keyFile: String) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }

  /// The files as they are now.
  func load() throws(TLSError) -> LoadedIdentity {
    let chain = try PEMFile.certificates(certificateFile)
    let key = try PEMFile.privateKey(keyFile)
    // Both are alive: the arrays and objects above own them.
    guard let leaf = chain.first, unsafe X509_check_private_key(leaf.pointer, key.pointer) == 1 else {
      ERR_clear_error()
      throw PEMFile.unusable(keyFile, "is not the key of the first certificate in \(certificateFile)")
    }
    return LoadedIdentity(
      leaf: leaf, chain: chain, key: key, warnings: chain.compactMap { $0.warning(certificateFile) })
  }
}

struct LoadedIdentity {
  let leaf: Certificate
  /// From the leaf on.
  let chain: [Certificate]
  let key: PrivateKey
  let warnings: [TLSWarning]
}

/// What is wrong with a certificate that is used all the same: a server that does not start helps nobody.
package enum TLSWarning: Hashable, Sendable {
  case certificateExpired(file: String, at: String)
  case certificateNotYetValid(file: String, from: String)
}

extension TLSWarning: CustomStringConvertible {
  package var description: String {
    switch self {
    case .certificateExpired(let file, let time): "\(file): the certificate expired at \(time)"
    case .certificateNotYetValid(let file, let time): "\(file): the certificate is valid from \(time) on"
    }
  }
}
