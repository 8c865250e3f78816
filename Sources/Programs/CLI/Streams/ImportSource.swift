import MusterCore
import MusterCrypto
import MusterTerminal
import MusterWire

/// The rows of a file, or of standard input, as they come.
final class ImportSource {
  struct Row: Sendable {
    let line: Int
    /// As it stands in the file, for those who have to correct it.
    let cells: [String]
    /// The row as its message, or why it is none.
    let content: Result<[UInt8], Failure>
  }

  private let input: ByteInput
  private let schema: MessageSchema
  private let mapping: [String]
  private let isCSV: Bool
  private var csv: CSVReader
  private var lines = LineReader()
  private var columns: ImportColumns?
  private var waiting: [Row] = []
  private var isAtEnd = false
  private(set) var bytesRead: Int64 = 0
  let size: Int64?
  let name: String

  init(
    _ path: String, format: String?, delimiter: String?, mapping: [String], schema: MessageSchema
  ) throws(Failure) {
    do throws(InputError) {
      input = try ByteInput(path)
    } catch {
      throw Failure(.usage, error.description)
    }
    self.schema = schema
    self.mapping = mapping
    name = path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    size = path == "-" ? nil : input.size
    switch format {
    case nil: isCSV = ![".jsonl", ".ndjson", ".json"].contains { path.hasSuffix($0) }
    case "csv"?: isCSV = true
    case "jsonl"?: isCSV = false
    default: throw .usage("--format takes csv or jsonl, not \(ValueKind.shown(format ?? ""))")
    }
    guard let sign = Self.sign(delimiter) else {
      throw .usage("--delimiter takes one sign or the word tab, not \(ValueKind.shown(delimiter ?? ""))")
    }
    csv = CSVReader(delimiter: sign)
  }

  private static func sign(_ text: String?) -> UInt8? {
    guard let text else { return UInt8(ascii: ",") }
    if text == "tab" || text == "\t" || text == "\\t" { return 0x09 }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, let byte = bytes.first, byte != UInt8(ascii: "\""), (0x20..<0x7F).contains(byte)
    else {
      return nil
    }
    return byte
  }

  /// The titles of the columns; of JSON lines none.
  var titles: [String] { columns?.titles ?? [] }

  /// Of the whole file, which is read once more for it; nil for what can be read only once.
  func digest() throws(Failure) -> [UInt8]? {
    guard size != nil else { return nil }
    var digest = SHA256Stream()
    while true {
      let piece = try read()
      if piece.isEmpty { break }
      digest.add(Array(piece))
    }
    input.rewind()
    return digest.digest()
  }

  private func read() throws(Failure) -> ArraySlice<UInt8> {
    do throws(InputError) {
      return try input.read()
    } catch {
      throw .input(error)
    }
  }

  /// The next rows, no more than that; empty at the end.
  func next(_ most: Int) throws(Failure) -> [Row] {
    while waiting.count < most, !isAtEnd {
      let piece = try read()
      bytesRead += Int64(piece.count)
      isAtEnd = piece.isEmpty
      if isCSV {
        let records = isAtEnd ? try csv.finish() : try csv.read(piece)
        for record in records { try take(record) }
      } else {
        for line in isAtEnd ? lines.finish() : lines.read(piece) { take(line.text, line.number) }
      }
    }
    let rows = Array(waiting.prefix(most))
    waiting.removeFirst(rows.count)
    return rows
  }

  private func take(_ record: CSVReader.Record) throws(Failure) {
    guard let columns else {
      columns = try ImportColumns(record.cells, mapping: mapping, schema: schema)
      return
    }
    let content: Result<[UInt8], Failure>
    do throws(Failure) {
      content = .success(try bytes(try columns.row(record.cells).text))
    } catch {
      content = .failure(error)
    }
    waiting.append(Row(line: record.line, cells: record.cells, content: content))
  }

  private func take(_ text: String, _ line: Int) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    let content: Result<[UInt8], Failure>
    do throws(Failure) {
      content = .success(try bytes(text))
    } catch {
      content = .failure(error)
    }
    waiting.append(Row(line: line, cells: [text], content: content))
  }

  private func bytes(_ json: String) throws(Failure) -> [UInt8] {
    do throws(WireError) {
      return try schema.bytes(json: json)
    } catch {
      throw .wire(error)
    }
  }
}

/// Lines of a text that comes in pieces.
struct LineReader {
  private var rest: [UInt8] = []
  private var number = 0

  mutating func read(_ piece: some Collection<UInt8>) -> [(text: String, number: Int)] {
    rest += piece
    var lines: [(text: String, number: Int)] = []
    var start = rest.startIndex
    while let end = rest[start...].firstIndex(of: 0x0A) {
      number += 1
      lines.append((String(decoding: rest[start..<end], as: UTF8.self), number))
      start = end + 1
    }
    rest.removeSubrange(..<start)
    return lines
  }

  mutating func finish() -> [(text: String, number: Int)] {
    guard !rest.isEmpty else { return [] }
    number += 1
    defer { rest = [] }
    return [(String(decoding: rest, as: UTF8.self), number)]
  }
}
