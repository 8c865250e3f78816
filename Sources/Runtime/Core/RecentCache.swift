/// Values that were asked for lately, within a bound.
///
/// Two halves: what is new or was asked for lately, and what was so before. When the first is full it becomes
/// the second, which is forgotten. So nothing has to be moved for each look-up.
///
/// `public` and inlinable: other modules would look up by unspecialised code, for each call.
public struct RecentCache<Key: Hashable, Value> {
  @usableFromInline let halfMax: Int
  @usableFromInline let forget: (@Sendable (Value) -> Void)?
  @usableFromInline var lately: [Key: Value] = [:]
  @usableFromInline var before: [Key: Value] = [:]

  /// `forget` hears of each value that had to make room.
  @inlinable public init(countMax: Int, forget: (@Sendable (Value) -> Void)? = nil) {
    halfMax = max(1, countMax / 2)
    self.forget = forget
  }

  @inlinable public var count: Int { lately.count + before.count }

  @inlinable public var all: [Value] { Array(lately.values) + Array(before.values) }

  @inlinable public mutating func value(_ key: Key) -> Value? {
    if let value = lately[key] { return value }
    guard !before.isEmpty, let value = before.removeValue(forKey: key) else { return nil }
    put(value, key)
    return value
  }

  @inlinable public mutating func keep(_ value: Value, _ key: Key) {
    if !before.isEmpty { before.removeValue(forKey: key) }
    put(value, key)
  }

  @inlinable public mutating func remove(_ key: Key) {
    lately.removeValue(forKey: key)
    before.removeValue(forKey: key)
  }

  @inlinable public mutating func removeAll() {
    lately = [:]
    before = [:]
  }

  @usableFromInline mutating func put(_ value: Value, _ key: Key) {
    if lately.count >= halfMax, lately[key] == nil {
      if let forget { before.values.forEach(forget) }
      before = lately
      lately = [:]
    }
    lately[key] = value
  }
}
