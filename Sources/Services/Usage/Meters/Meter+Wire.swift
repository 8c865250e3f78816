import MusterCore
import MusterRows
import MusterTenancy
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

extension UsageV1.Meter {
  init(_ meter: Meter) {
    self.init()
    (id, tenantID) = (meter.id.description, meter.owner?.description ?? "")
    (category, metric) = (meter.name.category, meter.name.metric)
    (unit, aggregation, dimensions) = (meter.unit, meter.aggregation, meter.dimensions)
    (displayName, description) = (meter.displayName, meter.description)
    lateLimit = .with { $0.seconds = meter.lateSeconds }
    (origin, recordable, billable) = (meter.origin, meter.isRecordable, meter.isBillable)
    (createTime, updateTime) = (meter.createTime?.timestamp, meter.createTime?.timestamp)
    version = 1
  }
}

typealias Aggregation = UsageV1.Aggregation
typealias MeterOrigin = UsageV1.MeterOrigin
typealias UsageSource = UsageV1.UsageSource

extension Meter {
  /// One that is to be made.
  init(_ wanted: UsageV1.Meter, of tenant: TenantID) {
    self.init(
      id: .new(), owner: tenant == .platform ? nil : tenant,
      name: MeterName(wanted.category, wanted.metric), unit: wanted.unit, aggregation: wanted.aggregation,
      dimensions: wanted.dimensions, displayName: wanted.displayName, description: wanted.description,
      lateSeconds: wanted.lateLimit.map { max(60, $0.seconds) } ?? Self.lateSecondsUnstated,
      origin: tenant == .platform ? .platform : .tenant, isBillable: true, createTime: nil)
  }
}
