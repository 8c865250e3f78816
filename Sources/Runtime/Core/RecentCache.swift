/// Values that were asked for lately, within a bound.
///
/// Two halves: what is new or was asked for lately, and what was so before. When the first is full it becomes
/// the second, which is forgotten. So nothing has to be moved for each look-up.
package struct RecentCache<Key: Hashable, Value> {
  private let halfMax: Int
  private let forget: (@Sendable (Value) -> Void)?
  private var lately: [Key: Value] = [:]
  private var before: [Key: Value] = [:]

  /// `forget` hears of each value that had to make room.
  package init(countMax: Int, forget: (@Sendable (Value) -> Void)? = nil) {
    halfMax = max(1, countMax / 2)
    self.forget = forget
  }

  package var count: Int { lately.count + before.count }

  package var all: [Value] { Array(lately.values) + Array(before.values) }

  package mutating func value(_ key: Key) -> Value? {
    if let value = lately[key] { return value }
    guard !before.isEmpty, let value = before.removeValue(forKey: key) else { return nil }
    put(value, key)
    return value
  }

  package mutating func keep(_ value: Value, _ key: Key) {
    if !before.isEmpty { before.removeValue(forKey: key) }
    put(value, key)
  }

  package mutating func remove(_ key: Key) {
    lately.removeValue(forKey: key)
    before.removeValue(forKey: key)
  }

  package mutating func removeAll() {
    lately = [:]
    before = [:]
  }

  private mutating func put(_ value: Value, _ key: Key) {
    if lately.count >= halfMax, lately[key] == nil {
      if let forget { before.values.forEach(forget) }
      before = lately
      lately = [:]
    }
    lately[key] = value
  }
}
