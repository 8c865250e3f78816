package import MusterPostgres

/// The statements of one list: one for each field and direction that it can be ordered by, because only then
/// an index gives the order. Rows begin with their id.
package struct PageStatements: Sendable {
  package enum Kind: Sendable {
    case texts
    /// No time is after all times.
    case times
    /// No time is before all times.
    case timesOrNever
  }

  package struct Field: Sendable {
    let name: String
    let column: Int
    let kind: Kind
    let ascending: Statement
    let descending: Statement

    package init(
      _ name: String, _ column: Int, _ kind: Kind, ascending: Statement, descending: Statement
    ) {
      (self.name, self.column, self.kind) = (name, column, kind)
      (self.ascending, self.descending) = (ascending, descending)
    }
  }

  private let first: Field
  private let others: [Field]

  package init(_ first: Field, _ others: Field...) {
    (self.first, self.others) = (first, others)
  }

  package var statements: [Statement] { ([first] + others).flatMap { [$0.ascending, $0.descending] } }

  private func field(_ order: ListOrder) -> Field { others.first { $0.name == order.field } ?? first }

  package func statement(_ order: ListOrder) -> Statement {
    order.isDescending ? field(order).descending : field(order).ascending
  }

  /// Before the first row.
  package func start(_ order: ListOrder) -> ListPlace {
    switch field(order).kind {
    case .texts: .start(ofTexts: order.isDescending)
    case .times, .timesOrNever: .start(ofTimes: order.isDescending)
    }
  }

  /// Where the next page goes on after a row.
  package func place(_ row: Row, _ order: ListOrder) throws(PostgresError) -> ListPlace {
    let field = field(order)
    switch field.kind {
    case .texts: return ListPlace(try row.value(field.column) as String, try row.value(0))
    case .times: return ListPlace(try row.optional(field.column) as PostgresTime?, try row.value(0))
    case .timesOrNever:
      guard let time = try row.optional(field.column) as PostgresTime? else {
        return ListPlace("-infinity", try row.value(0))
      }
      return ListPlace(time, try row.value(0))
    }
  }
}

extension ListPlace {
  /// A place's time in SQL, from the parameter of that number.
  package static func time(_ parameter: Int) -> String {
    """
    CASE WHEN $\(parameter) IN ('infinity', '-infinity') THEN $\(parameter)::timestamptz
        ELSE timestamptz '2000-01-01 00:00:00+00' + $\(parameter)::int8 * interval '1 microsecond' END
    """
  }
}
