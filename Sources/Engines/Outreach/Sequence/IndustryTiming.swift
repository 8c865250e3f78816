import MusterCampaignsAPI
import MusterWire

/// How long the six touches of the default sequence wait, by industry.
///
/// Each touch waits after the one before it, in business days; the first goes out as soon as the window
/// opens. People who are on site, with patients or in class answer later than people at a desk; where a
/// decision is made by several, touches are further apart.
package enum IndustryTiming {
  package struct Timing: Hashable, Sendable {
    package let key: String
    /// How people call it.
    package let name: String
    /// Words of an industry's name that mean this one, each the beginning of a word.
    let words: [String]
    /// Business days before each of the six touches.
    package let days: [Int32]
    /// Why.
    package let reason: String
  }

  package static let general = Timing(
    key: "general", name: "General", words: [], days: [0, 2, 3, 3, 4, 5],
    reason: "A touch every two to five business days, further apart towards the end: 17 in all.")

  package static let all: [Timing] = [
    general,
    Timing(
      key: "construction", name: "Construction and trades",
      words: ["construct", "build", "trade", "plumb", "electric", "roof", "carpent", "concret", "landscap"],
      days: [0, 1, 3, 2, 5, 7],
      reason: "On site during the day: a second touch at once, calls early, long pauses for bids: "
        + "18 in all."),
    Timing(
      key: "health", name: "Dental and health care",
      words: ["dental", "dentist", "health", "medic", "clinic", "hospital", "physio", "veterin", "pharma"],
      days: [0, 3, 4, 4, 5, 7],
      reason: "With patients all day and asked by many: few touches, well apart: 23 in all."),
    Timing(
      key: "software", name: "Software and technology",
      words: [
        "software", "saas", "technolog", "it", "information", "internet", "cloud", "comput", "digital",
      ],
      days: [0, 1, 2, 2, 3, 4],
      reason: "At the desk and quick to answer: a short sequence of 12 business days."),
    Timing(
      key: "professional_services", name: "Professional services",
      words: ["account", "legal", "law", "consult", "advis", "audit", "architect", "recruit", "profession"],
      days: [0, 3, 3, 4, 5, 5],
      reason: "Busy towards the ends of months, and partners decide together: 20 in all."),
    Timing(
      key: "manufacturing", name: "Manufacturing and logistics",
      words: [
        "manufactur", "industrial", "machin", "logistic", "transport", "warehous", "freight", "mining",
      ],
      days: [0, 2, 4, 3, 5, 6],
      reason: "Shifts and procurement: a second touch soon, then a step a week: 20 in all."),
    Timing(
      key: "retail", name: "Retail and hospitality",
      words: [
        "retail", "shop", "store", "hospitality", "restaurant", "hotel", "cafe", "ecommerce", "tourism",
      ],
      days: [0, 2, 2, 3, 3, 4],
      reason: "Owners read between customers and decide alone: close together, over in 14 business days."),
  ]

  /// That of an industry in anybody's words; the general one for what none is known of.
  package static func of(industry: String) -> Timing {
    let words = industry.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let known = all.first { timing in
      timing.key == industry.lowercased()
        || words.contains { word in
          // Two letters are a word of their own, not the beginning of one.
          timing.words.contains { $0.utf8.count <= 3 ? word == $0 : word.hasPrefix($0) }
        }
    }
    return known ?? general
  }

  /// That of one touch, counted from 0.
  static func delay(_ timing: Timing, _ touch: Int) -> CampaignsV1.StepDelay {
    .with {
      $0.days = timing.days.indices.contains(touch) ? timing.days[touch] : 3
      $0.businessDays = true
    }
  }
}
