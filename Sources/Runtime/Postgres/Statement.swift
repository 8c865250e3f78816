/// One SQL statement with parameters of known types. Made once, as a constant: a connection prepares it when
/// it first needs it and knows it by its name from then on.
package final class Statement: Sendable {
  package let sql: String
  package let types: [PostgresType]
  /// The same for the same text and types, in every process.
  package let name: String
  let id: UInt128
  /// What people know it by, in logs and traces: the file that states it, and where.
  package let label: String
  let typeNumbers: [UInt32]
  /// Whether it begins or ends a transaction or changes the session, which a shared connection must not.
  let isControl: Bool

  package convenience init(
    _ sql: String, _ types: PostgresType..., file: String = #fileID, line: Int = #line
  ) {
    self.init(sql, types: types, file: file, line: line)
  }

  package init(_ sql: String, types: [PostgresType], file: String = #fileID, line: Int = #line) {
    label = "\(file.split(separator: "/").last?.prefix { $0 != "." } ?? ""):\(line)"
    self.sql = sql
    self.types = types
    typeNumbers = types.map(\.oid)
    id = Self.digest(sql, types)
    name = "muster_" + String(id, radix: 36)
    isControl = Self.controls.contains(Self.firstWord(sql))
  }

  package func callAsFunction(_ parameters: Parameter...) -> BoundStatement {
    BoundStatement(statement: self, parameters: parameters)
  }

  package func with(_ parameters: [Parameter]) -> BoundStatement {
    BoundStatement(statement: self, parameters: parameters)
  }

  private static let controls: Set<String> = [
    "abort", "begin", "commit", "end", "rollback", "savepoint", "release", "start", "prepare", "set",
    "reset", "listen", "unlisten", "discard", "deallocate", "declare", "copy", "lock",
  ]

  private static func firstWord(_ sql: String) -> String {
    let text = sql.drop { $0.isWhitespace }
    return text.prefix { $0.isLetter }.lowercased()
  }

  /// FNV-1a of 128 bits: statements are our own, so nobody looks for two that meet.
  private static func digest(_ sql: String, _ types: [PostgresType]) -> UInt128 {
    let prime = UInt128(1) << 88 | 0x13b
    var digest = UInt128(0x6c62_272e_07bb_0142) << 64 | 0x62b8_2175_6295_c58d
    func add(_ byte: UInt8) { digest = (digest ^ UInt128(byte)) &* prime }
    for byte in sql.utf8 { add(byte) }
    for type in types {
      add(0)
      for place in [24, 16, 8, 0] { add(UInt8(truncatingIfNeeded: type.oid >> UInt32(place))) }
    }
    return digest
  }
}

/// A statement with its values.
package struct BoundStatement: Sendable {
  package let statement: Statement
  package let parameters: [Parameter]

  /// Above this a statement is refused: libpq keeps it whole in memory, as the server does.
  static let sizeMax = 64 << 20

  /// Nil when the values are what the statement declares.
  var problem: String? {
    guard parameters.count == statement.types.count else {
      return "\(parameters.count) parameters where the statement has \(statement.types.count)"
    }
    var size = 0
    for (index, parameter) in parameters.enumerated() {
      if let type = parameter.type, type != statement.types[index] {
        return "parameter \(index + 1) is \(type) where the statement has \(statement.types[index])"
      }
      size += parameter.sizeAtMost
      if size > Self.sizeMax { return "the parameters have more than \(Self.sizeMax) bytes" }
    }
    return nil
  }
}

extension Parameter {
  /// Of the bytes on the wire.
  fileprivate var sizeAtMost: Int {
    switch self {
    case .text(let value), .jsonb(let value): value.utf8.count + 1
    case .bytea(let value): value.count
    case .numeric(let value): value.text.utf8.count + 1
    case .int8s(let values): values.count * 12 + 20
    case .uuids(let values): values.count * 20 + 20
    case .texts(let values): values.reduce(20) { $0 + $1.utf8.count + 4 }
    case .byteas(let values): values.reduce(20) { $0 + $1.count + 4 }
    case .timestamps(let values): values.count * 12 + 20
    case .int4s(let values): values.count * 8 + 20
    default: 16
    }
  }
}
