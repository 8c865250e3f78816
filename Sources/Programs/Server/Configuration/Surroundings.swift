import MusterCore

/// What a command finds beside its arguments.
struct Surroundings: Sendable {
  static let usualFile = "/etc/muster/musterd.yaml"
  static let prefix = "MUSTERD_"

  /// The variables that begin so.
  var environment: [String: String] = [:]
  /// Read when nobody names another; need not be there.
  var file: String?
  /// Where systemd puts what LoadCredential= names.
  var credentials: String?

  static var ofProcess: Surroundings {
    Surroundings(
      environment: Environment.values(startingWith: prefix), file: usualFile,
      credentials: Environment.value("CREDENTIALS_DIRECTORY"))
  }
}
