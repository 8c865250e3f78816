package import MusterWire

/// What can happen to a kind of thing, as those who watch know it: `lead.updated`. Part of the contract, so
/// it is never renamed. A service states its types as constants and lists them.
package struct EventType: Hashable, Sendable {
  /// The thing and what was done to it.
  package let name: String
  /// Whoever lacks it is not told.
  package let permission: String

  package init(_ name: String, readBy permission: String) {
    (self.name, self.permission) = (name, permission)
  }

  /// The thing, `lead` of `lead.updated`, by which all types of it are asked for.
  package var thing: Substring { name.prefix { $0 != "." } }
}

/// What is announced to those who watch, once the write is committed.
package struct ChangeEvent: Hashable, Sendable {
  package let type: EventType
  /// A JSON object: the thing as it was then, under its noun. Erasure clears it.
  package let data: String

  /// That nothing more is to be told.
  package init(_ type: EventType) {
    (self.type, data) = (type, "{}")
  }

  /// With the thing as callers see it, which holds no secret.
  package init(_ type: EventType, _ noun: StaticString, _ thing: some WireMessage) {
    self.type = type
    // Nothing that a service makes has no JSON form, but a change must not fail for its echo.
    data = "{\"\(noun)\":\((try? thing.json()) ?? "{}")}"
  }

  /// With an object of another shape, as the type's own comment says.
  package init(_ type: EventType, object: String) {
    (self.type, data) = (type, object)
  }
}
