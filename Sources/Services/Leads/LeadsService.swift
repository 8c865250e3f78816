import MusterCrypto
package import MusterJournal
import MusterLeadsAPI
package import MusterPostgres
import MusterRPC
package import MusterTenancy

/// The people whom tenants want to win. An RPC is a file in `RPCs/`.
package struct LeadsService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] =
    LeadStore.statements + LeadListStore.statements + LeadSchemaStore.statements + ActivityStore.statements
    + ScoreStore.statements + ModelStore.statements + ScoredActivityStore.statements
    + ScoreHistoryStore.statements + DueLeadStore.statements + OutcomeStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let cursors: JournalCursors
  let watch: JournalWatch
  let references: any LeadReferences
  let models = PreparedModels()

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    cursors: JournalCursors, watch: JournalWatch, references: any LeadReferences
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.cursors, self.watch, self.references) = (cursors, watch, references)
  }
}

extension LeadsService: LeadsV1.Service {}
