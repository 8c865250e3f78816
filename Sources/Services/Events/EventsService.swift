import MusterEventsAPI
package import MusterJournal
package import MusterPostgres
package import MusterTenancy

/// What happened in a tenant, read from the journal. An RPC is a file in `RPCs/`.
package struct EventsService: Sendable {
  /// All that it says to the database.
  package static let statements = EventStore.statements

  let tenants: TenantDatabase
  let watch: JournalWatch
  let pages: PageTokens
  let cursors: JournalCursors
  let catalogue: EventCatalogue

  /// `types` are those of all services.
  package init(
    tenants: TenantDatabase, watch: JournalWatch, pages: PageTokens, cursors: JournalCursors,
    permissions: PermissionCatalogue, types: [EventType]
  ) {
    (self.tenants, self.watch, self.pages, self.cursors) = (tenants, watch, pages, cursors)
    catalogue = EventCatalogue(types, permissions)
  }
}

extension EventsService: EventsV1.Service {}
