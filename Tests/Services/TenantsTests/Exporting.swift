import MusterCore
import MusterCrypto
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

/// An export as its reader has it, once it was looked at for being whole.
struct WholeExport {
  let header: TenantsV1.TenantExportHeader
  let trailer: TenantsV1.TenantExportTrailer
  let messages: [TenantsV1.TenantExportRecords]

  var kinds: [String] { header.kinds }

  func records(_ kind: String) -> [String] { messages.filter { $0.kind == kind }.flatMap(\.records) }

  func read<Message: WireMessage>(_ kind: String, _ type: Message.Type) throws -> [Message] {
    try records(kind).map { try Message(json: $0) }
  }

  /// All that a reader gets.
  var text: String {
    get throws { try header.json() + messages.flatMap(\.records).joined(separator: "\n") + trailer.json() }
  }
}

extension TestTenant {
  func open(_ kinds: [String] = [], _ options: CallOptions? = nil) async throws
    -> ResponseStream<TenantsV1.ExportTenantResponse>
  {
    let request = TenantsV1.ExportTenantRequest.with { ($0.tenantID, $0.kinds) = (text, kinds) }
    return try await server.tenants.exportTenant(request, options ?? caller("owner"))
  }

  /// Everything, with what is promised of every export held to it. `paused` runs when the header was read
  /// and nothing else.
  func export(
    _ kinds: [String] = [], _ options: CallOptions? = nil, paused: () async throws -> Void = {}
  ) async throws -> WholeExport {
    let stream = try await open(kinds, options).makeAsyncIterator()
    let first = try #require(try await stream.next())
    guard case .header(let header) = first.part else {
      throw TestServerFailed(description: "an export began with \(first)")
    }
    try await paused()
    var trailer: TenantsV1.TenantExportTrailer?
    var messages: [TenantsV1.TenantExportRecords] = []
    while let message = try await stream.next() {
      #expect(trailer == nil, "something came after the trailer")
      switch message.part {
      case .records(let records): messages.append(records)
      case .trailer(let last): trailer = last
      default: throw TestServerFailed(description: "among the records came \(message)")
      }
    }
    let export = WholeExport(header: header, trailer: try #require(trailer), messages: messages)
    export.check()
    return export
  }
}

extension WholeExport {
  /// What a reader can check: kinds in their order, no record left out, counts and digests.
  fileprivate func check() {
    #expect(header.formatVersion == 1 && header.snapshotTime != nil)
    #expect(trailer.counts.map(\.kind) == kinds)
    var order: [String] = []
    for message in messages where order.last != message.kind { order.append(message.kind) }
    #expect(order == kinds.filter(order.contains))
    for count in trailer.counts {
      var next: Int64 = 0
      for message in messages where message.kind == count.kind {
        #expect(message.firstIndex == next && !message.records.isEmpty)
        next += Int64(message.records.count)
      }
      let lines = records(count.kind).map { "\($0)\n" }.joined()
      #expect(count.count == next, "\(count.kind)")
      #expect(count.sha256 == SHA256.digest(Array(lines.utf8)), "\(count.kind)")
    }
  }
}
