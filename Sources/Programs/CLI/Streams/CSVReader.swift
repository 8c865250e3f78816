/// Records of a CSV text (RFC 4180), piece by piece: any line end, quoted cells with line ends in them, a
/// mark of the byte order in front.
struct CSVReader {
  struct Record: Sendable, Equatable {
    var cells: [String]
    /// Where it begins, counted from 1.
    var line: Int
  }

  /// What no table of people has; a quote that is never closed makes one cell of the rest of the file.
  static let cellBytesMax = 1_048_576
  static let cellsMax = 4_096

  private let delimiter: UInt8
  private var cell: [UInt8] = []
  private var cells: [String] = []
  private var line = 1
  private var recordLine = 1
  private var state = State.cellStart
  private var isAfterReturn = false
  private var isStarted = false
  private var head: [UInt8] = []
  private var quoteLine = 1

  private enum State {
    case cellStart, plain, quoted, quoteInQuoted
  }

  init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// The records that end in this piece.
  mutating func read(_ piece: some Collection<UInt8>) throws(Failure) -> [Record] {
    var records: [Record] = []
    var bytes = Array(piece)[...]
    if !isStarted {
      head += bytes
      guard head.count >= 3 else { return [] }
      try start(&bytes)
    }
    for byte in bytes { try take(byte, &records) }
    return records
  }

  /// What is left at the end.
  mutating func finish() throws(Failure) -> [Record] {
    var records: [Record] = []
    if !isStarted {
      var bytes: ArraySlice<UInt8> = []
      try start(&bytes)
      for byte in bytes { try take(byte, &records) }
    }
    if case .quoted = state { throw .usage("line \(quoteLine): a quoted cell does not end") }
    if state != .cellStart || !cells.isEmpty { try end(&records) }
    return records
  }

  private mutating func start(_ bytes: inout ArraySlice<UInt8>) throws(Failure) {
    isStarted = true
    bytes = head[...]
    head = []
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .usage("it is text in UTF-16; save it as UTF-8")
    }
  }

  private mutating func take(_ byte: UInt8, _ records: inout [Record]) throws(Failure) {
    let wasReturn = isAfterReturn
    isAfterReturn = false
    if byte == 0 { throw .usage("line \(line): it holds the byte 0; it is no text") }
    if state == .quoted {
      if byte == UInt8(ascii: "\"") {
        state = .quoteInQuoted
      } else {
        if byte == 0x0A { line += 1 }
        try add(byte)
      }
      return
    }
    switch byte {
    case 0x0A where wasReturn: break
    case 0x0A, 0x0D:
      try end(&records)
      line += 1
      recordLine = line
      isAfterReturn = byte == 0x0D
    case delimiter: try endCell()
    case UInt8(ascii: "\"") where state == .cellStart:
      state = .quoted
      quoteLine = line
    case UInt8(ascii: "\"") where state == .quoteInQuoted:
      try add(byte)
      state = .quoted
    default:
      if state == .quoteInQuoted {
        let found = String(decoding: [byte], as: UTF8.self)
        throw .usage("line \(line): behind a quoted cell comes \(found), not the next cell")
      }
      state = .plain
      try add(byte)
    }
  }

  private mutating func add(_ byte: UInt8) throws(Failure) {
    guard cell.count < Self.cellBytesMax else {
      throw .usage(
        "line \(recordLine): a cell has more than \(Self.cellBytesMax) bytes; is a quote not closed?")
    }
    cell.append(byte)
  }

  private mutating func endCell() throws(Failure) {
    guard let text = String(validating: cell, as: UTF8.self) else {
      throw .usage("line \(line): it is not text in UTF-8")
    }
    guard cells.count < Self.cellsMax else {
      throw .usage("line \(recordLine): it has more than \(Self.cellsMax) cells")
    }
    cells.append(text)
    cell.removeAll(keepingCapacity: true)
    state = .cellStart
  }

  /// A line with nothing in it is no record.
  private mutating func end(_ records: inout [Record]) throws(Failure) {
    if state == .cellStart, cells.isEmpty, cell.isEmpty { return }
    try endCell()
    records.append(Record(cells: cells, line: recordLine))
    cells = []
  }
}
