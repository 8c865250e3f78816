/// How a transaction on a leased connection begins and ends.
package enum TransactionKind: Sendable {
  case readWrite
  case readOnly
  /// All its statements see one moment.
  case snapshot
  case serializable
}

enum Transactions {
  static let commit = Statement("COMMIT")
  static let rollBack = Statement("ROLLBACK")
  private static let readWrite = Statement("BEGIN")
  private static let readOnly = Statement("BEGIN READ ONLY")
  private static let snapshot = Statement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  private static let serializable = Statement("BEGIN ISOLATION LEVEL SERIALIZABLE")

  static func begin(_ kind: TransactionKind) -> BoundStatement {
    switch kind {
    case .readWrite: readWrite()
    case .readOnly: readOnly()
    case .snapshot: snapshot()
    case .serializable: serializable()
    }
  }
}
