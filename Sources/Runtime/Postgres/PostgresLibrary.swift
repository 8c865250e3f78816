internal import CPostgres

package enum PostgresLibrary {
  /// Of libpq, as it runs.
  package static var version: String { "\(PQlibVersion() / 10_000).\(PQlibVersion() % 10_000)" }
}
