import MusterHTTPS

extension Option {
  static let issuers = Option(
    "--oidc-issuers", "URL=AUDIENCE,…",
    "other issuers whose users' tokens are taken, each with the name under which it knows this server", .list
  ) { settings, text throws(Misunderstood) in
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Misunderstood("takes pairs such as https://login.example=muster, not \(entry)")
      }
      settings.platform.issuers.append(PlatformFiles.IssuerFlag(issuer: parts[0], audience: parts[1]))
    }
  }

  static let issuerAuthorities = Option(
    "--oidc-ca", "FILE", "PEM: the authorities of those issuers; the machine's unless said", .file
  ) { settings, text in settings.platform.issuerAuthorities = text }

  static let issuerAddresses = Option(
    "--oidc-addresses", "RANGE,…",
    "addresses that those issuers may have though they are not public: 10.0.0.0/8", .list
  ) { settings, text throws(Misunderstood) in
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = AddressRange(String(entry)) else {
        throw Misunderstood("takes ranges such as 10.0.0.0/8, not \(entry)")
      }
      settings.platform.issuerAddresses.append(range)
    }
  }
}
