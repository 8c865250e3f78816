import MusterWire

/// What the messages of an import are made of, by its proto: a header, then chunks of rows; a start,
/// acknowledgements and a summary.
struct ImportShape {
  struct Chunk {
    let index: Int64
    let message: [UInt8]
    /// Those of the file that are in it, readable ones alone.
    let rows: [ImportSource.Row]
    /// Those that are no rows.
    let unreadable: [ImportSource.Row]
    let firstRow: Int64
    /// How much of the file was read for it.
    let bytesRead: Int64
  }

  /// An answer of the server.
  struct Answer {
    var start: Int64 = 0
    var isSummary = false
    var chunk: Int64?
    var errors: [(row: Int64, reason: String, field: String, message: String)] = []
    var failed: Int64 = 0
  }

  let row: MessageSchema
  private let response: MessageSchema
  private let headerField: FieldSchema
  private let chunkField: FieldSchema
  private let indexField: FieldSchema
  private let rowsField: FieldSchema

  /// Below what a server takes in one message.
  private static let chunkBytesMax = 2 * 1024 * 1024

  init?(_ command: RPCCommand) {
    guard let header = command.request.field(named: "header"),
      let chunk = command.request.field(named: "chunk"),
      let chunkSchema = command.request.message(of: chunk), let index = chunkSchema.field(named: "index"),
      let rows = chunkSchema.fields.first(where: { $0.isRepeated && $0.kind == .message }),
      let row = chunkSchema.message(of: rows)
    else { return nil }
    (headerField, chunkField, indexField, rowsField) = (header, chunk, index, rows)
    self.row = row
    response = command.response
  }

  func header(_ bytes: [UInt8]) -> [UInt8] {
    var request = WireEncoder(capacity: bytes.count + 16)
    request.present(headerField.number << 3 | 2, bytes, WireBytes.self)
    return request.bytes()
  }

  /// The next rows of the file; nil at its end. Where a chunk ends is told by the file alone, so that a
  /// second stream makes the same ones.
  func chunk(
    _ source: ImportSource, index: Int64, firstRow: Int64, rowsMax: Int
  ) throws(Failure) -> Chunk? {
    var rows: [ImportSource.Row] = []
    var unreadable: [ImportSource.Row] = []
    var size = 0
    var contents: [[UInt8]] = []
    while rows.count < rowsMax, size < Self.chunkBytesMax {
      guard let next = try source.next(1).first else { break }
      switch next.content {
      case .success(let bytes):
        rows.append(next)
        contents.append(bytes)
        size += bytes.count
      case .failure: unreadable.append(next)
      }
    }
    if rows.isEmpty, unreadable.isEmpty { return nil }
    var chunk = WireEncoder(capacity: size + 64)
    for content in contents.reversed() { chunk.present(rowsField.number << 3 | 2, content, WireBytes.self) }
    chunk.implicit(indexField.number << 3, index, WireInt64.self)
    let body = chunk.bytes()
    var request = WireEncoder(capacity: body.count + 16)
    request.present(chunkField.number << 3 | 2, body, WireBytes.self)
    return Chunk(
      index: index, message: request.bytes(), rows: rows, unreadable: unreadable, firstRow: firstRow,
      bytesRead: source.bytesRead)
  }

  func answer(_ bytes: [UInt8]) throws(Failure) -> Answer {
    let tree = try response.tree(bytes)
    var answer = Answer()
    if let start = tree["start"] { answer.start = Self.number(start["next_chunk_index"]) }
    answer.isSummary = tree["summary"] != nil
    if let acknowledgement = tree["acknowledgement"] {
      answer.chunk = Self.number(acknowledgement["chunk_index"])
      answer.failed = Self.number(acknowledgement["failed_count"])
      answer.errors = (acknowledgement["errors"]?.elements ?? []).map { error in
        let reason = error["reason"]?.string ?? ""
        return (
          Self.number(error["index"]), reason.replacing("ERROR_REASON_", with: ""),
          error["field"]?.string ?? "", error["message"]?.string ?? ""
        )
      }
    }
    return answer
  }

  /// 64-bit numbers are text in JSON.
  private static func number(_ value: JSONValue?) -> Int64 {
    value?.integer ?? value?.string.flatMap { Int64($0) } ?? 0
  }
}
