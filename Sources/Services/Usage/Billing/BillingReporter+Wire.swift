import MusterCore
import MusterCrypto
import MusterPostgres
import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

/// What a tenant owes, told from what had been recorded before a time: whatever comes later changes nothing.
struct BillingReporter: Sendable {
  let calendar: BillingCalendar
  private let closed: [PostgresTime: BillingStore.Closed]
  private let plans: [PlanRow]

  /// Nil for a tenant that there is not.
  static func load(
    _ tx: borrowing TenantTransaction, before time: PostgresTime
  ) async throws(RPCError) -> BillingReporter? {
    guard let calendar = try await BillingStore.calendar(tx) else { return nil }
    let closed = try await BillingStore.closed(tx).map { ($0.start, $0) }
    return BillingReporter(
      calendar: calendar, closed: Dictionary(closed) { first, _ in first },
      plans: try await PlanStore.known(tx, before: time))
  }

  private init(
    calendar: BillingCalendar, closed: [PostgresTime: BillingStore.Closed], plans: [PlanRow]
  ) {
    (self.calendar, self.closed, self.plans) = (calendar, closed, plans)
  }

  func closing(of period: BillingPeriod) -> BillingStore.Closed? { closed[period.start] }

  func before(_ period: BillingPeriod) -> BillingPeriod? {
    calendar.periods.last { $0.start < period.start }
  }

  /// The first period that is not closed, of those before one.
  func firstOpen(before period: BillingPeriod) -> BillingPeriod? {
    calendar.periods.first { $0.start < period.start && closed[$0.start] == nil }
  }

  /// As it stood at a time, at which it was open.
  func report(
    _ tx: borrowing TenantTransaction, _ period: BillingPeriod, asOf time: PostgresTime
  ) async throws(RPCError) -> UsageV1.BillingReport {
    let timeline = timeline(knownBefore: time)
    let rated = try await lines(tx, of: period, timeline, recordedBefore: time)
    guard let currency = rated.currency else { throw .pricePlanMissing(period.date) }
    let adjustments = try await adjustments(tx, in: period, asOf: time)
    var report = UsageV1.BillingReport()
    (report.tenantID, report.periodDate, report.timeZone) = (
      tx.tenant.description, period.date, period.timeZone
    )
    (report.startTime, report.endTime) = (period.start.timestamp, period.end.timestamp)
    (report.asOfTime, report.state, report.currencyCode) = (time.timestamp, .open, currency)
    report.lines = rated.lines.map(\.message)
    report.adjustments = adjustments
    let lineTotal = report.lines.reduce(Decimal.zero) { $0 + ($1.amount?.decimal ?? .zero) }
    // What is owed in another currency is not added to these.
    let adjustmentTotal = adjustments.reduce(Decimal.zero) { sum, adjustment in
      guard let amount = adjustment.amount, amount.currencyCode == currency else { return sum }
      return sum + amount.decimal
    }
    report.lineTotal = TypeV1.Money(lineTotal, currency)
    report.adjustmentTotal = TypeV1.Money(adjustmentTotal, currency)
    report.total = TypeV1.Money(lineTotal + adjustmentTotal, currency)
    report.entryCount = rated.lines.reduce(0) { $0 + $1.entryCount }
    try await tellCredits(&report, tx, period, timeline, asOf: time)
    return report.sealed
  }

  /// The same report when it is closed.
  static func final(
    _ report: UsageV1.BillingReport, closedAt time: PostgresTime
  ) -> UsageV1.BillingReport {
    var report = report
    (report.state, report.closeTime, report.digest) = (.closed, time.timestamp, [])
    return report.sealed
  }

  private func timeline(knownBefore time: PostgresTime) -> Timeline {
    Timeline(plans.filter { $0.createTime < time }, calendar)
  }

  // MARK: Lines

  private struct Line {
    let message: UsageV1.BillingLine
    let entryCount: Int64
  }

