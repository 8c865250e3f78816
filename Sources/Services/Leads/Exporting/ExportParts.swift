import MusterLeadsAPI
import MusterRPC
import MusterWellKnownAPI
import MusterWire

/// The messages of one export: each as large as clients take, and the last one known to be the last.
struct ExportParts: Sendable {
  static let itemsMax = 1_000
  /// Of a message, unless one lead alone is longer: clients take 4 MiB.
  private static let bytesMax = 1 << 20
  /// A transaction is open while the client reads: one that stops reading must not hold it for long.
  private static let sendMax = Duration.seconds(30)

  private let responses: ResponseWriter<LeadsV1.ExportLeadsResponse>
  private let time: GoogleProtobuf.Timestamp?
  private var part = LeadsV1.ExportLeadsResponse()
  private var bytes = 0
  private var count: Int64 = 0

  init(_ responses: ResponseWriter<LeadsV1.ExportLeadsResponse>, asOf time: GoogleProtobuf.Timestamp?) {
    (self.responses, self.time) = (responses, time)
  }

  mutating func add(_ lead: LeadsV1.Lead) async throws(RPCError) {
    // Activities follow the leads of their own message and of those before it.
    try await makeRoom(
      lead.bytes().count, isFull: part.leads.count >= Self.itemsMax || !part.activities.isEmpty)
    part.leads.append(lead)
    count += 1
  }

  mutating func add(_ activity: LeadsV1.Activity) async throws(RPCError) {
    try await makeRoom(activity.bytes().count, isFull: part.activities.count >= Self.itemsMax)
    part.activities.append(activity)
  }

  private mutating func makeRoom(_ size: Int, isFull: Bool) async throws(RPCError) {
    let isEmpty = part.leads.isEmpty && part.activities.isEmpty
    if isFull || !isEmpty && bytes + size > Self.bytesMax { try await send() }
    bytes += size
  }

  /// Also one in which nothing is.
  mutating func finish() async throws(RPCError) {
    part.done = true
    try await send()
  }

  private mutating func send() async throws(RPCError) {
    (part.snapshotTime, part.exportedCount) = (time, count)
    let (message, responses) = (part, responses)
    (part, bytes) = (LeadsV1.ExportLeadsResponse(), 0)
    try await TimeBound.run(Self.sendMax, orThrow: .exportReaderSlow) { () async throws(RPCError) in
      try await responses.send(message)
    }
  }
}

extension RPCError {
  static var exportReaderSlow: RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the client took no message of the export for 30 seconds; start again and read faster, or"
        + " export fewer leads")
  }
}
