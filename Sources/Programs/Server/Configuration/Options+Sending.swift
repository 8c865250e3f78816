import MusterSMTP

/// How the messages of campaigns leave.
extension Option {
  static let relay = Option(
    "--smtp-relay", "HOST:PORT",
    "give emails of campaigns to this mail server, such as localhost:25; without one they wait"
  ) { settings, text throws(Misunderstood) in
    guard let relay = SMTPRelay(text) else {
      throw Misunderstood("takes a host and a port such as localhost:25 or [::1]:25, not \(text)")
    }
    settings.sending.relay = relay
  }

  static let relayPlaintext = Option(
    switch: "--smtp-plaintext", "give emails in the clear to a mail server on another machine too"
  ) { $0.sending.isRelayPlain = true }

  static let sending = [relay, relayPlaintext]
}
