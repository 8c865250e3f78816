package import MusterCore
package import MusterPostgres

/// A place in the journal: after all rows up to it. The order is that in which changes became visible: within
/// one cluster's life by transaction, all of which below the horizon have ended, and a restore begins another.
package struct JournalPlace: Hashable, Sendable {
  package let generation: Int64
  package let transaction: UInt64
  package let record: IDBits

  package init(generation: Int64, transaction: UInt64, record: IDBits = IDBits(0)) {
    (self.generation, self.transaction, self.record) = (generation, transaction, record)
  }

  /// Before the first row.
  package static let start = JournalPlace(generation: 0, transaction: 0)

  /// As they are bound: the number of a transaction goes as text.
  package var parameters: [Parameter] {
    [.int8(generation), .text(String(transaction)), .uuid(record.bits)]
  }
}

extension JournalPlace: Comparable {
  package static func < (one: JournalPlace, other: JournalPlace) -> Bool {
    (one.generation, one.transaction, one.record.bits)
      < (other.generation, other.transaction, other.record.bits)
  }
}

extension Row {
  /// Of three columns in this order: generation, transaction, record.
  package func place(_ column: Int) throws(PostgresError) -> JournalPlace {
    JournalPlace(
      generation: try value(column), transaction: try value(column + 1),
      record: IDBits(try value(column + 2)))
  }

  /// Of two columns: below it all transactions have ended.
  package func horizon(_ column: Int) throws(PostgresError) -> JournalPlace {
    JournalPlace(generation: try value(column), transaction: try value(column + 1))
  }
}
