import MusterCore
import Synchronization

/// The master keys of an installation, the oldest first. A newer one is added below the others, and none is
/// ever taken away: what was hashed under the first is known to nobody any more.
package struct MasterKeys: Sendable {
  /// Everything but the wrapping of data keys goes by it.
  package let first: MasterKey
  package let newer: [MasterKey]

  package static let countMax = 100

  package init(_ first: MasterKey, newer: [MasterKey] = []) {
    (self.first, self.newer) = (first, newer)
  }

  /// From a file that its owner alone can read: a key a line.
  package init(file: String) throws(MasterKeyError) {
    var text: [UInt8]
    do throws(TLSError) {
      text = try PEMFile.bytes(file, refusing: 0o077)
    } catch {
      throw MasterKeyError(error.message)
    }
    defer { text.wipe() }
    guard let keys = Self(text: text) else {
      throw MasterKeyError(
        "\(file): holds no key: 32 random bytes as 64 hexadecimal digits or in base64, such as from"
          + " openssl rand -hex 32; a newer one stands on a line of its own below")
    }
    self = keys
  }

  /// Nil when a line holds no key, or one that stood above.
  package init?(text: [UInt8]) {
    let lines = (text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...])
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let keys = lines.compactMap { MasterKey(text: Array($0)) }
    guard let first = keys.first, keys.count == lines.count, keys.count <= Self.countMax,
      Set(keys.map(\.mark)).count == keys.count
    else { return nil }
    self.init(first, newer: Array(keys.dropFirst()))
  }

  /// Of the newest; the first is 1.
  package var newestVersion: Int64 { Int64(newer.count) + 1 }

  package subscript(_ version: Int64) -> MasterKey? {
    if version == 1 { return first }
    guard version > 1, version <= newestVersion else { return nil }
    return newer[Int(version) - 2]
  }

  /// Whether all keys of the other stand here in their places.
  package func continues(_ other: MasterKeys) -> Bool {
    (1...other.newestVersion).allSatisfy { self[$0]?.mark == other[$0]?.mark }
  }
}

extension MasterKey {
  /// Tells it from others, and opens nothing.
  package var mark: [UInt8] { key(for: .mark) }
}

/// The keys as a server has them now: its file may be read again.
package final class MasterKeyRing: Sendable {
  private let held: Mutex<MasterKeys>

  package init(_ keys: MasterKeys) {
    held = Mutex(keys)
  }

  package var keys: MasterKeys { held.withLock { $0 } }

  /// False, and nothing is changed, when they lack one that there was.
  package func replace(_ keys: MasterKeys) -> Bool {
    held.withLock { held in
      guard keys.continues(held) else { return false }
      held = keys
      return true
    }
  }
}
