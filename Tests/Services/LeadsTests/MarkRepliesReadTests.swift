import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `MarkRepliesRead` {
  @Test func `marks for the whole tenant, and back`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    var ids: [String] = []
    for _ in 0..<3 { ids.append(try await tenant.record(lead.id, .replied, .email).activity?.id ?? "") }
    let answer = try await tenant.markRead([ids[1], ids[0], ids[1]])
    #expect(answer.changedCount == 2 && answer.replies.map(\.activity?.id) == [ids[1], ids[0]])
    #expect(answer.replies.allSatisfy { $0.read && $0.readTime != nil })
    #expect(answer.replies.first?.readBy?.id == (try tenant.user("member").description))
    #expect(try await tenant.replies().replies.filter(\.read).count == 2)
    // As it stays, with who did it first.
    let again = try await tenant.markRead([ids[0]], as: "admin")
    #expect(again.changedCount == 0 && again.replies.first == answer.replies.last)
    #expect(try server.journal(tenant.id, "MarkRepliesRead").count == 1)
    let back = try await tenant.markRead(ids, unread: true)
    #expect(back.changedCount == 2 && back.replies.allSatisfy { !$0.read && $0.readBy == nil })
    #expect(try await tenant.replies().unreadCount?.value == 3)
  }

  @Test func `refuses the whole call for one that is unknown`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await tenant.createLead()
    let reply = try #require(try await tenant.record(lead.id, .replied, .email).activity?.id)
    let note = try #require(try await tenant.record(lead.id, .noted).activity?.id)
    let error = try await refusal { try await tenant.markRead([reply, note]) }
    #expect(error?.reason == "ACTIVITY_NOT_FOUND" && error?.message.contains("ids[1]") == true)
    #expect(try await tenant.replies().unreadCount?.value == 1)
    let foreign = try await refusal { try await other.markRead([reply]) }
    #expect(foreign?.reason == "ACTIVITY_NOT_FOUND")
    let tried = try await tenant.markRead([reply], trying: true)
    #expect(tried.changedCount == 1)
    #expect(try await tenant.replies().unreadCount?.value == 1)
    let viewer = try await refusal { try await tenant.markRead([reply], as: "viewer") }
    #expect(viewer?.reason == "PERMISSION_MISSING")
  }
}
