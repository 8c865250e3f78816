import MusterCampaignsAPI
import MusterCore
package import MusterJobs
import MusterJournal
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// Makes templates from a tenant's ideal customer profile, one for each industry. What they say comes with
/// Muster, so no model is asked and nothing is spent.
extension CampaignsService {
  package static let generation = JobKind("campaigns.generate")

  package func generate(_ run: JobRun) async throws {
    let wanted = Set(
      (run.payload["industries"] ?? "").split(separator: "\n").map { TextKey.folded(String($0)) })
    let channels = (run.payload["channels"] ?? "").split(separator: ",").map(String.init)
    let revision = run.payload["icp_revision"].flatMap { Int64($0) } ?? 0

    let ids = try await run.write { tx throws(RPCError) in
      // One that is run again finds what it has made.
      let made = try await TemplateStore.made(tx, by: run.id.bits)
      if !made.isEmpty { return WorkDone(made.map(\.id)) }
      guard let profile = try await surroundings.profile(tx, revision: revision) else {
        throw .icpMissing(revision)
      }
      var seen: Set<String> = []
      let industries = profile.industries.filter { industry in
        let key = TextKey.folded(industry)
        return (wanted.isEmpty || wanted.contains(key)) && seen.insert(key).inserted
      }
      let templates = GeneratedTemplates.make(
        industries, channels: Self.writtenFor.filter { channels.isEmpty || channels.contains($0.stored) },
        revision: profile.revision, by: run.id, of: tx.tenant)
      if templates.isEmpty { return WorkDone([]) }
      let tenant = tx.tenant
      _ = try await tx.run(
        templates.map { TemplateStore.insert($0.message, $0.id, by: run.id.bits, in: tenant) })
      let ids = templates.map(\.message.id)
      return WorkDone(
        ids,
        [
          WorkRecord(
            nil, fields: [],
            event: ChangeEvent(
              .templatesGenerated, object: "{\"jobId\":\"\(run.id)\",\"templateIds\":\(Self.list(ids))}"))
        ])
    }
    run.answer("{\"template_ids\":\(Self.list(ids))}")
  }

  /// Of ids, which need no escaping.
  private static func list(_ ids: [String]) -> String {
    "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}

/// Templates for industries of one profile.
enum GeneratedTemplates {
  static func make(
    _ industries: [String], channels: [TypeV1.Channel], revision: Int64, by job: JobID, of tenant: TenantID
  ) -> [(id: TemplateID, message: CampaignsV1.Template)] {
    // What was split is told by an id that all parts share; it is no template of its own.
    let parent = industries.count > 1 ? TemplateID.new().description : ""
    let now = PostgresTime.now.timestamp
    return industries.map { industry in
      let id = TemplateID.new()
      var template = TemplateDraft.make(industry: industry, channels: channels)
      template.steps = StepIDs.kept(template.steps, from: [], making: { StepID.new().description })
      (template.id, template.tenantID, template.parentID) = (id.description, tenant.description, parent)
      (template.origin, template.icpRevision) = (.generated, revision)
      (template.jobID, template.version) = (job.description, 1)
      (template.createTime, template.updateTime) = (now, now)
      return (id, template)
    }
  }
}
