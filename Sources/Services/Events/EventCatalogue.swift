package import MusterJournal
import MusterRPC
import MusterTenancy

extension EventType {
  /// Something was recorded that announces nothing else: a refused call, a look at what is sensitive, a change
  /// without an event of its own. So that whoever reads the audit log can watch all of it.
  package static let auditRecorded = EventType("audit.recorded", readBy: "audit.read")
}

/// All types of events that there are, and who may read each.
struct EventCatalogue: Sendable {
  private struct Known {
    let type: EventType
    let needed: PermissionSet
  }

  private let types: [Known]

  init(_ types: [EventType], _ permissions: PermissionCatalogue) {
    self.types = (types + [.auditRecorded]).map { type in
      Known(type: type, needed: permissions.set([type.permission]))
    }
  }

  /// The types that were asked for, by name or by thing, as rows have them; all when none was. Those that the
  /// caller may not read are left out.
  func stored(_ asked: [String], readBy permissions: PermissionSet) throws(RPCError) -> [String] {
    for name in asked where !types.contains(where: { Self.isMeant($0.type, by: name) }) {
      throw .eventTypeUnknown(name)
    }
    // A permission that nobody declares is held by nobody.
    return types.filter { known in
      !known.needed.isEmpty && permissions.contains(known.needed)
        && (asked.isEmpty || asked.contains { Self.isMeant(known.type, by: $0) })
    }.map { $0.type == .auditRecorded ? "" : $0.type.name }
  }

  private static func isMeant(_ type: EventType, by name: String) -> Bool {
    name == type.name || name == type.thing
  }
}
