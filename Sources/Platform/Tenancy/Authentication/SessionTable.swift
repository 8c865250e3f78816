import MusterCore
import MusterLoop
import Synchronization

/// Tokens that were found good lately, each with who brings it. Each loop looks into a table of its own, so
/// that loops do not wait for each other; what does not run on a loop shares one.
final class SessionTables: Sendable {
  private static let sessionsMax = 20_000

  struct Entry {
    let principal: Principal
    /// Of the keys that the token was found good by.
    let generation: UInt64
  }

  private final class Table: Sendable {
    let known = Mutex(Known())
  }

  private struct Known: ~Copyable {
    var entries = RecentCache<CredentialText, Entry>(countMax: SessionTables.sessionsMax)
    var lookups = CacheLookups()
  }

  var lookups: CacheLookups {
    tables.reduce(into: CacheLookups()) { sum, table in
      let lookups = table.known.withLock { $0.lookups }
      sum.hits &+= lookups.hits
      sum.misses &+= lookups.misses
    }
  }

  private let loops: [EventLoop]
  private let tables: [Table]

  init(_ loops: [EventLoop]) {
    self.loops = loops
    tables = (0...loops.count).map { _ in Table() }
  }

  private var here: Table {
    for (index, loop) in loops.enumerated() where loop.isInLoop { return tables[index] }
    return tables[loops.count]
  }

  /// By the credential as a call carries it.
  func entry(_ credential: ArraySlice<UInt8>) -> Entry? {
    here.known.withLock { known in
      let entry = known.entries.value(CredentialText(credential))
      known.lookups.count(entry != nil)
      return entry
    }
  }

  func keep(_ entry: Entry, _ credential: ArraySlice<UInt8>) {
    // A copy of its own: the slice holds all the call's metadata.
    let text = CredentialText(ArraySlice(Array(credential)))
    here.known.withLock { $0.entries.keep(entry, text) }
  }
}

/// A credential as the key of a table: equal when every byte is. It is found by its end, which is a
/// signature: only tokens whose signature was good are in a table, so nobody can choose many that end
/// alike.
private struct CredentialText: Hashable {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  static func == (one: CredentialText, other: CredentialText) -> Bool { sameBytes(one.bytes, other.bytes) }

  func hash(into hasher: inout Hasher) {
    var tail: UInt64 = UInt64(bytes.count)
    for byte in bytes.suffix(12) { tail = tail &* 0x100_0000_01b3 ^ UInt64(byte) }
    hasher.combine(tail)
  }
}
