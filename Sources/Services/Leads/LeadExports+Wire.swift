import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  /// What an export holds of leads, their timelines, their scores, and who must not be contacted.
  package static let exports: [ExportKind] =
    [
      ExportKind("leads.lead", tables: ["leads", "lead_tags"]) { tx, place throws(RPCError) in
        try ExportPage(try await LeadExportStore.leads(tx, place)) { row throws(PostgresError) in
          try LeadsV1.Lead(row)
        }
      },
      ExportKind("leads.activity", tables: ["activities"]) { tx, place throws(RPCError) in
        let tenant = tx.tenant
        return try ExportPage(try await LeadExportStore.activities(tx, place)) { row throws(PostgresError) in
          try LeadsV1.Activity(row, of: tenant)
        }
      },
      ExportKind("leads.reply", tables: ["replies"]) { tx, place throws(RPCError) in
        let tenant = tx.tenant
        return try ExportPage(try await LeadExportStore.replies(tx, place)) { row throws(PostgresError) in
          try LeadsV1.Reply(row, of: tenant)
        }
      },
      ExportKind("leads.score", tables: ["lead_scores"]) { tx, place throws(RPCError) in
        try await LeadExportStore.scores(tx, place)
      },
      ExportKind(
        "leads.schema", tables: ["lead_schemas"],
        omissions: [
          ExportOmission(
            "leads.schema.removed_fields",
            because: "they were taken away, and are kept for 30 days in case they come back")
        ]
      ) { tx, place throws(RPCError) in
        // A tenant has one.
        guard place.after == nil,
          let schema = try LeadSchemaStore.stored(await tx.run(LeadSchemaStore.get(tx.tenant))[0])
        else { return ExportPage(records: [], last: nil) }
        return ExportPage(
          records: [try ExportPage.json(schema.message(of: tx.tenant))], last: tx.tenant.stored.hexadecimal)
      },
    ] + suppressionExports + [modelExport]
}

extension LeadsV1.ScoreExplanation {
  /// What a lead scored from a time on, without its factors: a row of `LeadExportStore.scores`.
  init(stored row: Row) throws(PostgresError) {
    self.init()
    leadID = LeadID(try row.value(1) as UInt128).description
    evaluateTime = try row.timestamp(2)
    (score, tier) = (try row.value(3), try row.value(4))
    var parts = LeadsV1.ScoreComponents()
    (parts.dataQuality, parts.authority, parts.companyFit) = (
      try row.value(5), try row.value(6), try row.value(7)
    )
    (parts.timing, parts.risk) = (try row.value(8), try row.value(9))
    components = parts
    modelID = ScoringModelID(try row.value(10) as UInt128).description
  }
}
