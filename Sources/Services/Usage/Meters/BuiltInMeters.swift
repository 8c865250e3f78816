import MusterCore
import MusterPostgres
import MusterUsageAPI

/// What Muster meters of its own work. Their ids stand in entries, so none is ever given again.
enum BuiltInMeters {
  static let category = "muster"

  /// Counted in the transaction of the work, through the journal.
  static let writes = meter(1, "writes", "write", .sum, "Changes made", "Writes that were accepted.")
  static let leadsImported = meter(
    2, "leads_imported", "lead", .sum, "Leads imported", "Leads that batches and imports made or changed.")
  static let storage = meter(
    3, "storage", "byte", .last, "Storage", "What the tenant's rows take, measured once a day.")
  /// Counted in memory and told each second, so a crash may lose a moment.
  static let reads = meter(
    4, "reads", "read", .sum, "Reads", "Calls that changed nothing. A crash may lose a second of them.",
    isBillable: false)

  /// Taken from quotas and credits in the transaction that decides on the message.
  static let sends = meter(
    5, "sends", "send", .sum, "Messages sent", "Messages that campaigns sent, by their channel.",
    dimensions: ["channel"])

  static let all = [leadsImported, reads, sends, storage, writes]

  static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

  /// As the journal names them: `muster/writes`.
  static let byText = Dictionary(all.map { ($0.name.description, $0) }) { first, _ in first }

  private static func meter(
    _ number: UInt128, _ metric: String, _ unit: String, _ aggregation: Aggregation,
    _ displayName: String, _ description: String, isBillable: Bool = true, dimensions: [String] = []
  ) -> Meter {
    Meter(
      id: MeterID(number), owner: nil, name: MeterName(category, metric), unit: unit,
      aggregation: aggregation, dimensions: dimensions, displayName: displayName, description: description,
      lateSeconds: Meter.lateSecondsUnstated, origin: .builtIn, isBillable: isBillable, createTime: nil)
  }
}
