package import MusterCore

/// A server from its start to its end; the next one at the same place has another.
package struct ServerID: ResourceID {
  package static let prefix = "server"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

/// What a server says of itself to anybody who asks.
package struct ServerFacts: Sendable {
  package let id: ServerID
  package var isDev = false
  /// The full names of the services that it serves, in order.
  package var services: [String] = []
  package var messageBytesMax = 0
  /// Nil for a server that gives a call as long as it asks for.
  package var deadlineMax: Duration?

  package init(_ id: ServerID) {
    self.id = id
  }
}
