import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What tests of quotas, credits and bills ask of a tenant, through the RPCs.
struct Limits: Sendable {
  let tenant: TestTenant
  let usage: UsageV1.Client

  /// A tenant with a meter `app/pages` that sums, by `kind`.
  static func tenant(on server: TestServer, metered: Bool = true) async throws -> Limits {
    let limits = Limits(try await server.tenant(), at: server)
    if metered { try await limits.addMeter("app", "pages", .sum, ["kind"]) }
    return limits
  }

  static func tenant() async throws -> Limits { try await tenant(on: TestServer.shared.value) }

  init(_ tenant: TestTenant, at server: TestServer) {
    (self.tenant, usage) = (tenant, UsageV1.Client(server.transport))
  }

  var text: String { tenant.text }

  func caller(_ role: String) throws -> CallOptions { try tenant.caller(role) }

  func operator_() throws -> CallOptions { .bearer(try tenant.server.operatorToken()) }

  func sql(_ text: String) throws -> String {
    let filled = text.split(separator: "$tenant", omittingEmptySubsequences: false)
      .joined(separator: "'\(tenant.id.uuidText)'")
    return String(try tenant.server.sql(filled).filter { $0 != "\n" })
  }

  // MARK: Meters and usage

  func addMeter(
    _ category: String, _ metric: String, _ aggregation: UsageV1.Aggregation, _ dimensions: [String] = []
  ) async throws {
    let request = UsageV1.CreateMeterRequest.with {
      $0.tenantID = text
      $0.meter = .with {
        ($0.category, $0.metric, $0.unit) = (category, metric, "page")
        ($0.aggregation, $0.dimensions) = (aggregation, dimensions)
        $0.lateLimit = .with { $0.seconds = 34_560_000 }
      }
    }
    _ = try await usage.createMeter(request, caller("admin"))
  }

  static func entry(
    _ amount: String, _ change: (inout UsageV1.UsageEntry) -> Void = { _ in }
  ) -> UsageV1.UsageEntry {
    .with {
      ($0.category, $0.metric, $0.idempotencyKey) = ("app", "pages", "key-\(UserID.new().uuidText)")
      $0.amount = .with { $0.value = amount }
      change(&$0)
    }
  }

  @discardableResult
  func record(_ entries: UsageV1.UsageEntry...) async throws -> UsageV1.RecordUsageResponse {
    try await record(entries)
  }

  @discardableResult
  func record(_ entries: [UsageV1.UsageEntry]) async throws -> UsageV1.RecordUsageResponse {
    let request = UsageV1.RecordUsageRequest.with {
      ($0.tenantID, $0.usageEntries, $0.allOrNothing) = (text, entries, true)
    }
    return try await usage.recordUsage(request, caller("member"))
  }

  /// A time that the database names.
  func time(_ expression: String) throws -> GoogleProtobuf.Timestamp {
    let microseconds = try sql("SELECT (extract(epoch FROM \(expression)) * 1000000)::int8")
    let number = try #require(Int64(microseconds))
    return .with {
      $0.seconds = number / 1_000_000
      $0.nanos = Int32(number % 1_000_000) * 1_000
    }
  }

  // MARK: Quotas

  @discardableResult
  func set(
    _ limit: String?, key: String = "pages", as options: CallOptions? = nil,
    _ change: (inout UsageV1.SetQuotaRequest) -> Void = { _ in }
  ) async throws -> UsageV1.Quota {
    var request = UsageV1.SetQuotaRequest.with {
      $0.tenantID = text
      $0.quota = .with {
        ($0.key, $0.category, $0.metric, $0.period) = (key, "app", "pages", .day)
        $0.limit = limit.map { limit in .with { $0.value = limit } }
      }
    }
    change(&request)
    let answer = try await usage.setQuota(request, options ?? caller("admin"))
    return try #require(answer.quota)
  }

  func quotas(_ change: (inout UsageV1.ListQuotasRequest) -> Void = { _ in }) async throws -> [UsageV1.Quota]
  {
    var request = UsageV1.ListQuotasRequest.with { $0.tenantID = text }
    change(&request)
    return try await usage.listQuotas(request, caller("viewer")).quotas
  }

  func quota(_ key: String = "pages") async throws -> UsageV1.Quota {
    try #require(try await quotas { $0.key = key }.first)
  }

  func reserve(
    _ amount: String, _ change: (inout UsageV1.Reservation) -> Void = { _ in }
  ) async throws -> UsageV1.ReserveQuotaResponse {
    let request = UsageV1.ReserveQuotaRequest.with {
      $0.tenantID = text
      $0.reservation = .with {
        ($0.category, $0.metric) = ("app", "pages")
        $0.amount = .with { $0.value = amount }
        change(&$0)
      }
    }
    return try await usage.reserveQuota(request, caller("member"))
  }

  func reserved(
    _ amount: String, _ change: (inout UsageV1.Reservation) -> Void = { _ in }
  ) async throws -> UsageV1.Reservation {
    try #require(try await reserve(amount, change).reservation)
  }

  func commit(
    _ reservation: UsageV1.Reservation, _ amount: String? = nil,
    _ change: (inout UsageV1.CommitReservationRequest) -> Void = { _ in }
  ) async throws -> UsageV1.CommitReservationResponse {
    var request = UsageV1.CommitReservationRequest.with {
      ($0.tenantID, $0.id) = (text, reservation.id)
      $0.amount = amount.map { amount in .with { $0.value = amount } }
    }
    change(&request)
    return try await usage.commitReservation(request, caller("member"))
  }

