import MusterBrake
import MusterCore
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// Each with an installation of its own: a stop is everybody's.
@Suite struct `EmergencyStop` {
  @Test func `stops, and says who and why`() async throws {
    let server = try await TestServer()
    let stop = try await server.stopAll("wrong template went out")
    #expect(stop.active && stop.version == 1 && stop.reason == "wrong template went out")
    #expect(stop.id.hasPrefix("stop_") && stop.createTime != nil)
    #expect(stop.stoppedBy?.kind == .platform)
    #expect(stop.stoppedBy?.id == TestServer.operatorID.description)
    #expect(stop.liftedBy == nil && stop.liftTime == nil && stop.liftReason == "")
    let rows = try server.journal(.platform, "EmergencyStop")
    #expect(rows.count == 1 && rows.first?.hasSuffix(" {} emergency_stop.started") == true)
    await server.stop()
  }

  @Test func `answers the stop that is on when it is stopped already`() async throws {
    let server = try await TestServer()
    let first = try await server.stopAll("first")
    #expect(try await server.stopAll("second") == first)
    #expect(try await server.stopAll("third", version: 1) == first)
    #expect(try server.journal(.platform, "EmergencyStop").count == 1)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops") == "1")
    await server.stop()
  }

  @Test func `goes by the version of the latest stop`() async throws {
    let server = try await TestServer()
    // There was none yet.
    let early = try await refusal { try await server.stopAll("a", version: 1) }
    #expect(early?.code == .aborted && early?.reason == "VERSION_STALE")
    #expect(early?.metadata == ["version": "1", "current_version": "0"])
    _ = try await server.stopAll("a")
    let stale = try await refusal { try await server.stopAll("b", version: 2) }
    #expect(stale?.metadata == ["version": "2", "current_version": "1"])
    _ = try await server.lift("done")
    let lifted = try await refusal { try await server.stopAll("b", version: 1) }
    #expect(lifted?.metadata == ["version": "1", "current_version": "2"])
    let again = try await server.stopAll("b", version: 2)
    #expect(again.active && again.version == 1)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops") == "2")
    await server.stop()
  }

  @Test func `leaves one stop when many stop at once, on two servers`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    let stops = try await withThrowingTaskGroup(of: String.self) { tasks in
      for number in 0..<16 {
        let server = number % 2 == 0 ? server : other
        tasks.addTask { try await server.stopAll("number \(number)").id }
      }
      return try await tasks.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(stops.count == 1)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops") == "1")
    #expect(try server.journal(.platform, "EmergencyStop").count == 1)
    await other.stop()
    await server.stop()
  }

  @Test func `tries without stopping, and answers a repeat as before`() async throws {
    let server = try await TestServer()
    var request = PlatformV1.EmergencyStopRequest()
    (request.reason, request.requestID, request.validateOnly) = ("why", "once", true)
    let options = try server.operator
    #expect(try await server.platformClient.emergencyStop(request, options).emergencyStop?.active == true)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops") == "0")
    request.validateOnly = false
    let first = try await server.platformClient.emergencyStop(request, options)
    _ = try await server.lift("done")
    #expect(try await server.platformClient.emergencyStop(request, options) == first)
    #expect(try server.sql("SELECT count(*) FROM emergency_stops WHERE is_active") == "0")
    request.reason = "other"
    let other = request
    let error = try await refusal { try await server.platformClient.emergencyStop(other, options) }
    #expect(error?.reason == "REQUEST_ID_REUSED")
    await server.stop()
  }

  @Test func `is an operator's alone, who says why`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let request = PlatformV1.EmergencyStopRequest.with { $0.reason = "mine" }
    let error = try await refusal {
      try await server.platformClient.emergencyStop(request, tenant.caller("owner"))
    }
    #expect(error?.code == .permissionDenied && error?.reason == "PLATFORM_ONLY")
    let bare = try await refusal { try await server.stopAll("") }
    #expect(bare?.reason == "FIELD_INVALID" && bare?.violations.map(\.field) == ["reason"])
    let long = try await refusal { try await server.stopAll(String(repeating: "a", count: 501)) }
    #expect(long?.violations.map(\.field) == ["reason"])
    let negative = try await refusal { try await server.stopAll("a", version: -1) }
    #expect(negative?.violations.map(\.field) == ["version"])
  }
}

extension TestServer {
  var `operator`: CallOptions { get throws { .bearer(try operatorToken()) } }

  func stopAll(_ reason: String, version: Int64 = 0) async throws -> PlatformV1.EmergencyStopState {
    var request = PlatformV1.EmergencyStopRequest()
    (request.reason, request.version) = (reason, version)
    return try #require(try await platformClient.emergencyStop(request, `operator`).emergencyStop)
  }

  func lift(_ reason: String, version: Int64 = 0) async throws -> PlatformV1.EmergencyStopState {
    var request = PlatformV1.LiftEmergencyStopRequest()
    (request.reason, request.version) = (reason, version)
    return try #require(try await platformClient.liftEmergencyStop(request, `operator`).emergencyStop)
  }
}
