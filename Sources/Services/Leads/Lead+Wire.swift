import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterWire

extension LeadsV1.Lead {
  /// From the columns of `LeadStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    self = try Self.message(row, 1)
    if row.isNull(2) { return }
    customFields = try Self.message(row, 2).customFields
    for key in try Self.removedKeys(row) { customFields[key] = nil }
  }

  /// Of a column that holds a lead's message, or a part of it.
  static func message(_ row: Row, _ column: Int) throws(PostgresError) -> LeadsV1.Lead {
    let bytes: [UInt8] = try row.value(column)
    do throws(WireError) {
      return try LeadsV1.Lead(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "a lead is no message: \(error)")
    }
  }

  /// The custom fields that the tenant has taken away.
  fileprivate static func removedKeys(_ row: Row) throws(PostgresError) -> [String] {
    row.isNull(3) ? [] : try row.value(3)
  }

  /// Nothing but its custom fields; nil when it has none.
  var fieldBytes: [UInt8]? {
    customFields.isEmpty ? nil : LeadsV1.Lead.with { $0.customFields = customFields }.bytes()
  }
}

extension UnknownFields {
  /// Adds the lead of a row to an answer: the bytes that are stored are those that are sent, and are not
  /// looked into unless a tenant has taken custom fields away.
  mutating func addLead(_ row: Row, as field: UInt32) throws(PostgresError) {
    if row.isNull(2) { return try addMessage(row, 1, as: field) }
    var fields: [UInt8] = try row.value(2)
    if !(try LeadsV1.Lead.removedKeys(row)).isEmpty { fields = try LeadsV1.Lead(row).fieldBytes ?? [] }
    // Messages behind each other are one.
    let message: [UInt8] = try row.value(1)
    appendMessage((message + fields).span, as: field)
  }

  private mutating func addMessage(_ row: Row, _ column: Int, as field: UInt32) throws(PostgresError) {
    var fields = self
    self = UnknownFields()
    _ = try row.withBytes(column) { fields.appendMessage($0, as: field) }
    self = fields
  }
}

extension StoredLead {
  /// From the columns of `LeadStore.whole`.
  init(_ row: Row) throws(PostgresError) {
    self.init(
      id: LeadID(try row.value(0)), try LeadsV1.Lead(row), createdBy: try Author(row, at: 5) ?? Author(nil),
      rescoreTime: try row.optional(4))
    let removed = try LeadsV1.Lead.removedKeys(row)
    if removed.isEmpty { return }
    let values = try LeadsV1.Lead.message(row, 2).customFields
    for key in removed { hiddenFields[key] = values[key] }
  }

  /// The bytes of `message`.
  var message: [UInt8] {
    if lead.customFields.isEmpty { return lead.bytes() }
    var plain = lead
    plain.customFields = [:]
    return plain.bytes()
  }

  /// The bytes of `custom_fields`, with what the tenant may yet bring back; nil when there are none.
  var fieldBytes: [UInt8]? {
    if hiddenFields.isEmpty { return lead.fieldBytes }
    var all = LeadsV1.Lead.with { $0.customFields = lead.customFields }
    for (key, value) in hiddenFields where all.customFields[key] == nil { all.customFields[key] = value }
    return all.fieldBytes
  }
}