  @discardableResult
  func release(_ reservation: UsageV1.Reservation) async throws -> UsageV1.Reservation {
    let request = UsageV1.ReleaseReservationRequest.with { ($0.tenantID, $0.id) = (text, reservation.id) }
    return try #require(try await usage.releaseReservation(request, caller("member")).reservation)
  }

  // MARK: Credits

  func balance() async throws -> UsageV1.Balance {
    try #require(try await usage.getBalance(.with { $0.tenantID = text }, caller("viewer")).balance)
  }

  @discardableResult
  func grant(
    _ amount: String, _ change: (inout UsageV1.CreditGrant) -> Void = { _ in }
  ) async throws -> UsageV1.GrantCreditsResponse {
    let request = UsageV1.GrantCreditsRequest.with {
      $0.tenantID = text
      $0.creditGrant = .with {
        $0.amount = .with { $0.value = amount }
        change(&$0)
      }
    }
    return try await usage.grantCredits(request, operator_())
  }

  // MARK: Prices and bills

  static func decimal(_ text: String) -> TypeV1.Decimal { .with { $0.value = text } }

  static func charge(
    _ key: String, _ pricing: UsageV1.Charge.Pricing, metric: String = "pages",
    _ change: (inout UsageV1.Charge) -> Void = { _ in }
  ) -> UsageV1.Charge {
    .with {
      ($0.key, $0.pricing) = (key, pricing)
      if !$0.isFlatPrice { ($0.category, $0.metric) = ("app", metric) }
      change(&$0)
    }
  }

  /// For the tenant alone, from long ago on.
  @discardableResult
  func plan(
    _ charges: [UsageV1.Charge], key: String = "own", from time: String = "now() - interval '300 days'",
    _ change: (inout UsageV1.PricePlan) -> Void = { _ in }
  ) async throws -> UsageV1.PricePlan {
    let effective = try self.time(time)
    let request = UsageV1.CreatePricePlanRequest.with {
      $0.tenantID = text
      $0.pricePlan = .with {
        ($0.key, $0.currencyCode, $0.charges, $0.effectiveTime) = (key, "USD", charges, effective)
        change(&$0)
      }
    }
    return try #require(try await usage.createPricePlan(request, operator_()).pricePlan)
  }

  /// The tenant was made so many months ago.
  func age(months: Int) throws {
    _ = try sql(
      """
      UPDATE tenants SET create_time = date_trunc('month', now()) - interval '\(months) months' + interval '1 day'
      WHERE tenant_id = $tenant
      """)
  }

  /// The date on which the month starts that many months ago in UTC.
  func month(_ ago: Int) throws -> String {
    try sql(
      "SELECT to_char(date_trunc('month', now() AT TIME ZONE 'UTC') - interval '\(ago) months', 'YYYY-MM-DD')"
    )
  }

  /// A time within that month.
  func within(_ ago: Int, _ days: Int = 9) throws -> GoogleProtobuf.Timestamp {
    try time("date_trunc('month', now(), 'UTC') - interval '\(ago) months' + interval '\(days) days'")
  }

  func report(
    _ date: String = "", _ change: (inout UsageV1.GetBillingReportRequest) -> Void = { _ in }
  ) async throws -> UsageV1.BillingReport {
    var request = UsageV1.GetBillingReportRequest.with { ($0.tenantID, $0.periodDate) = (text, date) }
    change(&request)
    return try #require(try await usage.getBillingReport(request, caller("admin")).billingReport)
  }

  @discardableResult
  func close(
    _ date: String, _ change: (inout UsageV1.CloseBillingPeriodRequest) -> Void = { _ in }
  ) async throws -> UsageV1.BillingReport {
    var request = UsageV1.CloseBillingPeriodRequest.with { ($0.tenantID, $0.periodDate) = (text, date) }
    change(&request)
    return try #require(try await usage.closeBillingPeriod(request, operator_()).billingReport)
  }
}

extension UsageV1.Charge {
  var isFlatPrice: Bool {
    if case .flat? = pricing { true } else { false }
  }
}

extension UsageV1.Charge.Pricing {
  static func unit(_ price: String) -> Self { .unit(.with { $0.price = Limits.decimal(price) }) }
  static func flat(_ price: String) -> Self { .flat(.with { $0.price = Limits.decimal(price) }) }
  static func credit(_ credits: String) -> Self { .credit(.with { $0.credits = Limits.decimal(credits) }) }

  /// Tiers as where they end, what one costs, and what entering costs.
  static func tiers(_ tiers: (String?, String, String)...) -> UsageV1.TieredPrice {
    .with {
      $0.tiers = tiers.map { upTo, unit, flat in
        .with {
          $0.upTo = upTo.map { Limits.decimal($0) }
          ($0.unitPrice, $0.flatPrice) = (Limits.decimal(unit), Limits.decimal(flat))
        }
      }
    }
  }
}

extension TypeV1.Money {
  /// `12.50 USD`
  var told: String {
    let cents = units * 100 + Int64(nanos / 10_000_000)
    let (whole, rest) = (abs(cents) / 100, abs(cents) % 100)
    return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest) \(currencyCode)"
  }
}

extension UsageV1.SetQuotaRequest {
  /// The quota, of which there always is one.
  var wanted: UsageV1.Quota {
    get { quota ?? UsageV1.Quota() }
    set { quota = newValue }
  }
}
