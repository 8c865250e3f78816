import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `MarkRepliesRead` {
  @Test func `answers the replies as they are now, in the order they were named`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { $0.firstName = "Mia" }
    var ids: [String] = []
    for _ in 0..<3 {
      ids.append(try #require(try await tenant.record(lead.id, .replied, .email).activity?.id))
    }
    let named = [ids[2], ids[0], ids[2]]
    let answer = try await tenant.markRead(named)
    #expect(answer.replies.map(\.activity?.id) == [ids[2], ids[0]] && answer.changedCount == 2)
    #expect(answer.replies.allSatisfy { $0.read && $0.readTime != nil && $0.firstName == "Mia" })
    #expect(answer.replies.allSatisfy { $0.readBy?.kind == .user })
    #expect(try await tenant.replies { $0.unreadOnly = true }.replies.map(\.activity?.id) == [ids[1]])
  }

  @Test func `leaves a reply alone that is marked already`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let id = try #require(try await tenant.record(lead.id, .replied, .email).activity?.id)
    let first = try await tenant.markRead([id])
    let again = try await tenant.markRead([id], as: "owner")
    #expect(again.changedCount == 0 && again.replies == first.replies)
    #expect(try tenant.server.journal(tenant.id, "MarkRepliesRead").count == 1)
  }

  @Test func `marks as unread again`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let id = try #require(try await tenant.record(lead.id, .replied, .email).activity?.id)
    try await tenant.markRead([id])
    let back = try await tenant.markRead([id], unread: true)
    #expect(back.changedCount == 1 && back.replies.first?.read == false)
    #expect(back.replies.first?.readTime == nil && back.replies.first?.readBy == nil)
    #expect(try await tenant.replies().unreadCount?.value == 1)
  }

  @Test func `refuses the whole call for one id that is no reply, and says which place it has`() async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let id = try #require(try await tenant.record(lead.id, .replied, .email).activity?.id)
    let other = try #require(try await tenant.record(lead.id, .opened, .email).activity?.id)
    let error = try await refusal { try await tenant.markRead([id, other]) }
    #expect(error?.reason == "ACTIVITY_NOT_FOUND" && error?.message.contains("ids[1]") == true)
    #expect(try await tenant.replies().unreadCount?.value == 1)
  }
}
