import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Which step follows")
struct BranchingTests {
  private let start = moment(2026, 3, 2, 9)
  private let hours = SendingHours(window("1-7@00:00-24:00"))

  private func next(
    _ key: String, _ steps: [CampaignsV1.SequenceStep], _ events: [(CampaignsV1.BranchEvent, Int64)] = [],
    now: Int64, wasSent: Bool = true
  ) -> NextMove {
    Branching.next(
      after: key, in: steps, settled: start, wasSent: wasSent,
      events: events.map { BranchFact($0.0, at: $0.1) }, now: now, hours: hours, zone: .utc)
  }

  private func at(_ key: String, _ time: Int64) -> NextMove { .step(key: key, due: time, opening: time) }

  @Test("Without branches the next step follows after its delay, and the last ends the enrolment")
  func plain() {
    let steps = [step("a"), step("b", delay: delay(2)), step("c")]
    #expect(next("a", steps, now: start) == at("b", start + 2 * day))
    #expect(next("b", steps, now: start) == at("c", start))
    #expect(next("c", steps, now: start) == .end)
    #expect(next("gone", steps, now: start) == .end)
    #expect(Branching.first(in: steps, enrolled: start, hours: hours, zone: .utc) == at("a", start))
    #expect(Branching.first(in: [], enrolled: start, hours: hours, zone: .utc) == .end)
  }

  @Test("A branch is taken when what it waits for happens in time")
  func taken() {
    let steps = [
      step("a", branches: [branch(.opened, to: "c", within: 86_400)]), step("b", delay: delay(3)),
      step("c", delay: delay(2)),
    ]
    #expect(next("a", steps, now: start) == .wait(until: start + day, expected: "b"))
    #expect(next("a", steps, [(.opened, start + hour)], now: start + hour) == at("c", start + 2 * day))
    #expect(next("a", steps, [(.opened, start + day)], now: start + day) == at("c", start + 2 * day))
    #expect(next("a", steps, [(.opened, start + day + 1)], now: start + 2 * day) == at("b", start + 3 * day))
    #expect(
      next("a", steps, [(.clicked, start + hour)], now: start + hour)
        == .wait(until: start + day, expected: "b"))
    // What happened before the send is of another step.
    #expect(next("a", steps, [(.opened, start - 1)], now: start + day) == at("b", start + 3 * day))
  }

  @Test("A branch without a time waits until the next step is due")
  func untilDue() {
    let steps = [step("a", branches: [branch(.replied, to: "")]), step("b", delay: delay(3))]
    #expect(next("a", steps, now: start) == .wait(until: start + 3 * day, expected: "b"))
    #expect(next("a", steps, [(.replied, start + 2 * day)], now: start + 2 * day) == .end)
    #expect(next("a", steps, now: start + 3 * day) == at("b", start + 3 * day))
  }

  @Test("A branch on no answer is taken at its end, and not when a reply came")
  func noAnswer() {
    let steps = [
      step("a", branches: [branch(.noAnswer, to: "c", within: 2 * 86_400)]), step("b", delay: delay(1)),
      step("c"),
    ]
    #expect(next("a", steps, now: start) == .wait(until: start + 2 * day, expected: "c"))
    #expect(next("a", steps, now: start + 2 * day) == at("c", start + 2 * day))
    #expect(next("a", steps, [(.replied, start + hour)], now: start + 2 * day) == at("b", start + 2 * day))
  }

  @Test(
    "Of several branches the one that comes true first is taken, of two at once the one that stands first")
  func order() {
    let steps = [
      step(
        "a",
        branches: [
          branch(.clicked, to: "b", within: 5 * 86_400), branch(.opened, to: "c", within: 5 * 86_400),
          branch(.noAnswer, to: "d", within: 3 * 86_400),
        ]), step("b"), step("c"), step("d"),
    ]
    let opened = (CampaignsV1.BranchEvent.opened, start + hour)
    let clicked = (CampaignsV1.BranchEvent.clicked, start + 2 * hour)
    #expect(next("a", steps, [opened, clicked], now: start + day) == at("c", start + hour))
    #expect(
      next("a", steps, [(.opened, start + hour), (.clicked, start + hour)], now: start + day)
        == at("b", start + hour))
    #expect(next("a", steps, now: start) == .wait(until: start + 3 * day, expected: "d"))
    #expect(
      next("a", steps, [clicked, (.opened, start + 4 * day)], now: start + 5 * day)
        == at("b", start + 2 * hour))
  }

  @Test("A step that was skipped is not answered, so its branches are passed over")
  func skipped() {
    let steps = [
      step("a", branches: [branch(.noAnswer, to: "c", within: 60)]), step("b", delay: delay(1)), step("c"),
    ]
    #expect(next("a", steps, now: start, wasSent: false) == at("b", start + day))
  }

  @Test("A reply stops no enrolment whose step leads on from it")
  func replies() {
    let steps = [step("a", branches: [branch(.replied, to: "b")]), step("b")]
    #expect(Branching.branchesOnReply("a", in: steps))
    #expect(!Branching.branchesOnReply("b", in: steps))
  }

  @Test("Whatever happens, an enrolment goes forward and comes to an end")
  func forward() {
    var random = SeededRandom(31)
    let events: [CampaignsV1.BranchEvent] = [.replied, .opened, .clicked, .noAnswer]
    for _ in 0..<500 {
      let count = Int.random(in: 1...8, using: &random)
      let steps = (0..<count).map { place in
        step(
          "s\(place)", delay: delay(Int32.random(in: 0...5, using: &random)),
          branches: (0..<Int.random(in: 0...3, using: &random)).map { _ in
            let target = Int.random(in: place + 1...count, using: &random)
            return branch(
              events.randomElement(using: &random) ?? .opened, to: target == count ? "" : "s\(target)",
              within: Bool.random(using: &random) ? Int64.random(in: 0...500_000, using: &random) : nil)
          })
      }
      #expect(SequenceCheck.problems(of: steps) == [])
      var (key, settled, place) = ("s0", start, 0)
      var rounds = 0
      walk: while true {
        let happened = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          BranchFact(
            events.dropLast().randomElement(using: &random) ?? .opened,
            at: settled + Int64.random(in: 0...600_000, using: &random) * second)
        }
        var now = settled
        var move = NextMove.end
        repeat {
          rounds += 1
          let known = happened.filter { $0.time <= now }
          move = Branching.next(
            after: key, in: steps, settled: settled, wasSent: true, events: known, now: now, hours: hours,
            zone: .utc)
          guard case .wait(let until, _) = move else { break }
          #expect(until > now)
          now = until
        } while rounds < 1_000
        guard case .step(let following, let due, _) = move else { break walk }
        let found = steps.firstIndex { $0.key == following } ?? -1
        #expect(found > place && due >= settled)
        (key, settled, place) = (following, due, found)
      }
      #expect(rounds < 1_000)
    }
  }
}
