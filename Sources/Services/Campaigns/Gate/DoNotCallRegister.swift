import MusterPostgres

/// Who says whether a number may be called or written to.
package protocol DoNotCallRegister: Sendable {
  /// Nil when it could not be asked.
  func isListed(_ number: String) async -> Bool?
}

/// What it said, and how long that holds.
struct RegisterAnswer: Hashable, Sendable {
  let isListed: Bool
  let expireTime: PostgresTime

  /// As long as laws let an answer be used.
  static let lifetime: Int64 = 30 * 86_400_000_000
  /// How long it waits before somebody who could not be asked is asked again.
  static let retry: Int64 = 15 * 60_000_000
}
