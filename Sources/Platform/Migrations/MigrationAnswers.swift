import MusterMigrationSteps
import MusterPostgres

extension MigrationRecord {
  static func read(_ rows: ResultSet) throws(MigrationError) -> [MigrationRecord] {
    var records: [MigrationRecord] = []
    do throws(PostgresError) {
      for row in rows {
        let number: Int32 = try row.value(0)
        records.append(
          MigrationRecord(
            number: Int(number), name: try row.value(1), sha256: try row.value(2),
            breaksOlderServers: try row.value(3), musterVersion: try row.value(4)))
      }
    } catch {
      throw MigrationError(error, at: nil)
    }
    return records
  }
}

extension MigrationStep {
  /// What is done after the last one, as the role that migrates.
  static let settling = MigrationStep(number: 0, name: "", sha256: "", isAdministrative: true, text: "")
}

extension Row {
  func bool(_ column: Int) throws(MigrationError) -> Bool {
    do { return try value(column) } catch { throw MigrationError(error, at: nil) }
  }

  func int64(_ column: Int) throws(MigrationError) -> Int64 {
    do { return try value(column) } catch { throw MigrationError(error, at: nil) }
  }

  func bytes(_ column: Int) throws(MigrationError) -> [UInt8] {
    do { return try value(column) } catch { throw MigrationError(error, at: nil) }
  }
}

extension MigrationError {
  /// The server's words are for operators; `place` is where they were said.
  init(_ error: PostgresError, at place: String?) {
    let words = place.map { "\($0): " } ?? ""
    let state = error.sqlState.isEmpty ? "" : " (\(error.sqlState))"
    switch error.code {
    case .unavailable, .connectionLost, .callerCancelled:
      self.init(.unavailable, "\(words)\(error.message)\(state)")
    case .lockTimeout:
      self.init(.busy, "\(words)somebody holds a lock that it needs: \(error.message)\(state)")
    case .accessDenied: self.init(.rightsMissing, "\(words)\(error.message)\(state)")
    default: self.init(.statementFailed, "\(words)\(error.message)\(state)")
    }
  }
}
