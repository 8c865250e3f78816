/// What the server has prepared on one connection.
struct PreparedStatements {
  enum Use: Equatable {
    /// By its name.
    case named
    /// Prepare it first, by its name.
    case prepare
    /// Its Parse is under way and may still be skipped: send the text, without a name.
    case unnamed
  }

  private enum State {
    case asked
    case prepared
  }

  private var states: [UInt128: State] = [:]

  /// How to send the statement; what is to be prepared counts as asked for from here on.
  mutating func use(_ statement: Statement) -> Use {
    switch states[statement.id] {
    case .prepared: return .named
    case .asked: return .unnamed
    case nil:
      states[statement.id] = .asked
      return .prepare
    }
  }

  mutating func answered(_ statement: Statement, isPrepared: Bool) {
    states[statement.id] = isPrepared ? .prepared : nil
  }
}
