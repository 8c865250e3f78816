import MusterCore
import MusterCrypto
import MusterPostgres
import MusterTenancy

/// The keys of `musterd dev`: kept beside its data, or drawn anew for a server that keeps nothing.
struct DevKeys {
  let postgres: PrivatePostgres
  let isEphemeral: Bool

  init(_ postgres: PrivatePostgres, _ settings: Settings) {
    self.postgres = postgres
    isEphemeral = settings.isEphemeral
  }

  /// Room for whoever measures: a demo tenant has no other limit than the machine.
  private static let limits = PlanLimits.Limits(
    callsPerSecond: 1_000_000, callBurst: 1_000_000, openStreams: 10_000, members: 10_000, keys: 10_000)

  func settings() throws -> Platform.Settings {
    var settings = Platform.Settings(
      database: postgres.configuration(user: "muster_app"),
      system: postgres.configuration(user: "muster_system"), masterKey: try masterKey(),
      tokenKey: try tokenKey())
    settings.plans = PlanLimits(ignition: Self.limits, velocity: Self.limits, dominance: Self.limits)
    return settings
  }

  private func masterKey() throws -> MasterKey {
    let digits = randomBytes(MasterKey.count).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    if isEphemeral {
      guard let key = MasterKey(text: Array(digits.utf8)) else { throw TokenError.library }
      return key
    }
    let path = "\(postgres.path)/master.key"
    if FileStamp(path) == nil { try Files.replace(path, with: digits + "\n") }
    return try MasterKey(file: path)
  }

  private func tokenKey() throws -> SigningKey {
    if isEphemeral { return try SigningKey.generate() }
    let path = "\(postgres.path)/token.key"
    if FileStamp(path) == nil { try Files.replace(path, with: try SigningKey.generate().pem) }
    return try SigningKey(file: path)
  }
}
