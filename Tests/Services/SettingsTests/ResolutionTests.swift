import MusterCore
import MusterTypesAPI
import MusterWire
import Testing

@testable import MusterSettings

/// A generator that says how to run it again.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

@Suite struct `Which value is in force` {
  /// The contract's words, step by step, without an order to sort by.
  private func oracle(_ values: [HeldValue], _ asker: SettingAsker, _ now: Int64) -> [HeldValue] {
    func alive(_ value: HeldValue) -> Bool { value.expiry == nil || value.expiry ?? 0 > now }
    var found: [HeldValue] = []
    func take(_ level: Level, _ subject: String?, _ isPlatforms: Bool) {
      for value in values where value.level == level && value.isPlatforms == isPlatforms && alive(value) {
        if let subject, subject.isEmpty || subject != value.subject { continue }
        found.append(value)
      }
    }
    take(.runtime, nil, false)
    take(.runtime, nil, true)
    take(.tenant, nil, false)
    take(.connector, asker.connector, false)
    take(.connector, asker.connector, true)
    take(.manager, asker.manager, false)
    take(.manager, asker.manager, true)
    take(.global, nil, true)
    take(.preset, nil, false)
    return found
  }

  private func value(_ kind: Int, _ random: inout SeededRandom) -> String {
    let number = Int.random(in: 0...3, using: &random)
    switch kind {
    case 0: return "\(number)"
    case 1:
      let names = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
      return "{" + names.map { "\"\($0)\":\(number)" }.joined(separator: ",") + "}"
    default:
      return "[" + (0..<number).map { _ in "\(Int.random(in: 0...4, using: &random))" }.joined(separator: ",")
        + "]"
    }
  }

  @Test func `is what a plain reading of the contract says, whatever the levels hold`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("resolution: seed \(seed)")
    var random = SeededRandom(seed)
    for round in 0..<5_000 {
      let kind = round % 3
      let merge: SettingRule.Merge = kind == 0 ? .replace : kind == 1 ? .members : .union
      var values: [HeldValue] = []
      for level in Level.allCases {
        for isPlatforms in [false, true] {
          for subject in level.hasSubject ? ["x", "y"] : [""] {
            if level == .preset && isPlatforms || level == .global && !isPlatforms
              || level == .tenant && isPlatforms
            {
              continue
            }
            guard Bool.random(using: &random) else { continue }
            let expiry: Int64? = level == .runtime ? Int64.random(in: 0...20, using: &random) : nil
            values.append(
              HeldValue(
                level: level, subject: subject, isPlatforms: isPlatforms, text: value(kind, &random),
                expiry: expiry))
          }
        }
      }
      values.shuffle(using: &random)
      let asker = SettingAsker(
        manager: ["", "x", "z"].randomElement(using: &random) ?? "",
        connector: ["", "y", "z"].randomElement(using: &random) ?? "")
      let resolution = Resolution(values, merge: merge, for: asker, at: 10)
      let expected = oracle(values, asker, 10)
      #expect(resolution.order.map { values[$0] } == expected, "seed \(seed), round \(round)")
      try check(resolution, values, expected, merge)
    }
  }

  private func check(
    _ resolution: Resolution, _ values: [HeldValue], _ expected: [HeldValue], _ merge: SettingRule.Merge
  ) throws {
    guard let winner = expected.first else {
      #expect(resolution.text == nil && resolution.applied.isEmpty)
      return
    }
    let applied = Set(resolution.applied.map { values[$0] })
    #expect(applied.contains(winner))
    switch merge {
    case .replace: #expect(resolution.text == winner.text && applied == [winner])
    case .members:
      var members: [String: String] = [:]
      for value in expected.reversed() {
        for member in try JSONValue(value.text ?? "").members ?? [] {
          members[member.name] = member.value.text
        }
      }
      let found = try JSONValue(resolution.text ?? "").members ?? []
      #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.value.text) }) == members)
    case .union:
      var entries: [String] = []
      for value in expected {
        for entry in try JSONValue(value.text ?? "").elements ?? [] where !entries.contains(entry.text) {
          entries.append(entry.text)
        }
      }
      #expect(try JSONValue(resolution.text ?? "").elements?.map(\.text) == entries)
    }
  }
}
