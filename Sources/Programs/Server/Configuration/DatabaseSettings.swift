import MusterCore
import MusterPostgres

/// A database as the command line names it.
struct DatabaseSettings: Equatable, Sendable {
  var url: String?
  var passwordFile: String?

  /// What can be seen without looking at files.
  func check(_ option: Option) throws(Misunderstood) {
    guard let url else {
      throw Misunderstood(option.missing("postgres://muster@127.0.0.1:5432/muster"))
    }
    do throws(PostgresError) {
      let configuration = try PostgresConfiguration(url: url)
      guard configuration.password == nil || passwordFile == nil else {
        throw PostgresError(.configurationInvalid, "the password is in the URL and in a file; give one")
      }
    } catch {
      throw Misunderstood("\(option.name): \(error.message)")
    }
  }

  func configuration() throws -> PostgresConfiguration {
    var configuration = try PostgresConfiguration(url: url ?? "")
    if let passwordFile { configuration.password = try Files.secret(passwordFile) }
    return configuration
  }
}
