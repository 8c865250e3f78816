import MusterCore
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

/// What is checked of an entry by itself and by its meter, before anything is asked of other entries.
struct EntryIntake: Sendable {
  static let aheadMax: Int64 = 5 * 60 * 1_000_000

  let tenant: TenantID
  let hashes: UsageHashes
  /// By the database's clock.
  let now: PostgresTime
  /// On a meter of the platform only an operator corrects.
  let isOperator: Bool
  let meters: [MeterName: Meter]

  func draft(_ entry: UsageV1.UsageEntry, _ hash: [UInt8]) -> Result<UsageDraft, EntryProblem> {
    let name = MeterName(entry.category, entry.metric)
    guard let meter = meters[name] else { return .failure(.meterUnknown(name)) }
    guard meter.isRecordable else { return .failure(.meterNotRecordable(name)) }
    let dimensions = entry.dimensions.sorted()
    if let stranger = dimensions.first(where: { !meter.dimensions.contains($0.key) }) {
      return .failure(.dimensionUnknown(stranger.key, of: meter))
    }
    let time: PostgresTime
    switch Self.time(entry, meter, now) {
    case .success(let stated): time = stated
    case .failure(let problem): return .failure(problem)
    }
    let isCorrection = !entry.correctsID.isEmpty
    if isCorrection, let problem = correctionProblem(meter) { return .failure(problem) }
    let amount: PostgresDecimal
    switch Self.amount(entry.amount, meter, isCorrection: isCorrection) {
    case .success(let stated): amount = stated
    case .failure(let problem): return .failure(problem)
    }
    if (meter.aggregation == .unique) == entry.uniqueValue.isEmpty {
      return .failure(
        .amountInvalid(
          "unique_value",
          meter.aggregation == .unique
            ? "is needed: the meter counts unique things" : "is for meters that count unique things"))
    }
    let cost: UnitCost?
    switch Self.cost(entry.unitCost) {
    case .success(let stated): cost = stated
    case .failure(let problem): return .failure(problem)
    }

    var draft = UsageDraft(
      id: .new(), meter: meter, amount: amount, time: time, key: entry.idempotencyKey, contentHash: hash)
    draft.dimensions = DimensionsJSON.text(dimensions.map { ($0.key, $0.value) })
    draft.unitCost = cost
    if meter.aggregation == .unique { draft.uniqueDigest = hashes.unique(entry.uniqueValue, of: tenant) }
    draft.metadata = entry.metadata
    draft.corrected = UsageEntryID(entry.correctsID)
    return .success(draft)
  }

  /// Of entries that are recorded and of reservations that are committed.
  static func time(
    _ entry: UsageV1.UsageEntry, _ meter: Meter, _ now: PostgresTime
  ) -> Result<PostgresTime, EntryProblem> {
    guard let stated = entry.usageTime else { return .success(now) }
    guard let time = PostgresTime(stated) else {
      return .failure(.timeInvalid("is no time that can be stored"))
    }
    if time.microseconds > now.microseconds + aheadMax {
      return .failure(.timeInvalid("is more than 5 minutes ahead of the server's clock; correct the clock"))
    }
    if time.microseconds < now.microseconds - meter.lateSeconds * 1_000_000 {
      return .failure(
        .timeInvalid(
          "is older than \(meter.lateSeconds) seconds, the meter's late limit; record a later time"))
    }
    return .success(time)
  }

  private static func amount(
    _ stated: TypeV1.Decimal?, _ meter: Meter, isCorrection: Bool
  ) -> Result<PostgresDecimal, EntryProblem> {
    switch meter.aggregation {
    case .count, .unique:
      // An entry is one, and its correction takes that one away.
      let only = isCorrection ? PostgresDecimal(-1) : .one
      guard let stated else { return .success(only) }
      guard PostgresDecimal(wire: stated) == only else {
        return .failure(
          .amountInvalid("amount", "is for a meter that counts: leave it out, or let it be \(only.text)"))
      }
      return .success(only)
    default:
      guard let stated else { return .failure(.amountInvalid("amount", "is needed for this meter")) }
      guard let amount = PostgresDecimal(wire: stated) else {
        return .failure(.amountInvalid("amount", "is no decimal"))
      }
      if amount.isNegative, !isCorrection {
        return .failure(.amountInvalid("amount", "is negative, which only a correction may be"))
      }
      return .success(amount)
    }
  }

  private static func cost(_ stated: UsageV1.Price?) -> Result<UnitCost?, EntryProblem> {
    guard let stated else { return .success(nil) }
    guard let amount = stated.amount.flatMap({ PostgresDecimal(wire: $0) }), !amount.isNegative else {
      return .failure(.amountInvalid("unit_cost.amount", "is missing or negative; state what one unit cost"))
    }
    return .success(UnitCost(currency: stated.currencyCode, amount: amount))
  }

  private func correctionProblem(_ meter: Meter) -> EntryProblem? {
    if !meter.isAdditive { return .correctionInvalid("is for meters of sums and counts only") }
    if meter.origin == .platform, !isOperator {
      return .correctionInvalid("is an operator's to make on a meter of the platform")
    }
    return nil
  }
}

extension EntryProblem: Error {}
