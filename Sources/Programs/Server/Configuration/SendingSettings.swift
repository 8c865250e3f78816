import MusterCampaigns
import MusterCore
import MusterHTTPS
import MusterLoop
import MusterSMTP
import MusterTypesAPI

/// How the messages of campaigns leave.
struct SendingSettings: Equatable {
  /// Nil where emails wait.
  var relay: SMTPRelay?
  /// In the clear to another machine.
  var isRelayPlain = false

  /// Whom numbers are asked of before they are written to or called; nil where nobody has to be.
  var register: HTTPSURL?

  func check() throws(Misunderstood) {
    guard let relay, !isRelayPlain, !Self.isLoopback(relay) else { return }
    throw Misunderstood(
      "--smtp-relay \(relay): emails go in the clear, so only to a mail server on this machine; name one, or"
        + " give --smtp-plaintext when the way there is safe")
  }

  private static func isLoopback(_ relay: SMTPRelay) -> Bool {
    relay.host.hasPrefix("127.") || relay.host == "localhost" || relay.host == "::1"
  }

  /// Messages that are given to the relay at a time; each holds a thread. They are all that a worker hands
  /// over at once: one that waited for a thread would leave long after somebody has stopped all sends.
  private static let atOnce = SendWorker.Settings().handOvers

  /// What the settings make of it; the pool is nil where nothing needs one.
  func setup() throws(LoopError) -> (setup: SendingSetup, pool: BlockingPool?) {
    var setup = SendingSetup()
    if relay == nil, register == nil { return (setup, nil) }
    let pool = try BlockingPool(threads: Self.atOnce)
    setup.register = register.map { NumberRegister($0, on: pool) }
    guard let relay else { return (setup, pool) }
    setup.carriers = Carriers([
      .email: SMTPCarrier(SMTPClient(relay, on: pool)) { Int64(ProcessFacts.wallTime()) }
    ])
    return (setup, pool)
  }
}
