import MusterCommandTable
import MusterRPC
import MusterWire
import Synchronization

/// The protos that the program carries. A package is read when something of it is asked for.
enum Protos {
  private static let read = Mutex<[String: SchemaPool]>([:])

  static func pool(_ package: String) -> SchemaPool? {
    if let pool = read.withLock({ $0[package] }) { return pool }
    guard let entry = CommandTable.packages.first(where: { $0.name == package }) else { return nil }
    let pool = SchemaPool(base64: entry.descriptors, imports: entry.imports.compactMap(pool))
    read.withLock { $0[package] = pool }
    return pool
  }

  static var packages: [String] { CommandTable.packages.map(\.name) }
}

/// A line of the table: a command, and the RPC that it calls.
struct CommandEntry: Sendable, Hashable {
  let noun: String
  let verb: String
  /// `muster.leads.v1.LeadService/GetLead`.
  let rpc: String
  let summary: String

  var words: String { "\(noun) \(verb)" }
  var service: String { rpc.split(separator: "/").first.map(String.init) ?? "" }
  var method: String { rpc.split(separator: "/").last.map(String.init) ?? "" }

  var package: String {
    service.lastIndex(of: ".").map { String(service[..<$0]) } ?? ""
  }

  static let all: [CommandEntry] = CommandTable.commands.description.split(separator: "\n").compactMap {
    line in
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4 else { return nil }
    return CommandEntry(noun: parts[0], verb: parts[1], rpc: parts[2], summary: parts[3])
  }

  static var nouns: [String] {
    var seen: Set<String> = []
    return all.map(\.noun).filter { seen.insert($0).inserted }
  }
}

/// What the comments of the protos say about each reason that an error can have.
enum ErrorReasons {
  struct Reason {
    let name: String
    let status: String
    let comment: String
  }

  private static let prefix = "ERROR_REASON_"

  static var all: [Reason] {
    let values = Protos.pool("muster.type.v1")?.enum("muster.type.v1.ErrorReason")?.values ?? []
    return values.filter { $0.number != 0 }.map { value in
      Reason(
        name: String(value.name.dropFirst(prefix.count)), status: status(value),
        comment: Comments.paragraph(value.comment))
    }
  }

  /// What to do, which is what follows the first sentence.
  static func advice(_ reason: String) -> String? {
    guard !reason.isEmpty, let pool = Protos.pool("muster.type.v1"),
      let value = pool.enum("muster.type.v1.ErrorReason")?.values.first(where: { $0.name == prefix + reason })
    else { return nil }
    let comment = Comments.paragraph(value.comment)
    guard let end = comment.firstRange(of: ". ") else { return nil }
    return String(comment[end.upperBound...])
  }

  private static func status(_ value: EnumValueSchema) -> String {
    value.options.optionNumber.flatMap { StatusCode(rawValue: UInt32(truncatingIfNeeded: $0)) }?.name ?? ""
  }
}

/// Comments of protos as texts.
enum Comments {
  /// All of it on one line, without the list of reasons at its end.
  static func paragraph(_ comment: String) -> String {
    paragraphs(comment).joined(separator: " ")
  }

  static func paragraphs(_ comment: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ")
      if words.isEmpty {
        paragraphs.append([])
      } else {
        paragraphs[paragraphs.count - 1] += words
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  static func firstSentence(_ comment: String) -> String {
    let text = paragraph(comment)
    guard let end = text.firstRange(of: ". ") else { return text }
    return String(text[..<end.lowerBound]) + "."
  }
}
