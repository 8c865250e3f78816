import MusterHTTPS
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

  static let register = Option(
    "--dnc-register", "URL",
    "ask this do-not-call register before a number is written to or called; none has to be asked unless said"
  ) { settings, text throws(Misunderstood) in
    guard !text.contains("?"), let url = HTTPSURL(text), url.isEncrypted else {
      throw Misunderstood("takes an address such as https://register.example/numbers, not \(text)")
    }
    settings.sending.register = url
  }

  static let sending = [relay, relayPlaintext, register]
}
