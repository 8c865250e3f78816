import MusterCommandTable
import MusterFuzzInput
import MusterWire

@testable import MusterCLI

/// What `muster` reads: tables, and the words of a command line.
enum Client {
  private static let all: [@Sendable (inout Input) -> Void] = [records, cells, rows, words]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  /// In pieces of any size the same records, and the same complaint.
  private static func records(_ input: inout Input) {
    let delimiter = input.choice(Array(",;\t|".utf8))
    let size = max(1, input.byte())
    let bytes = input.all()
    let (whole, pieces) = (read(bytes, max(1, bytes.count), delimiter), read(bytes, size, delimiter))
    precondition(whole.complaint == pieces.complaint, "\(whole.complaint ?? "") or \(pieces.complaint ?? "")")
    if whole.complaint == nil {
      precondition(whole.records == pieces.records, "records differ by how they come")
    }
    var line = 0
    for record in whole.records {
      precondition(record.line > line && !record.cells.isEmpty, "a record stands before the one before it")
      line = record.line
    }
  }

  private static func read(
    _ bytes: [UInt8], _ size: Int, _ delimiter: UInt8
  ) -> (records: [CSVReader.Record], complaint: String?) {
    var reader = CSVReader(delimiter: delimiter)
    var records: [CSVReader.Record] = []
    do throws(Failure) {
      for start in stride(from: 0, to: bytes.count, by: size) {
        records += try reader.read(bytes[start..<min(start + size, bytes.count)])
      }
      return (records + (try reader.finish()), nil)
    } catch {
      return (records, error.message)
    }
  }

  /// What is written is read again, and is no formula to anybody.
  private static func cells(_ input: inout Input) {
    var cells: [String] = []
    while !input.isEmpty { cells.append(input.text()) }
    for cell in cells {
      let guarded = CSVText.guarded(cell)
      precondition(CSVText.unguarded(guarded) == cell, "a cell does not come back")
      precondition(
        !(guarded.unicodeScalars.first.map("=+-@\t\r".unicodeScalars.contains) ?? false), "a formula")
    }
    // A line with nothing in it is no record.
    guard cells.count > 1 || cells.first?.isEmpty == false, cells.count <= CSVReader.cellsMax else { return }
    // Nor is a byte order a cell's.
    guard !cells[0].unicodeScalars.starts(with: ["\u{FEFF}"]) else { return }
    let found = read(Array(CSVText.line(cells).utf8), 7, UInt8(ascii: ","))
    precondition(found.complaint == nil && found.records.map(\.cells) == [cells], "\(cells) became \(found)")
  }

  private static let leads: MessageSchema? = RPCCommand.find("lead", "import").flatMap(ImportShape.init)?.row

  /// A row is what a request can say, or is refused with its column.
  private static func rows(_ input: inout Input) {
    guard let leads else { fatalError("no command imports leads") }
    let mapping = (0..<input.byte() % 3).map { _ in input.text() }
    let records = read(input.all(), 64, UInt8(ascii: ",")).records
    guard let header = records.first?.cells,
      let columns = try? ImportColumns(header, mapping: mapping, schema: leads)
    else { return }
    for record in records.dropFirst() {
      guard let row = try? columns.row(record.cells) else { continue }
      _ = try? leads.bytes(json: row.text)
    }
  }

  private static let commands: [RPCCommand] = [
    ("lead", "create"), ("lead", "list"), ("lead", "update"), ("quota", "set"), ("setting", "update"),
    ("activity", "record"), ("event", "watch"),
  ].compactMap { RPCCommand.find($0.0, $0.1) }

  /// A command line is a request, or not understood. Files are read by none of these.
  private static func words(_ input: inout Input) {
    let command = input.choice(commands)
    var words: [String] = []
    while !input.isEmpty { words.append(input.text()) }
    guard !words.contains(where: { $0.contains("file") || $0.contains("secret") }),
      let parsed = try? ParsedWords(words, list: command.list)
    else { return }
    var draft = RequestDraft(command, now: 1_790_000_000)
    guard (try? draft.fill(parsed)) != nil else { return }
    draft.fillMask()
    _ = try? draft.bytes()
  }
}
