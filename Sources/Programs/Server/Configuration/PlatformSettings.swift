import MusterCore
import MusterCrypto
import MusterHTTPS
import MusterPostgres
import MusterTenancy

/// What the server is told of its database and its keys.
struct PlatformFiles: Equatable {
  /// As `muster_app`; the other role's is the same with another user, unless said.
  var database = DatabaseSettings()
  var system = DatabaseSettings()
  var masterKey: String?
  /// The first signs.
  var tokenKeys: [String] = []
  /// Other issuers: address and audience of each.
  var issuers: [IssuerFlag] = []
  /// For all of them.
  var issuerAuthorities: String?
  var issuerAddresses: [AddressRange] = []

  struct IssuerFlag: Equatable {
    let issuer: String
    let audience: String
  }

  private static let appRole = "muster_app"
  private static let systemRole = "muster_system"

  func check() throws(Misunderstood) {
    try database.check("--database")
    if system.url != nil { try system.check("--system-database") }
    if masterKey == nil {
      throw Misunderstood("it needs --master-key FILE, such as openssl rand -hex 32 makes")
    }
    if tokenKeys.isEmpty {
      throw Misunderstood(
        "it needs --token-key FILE, such as openssl genpkey -algorithm EC"
          + " -pkeyopt ec_paramgen_curve:P-256 makes")
    }
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
    var settings = Platform.Settings(
      database: app, system: other, masterKey: try MasterKey(file: masterKey ?? ""), tokenKey: keys.signing)
    settings.formerTokenKeys = keys.former
    settings.issuers = try issuers.map { flag in
      var issuer = try IssuerSettings(issuer: flag.issuer, audiences: [flag.audience])
      issuer.authoritiesFile = issuerAuthorities
      issuer.allowedAddresses = issuerAddresses
      return issuer
    }
    return settings
  }
}
