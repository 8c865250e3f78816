import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Sequences and templates")
struct SequenceTests {
  private func problems(_ steps: [CampaignsV1.SequenceStep]) -> [String] {
    SequenceCheck.problems(of: steps).map { "\($0.field) \($0.description)" }
  }

  @Test("Steps and variants have keys of their own")
  func keys() {
    #expect(problems([step("a"), step("b")]) == [])
    #expect(
      problems([step("a"), step("b"), step("a")])
        == ["steps[2].key is a, as that of steps[0]; give each step its own"])
    #expect(
      problems([step("a", [variant("x", email()), variant("x", sms("Hi"))])])
        == ["steps[0].variants[1].key is x, as that of variants[0]; give each variant of the step its own"])
  }

  @Test("A branch leads forward, to a step that there is, or ends the enrolment")
  func branches() {
    func lead(to key: String) -> [String] {
      problems([step("a"), step("b", branches: [branch(.opened, to: key)]), step("c")])
    }
    #expect(lead(to: "c") == [])
    #expect(lead(to: "") == [])
    #expect(
      lead(to: "a")
        == ["steps[1].branches[0].next_step_key is a, which stands before; a branch leads forward only"])
    #expect(
      lead(to: "b")
        == ["steps[1].branches[0].next_step_key is b, the step itself; a branch leads forward only"])
    #expect(lead(to: "x") == ["steps[1].branches[0].next_step_key is x, which no step has"])
    #expect(
      problems([step("a", branches: [branch(.init(rawValue: 9), to: "")])])
        == [
          "steps[0].branches[0].event is 9, which is no event; take REPLIED, OPENED, CLICKED or NO_ANSWER"
        ])
  }

  @Test("A step that keeps its key keeps its id")
  func ids() {
    var count = 0
    func fresh() -> String {
      count += 1
      return "step_\(count)"
    }
    let first = StepIDs.kept([step("a"), step("b")], from: [], making: fresh)
    #expect(first.map(\.id) == ["step_1", "step_2"])
    let second = StepIDs.kept([step("b"), step("c"), step("a")], from: first, making: fresh)
    #expect(second.map(\.id) == ["step_2", "step_3", "step_1"])
  }

  private static let channels: [Set<TypeV1.Channel>] = [
    Set(TypeV1.Channel.outreach), [.email], [.email, .linkedin], [.sms], [.email, .voice, .mail],
  ]

  @Test("The default sequence has six steps that can be sent as they are, for every industry and channels")
  func sixTouches() {
    for timing in IndustryTiming.all {
      for channels in Self.channels {
        let steps = SixTouches.steps(industry: timing.key, channels: channels)
        #expect(steps.count == 6)
        #expect(SequenceCheck.problems(of: steps) == [])
        #expect(ContentCheck.problems(of: steps) == [], "\(timing.key)")
        #expect(
          steps.allSatisfy {
            !$0.variants.isEmpty && $0.variants.allSatisfy { channels.contains($0.channel) }
          })
        let problems = CampaignReadiness.problems(
          campaign: .with {
            $0.sendingWindow = SendingHours.general
            $0.senderIdentity = .with {
              ($0.legalName, $0.contactEmail) = ("Acme", "hello@acme.example")
              $0.postalAddress = .with { ($0.lines, $0.city, $0.country) = (["1 High St"], "Perth", "AU") }
            }
          }, steps: steps, customKeys: [],
          senders: channels.map { channel in .with { $0.channel = channel } })
        #expect(problems == [], "\(timing.key) \(channels)")
        #expect(steps.compactMap { $0.delay?.days } == timing.days)
      }
    }
  }

  @Test("The shipped texts fit their channels with long values")
  func shippedLengths() {
    for timing in IndustryTiming.all {
      for step in SixTouches.steps(industry: timing.key) {
        for variant in step.variants {
          let rendered = PreparedContent(variant.content ?? .init()).rendered { field in
            switch field {
            case .lead("first_name"): String(repeating: "x", count: 20)
            case .unsubscribeLink: "https://u.example/1"
            default: "Something of thirty characters"
            }
          }
          #expect(rendered.problems == [], "\(timing.key) \(step.key) \(variant.key)")
        }
      }
    }
  }

  @Test("Industries have timings of their own, found by anybody's words for them")
  func timings() {
    #expect(IndustryTiming.all.allSatisfy { $0.days.count == 6 && !$0.reason.isEmpty })
    #expect(Set(IndustryTiming.all.map(\.days)).count == IndustryTiming.all.count)
    let table = [
      "construction": "construction", "Commercial Builders": "construction", "Dental clinics": "health",
      "SaaS": "software", "IT": "software", "hospitality": "retail", "Law firms": "professional_services",
      "Lawn mowing": "general", "": "general", "Fishing": "general", "capital": "general",
      "Freight & logistics": "manufacturing", "HEALTH CARE": "health",
    ]
    for (words, key) in table { #expect(IndustryTiming.of(industry: words).key == key, "\(words)") }
  }

  @Test("The reason of each timing says how many business days it takes")
  func reasons() {
    for timing in IndustryTiming.all {
      let sum = timing.days.reduce(0, +)
      #expect(timing.reason.contains("\(sum)"), "\(timing.key): \(sum), \(timing.reason)")
    }
  }

  @Test("The built-in templates are whole, and their ids are fixed")
  func builtIn() {
    #expect(BuiltInTemplates.all.count >= 5)
    #expect(Set(BuiltInTemplates.all.map(\.id)).count == BuiltInTemplates.all.count)
    #expect(BuiltInTemplates.all.allSatisfy { TypeID($0.id)?.prefix == "template" })
    let ids = BuiltInTemplates.all.flatMap { $0.steps.map(\.id) }
    #expect(Set(ids).count == ids.count && ids.allSatisfy { TypeID($0)?.prefix == "step" })
    for template in BuiltInTemplates.all {
      #expect(BuiltInTemplates.template(id: template.id) == template)
      #expect(template.steps.count == 6 && template.origin == .builtIn && template.tenantID.isEmpty)
      #expect(template.allocation.map(AllocationCheck.problems) == [], "\(template.name)")
      #expect(ContentCheck.problems(of: template.steps) == [])
    }
    #expect(BuiltInTemplates.template(id: "template_x") == nil)
  }

  @Test("A template for an industry has that industry's words, over the channels that were asked for")
  func drafts() {
    let one = TemplateDraft.make(industry: "Dental clinics", channels: [.email, .sms])
    let two = TemplateDraft.make(industry: "Software", channels: [])
    #expect(one.name == "Six touches for Dental clinics")
    #expect(one.steps.map { $0.delay?.days } != two.steps.map { $0.delay?.days })
    #expect(Set(one.steps.flatMap { $0.variants.map(\.channel) }) == [.email, .sms])
    #expect(Set(two.steps.flatMap { $0.variants.map(\.channel) }) == Set(TypeV1.Channel.outreach))
    #expect(
      one.allocation.map(AllocationCheck.total) == 100 && two.allocation.map(AllocationCheck.total) == 100)
    #expect("\(one.steps[0])".contains("practices"))
  }

  @Test("A follow-up without a subject goes on under that of the email before it")
  func threads() {
    let steps = [
      step("a", [variant("x", email("First"))]), step("b", [variant("x", sms("Hi"))]),
      step("c", [variant("x", email(""))]),
    ]
    #expect(ThreadSubject.of(stepAt: 2, in: steps) == "First")
    #expect(ThreadSubject.of(stepAt: 0, in: steps) == nil)
  }
}
