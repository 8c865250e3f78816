/// Why a database is not migrated, or not served from; the text says what to do and is for operators.
package struct MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: Sendable {
    /// The database cannot be reached, or was lost.
    case unavailable
    /// Somebody else migrates, or holds what a migration needs.
    case busy
    /// The role that migrates lacks a right.
    case rightsMissing
    /// Its version or encoding will not do.
    case serverUnsuitable
    /// An applied migration is not the one of this program.
    case stepChanged
    /// Migrations were applied out of their order.
    case stepMissing
    /// There is no schema yet.
    case schemaMissing
    /// Migrations of this program are not applied.
    case schemaOlder
    /// Migrations are applied that this program does not know.
    case schemaNewer
    /// The cluster is another one than the schema was last migrated in.
    case clusterChanged
    /// Another one was there before.
    case masterKeyOther
    case statementFailed
    /// The role could see or do more than a server must be able to.
    case roleUnsafe
  }

  package let code: Code
  package let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
