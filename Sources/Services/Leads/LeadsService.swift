package import MusterCrypto
package import MusterJournal
import MusterLeadsAPI
package import MusterPostgres
import MusterRPC
import MusterRows
package import MusterTenancy

/// The people whom tenants want to win. An RPC is a file in `RPCs/`.
package struct LeadsService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] =
    LeadStore.statements + LeadListStore.statements + LeadSchemaStore.statements + ActivityStore.statements
    + ScoreStore.statements + SuppressionStore.statements + SuppressionPagesStore.statements
    + ImportStore.statements + BulkStore.statements + LeadChangeStore.statements
    + LeadSnapshotStore.statements
    + LeadExportStore.statements + ModelStore.statements + ScoredActivityStore.statements
    + ScoreHistoryStore.statements + DueLeadStore.statements + OutcomeStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let cursors: JournalCursors
  let watch: JournalWatch
  let references: any LeadReferences
  let models = PreparedModels()
  let suppressions: Suppressions
  let exports = ExportSlots()
  /// Who else holds something about leads.
  let participants: [any LeadErasureParticipant]
  let followers: any LeadFollowers

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    cursors: JournalCursors, watch: JournalWatch, references: any LeadReferences, masterKey: MasterKey,
    participants: [any LeadErasureParticipant] = [], followers: any LeadFollowers = NoFollowers()
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.cursors, self.watch, self.references) = (cursors, watch, references)
    suppressions = Suppressions(hashes: SuppressionHashes(masterKey), tenants: tenants)
    (self.participants, self.followers) = (participants, followers)
  }
}

extension LeadsService: LeadsV1.Service {}
