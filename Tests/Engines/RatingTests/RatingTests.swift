import MusterCore
import MusterRating
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

/// Prices beside a calculation that knows no tiers: one unit after the other, in thousandths of a cent.
@Suite struct `A charge of a price plan` {
  private struct Tier {
    let upTo: Int?
    let unit: Int
    let flat: Int
  }

  private enum Price {
    case flat(Int)
    case unit(Int)
    case tiered([Tier])
    case volume([Tier])
  }

  // MARK: The plain calculation

  /// Of whole units, in hundred thousandths of the currency.
  private func plain(_ price: Price, _ quantity: Int, included: Int) -> Int {
    let charged = max(0, quantity - included)
    var sum = 0
    switch price {
    case .flat(let once): return once
    case .unit(let each): for _ in 0..<charged { sum += each }
    case .tiered(let tiers):
      var entered: Set<Int> = []
      for unit in 0..<charged {
        let place = tiers.firstIndex { tier in tier.upTo.map { unit < $0 } ?? true } ?? 0
        sum += tiers[place].unit
        if entered.insert(place).inserted { sum += tiers[place].flat }
      }
    case .volume(let tiers):
      guard charged > 0 else { return 0 }
      let tier = tiers.first { tier in tier.upTo.map { charged <= $0 } ?? true }
      for _ in 0..<charged { sum += tier?.unit ?? 0 }
      sum += tier?.flat ?? 0
    }
    return sum
  }

