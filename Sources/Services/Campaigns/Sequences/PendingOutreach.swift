import MusterCampaignsAPI
import MusterOutreach
import MusterTypesAPI

// What the engine does not have yet. This file goes when it has.

enum StepIDs {
  static func kept(
    _ steps: [CampaignsV1.SequenceStep], from former: [CampaignsV1.SequenceStep], making: () -> String
  ) -> [CampaignsV1.SequenceStep] {
    steps.map { step in
      var step = step
      step.id = former.first { $0.key == step.key }?.id ?? making()
      return step
    }
  }
}

enum SequenceCheck {
  static func problems(of steps: [CampaignsV1.SequenceStep]) -> [OutreachProblem] { [] }
}

enum SixTouches {
  static func steps(industry: String) -> [CampaignsV1.SequenceStep] { [] }
}

enum BuiltInTemplates {
  static let all: [CampaignsV1.Template] = []
  static func template(id: String) -> CampaignsV1.Template? { nil }
}

enum TemplateDraft {
  static func make(industry: String, channels: [TypeV1.Channel]) -> CampaignsV1.Template {
    CampaignsV1.Template()
  }
}

enum CampaignReadiness {
  static func problems(
    campaign: CampaignsV1.Campaign, steps: [CampaignsV1.SequenceStep], customKeys: Set<String>,
    senders: [CampaignsV1.Sender]
  ) -> [CampaignsV1.CampaignProblem] { [] }
}
