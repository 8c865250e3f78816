import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// All SQL that adds to timelines, and looks whether an event is known.
enum ActivityStore {
  static let statements =
    [insert, byExternalID] + OutreachStore.statements + TimelineStore.statements + ReplyStore.statements
    + InboxStore.statements + LeadRemovalStore.statements + TraceStore.statements

  /// In the order that `LeadsV1.Activity.init(_: Row, of:)` reads.
  static let columns = """
    activity_id, lead_id, occur_time, create_time, channel, action, provider, provider_message_id, thread_key,
      external_id, campaign_id, actor_kind, actor_id, actor_name, content
    """

  private static let insert = Statement(
    """
    INSERT INTO activities (
      tenant_id, activity_id, lead_id, occur_time, create_time, channel, action, provider,
      provider_message_id, thread_key, external_id, campaign_id, actor_kind, actor_id, actor_name, content,
      send_id, enrollment_id, sender_id, step_id, step_key, variant_key, outcome, skip_reasons,
      sequence_version)
    SELECT $1, u.activity_id, u.lead_id, u.occur_time, u.create_time, u.channel, u.action, u.provider,
      nullif(u.provider_message_id, ''), nullif(u.thread_key, ''), nullif(u.external_id, ''),
      nullif(u.campaign_id, '00000000-0000-0000-0000-000000000000'), u.actor_kind,
      nullif(u.actor_id, '00000000-0000-0000-0000-000000000000'), u.actor_name, nullif(u.content, ''::bytea),
      nullif(u.send_id, '00000000-0000-0000-0000-000000000000'),
      nullif(u.enrollment_id, '00000000-0000-0000-0000-000000000000'),
      nullif(u.sender_id, '00000000-0000-0000-0000-000000000000'),
      nullif(u.step_id, '00000000-0000-0000-0000-000000000000'), nullif(u.step_key, ''),
      nullif(u.variant_key, ''), nullif(u.outcome, ''), string_to_array(nullif(u.skip_reasons, ''), ' '),
      nullif(u.sequence_version, 0)
    FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
        $22, $23, $24, $25)
      AS u(activity_id, lead_id, occur_time, create_time, channel, action, provider, provider_message_id,
        thread_key, external_id, campaign_id, actor_kind, actor_id, actor_name, content, send_id,
        enrollment_id, sender_id, step_id, step_key, variant_key, outcome, skip_reasons, sequence_version)
    """, .uuid, .uuidArray, .uuidArray, .timestamptzArray, .timestamptzArray, .textArray, .textArray,
    .textArray, .textArray, .textArray, .textArray, .uuidArray, .textArray, .uuidArray, .textArray,
    .byteaArray, .uuidArray, .uuidArray, .uuidArray, .uuidArray, .textArray, .textArray, .textArray,
    .textArray, .int8Array)

  static func insert(_ drafts: [ActivityDraft], of tenant: TenantID) -> BoundStatement {
    func texts(_ value: (ActivityDraft) -> String) -> Parameter { .texts(drafts.map(value)) }
    return insert(
      .uuid(tenant.bits), .uuids(drafts.map(\.id.bits)), .uuids(drafts.map(\.lead.bits)),
      .timestamps(drafts.map(\.occurTime)), .timestamps(drafts.map(\.createTime)),
      texts { $0.activity.channel.stored }, texts { $0.activity.action.stored },
      texts { $0.activity.provider }, texts { $0.activity.providerMessageID },
      texts { $0.activity.threadKey }, texts { $0.activity.externalID },
      .uuids(drafts.map { CampaignID($0.activity.campaignID)?.bits ?? 0 }), texts { $0.author.kind },
      .uuids(drafts.map { $0.author.id?.bits ?? 0 }), texts { $0.author.name },
      .byteas(drafts.map { $0.activity.content }),
      .uuids(drafts.map { SendID($0.activity.sendID)?.bits ?? 0 }),
      .uuids(drafts.map { EnrollmentID($0.activity.enrollmentID)?.bits ?? 0 }),
      .uuids(drafts.map { SenderID($0.activity.senderID)?.bits ?? 0 }),
      .uuids(drafts.map { StepID($0.activity.stepID)?.bits ?? 0 }), texts { $0.activity.stepKey },
      texts { $0.activity.variantKey }, texts { $0.activity.outcome },
      texts { $0.activity.skipReasons.joined(separator: " ") }, .int8s(drafts.map(\.sequenceVersion)))
  }

  private static let byExternalID = Statement(
    """
    SELECT \(columns)
    FROM activities
    WHERE tenant_id = $1 AND provider = $2 AND external_id = $3
    """, .uuid, .text, .text)

  /// What a provider has told before under that id of its own.
  static func known(
    _ tx: borrowing TenantTransaction, _ provider: String, _ externalID: String
  ) async throws(RPCError) -> LeadsV1.Activity? {
    if externalID.isEmpty { return nil }
    let tenant = tx.tenant
    let rows = try await tx.run(byExternalID(.uuid(tenant.bits), .text(provider), .text(externalID)))[0]
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in try LeadsV1.Activity(row, of: tenant) }
    }
  }
}