  /// To cents, half to even.
  private func cents(_ amount: Int) -> Int {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: 1_000)
    if rest > 500 || rest == 500 && whole % 2 == 1 { return whole + 1 }
    return whole
  }

  // MARK: The same as messages

  private func decimal(_ amount: Int) -> TypeV1.Decimal {
    let digits = String(amount)
    let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    return .with { $0.value = "\(padded.dropLast(5)).\(padded.suffix(5))" }
  }

  private func whole(_ number: Int) -> TypeV1.Decimal { .with { $0.value = String(number) } }

  private func tiers(_ tiers: [Tier]) -> UsageV1.TieredPrice {
    .with {
      $0.tiers = tiers.map { tier in
        .with {
          $0.upTo = tier.upTo.map { whole($0) }
          ($0.unitPrice, $0.flatPrice) = (decimal(tier.unit), decimal(tier.flat))
        }
      }
    }
  }

  private func charge(_ price: Price, included: Int) -> UsageV1.Charge {
    .with {
      ($0.key, $0.category, $0.metric) = ("pages", "app", "pages")
      switch price {
      case .flat(let once):
        $0.pricing = .flat(.with { $0.price = decimal(once) })
        ($0.category, $0.metric) = ("", "")
      case .unit(let each): $0.pricing = .unit(.with { $0.price = decimal(each) })
      case .tiered(let tiers): $0.pricing = .tiered(self.tiers(tiers))
      case .volume(let tiers): $0.pricing = .volume(self.tiers(tiers))
      }
      if case .flat = price { return }
      if included > 0 { $0.includedAmount = whole(included) }
    }
  }

  private func plan(_ charges: UsageV1.Charge..., currency: String = "USD") -> UsageV1.PricePlan {
    .with { ($0.id, $0.key, $0.currencyCode, $0.charges) = ("priceplan_x", "own", currency, charges) }
  }

  private func line(_ charge: UsageV1.Charge, _ amount: String, currency: String = "USD") throws
    -> UsageV1.BillingLine
  {
    let quantity = Rating.Quantity(amount: try #require(Decimal(amount)))
    return Rating.line(charge, of: plan(charge, currency: currency), quantity, unit: "page")
  }

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private func randomTiers(_ generator: inout Seeded) -> [Tier] {
    var (tiers, end): ([Tier], Int) = ([], 0)
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      end += Int.random(in: 1...60, using: &generator)
      tiers.append(
        Tier(
          upTo: end, unit: .random(in: 0...300_000, using: &generator),
          flat: .random(in: 0...900_000, using: &generator)))
    }
    return tiers + [Tier(upTo: nil, unit: .random(in: 0...300_000, using: &generator), flat: 0)]
  }

  @Test func `comes to what a plain calculation comes to`() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("rating: seed \(seed)")
    var generator = Seeded(state: seed)
    for round in 0..<3_000 {
      let price: Price =
        switch round % 4 {
        case 0: .flat(.random(in: 0...9_000_000, using: &generator))
        case 1: .unit(.random(in: 0...900_000, using: &generator))
        case 2: .tiered(randomTiers(&generator))
        default: .volume(randomTiers(&generator))
        }
      let included = Bool.random(using: &generator) ? Int.random(in: 1...80, using: &generator) : 0
      let quantity = Int.random(in: 0...200, using: &generator)
      let charge = charge(price, included: included)
      #expect(Rating.problems(of: plan(charge), isForTenant: true) == [], "seed \(seed), round \(round)")
      let line = try line(charge, String(quantity))
      let wanted = cents(plain(price, quantity, included: included))
      let found = line.amount.map { Int($0.units) * 100 + Int($0.nanos) / 10_000_000 }
      #expect(found == wanted, "seed \(seed), round \(round): \(price) for \(quantity), \(included) included")
      let sum = line.tiers.reduce(Decimal.zero) { $0 + Decimal($1.amount) }
      #expect(sum.rounded(toPlaces: 2) == line.amount?.decimal, "seed \(seed), round \(round)")
    }
  }

  @Test func `rounds once, half to even, to the smallest coin`() throws {
    let half = charge(.unit(500), included: 0)
    #expect(try line(half, "1").amount?.decimal.text == "0")
    #expect(try line(half, "3").amount?.decimal.text == "0.02")
    #expect(try line(half, "4").amount?.decimal.text == "0.02")
    let yen = charge(.unit(150_000), included: 0)
    #expect(try line(yen, "1", currency: "JPY").amount?.decimal.text == "2")
    #expect(try line(yen, "3", currency: "JPY").amount?.decimal.text == "4")
    #expect(try line(half, "0.3", currency: "KWD").amount?.decimal.text == "0.002")
    // A thousand small ones are not lost.
    #expect(try line(half, "1000.000").amount?.decimal.text == "5")
  }

  @Test func `shows the tiers that were reached`() throws {
    let tiers = [Tier(upTo: 10, unit: 100_000, flat: 500_000), Tier(upTo: nil, unit: 50_000, flat: 0)]
    let graduated = try line(charge(.tiered(tiers), included: 5), "20")
    #expect(graduated.includedQuantity?.value == "5" && graduated.quantity?.value == "20")
    #expect(graduated.tiers.map { $0.quantity?.value } == ["10", "5"])
    #expect(graduated.tiers.map { $0.amount?.value } == ["15", "2.5"])
    #expect(graduated.tiers.map { $0.upTo?.value } == ["10", nil])
    let volume = try line(charge(.volume(tiers), included: 0), "10.5")
    #expect(volume.tiers.map { $0.amount?.value } == ["5.25"])
    #expect(try line(charge(.tiered(tiers), included: 5), "5").tiers.isEmpty)
  }

  @Test func `survives what nobody uses`() throws {
    let most = String(repeating: "9", count: 39)
    let dear = UsageV1.Charge.with {
      ($0.key, $0.category, $0.metric) = ("pages", "app", "pages")
      $0.pricing = .unit(.with { $0.price = .with { $0.value = most } })
    }
    let line = try line(dear, most)
    #expect(line.amount?.units == .max && line.amount?.nanos == 999_999_999)
    #expect(line.tiers.first?.amount?.value.count == 78)
    #expect(try self.line(dear, "-5").amount?.decimal ?? .zero < .zero)
    #expect(
      try self.line(charge(.tiered([Tier(upTo: nil, unit: 1, flat: 1)]), included: 0), "-5").tiers.isEmpty)
  }

  @Test func `puts an entry under the first charge that it fits`() {
    let charges: [UsageV1.Charge] = [
      .with { ($0.key, $0.pricing) = ("base", .flat(.init())) },
      .with {
        ($0.key, $0.category, $0.metric, $0.dimensions) = ("big", "app", "pages", ["kind": "big"])
        $0.pricing = .credit(.with { $0.credits = .with { $0.value = "0.5" } })
      },
      .with { ($0.key, $0.category, $0.metric, $0.pricing) = ("rest", "app", "pages", .unit(.init())) },
    ]
    func place(_ metric: String, _ dimensions: [String: String]) -> Int? {
      Rating.place(among: charges, category: "app", metric: metric, dimensions: dimensions)
    }
    #expect(place("pages", ["kind": "big", "model": "x"]) == 1 && place("pages", ["kind": "small"]) == 2)
    #expect(place("pages", [:]) == 2 && place("other", [:]) == nil)
    let plan = UsageV1.PricePlan.with { $0.charges = charges }
    func credits(_ dimensions: [String: String]) -> String? {
      Rating.credits(
        for: Decimal(3), by: plan, category: "app", metric: "pages", dimensions: dimensions)?.text
    }
    #expect(credits(["kind": "big"]) == "1.5" && credits([:]) == nil)
  }

  @Test func `refuses plans that contradict themselves`() {
    func problems(_ change: (inout UsageV1.PricePlan) -> Void, isForTenant: Bool = true) -> [String] {
      var plan = plan(charge(.unit(1), included: 0))
      change(&plan)
      return Rating.problems(of: plan, isForTenant: isForTenant).map(\.field)
    }
    let open = Tier(upTo: nil, unit: 1, flat: 0)
    #expect(problems { _ in } == [])
    #expect(problems({ _ in }, isForTenant: false) == ["plans"])
    #expect(problems { $0.plans = [.ignition] } == ["plans"])
    #expect(problems { $0.charges.append($0.charges[0]) } == ["charges[1].key"])
    #expect(problems { $0.charges[0].metric = "" } == ["charges[0].metric"])
    #expect(problems { $0.charges[0].pricing = nil } == ["charges[0].pricing"])
    #expect(
      problems { $0.charges[0].includedAmount = .with { $0.value = "-1" } } == ["charges[0].included_amount"])
    #expect(
      problems { $0.charges[0].pricing = .unit(.with { $0.price = .with { $0.value = "-0.01" } }) }
        == ["charges[0].unit.price"])
    #expect(problems { $0.charges[0].pricing = .flat(.init()) } == ["charges[0].category"])
    #expect(
      problems { $0.charges[0].pricing = .tiered(tiers([open, open])) } == [
        "charges[0].tiered.tiers[0].up_to"
      ])
    #expect(
      problems { $0.charges[0].pricing = .volume(tiers([Tier(upTo: 5, unit: 1, flat: 0)])) }
        == ["charges[0].volume.tiers[0].up_to"])
    #expect(
      problems {
        $0.charges[0].pricing = .tiered(
          tiers([Tier(upTo: 5, unit: 1, flat: 0), Tier(upTo: 5, unit: 1, flat: 0), open]))
      } == ["charges[0].tiered.tiers[1].up_to"])
    #expect(problems { $0.includedCredits = .with { $0.value = "-1" } } == ["included_credits"])
  }
}
