import MusterCore
import MusterCrypto
import MusterTerminal
import MusterWire

/// What became of the rows so far.
final class ImportTally {
  let progress: ImportProgress
  private let errors: ImportErrors?
  /// Chunks that are under way.
  private var pending: [Int64: ImportShape.Chunk] = [:]
  /// The number of the first chunk that is not acknowledged.
  private(set) var acknowledged: Int64 = 0
  private(set) var rows: Int64 = 0
  private(set) var failed: Int64 = 0
  /// For those who have not asked for a file of them.
  private(set) var firstErrors: [String] = []

  private static let firstMax = 5

  init(_ errors: ImportErrors?, _ progress: ImportProgress) {
    (self.errors, self.progress) = (errors, progress)
  }

  func sent(_ chunk: ImportShape.Chunk, _ source: ImportSource) {
    pending[chunk.index] = chunk
    errors?.titles = source.titles
  }

  /// Rows behind the last chunk, none of which can be read.
  func take(unreadable chunk: ImportShape.Chunk, _ source: ImportSource) {
    errors?.titles = source.titles
    tell(ImportShape.Answer(), chunk)
  }

  /// A chunk that an earlier command has brought in.
  func pass(_ chunk: ImportShape.Chunk) {
    acknowledged = chunk.index + 1
    rows += Int64(chunk.rows.count + chunk.unreadable.count)
  }

  func passEnd(_ source: ImportSource) {
    progress.show(rows: rows, failed: failed, bytes: source.bytesRead)
  }

  func take(_ answer: ImportShape.Answer) {
    guard let index = answer.chunk, let chunk = pending.removeValue(forKey: index) else { return }
    acknowledged = max(acknowledged, index + 1)
    tell(answer, chunk)
  }

  private func tell(_ answer: ImportShape.Answer, _ chunk: ImportShape.Chunk) {
    rows += Int64(chunk.rows.count + chunk.unreadable.count)
    failed += answer.failed + Int64(chunk.unreadable.count)
    var found: [(row: ImportSource.Row, reason: String, field: String, message: String)] = []
    for row in chunk.unreadable {
      guard case .failure(let failure) = row.content else { continue }
      found.append((row, "ROW_UNREADABLE", "", failure.message))
    }
    for error in answer.errors {
      let place = Int(clamping: error.row - chunk.firstRow)
      guard chunk.rows.indices.contains(place) else { continue }
      found.append((chunk.rows[place], error.reason, error.field, error.message))
    }
    for error in found.sorted(by: { $0.row.line < $1.row.line }) {
      errors?.add(error.row, error.reason, error.field, error.message)
      if firstErrors.count < Self.firstMax {
        let field = error.field.isEmpty ? "" : "\(error.field): "
        firstErrors.append("line \(error.row.line): \(error.reason): \(field)\(error.message)".asOneLine)
      }
    }
    progress.show(rows: rows, failed: failed, bytes: chunk.bytesRead)
  }
}

/// The rows that were not taken, as they stood, with why: corrected, the file can be imported again.
final class ImportErrors {
  private let path: String
  private let output: ByteOutput
  private var hasHeader = false
  private var failure: OutputError?
  /// Of the file that is imported; known when its first line is read.
  var titles: [String] = []

  init(_ path: String) throws(Failure) {
    self.path = path
    do throws(OutputError) {
      output = try .file(path)
    } catch {
      throw .output(error)
    }
  }

  func add(_ row: ImportSource.Row, _ reason: String, _ field: String, _ message: String) {
    var text = ""
    if titles.isEmpty {
      let line = JSONValue.stated([
        ("line", .number(String(row.line))), ("reason", .string(reason)),
        ("field", field.isEmpty ? nil : .string(field)), ("message", .string(message)),
        ("row", .string(row.cells.first ?? "")),
      ])
      text = line.text + "\n"
    } else {
      if !hasHeader { text += CSVText.line(titles + ["_line", "_reason", "_field", "_message"]) }
      hasHeader = true
      // As they stood, whatever they begin with: they are to be imported again.
      let cells = row.cells + [String(row.line), reason, field, CSVText.guarded(message)]
      text += CSVText.line(cells)
    }
    do throws(OutputError) {
      try output.write(text)
    } catch {
      // Told once, at the end: the rows themselves are on their way.
      failure = error
    }
  }

  func finish() throws(Failure) {
    do throws(OutputError) {
      if let failure { throw failure }
      try output.finish()
    } catch {
      throw Failure(.failed, "\(path): \(error.description)")
    }
  }
}

/// Which import a file belongs to that was cut short: kept until it is through.
struct KeptImport {
  private let path: String

  /// Nil for what cannot be read again, and where there is no place to keep it.
  init?(
    _ command: RPCCommand, _ header: RequestDraft, _ digest: [UInt8]?, _ surroundings: Surroundings,
    _ chunkRows: Int
  ) {
    guard let digest, let state = Places.state else { return nil }
    // What says that it is the same import: the file, what is done with it, and where.
    let plain = header.tree.setting(["request_id"], nil).setting(["import_id"], nil)
    let words = [command.entry.rpc, surroundings["endpoint"] ?? "", "\(chunkRows)", plain.text]
    let key = SHA256.digest(digest + Array(words.joined(separator: "\n").utf8)).prefix(16)
    path = "\(state)/imports/\(Base64.url.text(key).filter { $0 != "=" })"
  }

  var importID: String? {
    guard let bytes = Files.bytes(path, most: 256) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimmingSpaces.split(separator: "\n").first.map(
      String.init)
    return text.flatMap { TypeID.bits(of: $0, prefix: "import") == nil ? nil : $0 }
  }

  func keep(_ id: String) throws(Failure) {
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
      try Files.replace(path, with: id + "\n")
    } catch {
      throw .file(error)
    }
  }

  func forget() { Files.remove(path) }
}
