import MusterCore
import MusterCrypto
import MusterHTTPS
import MusterPostgres
import MusterTenancy

/// What the server is told of its database and its keys.
struct PlatformFiles: Equatable, Sendable {
  /// As `muster_app`; the other role's is the same with another user, unless said.
  var database = DatabaseSettings()
  var system = DatabaseSettings()
  var masterKey: String?
  /// It signs.
  var tokenKey: String?
  /// It signed before.
  var formerTokenKey: String?
  /// Other issuers: address and audience of each.
  var issuers: [IssuerFlag] = []
  /// For all of them.
  var issuerAuthorities: String?
  var issuerAddresses: [AddressRange] = []

  struct IssuerFlag: Equatable, Sendable {
    let issuer: String
    let audience: String
  }

  private static let appRole = "muster_app"
  private static let systemRole = "muster_system"

  var tokenKeys: [String] { [tokenKey, formerTokenKey].compactMap { $0 } }

  /// What can be seen without looking at files.
  var faults: [String] {
    var faults: [String] = []
    do throws(Misunderstood) { try database.check(.database) } catch { faults += error.faults }
    if system.url != nil {
      do throws(Misunderstood) { try system.check(.systemDatabase) } catch { faults += error.faults }
    }
    if masterKey == nil { faults.append(Option.masterKey.missing("openssl rand -hex 32 makes")) }
    if tokenKey == nil {
      faults.append(
        Option.tokenKey.missing("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 makes"))
    }
    return faults
  }

  /// The keys of tokens as their files are now.
  func readTokenKeys() throws(TokenError) -> (signing: SigningKey, former: [SigningKey]) {
    let keys = try tokenKeys.map { path throws(TokenError) in try SigningKey(file: path) }
    guard let signing = keys.first else { throw .keyMemberMissing }
    return (signing, Array(keys.dropFirst()))
  }

  /// The other role's database.
  func systemDatabase(beside app: PostgresConfiguration) throws -> PostgresConfiguration {
    if system.url != nil { return try system.configuration() }
    var other = app
    other.user = Self.systemRole
    other.password = try system.passwordFile.map { path in try Files.secret(path) }
    return other
  }

  /// Reads the files.
  func settings() throws -> Platform.Settings {
    let app = try database.configuration()
    let other = try systemDatabase(beside: app)
    let keys = try readTokenKeys()
    let masterKeys = try MasterKeys(file: masterKey ?? "")
    var settings = Platform.Settings(
      database: app, system: other, masterKey: masterKeys.first, tokenKey: keys.signing)
    settings.newerMasterKeys = masterKeys.newer
    settings.formerTokenKeys = keys.former
    settings.issuers = try issuerSettings()
    return settings
  }

  func issuerSettings() throws -> [IssuerSettings] {
    try issuers.map { flag in
      var issuer = try IssuerSettings(issuer: flag.issuer, audiences: [flag.audience])
      issuer.authoritiesFile = issuerAuthorities
      issuer.allowedAddresses = issuerAddresses
      return issuer
    }
  }
}
