import MusterHealth
import MusterRPC
import MusterStandardAPI
import MusterWire
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct `Health` {
  private let registry = HealthRegistry()

  private var client: GrpcHealthV1.Client {
    GrpcHealthV1.Client(InProcessTransport(GrpcHealthV1.handlers(HealthService(registry))))
  }

  private func check(_ service: String) async throws -> HealthStatus {
    try await client.check(.with { $0.service = service }).status
  }

  @Test func `of the whole server is told under the empty name`() async throws {
    #expect(try await check("") == .serving)
    registry.set("", .notServing)
    #expect(try await check("") == .notServing)
  }

  @Test func `of a service is told by its name`() async throws {
    registry.set("muster.leads.v1.LeadService", .notServing)
    #expect(try await check("muster.leads.v1.LeadService") == .notServing)
    #expect(try await check("") == .serving)
  }

  @Test func `of a service that is not known is NOT_FOUND`() async throws {
    await #expect {
      _ = try await check("nobody")
    } throws: {
      let error = $0 as? RPCError
      return error?.code == .notFound && error?.message.contains("nobody") == true
    }
  }

  @Test func `is listed for all`() async throws {
    registry.set("a", .serving)
    registry.set("b", .notServing)
    let list = try await client.list(.init()).statuses.sorted()
    #expect(list.map(\.key) == ["", "a", "b"])
    #expect(list.map(\.value.status) == [.serving, .serving, .notServing])
  }

  @Test func `is listed for a hundred and refused for more`() async throws {
    // The whole server is the hundredth.
    for number in 1..<100 { registry.set("service \(number)", .serving) }
    #expect(try await client.list(.init()).statuses.count == 100)
    registry.set("one more", .serving)
    await #expect {
      _ = try await client.list(.init())
    } throws: {
      ($0 as? RPCError)?.code == .resourceExhausted
    }
  }

  @Test func `is NOT_SERVING for all after the end, and stays so`() async throws {
    registry.set("a", .serving)
    registry.shutDown()
    registry.set("a", .serving)
    registry.set("", .serving)
    registry.set("late", .serving)
    #expect(try await check("a") == .notServing)
    #expect(try await check("") == .notServing)
    #expect(registry.status(of: "late") == nil)
  }
}

@Suite(.timeLimit(.minutes(1))) struct `Watching health` {
  private let registry = HealthRegistry()

  private func watch(_ service: String) async throws -> ResponseStream<GrpcHealthV1.HealthCheckResponse> {
    let client = GrpcHealthV1.Client(
      InProcessTransport(GrpcHealthV1.handlers(HealthService(registry))))
    return try await client.watch(.with { $0.service = service })
  }

  @Test func `tells at once and then each change`() async throws {
    let statuses = try await watch("").makeAsyncIterator()
    #expect(try await statuses.next()?.status == .serving)
    registry.set("", .notServing)
    #expect(try await statuses.next()?.status == .notServing)
    registry.set("", .serving)
    #expect(try await statuses.next()?.status == .serving)
  }

  @Test func `tells SERVICE_UNKNOWN until the service is known`() async throws {
    let statuses = try await watch("a").makeAsyncIterator()
    #expect(try await statuses.next()?.status == .serviceUnknown)
    registry.set("b", .serving)
    registry.set("a", .serving)
    #expect(try await statuses.next()?.status == .serving)
  }

  @Test(arguments: ["", "never set"]) func `tells the end and ends`(_ service: String) async throws {
    let statuses = try await watch(service).makeAsyncIterator()
    _ = try await statuses.next()
    registry.shutDown()
    if service.isEmpty { #expect(try await statuses.next()?.status == .notServing) }
    await #expect {
      _ = try await statuses.next()
    } throws: {
      ($0 as? RPCError)?.reason == "SHUTTING_DOWN"
    }
    #expect(await eventually { registry.watchCount == 0 })
  }

  @Test func `tells the same only once`() async throws {
    let statuses = try await watch("").makeAsyncIterator()
    #expect(try await statuses.next()?.status == .serving)
    registry.set("", .serving)
    registry.set("", .notServing)
    #expect(try await statuses.next()?.status == .notServing)
  }

  /// The teller is held until all changes are made.
  @Test func `skips what a slow client has missed`() async throws {
    let told = Mutex<[HealthStatus]>([])
    let (registry, gate) = (registry, AsyncStream<Void>.makeStream())
    let task = Task {
      try await registry.watch("") { status throws(RPCError) in
        told.withLock { $0.append(status) }
        for await _ in gate.stream { break }
      }
    }
    #expect(await eventually { told.withLock { $0 } == [.serving] })
    for _ in 0..<1000 {
      registry.set("", .notServing)
      registry.set("", .serving)
    }
    registry.set("", .notServing)
    gate.continuation.yield()
    #expect(await eventually { told.withLock { $0.count } == 2 })
    task.cancel()
    gate.continuation.finish()
    _ = await task.result
    #expect(told.withLock { $0 } == [.serving, .notServing])
  }

  @Test func `ends with the call and leaves nobody behind`() async throws {
    for _ in 0..<100 {
      let statuses = try await watch("")
      #expect(try await statuses.makeAsyncIterator().next()?.status == .serving)
      statuses.cancel()
    }
    #expect(await eventually { registry.watchCount == 0 })
  }

  @Test func `that is cancelled while statuses change wakes each watcher once`() async throws {
    let registry = registry
    await withTaskGroup { group in
      for _ in 0..<200 {
        group.addTask {
          let watch = Task { try await registry.watch("") { _ throws(RPCError) in } }
          await Task.yield()
          watch.cancel()
          let end = await watch.result
          #expect(throws: RPCError.self) { try end.get() }
        }
      }
      group.addTask {
        for number in 0..<2000 { registry.set("", number % 2 == 0 ? .serving : .notServing) }
      }
    }
    #expect(registry.watchCount == 0)
  }

  private func eventually(_ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while !condition() {
      if ContinuousClock.now > end { return false }
      try? await Task.sleep(for: .milliseconds(1))
    }
    return true
  }
}
