import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// 2026-11-20T00:00:00Z.
let today: Int64 = CivilDate.days(2026, 11, 20) * day
let day: Int64 = 86_400_000_000

func moment(_ year: Int64, _ month: Int64, _ dayOfMonth: Int64) -> Int64 {
  CivilDate.days(year, month, dayOfMonth) * day
}

func timestamp(_ moment: Int64) -> GoogleProtobuf.Timestamp {
  .with {
    let (seconds, rest) = moment.quotientAndRemainder(dividingBy: 1_000_000)
    $0.seconds = rest < 0 ? seconds - 1 : seconds
    $0.nanos = Int32(rest < 0 ? rest + 1_000_000 : rest) * 1_000
  }
}

func isoDay(_ moment: Int64) -> String {
  let date = CivilDate(day: moment.floorDivided(by: day))
  func padded(_ number: Int64, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
  }
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
}

func fact(_ value: Bool, at time: Int64 = today, by source: String = "") -> LeadsV1.BoolFact {
  .with { ($0.value, $0.observeTime, $0.source) = (value, timestamp(time), source) }
}

func fact(_ day: String) -> LeadsV1.DateFact {
  .with { ($0.value, $0.observeTime) = (day, timestamp(today)) }
}

func decimal(_ text: String) -> TypeV1.Decimal { .with { $0.value = text } }

extension PreparedModel {
  convenience init(_ model: LeadsV1.ScoringModel) {
    self.init(model, id: IDBits(7), industries: ["Software", "Food & Drink"], countries: ["DE", "AT"])
  }

  static let shipped = PreparedModel(ShippedModel.model)

  func evaluate(_ lead: LeadsV1.Lead, at time: Int64 = today) -> Evaluation {
    evaluate(ScoringInputs(lead), former: .unspecified, at: time)
  }
}

/// A model whose authority has these factors and whose other components have none.
func model(
  _ factors: [LeadsV1.ScoringFactor], combine: LeadsV1.CombineRule = .sum, most: Int32 = 100, base: Int32 = 0
) -> LeadsV1.ScoringModel {
  .with { model in
    model.name = "Test"
    let components: [LeadsV1.ScoreComponent] = [.dataQuality, .authority, .companyFit, .timing, .risk]
    model.components = components.map { component in
      .with {
        ($0.component, $0.combine) = (component, combine)
        if component == .authority { ($0.maxPoints, $0.basePoints) = (most, base) }
        if component == .timing { $0.maxPoints = 100 - most }
      }
    }
    model.factors = factors
    model.tiers = ShippedModel.model.tiers
  }
}

func factor(_ input: String, _ test: LeadsV1.ScoringFactor.Test) -> LeadsV1.ScoringFactor {
  factor(input, 10, test)
}

func factor(
  _ input: String, _ points: Int32, _ test: LeadsV1.ScoringFactor.Test, key: String = "authority.test"
) -> LeadsV1.ScoringFactor {
  .with {
    ($0.key, $0.component, $0.points, $0.input, $0.test) = (key, .authority, points, input, test)
  }
}

/// The same numbers for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
  mutating func any<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &self)]
  }
}
