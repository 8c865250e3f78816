import MusterCampaignsAPI
import Testing

@testable import MusterOutreach

@Suite("The lives of campaigns and enrolments")
struct LifeTests {
  @Test("A campaign makes the moves of its life and no others")
  func campaigns() {
    let legal: [CampaignLife.Move: [CampaignsV1.CampaignStatus]] = [
      .activate: [.draft, .paused], .pause: [.active], .complete: [.active, .paused],
      .archive: [.draft, .paused, .completed],
    ]
    for move in CampaignLife.Move.allCases {
      for status in CampaignsV1.CampaignStatus.allKnown {
        let isLegal = legal[move]?.contains(status) ?? false
        #expect(CampaignLife.allows(move, from: status) == isLegal, "\(move) from \(status)")
      }
    }
  }

  @Test("A refusal names the status that there is and the one asked for")
  func refusal() {
    #expect(
      CampaignLife.refusal(.pause, from: .draft)
        == "The campaign is draft and cannot become paused; only one that is active can be paused.")
    #expect(
      CampaignLife.refusal(.archive, from: .active)
        == "The campaign is active and cannot become archived; only one that is draft, paused or completed can "
        + "be archived.")
    #expect(
      EnrollmentLife.refusal(.resume, from: .active)
        == "The enrolment is active already; only one that is paused can be resumed.")
  }

  @Test("An enrolment makes the moves of its life and no others")
  func enrollments() {
    let legal: [EnrollmentLife.Move: [CampaignsV1.EnrollmentStatus]] = [
      .pause: [.active], .resume: [.paused], .stop: [.active, .paused],
    ]
    for move in EnrollmentLife.Move.allCases {
      for status in CampaignsV1.EnrollmentStatus.allKnown {
        let isLegal = legal[move]?.contains(status) ?? false
        #expect(EnrollmentLife.allows(move, from: status) == isLegal, "\(move) from \(status)")
      }
    }
  }
}
