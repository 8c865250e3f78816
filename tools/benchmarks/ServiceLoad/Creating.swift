import Glibc
import MusterCore
import MusterLeadsAPI
import MusterLoop
import MusterRPC
import MusterStandardAPI
import MusterTransport
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// What the server is called by.
struct Place: Sendable {
  let port: UInt16
  let token: String
  let tenant: String

  var configuration: ClientConfiguration {
    var configuration = ClientConfiguration(host: "127.0.0.1", port: port)
    configuration.metadata.add("authorization", "Bearer \(token)")
    return configuration
  }
}

/// Makes the call for the person of a number.
protocol CallMaker: Sendable {
  func call(_ transport: HTTP2ClientTransport, _ number: Int) async throws(RPCError)
}

/// Of one run: nobody was there before.
private let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)

struct LeadMaker: CallMaker {
  private let tenant: String

  init(_ place: Place) { tenant = place.tenant }

  func call(_ transport: HTTP2ClientTransport, _ number: Int) async throws(RPCError) {
    var request = LeadsV1.CreateLeadRequest()
    request.tenantID = tenant
    request.requestID = "\(run)-\(number)"
    request.lead = .with {
      $0.email = "\(run)-\(number)@peer.example"
      ($0.firstName, $0.lastName, $0.title) = ("Bench", "Create", "VP Sales")
      $0.company = "Bench Company 1"
    }
    _ = try await LeadsV1.Client(transport).createLead(request)
  }
}

/// Entries of the benchmark's own meter, some of each of ten dimensions.
struct UsageMaker: CallMaker {
  private let tenant: String
  private let size: Int
  private let start: Int64

  init(_ place: Place, _ size: Int) {
    (tenant, self.size, start) = (place.tenant, size, WallClock.microseconds())
  }

  func call(_ transport: HTTP2ClientTransport, _ number: Int) async throws(RPCError) {
    var request = UsageV1.RecordUsageRequest()
    request.tenantID = tenant
    request.requestID = "\(run)-\(number)"
    request.usageEntries = (0..<size).map { place in
      .with {
        ($0.category, $0.metric) = ("bench", "units")
        $0.amount = .with { $0.value = "\(1 + place % 9).25" }
        $0.usageTime = .with { $0.seconds = start / 1_000_000 }
        $0.idempotencyKey = "\(run)-\(number)-\(place)"
        $0.dimensions = ["kind": "kind-\(place % 10)"]
      }
    }
    let response = try await UsageV1.Client(transport).recordUsage(request)
    guard response.recordedCount == Int64(size) else {
      throw RPCError(
        .internal, reason: "", message: "of \(size) entries \(response.recordedCount) were recorded")
    }
  }
}

/// The peers' CreateLead, whose messages Muster does not know: their bytes travel as what is unknown of a
/// message without fields.
struct PeerMaker: CallMaker {
  private static let method = MethodInfo(
    service: "bench.v1.LeadService", name: "CreateLead", shape: .unary, input: "", output: "",
    access: .anyCaller, effect: .write, audit: .none)

  func call(_ transport: HTTP2ClientTransport, _ number: Int) async throws(RPCError) {
    let texts = ["\(run)-\(number)@peer.example", "Bench", "Create", "VP Sales", "Bench Company 1"]
    var bytes: [UInt8] = []
    for (index, text) in texts.enumerated() {
      bytes += [UInt8(8 * (index + 1) + 2), UInt8(text.utf8.count)] + Array(text.utf8)
    }
    var request = GrpcHealthV1.HealthListRequest()
    request.unknownFields = UnknownFields(bytes: bytes)
    let _: GrpcHealthV1.HealthListRequest = try await transport.unary(Self.method, request, CallOptions())
  }
}

/// Calls on all streams at once, each stream's next when its last is answered.
struct Creating {
  private let transports: [HTTP2ClientTransport]
  private let streams: Int
  private let loop: EventLoop

  init(_ transports: [HTTP2ClientTransport], _ streams: Int, _ loop: EventLoop) {
    (self.transports, self.streams, self.loop) = (transports, streams, loop)
  }

  func run(_ count: Int, _ maker: some CallMaker) async throws {
    let lanes = transports.count * streams
    let began = MonotonicClock.nanoseconds()
    var times: [Int64] = []
    try await withThrowingTaskGroup(of: [Int64].self) { group in
      for lane in 0..<lanes {
        let transport = transports[lane % transports.count]
        group.addTask(executorPreference: loop) {
          var times: [Int64] = []
          for number in stride(from: lane, to: count, by: lanes) {
            let start = MonotonicClock.nanoseconds()
            try await maker.call(transport, number)
            times.append(MonotonicClock.nanoseconds() - start)
          }
          return times
        }
      }
      for try await some in group { times += some }
    }
    let seconds = Double(MonotonicClock.nanoseconds() - began) / 1e9
    times.sort()
    let (half, slow) = (times[times.count / 2], times[times.count * 99 / 100])
    Console.answer(
      "{\"count\": \(times.count), \"seconds\": \(seconds), \"p50_ms\": \(Double(half) / 1e6), "
        + "\"p99_ms\": \(Double(slow) / 1e6), \"own_cpu_seconds\": \(Self.processorSeconds)}")
  }

  /// Of this process: whether the load itself was what took the time.
  private static var processorSeconds: Double {
    var time = timespec()
    // The clock writes into a variable of ours.
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
