import MusterPostgres

/// The server and the role that a migration is to be run with.
package struct MigrationPlace: Hashable, Sendable {
  package var serverVersion: Int32
  var encoding: String
  var role: String
  package var isSuperuser: Bool
  /// Of Muster's roles.
  var rolesMissing: [String]
  var canBeOwner: Bool
  var ownsDatabase: Bool
  package var database: String
  /// In bytes.
  package var databaseSize: Int64 = 0

  package static let serverVersionMin: Int32 = 150_000

  /// Only superusers make a role that passes row security, so whoever is none needs it made beforehand.
  func check(isFirst: Bool) throws(MigrationError) {
    if serverVersion < Self.serverVersionMin {
      throw MigrationError(
        .serverUnsuitable, "PostgreSQL \(serverVersion / 10_000) is too old: Muster needs 15 or newer")
    }
    if encoding != "UTF8" {
      throw MigrationError(
        .serverUnsuitable,
        "the database \(database) has the encoding \(encoding): create one with ENCODING 'UTF8'")
    }
    if isSuperuser { return }
    var missing = rolesMissing.map { "a superuser has to create the role \($0)" }
    if !canBeOwner { missing.append("it has to be able to act as muster_owner (GRANT muster_owner TO …)") }
    if isFirst && !ownsDatabase { missing.append("it has to own the database \(database)") }
    guard missing.isEmpty else {
      throw MigrationError(
        .rightsMissing,
        "the role \(role) is no superuser: " + missing.joined(separator: ", ")
          + "; or migrate as a superuser")
    }
  }
}

extension MigrationPlace {
  init(_ answer: ResultSet) throws(MigrationError) {
    guard let row = answer.first else {
      throw MigrationError(.unavailable, "the server says nothing of itself")
    }
    do {
      serverVersion = try row.value(0)
      encoding = try row.value(1)
      role = try row.value(2)
      isSuperuser = try row.value(3)
      rolesMissing = try row.value(4)
      canBeOwner = try row.value(5)
      ownsDatabase = try row.value(6)
      database = try row.value(7)
      databaseSize = try row.value(8)
    } catch {
      throw MigrationError(error, at: nil)
    }
  }
}
