import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CheckSuppression` {
  /// All of one address, mia.stone@northwind.example.
  static let spellings = [
    "mia.stone@northwind.example", "MIA.STONE@NORTHWIND.EXAMPLE", "Mia.Stone@NorthWind.Example",
    " mia.stone@northwind.example ", "\tmia.stone@northwind.example\r\n", "mia.stone@northwind.example.",
    "<mia.stone@northwind.example>", "Mia Stone <mia.stone@northwind.example>",
    "mailto:mia.stone@northwind.example",
    "\"mia.stone\"@northwind.example", "\"mia.stone@northwind.example\"", "(mia.stone@northwind.example)",
    "mia.stone @ northwind.example", "mia.stone+news@northwind.example", "mia.stone+@northwind.example",
    "mia.stone+a+b@northwind.example", "mia.stone+\(String(repeating: "x", count: 300))@northwind.example",
    "mia.stone＋news@northwind.example", "ｍｉａ．ｓｔｏｎｅ＠ｎｏｒｔｈｗｉｎｄ．ｅｘａｍｐｌｅ",
    "𝐦𝐢𝐚.𝐬𝐭𝐨𝐧𝐞@northwind.example", "𝕸𝖎𝖆.stone@northwind.example", "𝓶𝓲𝓪.stone@𝚗𝚘𝚛𝚝𝚑𝚠𝚒𝚗𝚍.example",
    "ⓜⓘⓐ.stone@northwind.example", "mia.ﬆone@northwind.example", "ᵐⁱᵃ.stone@northwind.example",
    "miа.stone@northwind.example", "mіа.stоnе@northwind.example", "МІА.ЅТОNЕ@northwind.example",
    "mia.stone@nоrthwind.example", "mia.stone@xn--nrthwind-nbh.example", "mia.stone@XN--NRTHWIND-NBH.example",
    "mia.stone@northwind.еxаmрlе", "mia.stone@nοrthwind.example", "ΜΙΑ.stone@northwind.example",
    "mıa.stone@northwind.example", "mİa.stone@northwind.example", "mia.stone@nօrthwind.example",
    "ᴍɪᴀ.ꜱᴛᴏɴᴇ@northwind.example", "mi\u{200B}a.stone@northwind.example",
    "mi\u{AD}a.sto\u{FEFF}ne@northwind.example",
    "\u{202E}mia.stone@northwind.example\u{202C}", "mia.stone@north\u{200D}wind.example",
    "mia.stone@northwind。example", "mia.stone@northwind｡example", "mia.stone﹫northwind.example",
    "Ꮇia.stone@northwind.example", "ⲙⲓⲁ.stone@northwind.example", "ꓟꓲꓮ.stone@northwind.example",
    "mia.stone@northwind.example,", "'mia.stone@northwind.example'", "mia.stone@ｎorthwind.example",
    "mia。stone@northwind.example",
  ]

  @Test func `holds fifty spellings of one address`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    #expect(Set(Self.spellings.map { Array($0.utf8) }).count >= 50)
    #expect(try await list.verdicts(Self.spellings).allSatisfy { $0 == .clear })
    _ = try await list.add(Self.spellings[0])
    let results = try await list.check(Self.spellings)
    for (spelling, result) in zip(Self.spellings, results) {
      #expect(result.verdict == .suppressed && result.kind == .email, "\(spelling)")
    }
    // And each of them put on a list holds the plain one.
    for spelling in Self.spellings {
      #expect(try await list.add(spelling).created == false, "\(spelling)")
    }
    #expect(
      try await list.verdicts(["mia@northwind.example", "mia.stone@northwinds.example"]) == [.clear, .clear])
  }

  @Test func `holds an address by its domain and a domain by those above it`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    _ = try await list.add("northwind.example")
    let results = try await list.check([
      "a@northwind.example", "b@mail.au.Northwind.example", "mail.northwind.example", "northwind.example",
      "a@southwind.example", "notnorthwind.example",
    ])
    #expect(results.map(\.verdict) == [.suppressed, .suppressed, .suppressed, .suppressed, .clear, .clear])
    #expect(results.prefix(4).allSatisfy { $0.kind == .domain && $0.level == .tenant })
    _ = try await list.add("a@northwind.example") { $0.reason = .bounced }
    #expect(try await list.check(["a@northwind.example"]).first?.kind == .email)
  }

  @Test func `says which list, why, until when and by which entry`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let address = SuppressionList.address()
    let entry = try await tenant.suppressions.add(address) {
      ($0.reason, $0.expireTime) = (.bounced, .from(now: 1_000))
    }.suppression
    let result = try #require(try await tenant.suppressions.check(["x", address]).last)
    #expect(result.index == 1 && result.level == .tenant && result.reason == .bounced)
    #expect(result.suppressionID == entry?.id && result.expireTime == entry?.expireTime)
    try tenant.server.sql(
      "UPDATE suppressions SET expire_time = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(try await tenant.suppressions.verdicts([address]) == [.clear])
  }

  @Test func `says of what cannot be read that nothing may be sent`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    #expect(
      try await list.verdicts([
        "", "mia", "mia@", "+12", "https://x.example", "\u{200B}", "@northwind.example",
      ])
        == Array(repeating: .unreadable, count: 7))
    #expect(try await list.check(["northwind.example"]) { $0.kind = .phone }.map(\.verdict) == [.unreadable])
  }

  @Test func `tells a tenant that the platform's list holds it, and neither why nor who nor which`()
    async throws
  {
    let platform = try await SuppressionList.platform()
    let (one, other) = (try await platform.server.tenant(), try await platform.server.tenant())
    let address = SuppressionList.address()
    let entry = try #require(
      try await platform.add(address) { ($0.reason, $0.note) = (.abuse, "a trap") }.suppression)
    for tenant in [one, other] {
      let result = try #require(try await tenant.suppressions.check([address]).first)
      #expect(result.verdict == .suppressed && result.level == .platform && result.kind == .email)
      #expect(result.reason == .unspecified && result.suppressionID.isEmpty)
      #expect(try await tenant.suppressions.list { $0.value = address }.suppressions.isEmpty)
    }
    // The tenant's own goes before it.
    _ = try await one.suppressions.add(address)
    #expect(try await one.suppressions.check([address]).first?.level == .tenant)
    // Operators see it, with and without a tenant.
    for list in [platform.text, other.text] {
      let seen = try await platform.leads.checkSuppression(
        .with { ($0.tenantID, $0.values) = (list, [address]) }, platform.caller()
      ).results.first
      #expect(seen?.level == .platform && seen?.reason == .abuse && seen?.suppressionID == entry.id)
    }
    // The platform's list alone is asked with no tenant; other tenants' lists hold for nobody else.
    let mine = SuppressionList.address()
    _ = try await one.suppressions.add(mine)
    #expect(try await platform.verdicts([mine]) == [.clear])
    #expect(try await other.suppressions.verdicts([mine]) == [.clear])
  }

  @Test func `counts a campaign's own entries for that campaign alone`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let address = SuppressionList.address()
    _ = try await tenant.suppressions.add(address)
    let campaign = CampaignID.new()
    try tenant.server.sql(
      "UPDATE suppressions SET campaign_id = '\(campaign.uuidText)' WHERE tenant_id = '\(tenant.id.uuidText)'"
    )
    #expect(try await tenant.suppressions.verdicts([address]) == [.clear])
    let held = try await tenant.suppressions.check([address]) { $0.campaignID = campaign.description }
    #expect(held.first?.level == .campaign && held.first?.verdict == .suppressed)
    #expect(
      try await tenant.suppressions.check([address]) { $0.campaignID = CampaignID.new().description }.first?
        .verdict == .clear)
    // The same value for all campaigns is another entry, and of the two it is named.
    #expect(try await tenant.suppressions.add(address).created)
    let both = try await tenant.suppressions.check([address]) { $0.campaignID = campaign.description }
    #expect(both.first?.level == .tenant)
  }

  @Test func `takes a thousand values in one call, and no more`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    let values = (0..<1_000).map { "lead\($0)@d\($0 % 7).northwind.example" }
    _ = try await list.run([(0, SuppressionList.rows((0..<1_000).filter { $0 % 3 == 0 }.map { values[$0] }))])
    let results = try await list.check(values)
    #expect(results.count == 1_000 && results.map { Int($0.index) } == Array(0..<1_000))
    #expect(results.enumerated().allSatisfy { ($1.verdict == .suppressed) == ($0 % 3 == 0) })
    let error = try await refusal { try await list.check(values + ["one@more.example"]) }
    #expect(error?.reason == "FIELD_INVALID")
  }
}
