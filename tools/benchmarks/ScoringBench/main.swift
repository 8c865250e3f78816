import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// How many leads a core scores in a second, by the shipped model and by one as large as models can be.
let titles = [
  "CEO", "Vice President of Sales", "Head of Marketing", "Senior Product Manager", "Software Engineer",
  "Managing Director", "Geschäftsführer", "Director, Business Development", "Account Executive", "",
  "Founder & CEO", "Sr. Manager, Finance", "Executive Assistant to the CEO", "Chief Financial Officer",
]

let today = CivilDate.days(2026, 11, 20) * 86_400_000_000

func lead(_ number: Int) -> LeadsV1.Lead {
  .with { lead in
    lead.email = "person-\(number)@company-\(number % 97).example"
    lead.title = titles[number % titles.count]
    if number % 3 != 0 { lead.phone = "+61400000\(100 + number % 900)" }
    if number % 2 == 0 { lead.linkedinURL = "https://www.linkedin.com/in/person-\(number)" }
    lead.industry = ["Software", "Mining", "Food & Drink", ""][number % 4]
    lead.country = ["DE", "AT", "AU", "US"][number % 4]
    lead.employeeCount = Int32(number % 200)
    lead.facts = .with {
      $0.emailVerified = .with { $0.value = number % 5 != 0 }
      if number % 4 == 0 { $0.roleStart = .with { $0.value = "2026-0\(1 + number % 9)-15" } }
      if number % 7 == 0 { $0.hiring = .with { $0.value = true } }
    }
  }
}

/// 500 factors of 20 phrases.
let large = LeadsV1.ScoringModel.with { model in
  (model.components, model.tiers) = (ShippedModel.model.components, ShippedModel.model.tiers)
  model.factors = (0..<500).map { number in
    .with {
      ($0.key, $0.component, $0.points) = ("authority.f\(number)", .authority, Int32(number % 25))
      ($0.input, $0.test) = (
        "title", .text(.with { $0.phrases = (0..<20).map { "word\(number) of \($0)" } + ["manager"] })
      )
    }
  }
}

let inputs = (0..<1_000).map { ScoringInputs(lead($0)) }

func measure(_ name: String, _ model: LeadsV1.ScoringModel, rounds: Int) {
  let prepared = PreparedModel(
    model, id: ShippedModel.id, industries: ["Software", "Food & Drink"], countries: ["DE", "AT"])
  let start = MonotonicClock.nanoseconds()
  var sum: Int64 = 0
  for _ in 0..<rounds {
    for lead in inputs { sum += Int64(prepared.evaluate(lead, former: .unspecified, at: today).score) }
  }
  let seconds = Double(MonotonicClock.nanoseconds() - start) / 1e9
  print("\(name): \(Int(Double(rounds * inputs.count) / seconds)) leads/s (sum \(sum))")
}

measure("shipped model", ShippedModel.model, rounds: 2_000)
measure("500 factors", large, rounds: 50)
