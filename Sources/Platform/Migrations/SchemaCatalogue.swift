import MusterPostgres

/// What a schema is made of: each thing by its kind and name, and how it is defined.
package struct SchemaCatalogue: Hashable, Sendable {
  package struct Thing: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let kind: String
    package let name: String

    package var description: String { kind == "grant" ? "the grant \(name)" : "the \(kind) \(name)" }

    package static func < (one: Thing, other: Thing) -> Bool {
      (one.kind, one.name) < (other.kind, other.name)
    }
  }

  /// How many migrations made it.
  package let migrationCount: Int
  /// The major version of the server that told it.
  package let postgresVersion: Int
  package private(set) var definitions: [Thing: String] = [:]

  private static let separator = " : "
  private static let headStart = "migrations"
  private static let headEnd = "PostgreSQL"

  init(migrationCount: Int, postgresVersion: Int, _ answers: [ResultSet]) throws(PostgresError) {
    (self.migrationCount, self.postgresVersion) = (migrationCount, postgresVersion)
    for row in answers.joined() {
      let thing = Thing(kind: try row.value(0), name: try row.value(1))
      let definition: String = try row.optional(2) ?? ""
      definitions[thing] = definition.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// From its text; nil for what is none.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n")
    let head = lines.first?.split(separator: Self.separator) ?? []
    guard head.count == 4, head[0] == Self.headStart, let count = Int(head[1]), head[2] == Self.headEnd,
      let version = Int(head[3])
    else { return nil }
    (migrationCount, postgresVersion) = (count, version)
    for line in lines.dropFirst() {
      let parts = line.split(separator: Self.separator, maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return nil }
      definitions[Thing(kind: String(parts[0]), name: String(parts[1]))] = String(parts[2])
    }
  }

  /// As `Migrations/catalogue.txt` keeps it: every month of the journal is like the others, and stands there
  /// once.
  package var text: String {
    var lines: Set<String> = []
    for (thing, definition) in definitions {
      lines.insert(Month.general([thing.kind, thing.name, definition].joined(separator: Self.separator)))
    }
    let head = [Self.headStart, "\(migrationCount)", Self.headEnd, "\(postgresVersion)"]
    return ([head.joined(separator: Self.separator)] + lines.sorted()).joined(separator: "\n") + "\n"
  }

  package struct Difference: Hashable, Sendable, CustomStringConvertible {
    package enum Problem: Hashable, Sendable {
      case missing
      case surplus
      case changed(found: String, wanted: String)
    }

    package let thing: Thing
    package let problem: Problem

    package var description: String {
      switch problem {
      case .missing: "\(thing) is missing"
      case .surplus: "\(thing) is none of Muster's"
      case .changed(let found, let wanted): "\(thing) is \"\(found)\" and should be \"\(wanted)\""
      }
    }
  }

  /// Told in words of the server's own, which another version may choose otherwise.
  private static let worded: Set = ["default", "constraint", "index", "policy", "trigger", "rule"]

  /// What is not as in `wanted`, in which the months of the journal stand once.
  package func differences(from wanted: SchemaCatalogue) -> [Difference] {
    var all: [Difference] = []
    var months: Set<String> = []
    for (thing, definition) in definitions {
      if let month = Month(in: thing.name)?.digits { months.insert(month) }
      let general = Thing(kind: thing.kind, name: Month.general(thing.name))
      guard let expected = wanted.definitions[general] else {
        all.append(Difference(thing: thing, problem: .surplus))
        continue
      }
      let found = Month.general(definition)
      if found == expected || isWordedOtherwise(thing, wanted) { continue }
      all.append(Difference(thing: thing, problem: .changed(found: found, wanted: expected)))
    }
    for thing in wanted.definitions.keys {
      for name in Month.names(thing.name, months) {
        let thing = Thing(kind: thing.kind, name: name)
        if definitions[thing] == nil { all.append(Difference(thing: thing, problem: .missing)) }
      }
    }
    return all.sorted { $0.thing < $1.thing }
  }

  private func isWordedOtherwise(_ thing: Thing, _ wanted: SchemaCatalogue) -> Bool {
    postgresVersion != wanted.postgresVersion && Self.worded.contains(thing.kind)
  }
}

/// A month of the journal in a name: `journal_2026_11`.
private struct Month {
  private static let start = "journal_"
  private static let anyMonth = "YYYY_MM"

  let digits: String
  private let place: Range<String.Index>

  init?(in text: String) {
    guard let start = text.firstRange(of: Self.start) else { return nil }
    let digits = text[start.upperBound...].prefix(Self.anyMonth.count)
    guard digits.count == Self.anyMonth.count,
      zip(digits, Self.anyMonth).allSatisfy({ $1 == "_" ? $0 == "_" : $0.isNumber })
    else { return nil }
    self.digits = String(digits)
    place = digits.startIndex..<digits.endIndex
  }

  /// Without saying which month.
  static func general(_ text: String) -> String {
    guard let month = Month(in: text) else { return text }
    return text.replacing("\(start)\(month.digits)", with: "\(start)\(anyMonth)")
  }

  /// What a general name stands for.
  static func names(_ name: String, _ months: Set<String>) -> [String] {
    let any = "\(start)\(anyMonth)"
    guard name.contains(any), !months.isEmpty else { return [name] }
    return months.map { name.replacing(any, with: "\(start)\($0)") }
  }
}
