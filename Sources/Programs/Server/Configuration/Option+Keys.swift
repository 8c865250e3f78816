extension Option {
  static let masterKey = Option(
    "--master-key", "FILE",
    "32 random bytes in hexadecimal or base64, for its owner alone; never lose it. A newer key stands below",
    [.secret, .reloads]
  ) { settings, text in settings.platform.masterKey = text }

  static let tokenKey = Option(
    "--token-key", "FILE", "PEM: the private key (P-256) that signs access tokens", [.secret, .reloads]
  ) { settings, text in settings.platform.tokenKey = text }

  static let formerTokenKey = Option(
    "--former-token-key", "FILE", "PEM: the key that signed before it, whose tokens are still taken",
    [.secret, .reloads]
  ) { settings, text in settings.platform.formerTokenKey = text }
}
