import MusterEventsAPI
package import MusterJournal
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy

extension EventsService {
  /// What an export holds of this service.
  package static func exports(_ cursors: JournalCursors) -> [ExportKind] {
    [
      ExportKind(
        "events.event", tables: ["journal"],
        omissions: [
          ExportOmission(
            "events.event.actor.id",
            because: "of the platform's operators a tenant learns only that it was one")
        ]
      ) { tx, place throws(RPCError) in
        let tenant = tx.tenant
        return try ExportPage(try await EventStore.export(tx, place), time: 3, id: 2) {
          row throws(PostgresError) in
          try EventsV1.Event(row, in: tenant, cursors)
        }
      }
    ]
  }
}
