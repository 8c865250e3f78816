import MusterCore
import MusterRows
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
