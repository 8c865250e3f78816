internal import CPostgres

/// The answers to the statements of one call, in their order. The memory is libpq's and lives as long as
/// this or a row of it.
///
/// `@unchecked Sendable`: filled on the loop, and only read once it is handed out.
@safe package final class Results: @unchecked Sendable {
  private var results: [OpaquePointer] = unsafe []

  init() {}

  deinit { removeAll() }

  package var count: Int { unsafe results.count }

  /// The answer to one statement of the call, by its place among them.
  package subscript(_ index: Int) -> ResultSet {
    // A call that succeeded has an answer to each statement; to ask for another is the program's mistake.
    unsafe ResultSet(owner: self, result: results[index])
  }

  package var last: ResultSet { self[count - 1] }

  /// Takes the result over.
  func append(_ result: OpaquePointer) {
    unsafe results.append(result)
  }

  /// The answers to what went before the caller's own statements. Before anybody else has them.
  package func dropFirst(_ count: Int = 1) {
    for _ in 0..<min(count, self.count) { unsafe PQclear(results.removeFirst()) }
  }

  /// The answer to what went behind them.
  func dropLast() {
    if let last = unsafe results.popLast() { unsafe PQclear(last) }
  }

  func removeAll() {
    var index = 0
    while index < count {
      unsafe PQclear(results[index])
      index += 1
    }
    unsafe results.removeAll(keepingCapacity: true)
  }
}

/// Rows of one statement, or how many it changed.
@safe package struct ResultSet: Sendable {
  private let owner: Results
  /// Freed by the owner, not before.
  nonisolated(unsafe) let result: OpaquePointer

  init(owner: Results, result: OpaquePointer) {
    self.owner = owner
    unsafe self.result = unsafe result
  }

  package var count: Int { Int(unsafe PQntuples(result)) }
  package var columnCount: Int { Int(unsafe PQnfields(result)) }
  var columns: Range<Int> { 0..<columnCount }
  package var isEmpty: Bool { count == 0 }

  package subscript(_ index: Int) -> Row {
    precondition(index >= 0 && index < count, "row \(index) of \(count)")
    return Row(set: self, index: Int32(index))
  }

  package var first: Row? { isEmpty ? nil : self[0] }

  /// Rows that an INSERT, UPDATE or DELETE has touched, or a SELECT has found.
  package var changedCount: Int {
    guard let text = unsafe PQcmdTuples(result) else { return 0 }
    return Int(unsafe String(cString: text)) ?? 0
  }

  /// What was done, as the server says it: `COMMIT`, `INSERT 0 1`.
  var command: String {
    guard let text = unsafe PQcmdStatus(result) else { return "" }
    return unsafe String(cString: text)
  }
}

extension ResultSet: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
}
