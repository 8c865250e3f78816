import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy

extension CampaignsService {
  /// What an export of a tenant holds of campaigns and what they are made of.
  package static let exports: [ExportKind] =
    [
      // Which senders it may send with is said in it.
      ExportKind("campaigns.campaign", tables: ["campaigns", "campaign_senders"]) {
        tx, place throws(RPCError) in
        try ExportPage(try await CampaignExportStore.campaigns(tx, place)) { row throws(PostgresError) in
          try StoredCampaign(row).listed
        }
      },
      ExportKind("campaigns.sequence", tables: ["campaign_sequences"]) { tx, place throws(RPCError) in
        let found = try await CampaignExportStore.sequences(tx, place)
        var records: [String] = []
        for (_, sequence) in found { records.append(try ExportPage.json(sequence)) }
        return ExportPage(records: records, last: found.last?.key)
      },
      ExportKind(
        "campaigns.sender", tables: ["senders"],
        omissions: [
          ExportOmission(
            "campaigns.sender.capacity",
            because: "it is what the sender may still send today, and another thing tomorrow")
        ]
      ) { tx, place throws(RPCError) in
        try ExportPage(try await CampaignExportStore.senders(tx, place)) { row throws(PostgresError) in
          try StoredSender(row).exported
        }
      },
      ExportKind("campaigns.template", tables: ["campaign_templates"]) { tx, place throws(RPCError) in
        try ExportPage(try await CampaignExportStore.templates(tx, place)) { row throws(PostgresError) in
          try StoredMessage.read(row, 1, as: CampaignsV1.Template.self)
        }
      },
    ]
}
