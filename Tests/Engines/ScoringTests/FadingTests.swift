import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

private let linear: [(Int64, Int32)] = [
  (0, 10), (1, 9), (day, 9), (day + 1, 8), (5 * day, 5), (5 * day + 1, 4), (9 * day, 1), (9 * day + 1, 0),
  (10 * day, 0), (400 * day, 0), (-day, 10),
]

private let halving: [(Int64, Int32)] = [
  (0, 100), (1, 99), (10 * day, 50), (10 * day + 1, 49), (20 * day, 25), (20 * day + 1, 24),
  // 100 / 2^(age / span) is 75 at 0.41503749927884376 spans.
  (day * 415_037 / 100_000, 75), (day * 415_038 / 100_000, 74), (67 * day, 0), (66 * day, 1),
  (90_000 * day, 0),
]

private func fading(
  _ kind: LeadsV1.DecayKind, days: Int64, _ factor: LeadsV1.ScoringFactor
) -> LeadsV1.ScoringFactor {
  var factor = factor
  factor.decay = .with { ($0.kind, $0.span) = (kind, .with { $0.seconds = days * 86_400 }) }
  return factor
}

private func activity(_ id: UInt128, _ age: Int64, _ action: LeadsV1.ActivityAction = .opened)
  -> ScoredActivity
{
  ScoredActivity(id: IDBits(id), action: action, channel: .email, occurTime: today - age)
}

private func opened(days: Int32 = 0, most: Int32 = 0, _ points: Int32 = 10) -> LeadsV1.ScoringFactor {
  factor(
    "activities", points,
    .activity(.with { ($0.action, $0.withinDays, $0.maxCount) = (.opened, days, most) }))
}

@Suite struct `Points that fade` {
  private func points(_ factor: LeadsV1.ScoringFactor, age: Int64) -> Int32 {
    let lead = LeadsV1.Lead.with { $0.facts = .with { $0.hiring = fact(true, at: today - age) } }
    return PreparedModel(model([factor], base: factor.points < 0 ? 100 : 0)).evaluate(lead).score
  }

  @Test(arguments: linear)
  func `go evenly, rounded towards 0`(_ age: Int64, _ left: Int32) {
    #expect(points(fading(.linear, days: 10, factor("facts.hiring", .flag(true))), age: age) == left)
    let taking = fading(.linear, days: 10, factor("facts.hiring", -10, .flag(true)))
    #expect(points(taking, age: age) == 100 - left)
  }

  @Test(arguments: halving)
  func `go by half with each span`(_ age: Int64, _ left: Int32) {
    #expect(points(fading(.halfLife, days: 10, factor("facts.hiring", 100, .flag(true))), age: age) == left)
  }

  @Test func `stay where nobody said when the fact was seen`() {
    let lead = LeadsV1.Lead.with { $0.facts = .with { $0.hiring = .with { $0.value = true } } }
    let faded = PreparedModel(model([fading(.linear, days: 1, factor("facts.hiring", .flag(true)))]))
    #expect(faded.evaluate(lead).score == 10 && faded.evaluate(lead).nextChange == nil)
  }

  @Test func `of a day go from that day on, not from when it was heard of`() {
    let recent = LeadsV1.ScoringFactor.Test.age(.with { $0.months = 12 })
    let faded = PreparedModel(model([fading(.linear, days: 100, factor("facts.funding", recent))]))
    let lead = LeadsV1.Lead.with { $0.facts = .with { $0.funding = fact(isoDay(today - 50 * day)) } }
    #expect(faded.evaluate(lead).score == 5)
  }
}

@Suite struct `Activities` {
  private func score(_ factor: LeadsV1.ScoringFactor, _ activities: [ScoredActivity]) -> Int32 {
    PreparedModel(model([factor])).evaluate(
      ScoringInputs(LeadsV1.Lead()), activities, former: .unspecified, at: today
    ).score
  }

  @Test func `count each up to so many, the newest first`() {
    let activities = [
      activity(1, 40 * day), activity(2, day), activity(3, 2 * day), activity(4, 0, .clicked),
    ]
    #expect(score(opened(), []) == 0)
    #expect(score(opened(), activities) == 10)
    #expect(score(opened(most: 2), activities) == 20)
    #expect(score(opened(most: 100), activities) == 30)
    #expect(score(opened(days: 2, most: 100), activities) == 10)
    #expect(score(opened(days: 3, most: 100), activities) == 20)
    let prepared = PreparedModel(model([opened(most: 2)]))
    #expect(prepared.needsActivities && prepared.questions.map(\.countMax) == [2])
    for shuffled in [activities, activities.reversed()] {
      let explained = prepared.explain(ScoringInputs(LeadsV1.Lead()), shuffled, at: today)
      #expect(
        explained.first?.activityIDs == [2, 3].map { TypeID(prefix: "activity", bits: $0).description })
      #expect(explained.first?.value == "2" && explained.first?.possiblePoints == 20)
      #expect(explained.first?.observeTime == timestamp(today - day))
    }
  }

  @Test func `are of one channel when the test says so`() {
    let test = LeadsV1.ScoringFactor.Test.activity(
      .with { ($0.action, $0.channel, $0.maxCount) = (.opened, .sms, 9) })
    let sms = ScoredActivity(id: IDBits(1), action: .opened, channel: .sms, occurTime: today)
    #expect(score(factor("activities", test), [activity(2, 0), sms]) == 10)
  }

  @Test func `fade one by one`() {
    let activities = [activity(1, 5 * day), activity(2, 0), activity(3, 20 * day)]
    #expect(score(fading(.linear, days: 10, opened(most: 9)), activities) == 15)
  }

  @Test func `that are yet to come count as new`() {
    #expect(score(fading(.linear, days: 10, opened(days: 1, most: 9)), [activity(1, -day)]) == 10)
  }

  @Test func `leave when their days are over`() {
    let prepared = PreparedModel(model([opened(days: 3, most: 9)]))
    let evaluation = prepared.evaluate(
      ScoringInputs(LeadsV1.Lead()), [activity(1, day), activity(2, 2 * day)], former: .unspecified, at: today
    )
    #expect(evaluation.score == 20 && evaluation.nextChange == today + day)
  }
}
