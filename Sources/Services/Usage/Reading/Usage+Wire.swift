import MusterCore
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

extension UsageV1.Usage {
  init(_ answer: UsageStore.Answer, in span: UsageSpan) {
    self.init()
    (category, metric) = (answer.meter.name.category, answer.meter.name.metric)
    (unit, aggregation) = (answer.meter.unit, answer.meter.aggregation)
    amount = answer.amount?.wire
    costs = answer.costs.map { cost in
      .with {
        $0.currencyCode = cost.currency
        $0.amount = .with { $0.value = cost.amount }
      }
    }
    entryCount = answer.entryCount
    // The first and the last bucket are cut to the span.
    startTime = max(answer.start ?? span.start, span.start).timestamp
    endTime = min(answer.end ?? span.end, span.end).timestamp
  }
}

extension UsageV1.UsageBucket {
  init(_ answer: UsageStore.Answer, in span: UsageSpan) {
    self.init()
    usage = UsageV1.Usage(answer, in: span)
    dimensions = DimensionsJSON.dimensions(answer.dimensions)
    if let tenant = dimensions["tenant_id"],
      let bits = UInt128(tenant.filter { $0 != "-" }, radix: 16)
    {
      dimensions["tenant_id"] = TenantID(bits).description
    }
  }
}
