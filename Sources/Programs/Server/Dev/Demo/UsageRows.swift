import MusterCore
import MusterRPC
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// What a tenant uses: tokens of its models, pages, seats; some with a cost.
enum UsageRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let usage = UsageV1.Client(tenant.transport)
    let meters: [(String, String, String, UsageV1.Aggregation, [String])] = [
      ("ai", "input_tokens", "token", .sum, ["model"]), ("ai", "calls", "call", .count, ["model"]),
      ("app", "seats", "seat", .max, []), ("app", "active_users", "user", .unique, []),
    ]
    for (category, metric, unit, aggregation, dimensions) in meters {
      await tenant.once("meter-\(metric)") { requestID in
        let request = UsageV1.CreateMeterRequest.with {
          ($0.tenantID, $0.requestID) = (tenant.text, requestID)
          $0.meter = .with {
            ($0.category, $0.metric, $0.unit) = (category, metric, unit)
            ($0.aggregation, $0.dimensions) = (aggregation, dimensions)
          }
        }
        return try await usage.createMeter(request, tenant.asOwner()).meter?.id ?? ""
      }
    }
    await tenant.once("usage") { requestID in
      let now = WallClock.seconds()
      let request = UsageV1.RecordUsageRequest.with {
        ($0.tenantID, $0.requestID, $0.allOrNothing) = (tenant.text, requestID, true)
        $0.usageEntries = (0..<20).flatMap { day in entries(day, at: now - Int64(day) * 86_400) }
      }
      return try await usage.recordUsage(request, tenant.asOwner()).results.first?.usageEntryID ?? ""
    }
    try await makeLimits(in: tenant, usage)
  }

  /// A budget, prices, and credits that last a while.
  private static func makeLimits(in tenant: DemoTenant, _ usage: UsageV1.Client) async throws {
    await tenant.once("quota") { requestID in
      let request = UsageV1.SetQuotaRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.quota = .with {
          ($0.key, $0.category, $0.metric, $0.period) = ("tokens", "ai", "input_tokens", .month)
          ($0.limit, $0.thresholds) = (.with { $0.value = "1000000" }, [80, 100])
        }
      }
      return try await usage.setQuota(request, tenant.asOwner()).quota?.id ?? ""
    }
    await tenant.once("price-plan") { requestID in
      let request = UsageV1.CreatePricePlanRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.pricePlan = .with {
          ($0.key, $0.displayName, $0.currencyCode) = ("demo", "Demo", "USD")
          $0.effectiveTime = .with { $0.seconds = tenant.since - 40 * 86_400 }
          $0.charges = [
            .with {
              ($0.key, $0.displayName) = ("base", "Base")
              $0.pricing = .flat(.with { $0.price = .with { $0.value = "49" } })
            },
            .with {
              ($0.key, $0.displayName, $0.category, $0.metric) = ("tokens", "Tokens", "ai", "input_tokens")
              $0.pricing = .unit(.with { $0.price = .with { $0.value = "0.00002" } })
            },
          ]
        }
      }
      return try await usage.createPricePlan(request, tenant.stage.asOperator()).pricePlan?.id ?? ""
    }
    await tenant.once("credits") { requestID in
      let request = UsageV1.GrantCreditsRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.creditGrant = .with { ($0.amount, $0.reason) = (.with { $0.value = "5000" }, "Welcome") }
      }
      return try await usage.grantCredits(request, tenant.stage.asOperator()).creditGrant?.id ?? ""
    }
  }

  /// Of one day.
  private static func entries(_ day: Int, at time: Int64) -> [UsageV1.UsageEntry] {
    let model = day % 3 == 0 ? "large" : "small"
    var entries = [
      UsageV1.UsageEntry.with {
        ($0.category, $0.metric) = ("ai", "input_tokens")
        $0.amount = .with { $0.value = "\(1_200 + day * 37)" }
        $0.dimensions = ["model": model]
        $0.unitCost = .with {
          $0.currencyCode = "USD"
          $0.amount = .with { $0.value = model == "large" ? "0.000003" : "0.0000004" }
        }
      },
      UsageV1.UsageEntry.with {
        ($0.category, $0.metric) = ("ai", "calls")
        $0.dimensions = ["model": model]
      },
      UsageV1.UsageEntry.with {
        ($0.category, $0.metric) = ("app", "seats")
        $0.amount = .with { $0.value = "\(3 + day % 4)" }
      },
      UsageV1.UsageEntry.with {
        ($0.category, $0.metric, $0.uniqueValue) = ("app", "active_users", "user-\(day % 5)")
      },
    ]
    for place in entries.indices {
      entries[place].idempotencyKey = "demo-\(day)-\(place)"
      entries[place].usageTime = .with { $0.seconds = time }
    }
    return entries
  }
}
