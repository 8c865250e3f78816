import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

extension UsageService {
  package func createMeter(
    _ request: UsageV1.CreateMeterRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.CreateMeterResponse {
    let tenant = try caller.admittedTenant()
    let wanted = request.meter ?? UsageV1.Meter()
    let violations = Self.violations(wanted)
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
    let name = MeterName(wanted.category, wanted.metric)
    // All of that category are Muster's, those of later versions too.
    if name.category == BuiltInMeters.category { throw .meterExists(name) }
    let draft = Meter(wanted, of: tenant)

    return try await journal.write(UsageV1.Method.createMeter.info, request, as: caller) {
      tx throws(RPCError) in
      // The platform's meter is everybody's, so neither takes a name that the other has.
      _ = try await tx.run(MeterStore.lock(name, in: tenant))
      if try await Meters.named(tx, [name])[name] != nil { throw .meterExists(name) }
      if tenant == .platform {
        let isTaken = try await system.read("usage.meter_names", deadline: caller.deadline) {
          tx throws(RPCError) in try await MeterStore.isTaken(tx, name)
        }
        if isTaken { throw .meterExists(name) }
      }
      let count = try await MeterStore.count(tx)
      guard count < Meters.countMax else { throw .metersTooMany(count, limit: Meters.countMax) }
      guard let meter = try await MeterStore.insert(tx, draft) else {
        throw .meterExists(name)
      }
      let made = UsageV1.Meter(meter)
      return Change(
        .with { $0.meter = made }, target: ChangeTarget(meter.id, version: 1),
        event: ChangeEvent(.meterCreated, "meter", made))
    }
  }

  private static func violations(_ meter: UsageV1.Meter) -> [FieldViolation] {
    var violations: [FieldViolation] = []
    if meter.aggregation == .unspecified {
      violations.append(
        FieldViolation(field: "meter.aggregation", description: "is needed: how amounts become one number"))
    }
    for (place, name) in meter.dimensions.enumerated() {
      if name == "tenant_id" {
        violations.append(
          FieldViolation(
            field: "meter.dimensions[\(place)]", description: "is tenant_id, which every entry has anyway"))
      } else if meter.dimensions[..<place].contains(name) {
        violations.append(
          FieldViolation(field: "meter.dimensions[\(place)]", description: "is stated twice"))
      }
    }
    return violations
  }
}
