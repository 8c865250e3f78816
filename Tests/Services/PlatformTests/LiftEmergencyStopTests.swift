import MusterCore
import MusterPlatformAPI
import MusterRPC
import MusterTenancy
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import Testing

@Suite struct `LiftEmergencyStop` {
  @Test func `lifts, and says who and why`() async throws {
    let server = try await TestServer()
    let stop = try await server.stopAll("wrong template")
    let lifted = try await server.lift("template corrected", version: 1)
    #expect(!lifted.active && lifted.version == 2 && lifted.id == stop.id)
    #expect(lifted.reason == "wrong template" && lifted.liftReason == "template corrected")
    #expect(lifted.liftedBy?.id == TestServer.operatorID.description && lifted.liftTime != nil)
    let rows = try server.journal(.platform, "LiftEmergencyStop")
    #expect(rows.count == 1)
    #expect(rows.first?.hasSuffix(" {active,lift_reason} emergency_stop.lifted") == true)
    await server.stop()
  }

  @Test func `has nothing to lift when no stop is on`() async throws {
    let server = try await TestServer()
    let never = try await refusal { try await server.lift("why") }
    #expect(never?.code == .failedPrecondition && never?.reason == "EMERGENCY_STOP_NOT_ACTIVE")
    _ = try await server.stopAll("a")
    _ = try await server.lift("b")
    for version in [0, 2] as [Int64] {
      let twice = try await refusal { try await server.lift("c", version: version) }
      #expect(twice?.reason == "EMERGENCY_STOP_NOT_ACTIVE")
    }
    #expect(try server.journal(.platform, "LiftEmergencyStop").count == 1)
    await server.stop()
  }

  @Test func `refuses a version that is not the stop's`() async throws {
    let server = try await TestServer()
    _ = try await server.stopAll("a")
    let error = try await refusal { try await server.lift("b", version: 7) }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(error?.metadata == ["version": "7", "current_version": "1"])
    #expect(try server.sql("SELECT is_active, version FROM emergency_stops") == "t|1")
    await server.stop()
  }

  @Test func `is done once when many lift at once`() async throws {
    let server = try await TestServer()
    _ = try await server.stopAll("a")
    let refused = try await withThrowingTaskGroup(of: String?.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask { try await refusal { try await server.lift("b") }?.reason }
      }
      return try await tasks.reduce(into: [String?]()) { $0.append($1) }
    }
    #expect(refused.filter { $0 == nil }.count == 1)
    #expect(refused.filter { $0 == "EMERGENCY_STOP_NOT_ACTIVE" }.count == 7)
    await server.stop()
  }

  @Test func `tries without lifting, and answers a repeat as before`() async throws {
    let server = try await TestServer()
    _ = try await server.stopAll("a")
    var request = PlatformV1.LiftEmergencyStopRequest()
    (request.requestID, request.validateOnly) = ("once", true)
    let options = try server.operator
    #expect(
      try await server.platformClient.liftEmergencyStop(request, options).emergencyStop?.active == false)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops WHERE is_active") == "1")
    request.validateOnly = false
    let first = try await server.platformClient.liftEmergencyStop(request, options)
    let again = try await server.stopAll("again")
    #expect(try await server.platformClient.liftEmergencyStop(request, options) == first)
    #expect(again.active && again.id != first.emergencyStop?.id)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops WHERE is_active") == "1")
    await server.stop()
  }

  @Test func `is an operator's alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await server.platformClient.liftEmergencyStop(.init(), tenant.caller("owner"))
    }
    #expect(error?.code == .permissionDenied && error?.reason == "PLATFORM_ONLY")
  }
}
