extension Option {
  /// The whole list, by command.
  static let serve =
    [
      database, databasePasswordFile, systemDatabase, systemPasswordFile, masterKey, tokenKey, formerTokenKey,
      issuers, issuerAuthorities, issuerAddresses, listen, plaintext, certificate, key, clientAuthorities,
      reflection, drainGrace, connectionAge, loops, roles,
    ] + sending + operationsPort + telemetry + migrationAtStart
  static let dev = [listen, operations, data, credentials, ephemeral, relay, logLevel, logFormat, accessLog]
  static let migrate = [migratedDatabase, migratedPasswordFile, dryRun] + migration
  static let doctor = [asJSON, backupFolder] + serve
  static let tokenVerify = [keyFile]
  static let tokenCreate = [tokenKey, forPlatform, forTenant, forUser, forKey, tokenLifetime]
  static let healthcheck = [operations, live, ready, startup, patience]
  static let version = [verbose]

  /// Where the others may stand; every command that reads a file has it.
  static let configuration = Option(
    "--config", "FILE",
    "YAML: an option a line, `drain_grace: 25`; \(Surroundings.usualFile) unless said, if it is there", .file
  ) { _, _ in }

  /// All that a configuration file may hold, whatever the command.
  static let configured: [Option] = {
    var keys: Set<String> = []
    return (serve + migrate + tokenCreate + healthcheck).filter { option in
      option.isConfigurable && keys.insert(option.key).inserted
    }
  }()
}
