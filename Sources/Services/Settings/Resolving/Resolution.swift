import MusterWire

/// Who asks for a setting: what levels of plug-ins it is looked for at.
struct SettingAsker: Hashable, Sendable {
  /// Empty for none.
  var manager = ""
  var connector = ""
}

/// One value that a level holds for a key.
struct HeldValue: Hashable, Sendable {
  let level: Level
  let subject: String
  let isPlatforms: Bool
  /// JSON text; nil for a secret.
  let text: String?
  /// In microseconds since 1970; nil for ever.
  let expiry: Int64?

  /// The nearer of two has the higher: the level, then the tenant before the platform.
  fileprivate var nearness: Int32 { level.rawValue * 2 + (isPlatforms ? 0 : 1) }

  fileprivate func counts(for asker: SettingAsker, at now: Int64) -> Bool {
    if let expiry, expiry <= now { return false }
    return switch level {
    case .manager: !subject.isEmpty && subject == asker.manager
    case .connector: !subject.isEmpty && subject == asker.connector
    case .preset, .global, .tenant, .runtime: true
    }
  }
}

/// Which value of a key is in force, and why: a pure function of what the levels hold.
struct Resolution: Sendable {
  /// Places of the values that were found, the winner first, then from near to far.
  let order: [Int]
  /// Of those, the ones that are in force or went into it.
  let applied: Set<Int>
  /// JSON text; nil for a secret, and where nothing was found.
  let text: String?

  init(_ values: [HeldValue], merge: SettingRule.Merge, for asker: SettingAsker, at now: Int64) {
    let found = values.indices.filter { values[$0].counts(for: asker, at: now) }
      .sorted { values[$0].nearness > values[$1].nearness }
    order = found
    guard let winner = found.first else {
      (applied, text) = ([], nil)
      return
    }
    switch merge {
    case .replace: (applied, text) = ([winner], values[winner].text)
    case .members: (applied, text) = Self.members(values, found, winner)
    case .union: (applied, text) = Self.union(values, found, winner)
    }
  }

  private static func members(
    _ values: [HeldValue], _ found: [Int], _ winner: Int
  ) -> (Set<Int>, String?) {
    var (applied, names): (Set<Int>, Set<String>) = ([winner], [])
    var members: [JSONValue.Member] = []
    for place in found {
      guard let own = values[place].json?.members else { continue }
      for member in own where names.insert(member.name).inserted {
        members.append(member)
        applied.insert(place)
      }
    }
    return (applied, JSONValue.object(members).text)
  }

  private static func union(
    _ values: [HeldValue], _ found: [Int], _ winner: Int
  ) -> (Set<Int>, String?) {
    var (applied, known): (Set<Int>, Set<String>) = ([winner], [])
    var elements: [JSONValue] = []
    for place in found {
      for element in values[place].json?.elements ?? [] where known.insert(element.canonicalText).inserted {
        elements.append(element)
        applied.insert(place)
      }
    }
    return (applied, JSONValue.array(elements).text)
  }
}

extension HeldValue {
  fileprivate var json: JSONValue? { text.flatMap { try? SettingJSON.value($0) } }
}
