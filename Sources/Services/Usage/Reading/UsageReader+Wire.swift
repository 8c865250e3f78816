import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// What GetUsage and QueryUsage have in common: which meters, which span, and what was found.
struct UsageReader: Sendable {
  let service: UsageService
  let caller: Caller
  let tenant: TenantID

  init(_ service: UsageService, _ caller: Caller) throws(RPCError) {
    (self.service, self.caller, tenant) = (service, caller, try caller.admittedTenant())
  }

  /// The tenant's own zone when none is stated, UTC for all tenants.
  func zone(_ stated: String) async throws(RPCError) -> String {
    if !stated.isEmpty { return stated }
    if tenant == .platform { return "UTC" }
    return try await service.tenants.read(caller) { tx throws(RPCError) in
      try await service.surroundings.standing(tx).timeZone
    }
  }

  /// Those of a name, of a category, or all.
  func meters(_ category: String, _ metric: String) async throws(RPCError) -> [Meter] {
    if category.isEmpty {
      if metric.isEmpty {
        return try await service.tenants.read(caller) { tx throws(RPCError) in try await Meters.all(tx) }
      }
      throw .fieldsInvalid([FieldViolation(field: "metric", description: "is for use with a category")])
    }
    let name = MeterName(category, metric)
    let found = try await service.tenants.read(caller) { tx throws(RPCError) in
      try await Meters.all(tx, category: category)
    }.filter { metric.isEmpty || $0.name == name }
    if found.isEmpty { throw .meterNotFound(name) }
    return found
  }

  /// Dimensions must be known to a meter that is asked about.
  func check(_ names: [String], of meters: [Meter], _ category: String) throws(RPCError) {
    for name in names where !meters.contains(where: { $0.dimensions.contains(name) }) {
      let what =
        meters.count == 1
        ? "the meter \(meters[0].name)" : category.isEmpty ? "no meter" : "the category \(category)"
      throw .dimensionUnknown(name, of: what, known: Array(Set(meters.flatMap(\.dimensions))))
    }
  }

  func span(
    zone: String, period: String, from start: GoogleProtobuf.Timestamp?, until end: GoogleProtobuf.Timestamp?
  ) async throws(RPCError) -> CalendarStore.Span {
    let (start, end) = (try Self.time(start, "start_time"), try Self.time(end, "end_time"))
    do throws(RPCError) {
      let found = try await service.tenants.read(caller) { tx throws(RPCError) in
        try CalendarStore.span(
          await tx.run(CalendarStore.span(zone: zone, period: period, from: start, until: end))[0])
      }
      guard found.start < found.end else {
        throw RPCError.usageRangeInvalid("the span ends before it starts; state a later end", in: "end_time")
      }
      return found
    } catch {
      throw .usageZoneRefused(error, zone)
    }
  }

  /// Years in which calendars and sums of time hold.
  private static let times = (Int64(-2_208_988_800)...Int64(32_503_680_000))

  private static func time(
    _ stated: GoogleProtobuf.Timestamp?, _ field: String
  ) throws(RPCError) -> PostgresTime? {
    guard let stated else { return nil }
    guard times.contains(stated.seconds), let time = PostgresTime(stated) else {
      throw .usageRangeInvalid("\(field) is not between the years 1900 and 3000; state another", in: field)
    }
    return time
  }

  func answers(_ question: UsageStore.Question) async throws(RPCError) -> [UsageStore.Answer] {
    do throws(RPCError) {
      for _ in 0..<Self.attemptsMax {
        var question = question
        question.progress = try await service.tenants.read(caller) { tx throws(RPCError) in
          try UsageStore.progress(await tx.run(UsageStore.progress(tenant))[0])
        }
        if let answers = try await look(question) { return answers }
      }
      throw RPCError.usageRaced
    } catch {
      throw .usageZoneRefused(error, question.zone)
    }
  }

  /// Rollups are thrown away once in years.
  private static let attemptsMax = 3

  private func look(_ question: UsageStore.Question) async throws(RPCError) -> [UsageStore.Answer]? {
    let statement = UsageStore.statement(question)
    if tenant == .platform {
      let rows = try await service.system.read("usage.read", deadline: caller.deadline) {
        tx throws(RPCError) in try await tx.run(statement)[0]
      }
      return try UsageStore.answers(rows, question)
    }
    let rows = try await service.tenants.read(caller) { tx throws(RPCError) in
      try await tx.run(Binding.planOnce(), statement)[1]
    }
    return try UsageStore.answers(rows, question)
  }
}

extension [UsageStore.Answer] {
  /// What all of them cost together, by currency.
  var costs: [UsageV1.Price] {
    var sums: [String: Decimal] = [:]
    for cost in flatMap(\.costs) {
      sums[cost.currency, default: .zero] =
        sums[cost.currency, default: .zero] + (Decimal(cost.amount) ?? .zero)
    }
    return sums.sorted { $0.key < $1.key }.map { currency, amount in
      .with {
        $0.currencyCode = currency
        $0.amount = .with { $0.value = amount.text }
      }
    }
  }
}
