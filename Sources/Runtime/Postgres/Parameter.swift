/// A value for a statement's parameter, in the type the statement declares.
package enum Parameter: Hashable, Sendable {
  case null
  case bool(Bool)
  case int2(Int16)
  case int4(Int32)
  case int8(Int64)
  case float8(Double)
  case uuid(UInt128)
  case text(String)
  case bytea([UInt8])
  case timestamp(PostgresTime)
  case date(PostgresDate)
  case numeric(PostgresDecimal)
  /// JSON that is known to be JSON, for a `jsonb`.
  case jsonb(String)
  case int8s([Int64])
  case uuids([UInt128])
  case texts([String])
  case byteas([[UInt8]])
  case timestamps([PostgresTime])
  case int4s([Int32])

  /// Nil for a null, which fits everywhere.
  var type: PostgresType? {
    switch self {
    case .null: nil
    case .bool: .bool
    case .int2: .int2
    case .int4: .int4
    case .int8: .int8
    case .float8: .float8
    case .uuid: .uuid
    case .text: .text
    case .bytea: .bytea
    case .timestamp: .timestamptz
    case .date: .date
    case .numeric: .numeric
    case .jsonb: .jsonb
    case .int8s: .int8Array
    case .uuids: .uuidArray
    case .texts: .textArray
    case .byteas: .byteaArray
    case .timestamps: .timestamptzArray
    case .int4s: .int4Array
    }
  }
}

extension Parameter {
  package static func text(_ value: String?) -> Parameter { value.map { .text($0) } ?? .null }
  package static func uuid(_ value: UInt128?) -> Parameter { value.map { .uuid($0) } ?? .null }
}
