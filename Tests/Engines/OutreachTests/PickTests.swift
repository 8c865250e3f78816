import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Picks of channels and variants")
struct PickTests {
  private func allocation(_ shares: [(TypeV1.Channel, Int32)], seed: Int64 = 0) -> CampaignsV1.Allocation {
    .with {
      $0.seed = seed
      $0.shares = shares.map { share in .with { ($0.channel, $0.percent) = share } }
    }
  }

  private func choice(_ key: String, _ channels: [TypeV1.Channel]) -> CampaignsV1.SequenceStep {
    step(key, channels.map { variant("\($0.rawValue)", content($0)) })
  }

  private static let mixes: [[(TypeV1.Channel, Int32)]] = [
    [(.email, 50), (.linkedin, 50)], [(.email, 97), (.sms, 3)],
    [(.email, 34), (.sms, 33), (.linkedin, 33)],
    [(.email, 50), (.sms, 20), (.linkedin, 15), (.voice, 10), (.mail, 5)],
    [(.email, 100), (.sms, 0)], [(.email, 1), (.sms, 99)],
  ]

  @Test("The shares of an allocation hold within 1 percent over any 1,000 planned steps")
  func shares() throws {
    for (place, mix) in Self.mixes.enumerated() {
      for seed in [Int64(0), 42, .min] {
        let shares = allocation(mix, seed: seed)
        let options = choice("s", mix.map(\.0))
        var counts = PlannedCounts()
        var planned: [TypeV1.Channel] = []
        for number in 0..<3_000 {
          let pick = try #require(
            VariantPicker.pick(
              options, lead: LeadID(UInt128(number)), tier: .hot, allocation: shares, counts: counts,
              seed: seed))
          counts.add(pick.channel)
          planned.append(pick.channel)
        }
        for start in stride(from: 0, through: 2_000, by: 250) {
          let part = planned[start..<start + 1_000]
          for (channel, percent) in mix {
            let count = part.count { $0 == channel }
            #expect(
              abs(count - Int(percent) * 10) <= 10,
              "mix \(place), seed \(seed), from \(start): \(channel) \(count)")
          }
        }
      }
    }
  }

  @Test("The shares hold though tiers leave some leads no choice")
  func tiers() throws {
    var random = SeededRandom(5)
    let shares = allocation([(.email, 60), (.linkedin, 25), (.sms, 15)], seed: 3)
    let options = choice("s", [.email, .sms, .linkedin])
    var counts = PlannedCounts()
    for number in 0..<1_000 {
      let tier: LeadsV1.Tier = [.hot, .hot, .warm, .cool, .cold].randomElement(using: &random) ?? .hot
      let pick = try #require(
        VariantPicker.pick(
          options, lead: LeadID(UInt128(number)), tier: tier, allocation: shares, counts: counts, seed: 3))
      #expect(pick.isAllowed && TierChannels.allowed(tier).contains(pick.channel))
      counts.add(pick.channel)
    }
    #expect(
      abs(counts[.email] - 600) <= 10 && abs(counts[.linkedin] - 250) <= 10 && abs(counts[.sms] - 150) <= 10)
  }

  @Test("No step of a sequence falls on one channel by the beat of the plan")
  func beat() throws {
    let shares = allocation([(.email, 50), (.linkedin, 50)], seed: 9)
    var counts = PlannedCounts()
    var first: [TypeV1.Channel: Int] = [:]
    for number in 0..<2_000 {
      let pick = try #require(
        VariantPicker.pick(
          choice(number % 2 == 0 ? "one" : "two", [.email, .linkedin]), lead: LeadID(UInt128(number / 2)),
          tier: .hot, allocation: shares, counts: counts, seed: 9))
      counts.add(pick.channel)
      if number % 2 == 0 { first[pick.channel, default: 0] += 1 }
    }
    #expect((350...650).contains(first[.email] ?? 0), "\(first)")
  }

  @Test("The same seed and plan give the same picks, and another seed others")
  func deterministic() {
    func run(_ seed: Int64) -> [TypeV1.Channel?] {
      var counts = PlannedCounts()
      return (0..<200).map { number in
        let pick = VariantPicker.pick(
          choice("s", [.email, .sms, .mail]), lead: LeadID(UInt128(number)), tier: .hot,
          allocation: allocation([(.email, 40), (.sms, 30), (.mail, 30)], seed: seed), counts: counts,
          seed: seed)
        if let pick { counts.add(pick.channel) }
        return pick?.channel
      }
    }
    #expect(run(17) == run(17))
    #expect(run(17) != run(18))
  }

  @Test("Variants of a channel are picked by weight, and a lead's pick never changes")
  func weights() throws {
    let options = step(
      "s", [variant("a", email(), weight: 3), variant("b", email()), variant("off", email(), weight: 0)])
    var found: [String: Int] = [:]
    for number in 0..<4_000 {
      let lead = LeadID(UInt128(number) << 64 | 7)
      func pick() -> String? {
        VariantPicker.pick(
          options, lead: lead, tier: .cold, allocation: nil, counts: PlannedCounts(), seed: 11)?.variant.key
      }
      let key = try #require(pick())
      #expect(key == pick())
      found[key, default: 0] += 1
    }
    #expect((2_800...3_200).contains(found["a"] ?? 0), "\(found)")
    #expect(found["off"] == nil && found["b"] == 4_000 - (found["a"] ?? 0))
  }

  @Test("Two steps do not pick the same variant for the same leads")
  func independent() {
    var same = 0
    for number in 0..<1_000 {
      let keys = ["one", "two"].map { key in
        VariantPicker.pick(
          step(key, [variant("a", email()), variant("b", email())]), lead: LeadID(UInt128(number)),
          tier: .hot,
          allocation: nil, counts: PlannedCounts(), seed: 2)?.variant.key
      }
      if keys[0] == keys[1] { same += 1 }
    }
    #expect((400...600).contains(same), "\(same)")
  }

  @Test("A channel that the tier does not have is picked only when there is no other")
  func notAllowed() {
    func pick(_ channels: [TypeV1.Channel], _ tier: LeadsV1.Tier, forced: TypeV1.Channel? = nil)
      -> VariantPick?
    {
      VariantPicker.pick(
        choice("s", channels), lead: LeadID(1), tier: tier, allocation: nil, counts: PlannedCounts(), seed: 0,
        channel: forced)
    }
    #expect(pick([.sms, .email], .cool)?.channel == .email)
    let only = pick([.sms], .cool)
    #expect(only?.channel == .sms && only?.isAllowed == false)
    #expect(pick([.sms, .email], .hot, forced: .sms)?.channel == .sms)
    #expect(pick([.sms, .email], .cool, forced: .sms)?.isAllowed == false)
    #expect(pick([.sms, .email], .hot, forced: .mail) == nil)
    #expect(pick([], .hot) == nil)
  }

  @Test("A channel without a share is never picked")
  func noShare() {
    let pick = VariantPicker.pick(
      choice("s", [.sms]), lead: LeadID(1), tier: .hot, allocation: allocation([(.email, 100), (.sms, 0)]),
      counts: PlannedCounts(), seed: 0)
    #expect(pick == nil)
  }

  @Test("Each tier has its channels")
  func tierChannels() {
    let table: [(LeadsV1.Tier, Set<TypeV1.Channel>)] = [
      (.hot, [.email, .sms, .linkedin, .voice, .mail]), (.warm, [.email, .linkedin, .voice]),
      (.cool, [.email, .linkedin]), (.cold, [.email]), (.dead, []), (.unspecified, [.email]),
    ]
    for (tier, channels) in table { #expect(TierChannels.allowed(tier) == channels) }
  }

  @Test("An allocation shares out all there is, each channel once")
  func allocations() {
    func problems(_ shares: [(TypeV1.Channel, Int32)]) -> [String] {
      AllocationCheck.problems(of: allocation(shares)).map { "\($0.field) \($0.description)" }
    }
    #expect(problems([(.email, 60), (.sms, 40)]) == [])
    #expect(problems([(.email, 60), (.sms, 41)]) == ["shares total 101, not 100"])
    #expect(
      problems([(.email, 50), (.email, 50)])
        == ["shares[1].channel is email a second time; each channel stands once"])
    #expect(problems([(.web, 100)]) == ["shares[0].channel is web, over which campaigns send nothing"])
    #expect(problems([(.email, .max), (.sms, .max)]).last == "shares total 4294967294, not 100")
  }

  @Test("Counts that no campaign has do no harm")
  func extremes() {
    var counts = PlannedCounts()
    counts.byChannel = [.email: .max, .sms: .max]
    counts.add(.email)
    #expect(counts.total == .max)
    let pick = VariantPicker.pick(
      choice("s", [.email, .sms]), lead: LeadID(1), tier: .hot,
      allocation: allocation([(.email, 50), (.sms, 50)]), counts: counts, seed: 0)
    #expect(pick != nil)
  }
}