  private func lines(
    _ tx: borrowing TenantTransaction, of period: BillingPeriod, _ timeline: Timeline,
    recordedBefore time: PostgresTime
  ) async throws(RPCError) -> (lines: [Line], currency: String?) {
    let spans = timeline.spans(from: period.start.microseconds, until: period.end.microseconds)
    let names = Set(
      spans.flatMap(\.plan.charges).filter { !$0.isFlat }.map { MeterName($0.category, $0.metric) })
    let meters = try await Meters.named(tx, names)
    var lines: [Line] = []
    for span in spans {
      let quantities = try await BilledUseStore.quantities(tx, span, meters, before: time)
      for (place, charge) in span.plan.charges.enumerated() {
        let used = quantities[place] ?? Rating.Quantity(amount: .zero)
        // A flat price is that of the version in force at the start.
        guard charge.isFlat ? span.start == period.start.microseconds : used.entryCount > 0 else { continue }
        let unit = meters[MeterName(charge.category, charge.metric)]?.unit ?? ""
        var line = Rating.line(charge, of: span.plan, used, unit: unit)
        line.startTime = PostgresTime(microseconds: span.start).timestamp
        line.endTime = PostgresTime(microseconds: span.end).timestamp
        lines.append(Line(message: line, entryCount: used.entryCount))
      }
    }
    return (lines, spans.first?.plan.currencyCode)
  }

  // MARK: Adjustments

  /// What came for periods that were closed, since the report before this one.
  private func adjustments(
    _ tx: borrowing TenantTransaction, in period: BillingPeriod, asOf time: PostgresTime
  ) async throws(RPCError) -> [UsageV1.BillingAdjustment] {
    guard let last = before(period), let lastClosing = closed[last.start], lastClosing.closeTime <= time
    else { return [] }
    let earlier = calendar.periods.filter { $0.start < period.start && closed[$0.start] != nil }
    var starts = try await BilledUseStore.late(tx, among: earlier, from: lastClosing.asOf, until: time)
    // What was recorded between the time that it was closed as of and its closing came late, unmarked.
    if lastClosing.asOf < lastClosing.closeTime { starts.insert(last.start) }
    var adjustments: [UsageV1.BillingAdjustment] = []
    for late in earlier where starts.contains(late.start) {
      guard let closing = closed[late.start] else { continue }
      let timeline = timeline(knownBefore: closing.asOf)
      let before = try await lines(tx, of: late, timeline, recordedBefore: lastClosing.asOf).lines
      let after = try await lines(tx, of: late, timeline, recordedBefore: time).lines
      adjustments += Self.differences(before, after, of: late)
    }
    return adjustments
  }

  private static func differences(
    _ before: [Line], _ after: [Line], of period: BillingPeriod
  ) -> [UsageV1.BillingAdjustment] {
    after.compactMap { line in
      let former = before.first { $0.message.isSame(as: line.message) }
      let count = line.entryCount - (former?.entryCount ?? 0)
      guard count > 0 else { return nil }
      let currency = line.message.amount?.currencyCode ?? ""
      let (old, new) = (former?.message.amount?.decimal ?? .zero, line.message.amount?.decimal ?? .zero)
      return .with {
        ($0.periodDate, $0.chargeKey) = (period.date, line.message.chargeKey)
        ($0.displayName, $0.pricePlanID) = (line.message.displayName, line.message.pricePlanID)
        ($0.category, $0.metric) = (line.message.category, line.message.metric)
        $0.quantityBefore = former?.message.quantity ?? Decimal.zero.wire
        $0.quantityAfter = line.message.quantity
        ($0.amountBefore, $0.amountAfter) = (TypeV1.Money(old, currency), TypeV1.Money(new, currency))
        ($0.amount, $0.entryCount) = (TypeV1.Money(new - old, currency), count)
      }
    }
  }

  // MARK: Credits

  private func tellCredits(
    _ report: inout UsageV1.BillingReport, _ tx: borrowing TenantTransaction, _ period: BillingPeriod,
    _ timeline: Timeline, asOf time: PostgresTime
  ) async throws(RPCError) {
    let included = max(
      .zero, Decimal(timeline.version(at: period.start.microseconds)?.plan.includedCredits))
    let credits = try await BilledUseStore.credits(tx, period, before: time)
    let includedLeft = included - credits.includedUsed
    // They lapse with the period.
    let isOver = period.end <= time
    report.creditsGranted = (credits.granted + included).wire
    report.creditsUsed = credits.used.wire
    report.creditsExpired = (credits.expired + (isOver ? includedLeft : .zero)).wire
    report.creditsLeft = (credits.left + (isOver ? .zero : includedLeft) - credits.debt).wire
  }
}

extension UsageV1.BillingLine {
  /// Of the same charge in the same part of a period.
  fileprivate func isSame(as other: UsageV1.BillingLine) -> Bool {
    chargeKey == other.chargeKey && pricePlanID == other.pricePlanID && startTime == other.startTime
  }
}

extension UsageV1.BillingReport {
  /// With the digest of all that it says.
  fileprivate var sealed: UsageV1.BillingReport {
    var report = self
    report.digest = SHA256.digest(bytes())
    return report
  }
}
