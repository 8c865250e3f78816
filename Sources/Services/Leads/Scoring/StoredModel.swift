import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows

/// A scoring model as it is stored; the shipped one is so without a row.
struct StoredModel: Sendable {
  let id: ScoringModelID
  var number: Int32 = 0
  var state = LeadsV1.ScoringModelState.retired
  /// A message that has only what people write.
  var content: [UInt8] = []
  var base: ScoringModelID?
  var author: Author?
  var activateTime: PostgresTime?
  var createTime: PostgresTime?
  var updateTime: PostgresTime?
  var version: Int64 = 0

  static func shipped(isActive: Bool) -> StoredModel {
    var model = StoredModel(id: .shipped)
    model.state = isActive ? .active : .retired
    return model
  }

  /// Whether it was ever active, and so never changes.
  var isFixed: Bool { state != .draft }

  init(id: ScoringModelID) { self.id = id }
}

extension StoredModel {
  /// From the columns of `ModelStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    self.init(id: ScoringModelID(try row.value(0)))
    number = try row.value(1)
    state = try row.value(2)
    content = try row.value(3)
    let base: UInt128? = try row.optional(4)
    self.base = base.map { ScoringModelID($0) }
    author = try Author(row, at: 5)
    activateTime = try row.optional(8)
    createTime = try row.value(9)
    updateTime = try row.value(10)
    version = try row.value(11)
  }
}
